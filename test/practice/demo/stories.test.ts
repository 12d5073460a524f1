import { afterEach, describe, expect, test } from 'vitest';
import { STEPS } from '../../../src/practice/demo/guide/steps.ts';
import { CHANNELS, inboxId, PEOPLE } from '../../../src/practice/demo/stage/cast.ts';
import { newestWith } from '../../../src/practice/demo/stage/doing.ts';
import { STORIES } from '../../../src/practice/demo/stories/table.ts';
import type { PracticeMessage } from '../../../src/practice/workspace/model.ts';
import { storyCalled } from './a-demo.ts';
import { openScene, refusals, ticked, told } from './open-scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
afterEach(() => scene.stop());

type Situation = {
  name: string;
  /** What the release manager is told, by which command. */
  command: string;
  answer: readonly RegExp[];
  /** What stands in the newest kept message where the story opens. */
  opensWith: RegExp;
  /** How many steps of the guide have happened on the way. */
  steps: number;
  /** What else may be done there, once the release manager was told. */
  goesOn?: () => Promise<void>;
};

/** "Send me pictures", under the numbers that the release manager was just told. */
const drawsPictures = async (): Promise<void> => {
  const manager = scene.slack.person('release-manager');
  const before = manager.inbox.length;
  await manager.clicks(newestWith(manager.sees('#releases'), 'numbers.pictures'), 'numbers.pictures');
  await scene.passTo(scene.slack.clock.now() + 60_000);
  const [sent, ...more] = manager.inbox.slice(before);
  expect(more).toEqual([]);
  expect((sent?.blocks ?? []).filter(({ type }) => type === 'image').length).toBeGreaterThan(1);
  expect(refusals(scene)).toEqual([]);
};

const SITUATIONS: readonly Situation[] = [
  { name: 'start', command: '/release list', answer: [/No release is planned/], opensWith: /^$/, steps: 0 },
  {
    name: 'empty',
    command: '/release new',
    answer: [/Greenlight is not set up here yet/],
    opensWith: /three short screens.*\[\[Set up\]\]/s,
    steps: 0,
  },
  {
    name: 'plan-review',
    command: '/release show atlas-2.0',
    answer: [/epartments were asked about the date/],
    opensWith: /Sales\* says that something is missing in the plan for \*Atlas 2\.0\*.*\[The plan in full\]/s,
    steps: 1,
  },
  {
    name: 'red-light',
    command: '/release status',
    answer: [
      /in 2 days/,
      /5 of 8 green/,
      /Product marketing: not yet/,
      /Support: on track/,
      /Sales: no answer/,
    ],
    opensWith: /Product marketing\* is not ready/,
    steps: 5,
  },
  {
    name: 'on-hold',
    command: '/release status',
    answer: [/On hold\* since today at 10:30 by qa-lead/, /3 of 8 green/],
    opensWith: /on hold:.*\[\[Resume\]\]/s,
    steps: 4,
  },
  {
    name: 'condition-lapsing',
    command: '/release status',
    answer: [/all 8 green, nothing is in the way/],
    opensWith: /Until Tue 17 Nov\*: Support counts on you.*\[\[It is done\]\]/s,
    steps: 5,
  },
  {
    name: 'price-change',
    command: '/release status',
    answer: [/3 of 8 green/, /Documentation: asked again. The price has changed/, /Sales: asked again/],
    opensWith: /Price: before 9 €.*, now 12 €/s,
    steps: 5,
  },
  {
    name: 'slip-with-clashes',
    command: '/release status atlas-2.0',
    answer: [/May 7, 2027/, /Training: asked again. The date has changed/, /Sales: not asked yet/],
    opensWith:
      /moved \*Atlas 2\.0\* from .* because it does not work well enough yet\.\n> Sharing a large board/s,
    steps: 4,
  },
  {
    name: 'high-tier-waiver',
    command: '/release launch',
    answer: [
      /Not launched/,
      /Sales: is to be launched without, and a second person has not agreed yet/,
      /product-marketing-lead accepts the risk/,
    ],
    opensWith: /wants to launch \*Atlas 2\.0\* without \*Sales\*.*\[\[Agree\]\] \[Do not agree\]/s,
    steps: 4,
  },
  {
    name: 'roll-call',
    command: '/release launch',
    answer: [/Not launched/, /every station says go first\. Training says no-go/],
    opensWith: /Training\* says no-go for \*Atlas 2\.0\*.*\[Scrub\]/s,
    steps: 5,
  },
  {
    name: 'reminder-ladder',
    command: '/release chase atlas-2.0',
    answer: [
      /2 departments owe an answer/,
      /@docs-lead \(lead\).*@docs-deputy \(deputy\).*@workspace-admin \(sponsor\)/s,
      /@sales-deputy \(deputy, stands in for @sales-lead, away until/,
    ],
    opensWith: /Documentation\* has not answered for \*Atlas 2\.0\*.*\[\[Green light\]\]/s,
    steps: 4,
  },
  {
    name: 'clock-change-night',
    command: '/release status borealis-1.0',
    answer: [/Planning\.\* The first department is asked Oct 26, 2026/],
    opensWith: /Borealis 1\.0.*The first department is asked Oct 26, 2026/s,
    steps: 4,
  },
  {
    name: 'imported-timeline',
    command: '/release list',
    answer: [/Kubernetes 1\.32/],
    opensWith: /Kubernetes 1\.32: draft.*\[\[Start\]\]/s,
    steps: 1,
  },
  {
    name: 'meeting-cancels-itself',
    command: '/release status',
    answer: [/all 8 green/],
    opensWith: /Nothing is open for the status meeting.*\[\[Cancel it, everybody gets the time back\]\]/s,
    steps: 5,
  },
  {
    name: 'announcement-review',
    command: '/release status',
    answer: [/3 of 8 green/],
    opensWith:
      /the announcement for \*Customers\* \(Newsletter, outside Slack\) waits for you.*\[\[Read and approve\]\]/s,
    steps: 4,
  },
  {
    name: 'all-green',
    command: '/release status',
    answer: [/launch today at 14:00/, /all 8 green/],
    opensWith: /Eight green.*\[\[Launch\]\]/s,
    steps: 5,
  },
  {
    name: 'runbook',
    command: '/release status atlas-2.0',
    answer: [/1 of 3 steps are done\. \*Deploy the new build\* is up/],
    opensWith: /Deploy the new build\* takes longer than 15 minutes, in \*Atlas 2\.0\*: Engineering/s,
    steps: 5,
  },
  {
    name: 'uncertain-delivery',
    command: '/release status',
    answer: [/it is live, the announcement is on its way/],
    opensWith: /^Atlas 2\.0 is live/,
    steps: 6,
  },
  {
    name: 'phased-half-way',
    command: '/release status',
    answer: [/2 of 4 groups\*, 25 % of customers/],
    opensWith:
      /Go on\?\* Next: 50 % of customers.*1 issue reported; 1 is open.*\[\[Next group: 50 % of customers\]\]/s,
    steps: 7,
  },
  {
    name: 'launched',
    command: '/release feedback',
    answer: [/4 answers, on average 4.3 of 5/, /The price sheet a week earlier/],
    opensWith: /out for three working days.*\[5 Great\]/s,
    steps: 7,
  },
  {
    name: 'retro',
    command: '/release lessons',
    answer: [/No lesson that you can see was kept so far/],
    opensWith: /Time to look back.*\[Read and vote\] \[\[We looked back\]\] \[No look back\]/s,
    steps: 7,
  },
  {
    name: 'feedback-arriving',
    command: '/release feedback',
    answer: [
      /4 answers, on average 4\.0 of 5/,
      /How much effort it was: 4\.5 of 5/,
      /Without a name, what did not go well: The build was frozen too early/,
      /in a message: Sharing is great/,
    ],
    opensWith: /out for three working days.*\[5 Great\]/s,
    steps: 8,
  },
  {
    name: 'closed',
    command: '/release feedback atlas-2.0',
    answer: [/4 answers, on average 4.3 of 5/],
    opensWith: /Closed\* by release-manager, the goal is reached in part:\n> Out on the planned day/,
    steps: 8,
  },
  {
    name: 'year-of-releases',
    command: '/release stats',
    answer: [
      /\*Numbers, 2026\*\n\*Launches\*\n• Releases launched: \*11\*\n• Releases cancelled: \*1\*/,
      /• Launched by the planned day: \*82%\*/,
      /• Moves to a later date: \*1\*/,
      /• Departments launched without: \*1\*/,
      /• Conditions kept: \*100%\* \(only 1 release\)/,
      /• Incidents within seven days: \*1\*/,
      /• Goals reached: \*64%\*/,
      /\*Why dates moved\*\n• it does not work well enough yet: \*1×, 7 days\*/,
    ],
    opensWith: /^\*Closed\* by release-manager, the goal is reached:\n> Out on the planned day/,
    steps: 10,
    goesOn: drawsPictures,
  },
];

test('the stories are told once each, the one to begin with first', async () => {
  scene = await openScene();
  expect(STORIES.map(({ name }) => name)).toEqual(SITUATIONS.map(({ name }) => name));
  const places = [...CHANNELS.map(({ id }) => id), ...PEOPLE.map(({ id }) => inboxId(id))];
  for (const { opensAs, opensAt, summary } of STORIES) {
    expect(PEOPLE.map(({ id }) => id)).toContain(opensAs);
    expect(places).toContain(opensAt);
    expect(summary).toMatch(/\.$/);
  }
});

describe.each(SITUATIONS)('the story $name', ({ name, command, answer, opensWith, steps, goesOn }) => {
  test('plays through on the real bot, and ends where it says', async () => {
    const story = storyCalled(name);
    scene = await openScene(story.startsAt);
    await story.play(scene);
    expect(refusals(scene)).toEqual([]);
    expect(ticked(scene)).toHaveLength(steps);

    const person = scene.slack.person(story.opensAs);
    // The line that closes the day stands in a thread of its own, whatever the story is about.
    const closesDay = (message: PracticeMessage) => person.reads(message).startsWith('Record of ');
    const newest = person
      .sees(story.opensAt)
      .findLast((message) => message.ephemeralFor === undefined && !closesDay(message));
    expect(newest === undefined ? '' : person.reads(newest)).toMatch(opensWith);

    const said = await told(scene, 'release-manager', command);
    for (const piece of answer) expect(said).toMatch(piece);
    await goesOn?.();
  });
});

test('every step of the guide that a closed release has behind it is ticked in its story', async () => {
  scene = await openScene();
  await storyCalled('closed').play(scene);
  const notPlayed = STEPS.map(({ title }) => title).filter((title) => !ticked(scene).includes(title));
  expect(notPlayed).toEqual([
    'Say what is in the way',
    'Try to launch',
    'Red turns green',
    'Read what people said',
  ]);
});
