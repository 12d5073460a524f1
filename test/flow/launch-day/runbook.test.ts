import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../../src/practice/people/person.ts';
import { aDepartment, someSettings } from '../../support/builders.ts';
import { inThread } from '../../support/launch-day.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import { writeRunbook } from '../../support/runbook.ts';
import {
  auditOf,
  green,
  LAUNCH_TIME,
  launch,
  letEditsOut,
  newest,
  openPart,
  releaseOf,
  runToAsk,
  toldPrivately,
  troubledRows,
  whisperCount,
} from '../../support/steps.ts';

let rehearsal: Rehearsal;
let maya: PersonDriver;
let docs: PersonDriver;
let support: PersonDriver;

const list = () => inThread(rehearsal, 'Runbook of');
const after = async (minutes: number): Promise<void> => {
  await rehearsal.until(new Date(rehearsal.slack.clock.now() + minutes * 60_000 + 5_000).toISOString());
};
const press = async (who: PersonDriver, message: ReturnType<typeof list>, what: string): Promise<void> => {
  await who.clicks(message, what);
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
};
const done = (who: PersonDriver, message = list()): Promise<void> => press(who, message, 'Done');
const told = (words: string) => newest(maya.inbox.filter((message) => maya.reads(message).includes(words)));
const events = async (type: string) => (await auditOf(rehearsal)).filter((entry) => entry.type === type);

beforeEach(async () => {
  rehearsal = await rehearse({
    settings: someSettings({ departments: [aDepartment('docs'), aDepartment('support')] }),
  });
  maya = await runToAsk(rehearsal);
  docs = rehearsal.slack.person('docs-lead');
  support = rehearsal.slack.person('support-lead');
  await green(rehearsal, 'docs');
  await green(rehearsal, 'support');
  const card = maya.inbox.find((message) => maya.reads(message).includes('The plan in full'));
  if (card === undefined) throw new Error('The manager has no card.');
  await openPart(rehearsal, card, 'Facts and way back');
  await maya.fills({ 'Way back': 'The old build, by operations.' });
  await maya.submits();
  await maya.closes(true);
  await writeRunbook(rehearsal, [
    { Step: 'Freeze the shop', 'Who does it': 'docs-lead', 'How it is undone': 'Open the shop.' },
    {
      Step: 'Deploy',
      'Or a department': 'Support',
      'How long it takes, when': '15 minutes: Before users have it',
      'How it is checked': 'The smoke test is green.',
      'How it is undone': 'Deploy the old build.',
    },
    {
      Step: 'Switch the old one off',
      'Who does it': 'docs-lead',
      'How long it takes, when': 'Not said: Once users have it',
    },
  ]);
  await rehearsal.until(LAUNCH_TIME);
});
afterEach(() => rehearsal.stop());

/** The form begins with the deployment by itself, where the plan lists what comes before. */
const begin = async (): Promise<void> => {
  await launch(rehearsal);
  await letEditsOut(rehearsal);
};

test('one after the other is called up in the thread, and the manager hears when everything is done', async () => {
  await begin();
  expect(await releaseOf(rehearsal)).toMatchObject({ stage: 'launching', launch: { liveAt: null } });
  expect(docs.reads(inThread(rehearsal, 'is up, for'))).toContain(
    '@docs-lead: *Freeze the shop* is up, for *Atlas 2.0*.',
  );
  expect(maya.reads(list())).toContain('0 of 2 done');
  expect(maya.reads(list())).toContain('*Switch the old one off*: docs-lead');

  let seen = whisperCount(rehearsal, docs);
  await docs.types('#releases', '/release');
  expect(await toldPrivately(rehearsal, docs, { seen })).toContain('*Freeze the shop* is up, by you.');

  // Somebody whose step it is not, and twice the same.
  seen = whisperCount(rehearsal, support);
  const shown = structuredClone(list());
  await support.clicks(shown, 'Done');
  expect(await toldPrivately(rehearsal, support, { seen })).toContain('Not marked as done');
  await Promise.all([docs.clicks(list(), 'Done'), docs.clicks(shown, 'Done')]);
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  expect(await events('runbook_step_done')).toHaveLength(1);

  const call = inThread(rehearsal, '*Deploy* is up');
  expect(support.reads(call)).toContain('@support-lead: *Deploy* is up, for *Atlas 2.0*. 15 minutes, until');
  expect(support.reads(call)).toContain('Check: The smoke test is green.');
  expect(maya.reads(told('Deployment has been running'))).toContain('1 of 2 steps are done. *Deploy* is up.');
  // Not done after all, and done again, by the manager.
  await press(docs, list(), 'Not done: Freeze the shop');
  expect(maya.reads(list())).toContain('*Freeze the shop* is up');
  await done(maya);
  await done(support);
  const all = told('Is it live?');
  expect(maya.reads(newest(maya.inbox))).toContain('*All 2 steps are done.* Is it live?');
  expect(maya.reads(newest(maya.inbox))).toContain('[[It is live, announce]] [It did not work]');
  expect(maya.reads(all)).toContain('All 2 steps are done.');
  await maya.clicks(newest(maya.inbox), 'It is live, announce');
  await maya.submits();
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  expect(docs.reads(inThread(rehearsal, '*Switch the old one off* is up'))).toContain('@docs-lead');
  expect(maya.reads(told('All steps before users have'))).toContain('Settled: it is live, said maya');
  await done(docs);
  expect(maya.reads(list())).toContain('*All is done.* There is nothing to do here any more.');
  expect(await troubledRows(rehearsal)).toEqual([]);
});

test('a late step is named on the list, and the manager hears of it once', async () => {
  await begin();
  await done(docs);
  await after(16);
  await letEditsOut(rehearsal);
  expect(maya.reads(list())).toContain('*late*, it was to be done by');
  const late = () => maya.inbox.filter((message) => maya.reads(message).includes('takes longer than'));
  expect(late()).toHaveLength(1);
  expect(maya.reads(newest(late()))).toContain(
    '*Deploy* takes longer than 15 minutes, in *Atlas 2.0*: Support',
  );
  await after(20);
  expect(late()).toHaveLength(1);
  await done(support);
  expect(maya.reads(list())).toContain('done by support-lead');
  expect(await events('runbook_step_done')).toMatchObject([
    { data: { late: false } },
    { data: { late: true } },
  ]);
});

test('what went wrong stops the list, and is taken back in the reverse order, ticked the same way', async () => {
  await begin();
  await done(docs);
  await support.clicks(list(), 'It went wrong');
  await support.fills({ 'What happened?': 'The disk is full.' });
  expect(await support.submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  const notice = told('went wrong, for');
  expect(maya.reads(notice)).toContain('The disk is full.');
  expect(maya.reads(notice)).toContain('*How it is undone*: Deploy the old build.');
  expect(maya.reads(notice)).toContain('*The way back*: The old build, by operations.');
  expect(maya.reads(notice)).toContain('[Hold] [It did not work]');
  expect(maya.reads(list())).toContain('*Deploy*: *went wrong*');
  expect(maya.reads(inThread(rehearsal, '*Deploy* went wrong'))).toContain('The disk is full.');

  // Tried again, and wrong again.
  await press(support, list(), 'Try it again');
  expect(maya.reads(told('went wrong, for'))).toContain('Settled: support-lead goes on with it');
  await support.clicks(list(), 'It went wrong');
  await support.fills({ 'What happened?': 'Still full.' });
  await support.submits();
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  const before = list();
  await maya.clicks(told('Still full.'), 'It did not work');
  await maya.fills({ 'What do users see now?': 'Nothing of it', 'What happened?': 'Disk' });
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  await letEditsOut(rehearsal);
  expect(maya.reads(before)).toContain('is over');
  const back = () => inThread(rehearsal, 'Take back Atlas 2.0');
  expect(maya.reads(back())).toContain('0 of 2 done, the last thing first');
  expect(support.reads(inThread(rehearsal, 'please take back *Deploy*'))).toContain(
    'How: Deploy the old build.',
  );
  await done(support, back());
  expect(docs.reads(inThread(rehearsal, 'please take back *Freeze the shop*'))).toContain('@docs-lead');
  await done(docs, back());
  expect(maya.reads(back())).toContain('*Everything was taken back.*');
  expect(await troubledRows(rehearsal)).toEqual([]);
});

test('a hold stops the clock, and nothing is ticked meanwhile', async () => {
  await begin();
  const shown = structuredClone(list());
  await docs.types('#releases', '/release hold atlas');
  await docs.fills({ reason: 'The shop is down.' });
  await docs.submits();
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  expect(maya.reads(list())).toContain('*The clock stands*: on hold by docs-lead');
  const seen = whisperCount(rehearsal, docs);
  await docs.clicks(shown, 'Done');
  expect(await toldPrivately(rehearsal, docs, { seen })).toContain('on hold');
});

test('of a department whose lead is away the deputy is called up', async () => {
  await support.types('#releases', '/release away 2026-12-09 to 2026-12-11');
  await rehearsal.bot.settle();
  if (support.modal !== null) await support.submits();
  await rehearsal.bot.settle();
  await begin();
  await done(docs);
  expect(docs.reads(inThread(rehearsal, '*Deploy* is up'))).toContain('@support-deputy: *Deploy* is up');
  await done(rehearsal.slack.person('support-deputy'));
  expect(maya.reads(list())).toContain('*Deploy*: done by support-deputy');
});
