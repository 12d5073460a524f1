import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { STEPS } from '../../../src/practice/demo/guide/steps.ts';
import type { Scene } from '../../../src/practice/demo/scene.ts';
import { CHANNELS, inboxId, PEOPLE } from '../../../src/practice/demo/stage/cast.ts';
import { newestWith, sends } from '../../../src/practice/demo/stage/doing.ts';
import { setUp } from '../../../src/practice/demo/stage/set-up.ts';
import { green, notYet, passToDay, plan, rate, start } from '../../../src/practice/demo/stories/verbs.ts';
import { openScene, refusals, ticked, told } from './open-scene.ts';

type Opened = Awaited<ReturnType<typeof openScene>>;

const TITLES = STEPS.map(({ title }) => title);
const PRICE = { reason: 'The price is not decided.', solver: 'Finance', expectedOn: -9 };

const playHelp = async (scene: Scene, title: string): Promise<void> => {
  const help = STEPS.find((step) => step.title === title)?.help;
  if (help === undefined) throw new Error(`"${title}" has no help.`);
  await help.play(scene);
};

test('the guide has twelve steps, each of a person and a channel of the stage or of the clock', () => {
  expect(STEPS).toHaveLength(12);
  const places = [...CHANNELS.map(({ id }) => id), ...PEOPLE.map(({ id }) => inboxId(id))];
  for (const { title, person, channel, words } of STEPS) {
    expect([title, person === null || PEOPLE.some(({ id }) => id === person)]).toEqual([title, true]);
    expect([title, channel === null || places.includes(channel)]).toEqual([title, true]);
    expect(words).toMatch(/\.$/);
  }
});

describe('the whole way', () => {
  let scene: Opened;
  beforeAll(async () => {
    scene = await openScene();
    await setUp(scene);
  });
  afterAll(() => scene.stop());

  const close = async (): Promise<void> => {
    const { slack } = scene;
    // The log of a long demo may forget its beginning.
    slack.log.deliveries.splice(0, 20);
    const manager = slack.person('release-manager');
    await manager.types('#releases', '/release close');
    await sends(manager, {
      outcome: 'It is out.',
      lessons: 'Decide the price first.',
      answer: 'Reached',
      value: '40 %',
      lookBack: 'Yes, we looked back',
    });
    await scene.settle();
  };
  const launch = async (): Promise<void> => {
    await playHelp(scene, 'Launch');
    const manager = scene.slack.person('release-manager');
    await manager.clicks(newestWith(manager.inbox, 'launch.open'), 'launch.open');
    await sends(manager, { title: 'Atlas 2.0 is here' });
    await scene.settle();
  };
  const redTurnsGreen = async (): Promise<void> => {
    await passToDay(scene, -9, '12:00');
    await green(scene, 'product-marketing');
  };

  const WAY: readonly [string, () => Promise<unknown>][] = [
    ['Plan a release', () => plan(scene)],
    ['Look, then start', () => start(scene)],
    ['Let time pass', () => passToDay(scene, -14, '16:30')],
    ['Green, by two taps', () => green(scene, 'docs')],
    ['Say what is in the way', () => notYet(scene, 'product-marketing', PRICE)],
    ['Try to launch', () => told(scene, 'release-manager', '/release launch')],
    ['Red turns green', redTurnsGreen],
    ['The last light', () => playHelp(scene, 'The last light')],
    ['Launch', launch],
    ['Rate it', () => rate(scene, 'reader', 4)],
    ['Read what people said', () => told(scene, 'release-manager', '/release feedback')],
    ['Close it', close],
  ];

  test.each(WAY)('"%s" is ticked when it has happened, and not before', async (title, happen) => {
    const before = TITLES.slice(0, TITLES.indexOf(title));
    expect(ticked(scene)).toEqual(before);
    await happen();
    expect(ticked(scene)).toEqual([...before, title]);
  });

  test('every button that the guide names is one that the bot has shown', () => {
    const shown = scene.slack.log.calls.map(({ args }) => JSON.stringify(args).replaceAll('\\"', '"')).join();
    const quoted = STEPS.flatMap(({ words }) =>
      [...words.matchAll(/“([^”]+)”/g)].map(([, label = '']) => label),
    );
    const typed = (label: string): boolean => label.startsWith('/release') || label === PRICE.reason;
    const labels = [...new Set(quoted)].filter((label) => !typed(label));
    expect(labels.filter((label) => !shown.includes(`"text":"${label}"`))).toEqual([]);
    expect(labels).toHaveLength(11);
  });

  test('Slack refuses nothing of it', () => {
    expect(refusals(scene)).toEqual([]);
  });
});

describe('what ticks nothing', () => {
  let scene: Opened;
  beforeEach(async () => {
    scene = await openScene();
    await setUp(scene);
  });
  afterEach(() => scene.stop());

  test('people who look around, talk, or open a form and close it', async () => {
    const { slack } = scene;
    const reader = slack.person('reader');
    reader.says('#releases', ':red_circle: *Closed*. Not launched: Feedback on it: 1 answer');
    for (const words of ['', 'help', 'list', 'status', 'launch', 'feedback', 'close']) {
      await told(scene, 'release-manager', `/release ${words}`);
    }
    await reader.opensHome();
    await reader.types('#releases', '/release new Atlas 2.0');
    await reader.closes(true);
    await scene.settle();
    expect(ticked(scene)).toEqual([]);
  });

  test('clicks that the bot refuses', async () => {
    const { slack } = scene;
    await plan(scene);
    await start(scene);
    await passToDay(scene, -14, '16:30');
    const asked = ticked(scene);
    const reader = slack.person('reader');
    const card = newestWith(slack.channel('#docs').topLevel, 'light.green');
    await reader.clicks(card, 'light.green');
    await reader.clicks(card, 'light.not_yet');
    await told(scene, 'reader', '/release launch');
    await told(scene, 'reader', '/release feedback');
    await told(scene, 'release-manager', '/release feedback');
    await told(scene, 'release-manager', '/release close');
    expect(ticked(scene)).toEqual(asked);
    expect(asked).toEqual(TITLES.slice(0, 3));
  });

  test('a light that turns from green to red has not turned from red to green', async () => {
    await plan(scene);
    await start(scene);
    await passToDay(scene, -14, '16:30');
    await green(scene, 'docs');
    const lead = scene.slack.person('docs-lead');
    await lead.clicks(newestWith(scene.slack.channel('#docs').topLevel, 'light.change'), 'light.change');
    await lead.fills({ answer: 'not_yet' });
    await lead.submits();
    await sends(lead, { reason: 'A picture is missing.', solver: 'Design', expectedOn: '2026-11-10' });
    await scene.settle();
    expect(ticked(scene)).toEqual(TITLES.slice(0, 5));
  });
});

describe('what the help plays', () => {
  let scene: Opened;
  beforeEach(async () => {
    scene = await openScene();
    await setUp(scene);
  });
  afterEach(() => scene.stop());

  test('the others answer for a release of any name and date, red ones among them', async () => {
    const manager = scene.slack.person('release-manager');
    await manager.types('#releases', '/release new');
    await sends(manager, { title: 'Orbit', value: 'Faster search.', date: '2026-11-13', time: '10:15' });
    await scene.settle();
    await manager.clicks(newestWith(manager.inbox, 'plan.start'), 'plan.start');
    await sends(manager, { goal: 'People find things.', measure: 'Fewer questions.' });
    await scene.settle();
    await playHelp(scene, 'Let time pass');
    expect(ticked(scene)).toEqual(TITLES.slice(0, 3));
    await passToDay(scene, -16, '17:30');
    await notYet(scene, 'docs', { ...PRICE, expectedOn: -8 });
    await playHelp(scene, 'The last light');
    expect(ticked(scene)).toContain('The last light');
    await playHelp(scene, 'Launch');
    expect(manager.reads(newestWith(manager.inbox, 'launch.open'))).toContain('Planned for today at 10:15');
  });

  test('without a release, and on hold, it says what to do, and no time passes', async () => {
    const { slack } = scene;
    const before = slack.clock.now();
    await expect(playHelp(scene, 'Let time pass')).rejects.toThrow('press “Start” first');
    expect(slack.clock.now()).toBe(before);
    await plan(scene);
    await start(scene);
    const manager = slack.person('release-manager');
    await manager.types('#releases', '/release hold atlas-2.0');
    await sends(manager, { reason: 'We wait for a decision.' });
    await scene.settle();
    const held = slack.clock.now();
    await expect(playHelp(scene, 'The last light')).rejects.toThrow('on hold');
    expect(slack.clock.now()).toBe(held);
  });
});
