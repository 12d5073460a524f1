import { afterEach, beforeEach, expect, test } from 'vitest';
import { MAYA, someSettings } from '../../support/builders.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import {
  auditOf,
  letEditsOut,
  plan,
  refusedCalls,
  releaseOf,
  start,
  troubledRows,
} from '../../support/steps.ts';
import { adds, approves, closesAll, opensList, presses, saying, writes } from './announcement-flow.ts';

let rehearsal: Rehearsal;
const person = (name: string) => rehearsal.slack.person(name);
const NEWSLETTER = {
  'Whom is it for?': 'Customers',
  'Or where outside Slack?': 'Newsletter',
  'Who writes it?': 'pmm-lead',
  'Who checks that it is right?': 'qa-lead',
};

beforeEach(async () => {
  rehearsal = await rehearse({
    settings: { ...someSettings(), releaseManagers: [MAYA.userId, 'U0READER'] },
  });
  await plan(rehearsal);
  await start(rehearsal);
});

afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

test('whoever checks writes other words, the writer says that they are right, and the record keeps what was approved', async () => {
  const [maya, pmm, qa] = [person('maya'), person('pmm-lead'), person('qa-lead')] as const;
  await adds(rehearsal, NEWSLETTER);
  await pmm.clicks(saying(pmm, pmm.inbox, 'please write'), 'Write');
  await writes(rehearsal, pmm, 'Ten boards.');
  const check = saying(qa, qa.inbox, 'Ten boards.');
  await qa.clicks(check, 'Write other words');
  expect(qa.modal?.text).toContain('pmm-lead looks whether your words are right.');
  await writes(rehearsal, qa, 'Five boards.');
  expect(qa.reads(check)).toContain('written, pmm-lead checks it. There is nothing for you to do here.');
  const back = saying(pmm, pmm.inbox, 'Five boards.');
  expect(pmm.reads(back)).toContain('qa-lead wrote it');
  await closesAll(maya);
  await opensList(rehearsal);
  expect(maya.modal?.text).toContain('*Customers* (Newsletter, outside Slack): written, pmm-lead checks it.');
  expect(maya.modal?.text).toContain('It goes out with the launch, behind the announcement.');
  expect(maya.modal?.text).not.toContain('[It is right]');
  await presses(maya, 'Copy text');
  expect(maya.modal?.text).toContain('*Do not send it yet.*');
  await closesAll(maya);
  await pmm.clicks(back, 'It is right');
  await letEditsOut(rehearsal);
  await opensList(rehearsal);
  await approves(rehearsal, maya);
  const kept = (await auditOf(rehearsal)).flatMap(({ data, personal }) =>
    data.step === 'approved' ? [personal?.text] : [],
  );
  expect(kept).toEqual(['Five boards.']);
});

test('another writer is asked, and whoever was asked before reads that there is nothing to do', async () => {
  const [maya, pmm, docs] = [person('maya'), person('pmm-lead'), person('docs-lead')] as const;
  await adds(rehearsal, NEWSLETTER);
  const asked = saying(pmm, pmm.inbox, 'please write');
  await presses(maya, 'Change');
  await maya.fills({ 'Who writes it?': 'docs-lead' });
  await maya.submits();
  await letEditsOut(rehearsal);
  expect(pmm.reads(asked)).toContain('docs-lead writes it. There is nothing for you to do here.');
  expect(docs.reads(saying(docs, docs.inbox, 'please write'))).toContain('[[Write]]');
});

test('a notice that is late names what it waits for, and is not late any more once the launch has moved', async () => {
  const maya = person('maya');
  await adds(rehearsal, { ...NEWSLETTER, 'When does it go out?': 'A notice 5 working days before' });
  await closesAll(maya);
  await rehearsal.until('2026-12-03T09:00:05.000Z');
  const late = saying(maya, maya.inbox, '*did not go out*');
  expect(maya.reads(late)).toContain('pmm-lead has not written it yet.');
  expect(maya.reads(late)).toContain('[[Write]]');
  await maya.types('#releases', '/release move atlas-2.0');
  await maya.fills({
    'When does it launch instead?': 'A week later: Thu 17 Dec',
    'Why?': 'It does not work well enough yet',
    'In your words': 'It loses rows.',
  });
  await maya.submits();
  await rehearsal.bot.settle();
  await rehearsal.until(new Date(rehearsal.slack.clock.now() + 180_000).toISOString());
  expect(maya.reads(late)).not.toContain('did not go out');
  expect((await releaseOf(rehearsal)).telling.versions).toMatchObject([{ state: 'asked' }]);
});

test('whoever hands a release over is not asked any more', async () => {
  const [maya, pmm] = [person('maya'), person('pmm-lead')] as const;
  const { 'Who checks that it is right?': _nobody, ...unchecked } = NEWSLETTER;
  await adds(rehearsal, unchecked);
  await pmm.clicks(saying(pmm, pmm.inbox, 'please write'), 'Write');
  await writes(rehearsal, pmm, 'Five boards.');
  await closesAll(maya);
  const waits = saying(maya, maya.inbox, 'waits for you');
  await maya.types('#releases', '/release handover atlas-2.0');
  await maya.fills({ 'Who takes it?': 'reader' });
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  await letEditsOut(rehearsal);
  const reader = person('reader');
  expect(reader.reads(saying(reader, reader.inbox, 'waits for you'))).toContain('[[Read and approve]]');
  expect(maya.reads(waits)).toContain('There is nothing for you to do here.');
});
