import { describe, expect, test } from 'vitest';
import { changeSettings } from '../../../src/application/settings/change-settings.ts';
import { slotKey } from '../../../src/domain/delivery/due-action.ts';
import { RELEASES_CHANNEL, someSettings, WORKSPACE } from '../../support/builders.ts';
import { aHouse, deliverAll, maya, must, plan, planAndStart, runTo, type TestHouse } from '../a-house.ts';

/** Seventeen in Berlin. */
const END = '2026-11-17T16:00:00.000Z';
const NEXT_END = '2026-11-18T16:00:00.000Z';
const RECORD = /record/;

const anchors = ({ store }: TestHouse) => store.reads.anchors(WORKSPACE);

/** Record lines and their thread, as "kind subject channel thread", delivered until this moment. */
const said = async (house: TestHouse, until: string): Promise<string[]> => {
  await runTo(house, until);
  return (await deliverAll(house))
    .filter(({ kind, key }) => RECORD.test(kind) || RECORD.test(key))
    .map(({ kind, slot, threadKey }) => {
      const where = slot !== null && 'channel' in slot.audience ? slot.audience.channel : '';
      return [kind, slot?.subject, where, threadKey].filter((part) => part).join(' ');
    });
};

/** When the day is closed next; nothing where nothing waits for it. */
const closing = async ({ db }: TestHouse): Promise<string[]> => {
  const rows = await db
    .selectFrom('due_action')
    .select('due_at')
    .where('kind', '=', 'time.record_anchor')
    .where('state', '=', 'pending')
    .execute();
  return rows.map(({ due_at }) => due_at);
};

describe('at the end of a day with decisions', () => {
  test('where the record stands is remembered, and one line goes into the thread of one message', async () => {
    const house = await aHouse();
    await planAndStart(house);
    expect(await closing(house)).toEqual([END]);
    const head = await house.store.reads.recordHead(WORKSPACE);
    const thread = slotKey(null, {
      kind: 'board.record_thread',
      subject: '',
      audience: { channel: RELEASES_CHANNEL },
    });
    const lines = await said(house, END);
    expect(lines[0]).toBe(`board.record_thread ${RELEASES_CHANNEL}`);
    expect(lines).toContain(`statement.record_anchor ${head?.seq} ${RELEASES_CHANNEL} ${thread}`);
    expect(await anchors(house)).toEqual([
      {
        ...head,
        day: '2026-11-17',
        decisions: head?.seq,
        at: expect.stringContaining('2026-11-17T16:00:00'),
      },
    ]);
  });

  test('with a channel of its own the line stands there by itself', async () => {
    const house = await aHouse(someSettings({ auditChannelId: 'C0AUDIT' }));
    await plan(house);
    expect(await said(house, END)).toEqual(['statement.record_anchor 1 C0AUDIT']);
  });

  test('it is said once a day: what is decided in the evening is in the next day’s line', async () => {
    const house = await aHouse(someSettings({ auditChannelId: 'C0AUDIT' }));
    const id = await plan(house);
    await said(house, END);
    house.setNow('2026-11-17T19:00:00.000Z');
    await must(house, id, { type: 'edit', change: { plan: { goal: 'Another.' } } });
    expect(await said(house, '2026-11-18T15:59:00.000Z')).toEqual([]);
    expect(await said(house, NEXT_END)).toEqual(['statement.record_anchor 2 C0AUDIT']);
    expect((await anchors(house)).map(({ day, decisions }) => [day, decisions])).toEqual([
      ['2026-11-17', 1],
      ['2026-11-18', 1],
    ]);
  });

  test('a day whose end was moved after it was closed is not closed twice', async () => {
    const house = await aHouse(someSettings({ auditChannelId: 'C0AUDIT' }));
    await plan(house);
    await said(house, END);
    const longer = { days: [1, 2, 3, 4, 5], start: '09:00', end: '20:00' };
    await changeSettings(house.house, maya, (current) => ({ ...current, week: longer }));
    expect(await said(house, '2026-11-17T23:00:00.000Z')).toEqual([]);
    expect(await said(house, '2026-11-18T19:00:00.000Z')).toEqual(['statement.record_anchor 2 C0AUDIT']);
  });
});

describe('nothing is said', () => {
  test('and nothing wakes up on a day without decisions', async () => {
    const house = await aHouse(someSettings({ auditChannelId: 'C0AUDIT' }));
    await plan(house);
    await said(house, END);
    expect(await closing(house)).toEqual([]);
    expect(await said(house, '2026-11-24T16:00:00.000Z')).toEqual([]);
    expect(await anchors(house)).toHaveLength(1);
  });

  test('of a day on which only rehearsals decided something', async () => {
    const house = await aHouse(someSettings({ auditChannelId: 'C0AUDIT' }));
    await plan(house, { practice: true });
    expect(await said(house, END)).toEqual([]);
    expect(await anchors(house)).toEqual([]);
  });

  test('while nobody set the workspace up; the first line afterwards covers it all', async () => {
    const house = await aHouse(someSettings({ releasesChannelId: null, announcementChannelIds: [] }));
    const zone = (name: string) =>
      changeSettings(house.house, maya, (current) => ({ ...current, zone: name }));
    await zone('Europe/Paris');
    expect(await said(house, END)).toEqual([]);
    expect(await anchors(house)).toEqual([]);
    await changeSettings(house.house, maya, (current) => ({ ...current, auditChannelId: 'C0AUDIT' }));
    expect(await said(house, NEXT_END)).toEqual(['statement.record_anchor 2 C0AUDIT']);
    expect((await anchors(house))[0]?.decisions).toBe(2);
  });
});
