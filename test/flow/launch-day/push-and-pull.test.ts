import { afterEach, expect, test } from 'vitest';
import { aDepartment, someSettings } from '../../support/builders.ts';
import { HOOK_ENV, makeInbound, send } from '../../support/hooks.ts';
import { inThread } from '../../support/launch-day.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import { writeFacts, writeList, writeRunbook } from '../../support/runbook.ts';
import {
  ASKED,
  auditOf,
  green,
  LAUNCH_TIME,
  launch,
  letEditsOut,
  newest,
  plan,
  releaseOf,
  start,
  toldPrivately,
  troubledRows,
  whisperCount,
} from '../../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

/** Maya's draft goes out another way. */
const prepare = async (path: string): Promise<void> => {
  rehearsal = await rehearse({
    env: HOOK_ENV,
    settings: someSettings({ departments: [aDepartment('docs'), aDepartment('support')] }),
  });
  await plan(rehearsal);
  const maya = rehearsal.slack.person('maya');
  await maya.clicks(newest(maya.inbox), 'Change');
  await maya.fills({ 'How does it go out?': path });
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
};
const toLaunch = async (): Promise<void> => {
  await start(rehearsal);
  await rehearsal.until(ASKED);
  await green(rehearsal, 'docs');
  await green(rehearsal, 'support');
  await rehearsal.until(LAUNCH_TIME);
};
const card = () =>
  newest(
    rehearsal.slack.channel('#releases').topLevel.filter(({ text }) => text.includes('release manager:')),
  );

test('systems are ticked batch by batch, with the hours in which the network carries it', async () => {
  await prepare('We push it to chosen systems');
  const maya = rehearsal.slack.person('maya');
  await writeFacts(rehearsal, 'push', { 'When the network carries the load': 'Nights, 22:00 to 04:00' });
  await writeList(rehearsal, { part: 'targets', one: 'system' }, [
    { System: 'eu-1', Batch: '1' },
    { System: 'eu-2', Batch: '2' },
    { System: 'us-1', Batch: '2' },
  ]);
  await writeRunbook(rehearsal, [{ Step: 'Build the image', 'Who does it': 'docs-lead' }]);
  await toLaunch();
  await launch(rehearsal);
  await letEditsOut(rehearsal);
  const list = () => inThread(rehearsal, 'Runbook of');
  const docs = rehearsal.slack.person('docs-lead');
  expect(maya.reads(list())).toContain('*Batch 2* (2 systems)');
  await docs.clicks(list(), 'Done');
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  expect(maya.reads(inThread(rehearsal, '*Batch 1* (1 system) is up'))).toContain(
    'The network carries it: Nights, 22:00 to 04:00',
  );
  const seen = whisperCount(rehearsal, docs);
  await docs.clicks(structuredClone(list()), 'Done');
  expect(await toldPrivately(rehearsal, docs, { seen })).toContain('Not marked as done');
  for (const _batch of ['1', '2']) {
    await maya.clicks(list(), 'Done');
    await rehearsal.bot.settle();
    await letEditsOut(rehearsal);
  }
  expect((await auditOf(rehearsal)).filter(({ type }) => type === 'batch_done')).toMatchObject([
    { data: { count: 1 } },
    { data: { count: 2 } },
  ]);
  expect(maya.reads(newest(maya.inbox))).toContain('*All 3 steps are done.* Is it live?');
  expect(await troubledRows(rehearsal)).toEqual([]);
});

test('what people fetch says where and until when, reminds them, and is counted', async () => {
  await prepare('People fetch it');
  const maya = rehearsal.slack.person('maya');
  await writeFacts(rehearsal, 'pull', {
    'Where it is': 'https://example.com/atlas',
    'How to install it': 'Run the installer.',
    'By when everybody needs it': '2026-12-28',
  });
  await toLaunch();
  await launch(rehearsal);
  await letEditsOut(rehearsal);
  const announced = newest(rehearsal.slack.channel('#announcements').topLevel);
  expect(maya.reads(announced)).toContain('https://example.com/atlas');
  expect(maya.reads(announced)).toContain('*How*: Run the installer.');
  expect(maya.reads(announced)).toContain('*Everybody needs it by Mon 28 Dec*, for reasons of security.');

  // Ten working days before the 28th on a Berlin morning.
  await rehearsal.until('2026-12-14T09:00:30.000Z');
  const reminders = (channel: string) =>
    rehearsal.slack.channel(channel).messages.filter(({ text }) => text.includes('for reasons of security:'));
  expect(reminders('#announcements').map((message) => maya.reads(message))).toEqual([
    expect.stringContaining('ten working days are left'),
  ]);
  expect(maya.reads(newest(reminders('#support')))).toContain('*Support*: every customer needs *Atlas 2.0*');
  expect(reminders('#docs')).toEqual([]);
  await rehearsal.until('2026-12-28T09:00:30.000Z');
  expect(maya.reads(newest(reminders('#announcements')))).toContain('today is the last working day');
  expect(reminders('#announcements')).toHaveLength(3);

  const own = maya.inbox.find((message) => maya.reads(message).includes('Enter the count'));
  if (own === undefined) throw new Error('Nobody is asked for the count.');
  await maya.clicks(own, 'Enter the count');
  await maya.fills({ 'How many have it now?': 'many' });
  expect(await maya.submits()).toMatchObject({ kind: 'errors' });
  await maya.fills({ 'How many have it now?': '1,240', 'Of how many?': '3000' });
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  expect(maya.reads(card())).toContain('*How many have it*: 1,240 of 3,000, 41 %. maya');
  expect(maya.reads(own)).toContain('*How many have it*: 1,240 of 3,000, 41 %. maya');
  expect(await releaseOf(rehearsal)).toMatchObject({ adoption: { count: 1240, of: 3000 } });

  const hook = await makeInbound(rehearsal, { name: 'telemetry' });
  const at = new Date(rehearsal.slack.clock.now()).toISOString();
  const sent = await send(rehearsal, hook, {
    v: 1,
    id: 'count-1',
    release: 'atlas-2.0',
    kind: 'adoption',
    name: 'installed',
    state: 'passed',
    percent: 55,
    at,
  });
  expect(sent.status).toBe(200);
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  expect(maya.reads(card())).toContain('*How many have it*: 55 %. telemetry');
  expect(maya.reads(own)).toContain('*How many have it*: 55 %. telemetry');
  expect(await troubledRows(rehearsal)).toEqual([]);
});
