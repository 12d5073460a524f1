import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { epochMs, fromEpochMs, toInstant, toWall } from '../../../src/domain/calendar.ts';
import { newestWith } from '../../../src/practice/demo/stage/doing.ts';
import type { PracticeMessage } from '../../../src/practice/workspace/model.ts';
import { storyCalled } from './a-demo.ts';
import { openScene, refusals, told } from './open-scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;

const playedBefore = (name: string): void => {
  beforeAll(async () => {
    const story = storyCalled(name);
    scene = await openScene(story.startsAt);
    await story.play(scene);
  });
  afterAll(() => scene.stop());
};
const passTo = (date: string, time: string, zone: string): Promise<void> =>
  scene.passTo(epochMs(toInstant({ date, time, zone })));
const inboxOf = (who: string): string[] => {
  const person = scene.slack.person(who);
  return person.inbox.map(person.reads);
};
const readsIn = (channel: string): string[] => {
  const manager = scene.slack.person('release-manager');
  return scene.slack.channel(channel).topLevel.map(manager.reads);
};

describe('the ladder of reminders', () => {
  playedBefore('reminder-ladder');

  test('a lead has one digest with buttons; the ones before it are a line each', async () => {
    const [monday, tuesday, wednesday] = inboxOf('docs-lead').slice(-3);
    expect(monday).toMatch(/^· Reminded again on Tue 17 Nov\.$/);
    expect(tuesday).toMatch(/^· Reminded again on Wed 18 Nov\.$/);
    expect(wednesday).toMatch(/\[\[Green light\]\] \[Not yet\].*Ask my deputy/s);
  });

  test('deputy, sponsor and release manager read who was reminded before them', async () => {
    expect(inboxOf('docs-deputy').at(-1)).toMatch(/You are its deputy.*Reminded before: @docs-lead/s);
    expect(inboxOf('workspace-admin').at(-1)).toMatch(
      /You are its sponsor.*Reminded before: @docs-lead.*@docs-deputy/s,
    );
    expect(inboxOf('release-manager').at(-1)).toMatch(/\*Documentation\*\. Reminded before: @docs-lead/);
  });

  test('who is away reads no reminder, and the stand-in reads for whom', async () => {
    expect(inboxOf('sales-lead').join('\n')).not.toMatch(/still missing/);
    expect(inboxOf('sales-deputy').at(-1)).toMatch(/You stand in for @sales-lead, away until Fri 20 Nov/);
  });

  test('ends for everybody with one answer', async () => {
    const lead = scene.slack.person('docs-lead');
    const digest = lead.inbox.at(-1);
    if (digest === undefined) throw new Error('There is no digest.');
    await lead.clicks(digest, 'light.green');
    await scene.settle();
    for (const who of ['docs-lead', 'docs-deputy', 'workspace-admin'])
      expect(inboxOf(who).at(-1)).toMatch(/Nothing is open any more/);
    expect(await told(scene, 'release-manager', '/release chase atlas-2.0')).not.toMatch(/Documentation/);
  });
});

describe('the announcement whose answer was lost', () => {
  playedBefore('uncertain-delivery');
  const announcements = (): string[] =>
    readsIn('#announcements').filter((text) => text.startsWith('Atlas 2.0 is live'));
  const board = (): string =>
    inboxOf('release-manager').find((text) => /Launched (today|yesterday)/.test(text)) ?? '';

  test('stands in its channel, and the bot does not say that it does', async () => {
    expect(announcements()).toHaveLength(1);
    expect(board()).not.toMatch(/The announcement stands in/);
    expect(scene.slack.faults.pending()).toBeGreaterThan(1);
  });

  test('is looked for until the history can be read, found, and never said twice', async () => {
    await scene.passTo(scene.slack.clock.now() + 24 * 3_600_000);
    const looks = scene.slack.log.calls.filter(({ method }) => method === 'conversations.history');
    expect(looks.map(({ fault }) => fault)).toEqual(['rate limited', 'rate limited', 'rate limited', null]);
    expect(scene.slack.faults.pending()).toBe(0);
    expect(announcements()).toHaveLength(1);
    expect(board()).toMatch(/The announcement stands in #announcements/);
    expect(refusals(scene)).toEqual([]);
  });
});

describe('the night in which the clocks change', () => {
  playedBefore('clock-change-night');
  const MONDAY = '2026-10-26';
  const eve = toInstant({ date: '2026-10-24', time: '21:00', zone: 'Europe/Berlin' });
  const onWall = ({ ts }: PracticeMessage, zone: string): string => {
    const { date, time } = toWall(fromEpochMs(Number(ts) * 1000), zone);
    return `${date} ${time}`;
  };

  const ASKED = [
    ['#training', 'Europe/Berlin'],
    ['#docs', 'Europe/London'],
    ['#product-marketing', 'Europe/London'],
    ['#marketing', 'America/New_York'],
  ] as const;
  const REMINDED = [
    ['training-lead', 'Europe/Berlin'],
    ['docs-lead', 'Europe/London'],
    ['marketing-lead', 'America/New_York'],
  ] as const;

  test('has not come when the story opens', () => {
    expect(scene.slack.clock.now()).toBe(epochMs(eve));
  });

  test('nobody in New York hears of anything while Berlin and London are asked, five hours ahead', async () => {
    const heard = (): number => inboxOf('marketing-lead').length + readsIn('#marketing').length;
    const before = heard();
    await passTo(MONDAY, '14:59', 'Europe/Berlin');
    expect(readsIn('#docs').at(-1)).toMatch(/^@docs-lead, is \*Documentation\* ready/);
    expect(heard()).toBe(before);
  });

  test('on the Monday after it everybody is asked and reminded once, at ten on their own wall', async () => {
    await passTo(MONDAY, '23:59', 'America/New_York');
    const since = (messages: readonly PracticeMessage[]): PracticeMessage[] =>
      messages.filter(({ ts }) => Number(ts) * 1000 > epochMs(eve));
    const asked = ASKED.map(([channel, zone]) => [
      channel,
      since(scene.slack.channel(channel).topLevel).map((message) => onWall(message, zone)),
    ]);
    expect(asked).toEqual(ASKED.map(([channel]) => [channel, [`${MONDAY} 10:00`]]));
    const reminded = REMINDED.map(([who, zone]) => [
      who,
      since(scene.slack.person(who).inbox).map((message) => onWall(message, zone)),
    ]);
    expect(reminded).toEqual(REMINDED.map(([who]) => [who, [`${MONDAY} 10:00`]]));
  });
});

describe('the launch that slips by a week', () => {
  playedBefore('slip-with-clashes');

  test('was looked at with everything that stands against the holiday, and is told with the new dates', async () => {
    const manager = scene.slack.person('release-manager');
    await manager.clicks(newestWith(manager.inbox, 'move.open'), 'move.open');
    await manager.fills({ 'move.choice': 'To a date' });
    await manager.fills({ 'move.date': '2027-05-06' });
    const said = manager.modal?.text ?? '';
    expect(said).toMatch(/Thu 6 May is Ascension Day, not a working day/);
    expect(said).toMatch(/Borealis 1\.1 launches on the same day/);
    expect(said).toMatch(/docs-lead, who leads Documentation, is away on that day, until Mon 10 May/);
    await manager.closes(true);
    expect(readsIn('#engineering').at(-1)).toMatch(/moved \*Atlas 2\.0\* from .* because/);
    // Who is asked again reads the new date, and why, in the question.
    expect(readsIn('#training').filter((each) => each.includes('moved *Atlas'))).toEqual([]);
    expect(readsIn('#training').at(-1)).toMatch(
      /Asked again: The launch moved from .* because it does not work well enough yet: Sharing a large board takes a minute\./,
    );
  });
});
