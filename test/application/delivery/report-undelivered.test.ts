import { expect, test } from 'vitest';
import { reportUndelivered } from '../../../src/application/delivery/report-undelivered.ts';
import type { DueAction } from '../../../src/domain/delivery/due-action.ts';
import { aStartedRelease, aStatement, NOW, someSettings, WORKSPACE } from '../../support/builders.ts';
import { claimAll, schedule } from '../../support/store.ts';
import { aHouse } from '../a-house.ts';

/** A house in which everything that is due is given up for the same reason, and reported. */
const aHouseInTrouble = async (admins: readonly string[] = ['U0ADMIN']) => {
  const test = await aHouse(someSettings({ admins: [...admins] }));
  const { store, house } = test;
  await store.transaction((tx) => tx.saveRelease(aStartedRelease({ standInId: 'U0STAND' }), null));
  /** Gives up everything, round by round, until no report follows; returns how many were given up. */
  const giveUpAll = async (problem: string): Promise<string[]> => {
    const given: string[] = [];
    for (let round = 0; round < 20; round += 1) {
      const rows = await claimAll(store);
      if (rows.length === 0) return given;
      for (const row of rows) {
        await store.due.park(row.id, problem, NOW);
        await reportUndelivered(house, row);
        given.push(`${row.kind} ${JSON.stringify(row.slot?.audience)}`);
      }
    }
    throw new Error('It is reported for ever.');
  };
  return { ...test, giveUpAll };
};

const agenda: DueAction = {
  ...aStatement('agenda'),
  kind: 'statement.status_agenda',
  releaseId: null,
  slot: { kind: 'statement.status_agenda', subject: 'today', audience: { channel: 'C0REL' } },
};

test('manager and stand-in hear of it; that they cannot be reached either is reported to nobody', async () => {
  const { store, giveUpAll } = await aHouseInTrouble();
  await schedule(store, aStatement('e1'));
  expect(await giveUpAll('messages_tab_disabled')).toEqual([
    'statement.thread_line {"channel":"C0REL"}',
    'statement.to_manager {"user":"U0MAYA"}',
    'statement.to_manager {"user":"U0STAND"}',
  ]);
});

test('what belongs to no release is told to every admin, and once', async () => {
  const { store, giveUpAll } = await aHouseInTrouble(['U0ADMIN', 'U0OTHER']);
  await schedule(store, agenda);
  expect(await giveUpAll('is_archived')).toEqual([
    'statement.status_agenda {"channel":"C0REL"}',
    'statement.doctor_report {"user":"U0ADMIN"}',
    'statement.doctor_report {"user":"U0OTHER"}',
  ]);
});

test('until there is an admin, Slack’s own are told', async () => {
  const { store, giveUpAll } = await aHouseInTrouble([]);
  const person = { name: 'owner', zone: null, isFullMember: true, isOwner: true, deleted: false };
  await store.transaction((tx) =>
    tx.savePeople(WORKSPACE, [
      { ...person, userId: 'U0OWNER', isSlackAdmin: true },
      { ...person, userId: 'U0LEFT', isSlackAdmin: true, deleted: true },
      { ...person, userId: 'U0MEMBER', isSlackAdmin: false },
    ]),
  );
  await schedule(store, agenda);
  expect(await giveUpAll('is_archived')).toContain('statement.doctor_report {"user":"U0OWNER"}');
});

test('a message to an admin that failed is not told to that admin', async () => {
  const { store, giveUpAll } = await aHouseInTrouble(['U0ADMIN']);
  const slot = { kind: 'board.reminders', subject: 'today', audience: { user: 'U0ADMIN' } } as const;
  await schedule(store, { ...agenda, kind: 'board.reminders', slot });
  expect(await giveUpAll('user_disabled')).toEqual(['board.reminders {"user":"U0ADMIN"}']);
});
