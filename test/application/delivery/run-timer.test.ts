import { describe, expect, test } from 'vitest';
import { runTimer } from '../../../src/application/delivery/run-timer.ts';
import type { DueRow } from '../../../src/application/ports.ts';
import { writeSettings } from '../../../src/application/settings/change-settings.ts';
import { someSettings, WORKSPACE } from '../../support/builders.ts';
import {
  aForm,
  aHouse,
  allGreen,
  deliverAll,
  must,
  planAndStart,
  runTo,
  type TestHouse,
  waiting,
} from '../a-house.ts';

const said = (rows: readonly DueRow[]): unknown[] =>
  rows.filter(({ kind }) => kind === 'statement.to_manager').map(({ payload }) => payload.what);

/** What was due while the bot was away fires at once, at the time of its return. */
const returnAt = async (house: TestHouse, now: string): Promise<void> => {
  house.setNow(now);
  for (;;) {
    const [row] = await house.store.due.dueTimers(now, 1);
    if (row === undefined) return;
    await runTimer(house.house, row);
  }
};

describe('at the planned moment without a launch', () => {
  test('the manager hears at once and each working morning after, nobody else does', async () => {
    const house = await aHouse();
    await planAndStart(house);
    await runTo(house, '2026-12-10T12:59:00.000Z');
    await deliverAll(house);
    await runTo(house, '2026-12-15T12:00:00.000Z');
    const rows = await deliverAll(house);
    expect(said(rows)).toEqual(['not_launched', 'not_launched', 'not_launched', 'not_launched']);
    expect(rows.filter(({ kind }) => kind === 'statement.to_department')).toEqual([]);
  });

  test('an answer in the very second of the launch does not swallow the message', async () => {
    const house = await aHouse();
    const releaseId = await planAndStart(house);
    await runTo(house, '2026-12-10T12:59:00.000Z');
    await deliverAll(house);
    house.setNow('2026-12-10T13:00:00.500Z');
    await must(house, releaseId, { type: 'edit', change: { plan: { goal: 'New' } } });
    await runTo(house, '2026-12-10T13:00:01.000Z');
    expect(said(await deliverAll(house))).toEqual(['not_launched']);
  });
});

describe('while a deployment runs', () => {
  test('its manager is asked after an hour and each working morning whether it worked', async () => {
    const house = await aHouse();
    const releaseId = await planAndStart(house);
    await runTo(house, '2026-12-03T09:00:00.000Z');
    await allGreen(house, releaseId);
    await runTo(house, '2026-12-10T13:00:00.000Z');
    const launch = {
      type: 'launch',
      mode: 'deployment_starts',
      announcementId: 'none',
      early: false,
    } as const;
    await must(house, releaseId, launch);
    await deliverAll(house);
    await runTo(house, '2026-12-10T13:59:00.000Z');
    expect(said(await deliverAll(house))).toEqual([]);
    await runTo(house, '2026-12-11T12:00:00.000Z');
    expect(said(await deliverAll(house))).toEqual(['deployment_asked', 'deployment_asked']);
    await must(house, releaseId, { type: 'declare_failed', usersSee: 'nothing', cause: 'x', askAgain: [] });
    await runTo(house, '2026-12-14T08:00:00.000Z');
    expect(said(await deliverAll(house))).not.toContain('deployment_asked');
  });
});

describe('a bot that comes back late', () => {
  test('says nothing that is no longer true', async () => {
    const house = await aHouse();
    const releaseId = await planAndStart(house);
    await runTo(house, '2026-12-03T09:00:00.000Z');
    await allGreen(house, releaseId);
    await deliverAll(house);
    await returnAt(house, '2026-12-14T10:00:00.000Z');
    const rows = await deliverAll(house);
    expect(said(rows)).toEqual(['not_launched']);
    expect(rows.filter(({ kind }) => kind === 'statement.reminder')).toEqual([]);
  });

  test('makes up for the asks that it missed', async () => {
    const house = await aHouse();
    await planAndStart(house);
    await returnAt(house, '2026-12-04T10:00:00.000Z');
    const cards = (await deliverAll(house)).filter(({ kind }) => kind === 'board.department_card');
    expect(new Set(cards.map(({ slot }) => slot?.subject)).size).toBe(8);
  });

  test('drops what was cancelled between the reading of the list and its turn', async () => {
    const house = await aHouse();
    const releaseId = await planAndStart(house);
    await runTo(house, '2026-12-03T09:00:00.000Z');
    await deliverAll(house);
    const stale = await house.store.due.dueTimers('2026-12-09T09:00:00.000Z', 100);
    expect(stale.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['time.remind', 'time.go_no_go']));
    await must(house, releaseId, { type: 'cancel', reason: 'No budget' });
    await deliverAll(house);
    house.setNow('2026-12-09T09:00:00.000Z');
    for (const row of stale) await runTimer(house.house, row);
    const statements = (await deliverAll(house)).filter(({ kind }) => kind.startsWith('statement.'));
    expect(statements.filter(({ releaseId: about }) => about !== null)).toEqual([]);
  });
});

describe('the status meeting', () => {
  const meeting = { cron: '0 10 * * 2', zone: 'Europe/Berlin' };
  const withMeeting = async (): Promise<TestHouse> => {
    const house = await aHouse();
    const [before, after] = [someSettings(), someSettings({ statusMeeting: meeting })];
    const by = { userId: 'U0MAYA', name: 'Maya', role: 'admin' } as const;
    await house.store.transaction((tx) => writeSettings(tx, house.house, { before, after, by }));
    return house;
  };
  const agendas = async (house: TestHouse) =>
    (await deliverAll(house)).filter(({ kind }) => kind === 'statement.status_agenda');

  test('posts one agenda a week for everything that runs, an hour before, and always plans the next', async () => {
    const house = await withMeeting();
    await planAndStart(house);
    await planAndStart(house, { form: aForm({ title: 'Borealis 1.0' }) });
    expect(await waiting(house, 'time')).toContain('2026-11-24T08:00 time.status_meeting');
    await runTo(house, '2026-12-02T09:00:00.000Z');
    const posted = await agendas(house);
    expect(posted.map(({ slot }) => slot?.audience)).toEqual([{ channel: 'C0REL' }, { channel: 'C0REL' }]);
    expect(await waiting(house, 'time')).toContain('2026-12-08T08:00 time.status_meeting');
  });

  test('is silent when nothing runs that everybody may know of', async () => {
    const house = await withMeeting();
    const secret = await planAndStart(house);
    await must(house, secret, { type: 'edit', change: { visibility: 'confidential' } });
    await planAndStart(house, { practice: true });
    await runTo(house, '2026-11-25T09:00:00.000Z');
    expect(await agendas(house)).toEqual([]);
    expect(await waiting(house, 'time')).toContain('2026-12-01T08:00 time.status_meeting');
  });

  test('late, and not begun: it is still read', async () => {
    const house = await withMeeting();
    await planAndStart(house);
    await returnAt(house, '2026-11-24T08:45:00.000Z');
    expect((await agendas(house)).map(({ payload }) => payload.at)).toEqual(['2026-11-24T09:00:00.000Z']);
    expect(await waiting(house, 'time')).toContain('2026-12-01T08:00 time.status_meeting');
  });

  test('missed by more than an hour it is left out, and the next one planned', async () => {
    const house = await withMeeting();
    await planAndStart(house);
    await returnAt(house, '2026-11-24T09:30:00.000Z');
    expect(await agendas(house)).toEqual([]);
    expect(await waiting(house, 'time')).toContain('2026-12-01T08:00 time.status_meeting');
  });

  test('ends when the settings no longer have one', async () => {
    const house = await withMeeting();
    const before = await house.store.reads.settings(WORKSPACE);
    const by = { userId: 'U0MAYA', name: 'Maya', role: 'admin' } as const;
    const after = { ...before, statusMeeting: null };
    await house.store.transaction((tx) => writeSettings(tx, house.house, { before, after, by }));
    expect(await waiting(house, 'time')).toEqual([]);
  });
});
