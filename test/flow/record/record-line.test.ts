import { afterEach, expect, test } from 'vitest';
import { someSettings, WORKSPACE } from '../../support/builders.ts';
import { CHANNELS, type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import { newest, plan, refusedCalls, start, troubledRows } from '../../support/steps.ts';
import { storeAt } from '../../support/store.ts';

let rehearsal: Rehearsal;
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const AFTER_WORK = '2026-11-17T16:00:10.000Z';

/** What people read in a channel, the oldest first. */
const readIn = (channel: string): string[] => {
  const maya = rehearsal.slack.person('maya');
  return maya.sees(channel).map((message) => maya.reads(message));
};

const recordIn = (channel: string): string[] => readIn(channel).filter((text) => /^Record of \d/.test(text));

const headNow = async () => {
  const { store, close } = storeAt(rehearsal.database);
  const head = await store.reads.recordHead(WORKSPACE);
  await close();
  return head;
};

test('after a day with decisions one line with the whole hash stands in the thread of one pinned message', async () => {
  rehearsal = await rehearse();
  await plan(rehearsal);
  await start(rehearsal);
  const head = await headNow();
  await rehearsal.until(AFTER_WORK);
  const channel = rehearsal.slack.channel('#releases');
  const parent = newest(channel.topLevel);
  const maya = rehearsal.slack.person('maya');
  expect(maya.reads(parent)).toContain('Record of decisions');
  expect(maya.reads(parent)).toMatch(
    /one line in this thread .* whoever checks the record can compare it with them\.$/,
  );
  const [line = '', ...more] = recordIn('#releases');
  expect(more).toEqual([]);
  expect(line).toMatch(/^Record of 17 Nov: \d+ decisions?, entry \d+, /);
  expect(line).toContain(`${head?.seq}:${head?.hash}`);
  const posted = maya.sees('#releases').find((message) => maya.reads(message) === line);
  expect(posted?.threadTs).toBe(parent.ts);
  const pinned = rehearsal.slack.workspace.channels.get(parent.channel)?.pins ?? [];
  expect([...pinned]).toContain(parent.ts);
});

test('nothing is said on the days after it, and a restart says nothing twice', async () => {
  rehearsal = await rehearse({
    settings: someSettings({ auditChannelId: 'C0AUDIT' }),
    channels: [...CHANNELS, { id: 'C0AUDIT', name: 'audit', members: ['U0MAYA'], bot: true }],
  });
  await plan(rehearsal);
  await rehearsal.until(AFTER_WORK);
  expect(recordIn('#audit')).toHaveLength(1);
  await rehearsal.restart();
  await rehearsal.until('2026-11-20T17:00:00.000Z');
  expect(recordIn('#audit')).toHaveLength(1);
  expect(recordIn('#releases')).toEqual([]);
});

test('the channel is chosen in the settings, and joined', async () => {
  rehearsal = await rehearse({
    channels: [...CHANNELS, { id: 'C0AUDIT', name: 'audit', members: ['U0MAYA'], bot: false }],
  });
  const maya = rehearsal.slack.person('maya');
  await maya.types('#releases', '/release settings');
  if (maya.modal !== null) await maya.clicks(maya.modal, 'settings.edit_rooms');
  await maya.fills({ 'Record channel': '#audit' });
  await maya.submits();
  await rehearsal.bot.settle();
  await rehearsal.until(AFTER_WORK);
  expect(recordIn('#audit')).toHaveLength(1);
});
