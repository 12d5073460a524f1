import { expect, test } from 'vitest';
import { redrawEverything } from '../../../src/application/delivery/redraw-everything.ts';
import { someSettings, WORKSPACE } from '../../support/builders.ts';
import { aHouse } from '../a-house.ts';

const MEETING = { cron: '0 11 * * 2', zone: 'Europe/Berlin' };

test('a meeting that was planned on another clock is planned anew at start', async () => {
  const { house, store, now } = await aHouse(someSettings({ statusMeeting: MEETING }));
  await store.transaction((tx) =>
    tx.setWorkspaceTimer(WORKSPACE, 'time.status_meeting', '2031-01-07T10:00:00.000Z', now()),
  );
  await redrawEverything(house, WORKSPACE);
  const [meeting] = await store.due.dueTimers('2026-12-31T00:00:00.000Z', 10);
  expect(meeting?.dueAt).toBe('2026-11-17T09:00:00.000Z');
});
