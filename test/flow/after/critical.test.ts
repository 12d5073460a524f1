import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../../src/practice/people/person.ts';
import type { PracticeMessage } from '../../../src/practice/workspace/model.ts';
import { aDepartment, someSettings } from '../../support/builders.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import {
  auditOf,
  green,
  LAUNCH_TIME,
  launch,
  letEditsOut,
  newest,
  plan,
  refusedCalls,
  releaseOf,
  runToAsk,
  start,
  toldPrivately,
  troubledRows,
  whisperCount,
} from '../../support/steps.ts';

let rehearsal: Rehearsal;
let maya: PersonDriver;
let reader: PersonDriver;

const report = async (): Promise<void> => {
  await reader.types('#releases', '/release issue atlas-2.0');
  await reader.fills({
    'What do users see?': 'Boards are empty.',
    'How bad is it?': 'Critical',
    'Who sees to it?': 'docs-lead',
  });
  expect(await reader.submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
};

/** The manager's card of the next release. */
const card = (): PracticeMessage =>
  newest(maya.inbox.filter((message) => maya.reads(message).startsWith('Atlas 2.1')));
const read = (): string => maya.reads(card());

const solve = async (): Promise<void> => {
  const owner = rehearsal.slack.person('docs-lead');
  const board = newest(owner.inbox.filter((message) => owner.reads(message).includes('Boards are empty.')));
  await owner.clicks(board, 'Solved');
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
};

const types = async (): Promise<string[]> => (await auditOf(rehearsal)).map(({ type }) => type);

beforeEach(async () => {
  rehearsal = await rehearse({ settings: someSettings({ departments: [aDepartment('docs')] }) });
  maya = await runToAsk(rehearsal);
  reader = rehearsal.slack.person('reader');
  await green(rehearsal, 'docs');
  await rehearsal.until(LAUNCH_TIME);
  await launch(rehearsal);
  await letEditsOut(rehearsal);
});
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

test('what is critical stands on top of a new plan of the product, and goes with its solution', async () => {
  await report();
  await plan(rehearsal, { title: 'Atlas 2.1', date: '2027-01-14' });
  await letEditsOut(rehearsal);
  expect(read()).toMatch(/^Atlas 2\.1: draft\n.*\n.*\*Critical in Atlas 2\.0\*: Boards are empty\./);
  await plan(rehearsal, { title: 'Borealis 1.0', date: '2027-01-15' });
  expect((await releaseOf(rehearsal, 'borealis-1.0')).carried).toEqual([]);
  await solve();
  expect(read()).not.toContain('Critical in');
  expect((await types()).filter((type) => type === 'issues_carried')).toHaveLength(2);
});

test('it takes the readiness of a running plan back; the manager hears of it and says why it may go', async () => {
  await plan(rehearsal, { title: 'Atlas 2.1', date: '2027-01-14' });
  await start(rehearsal);
  await rehearsal.until('2027-01-07T09:00:10.000Z');
  await green(rehearsal, 'docs');
  await letEditsOut(rehearsal);
  await report();
  const told = newest(
    maya.inbox.filter((message) => maya.reads(message).includes('waits for something critical')),
  );
  expect(maya.reads(told)).toContain('*Critical in Atlas 2.0*: Boards are empty.');
  expect((await types()).slice(-2)).toEqual(['issues_carried', 'readiness_lost']);
  expect(read()).toContain('[Why it may go]');
  const room = newest(rehearsal.slack.channel('#releases').topLevel);
  expect(reader.reads(room)).toContain('*Critical in Atlas 2.0*');
  expect(reader.reads(room)).not.toContain('Why it may go]');

  const seen = whisperCount(rehearsal, maya);
  await maya.types('#releases', '/release launch atlas-2.1');
  expect(await toldPrivately(rehearsal, maya, { seen })).toContain('Critical and open in Atlas 2.0');

  const shown = structuredClone(card());
  const nobody = whisperCount(rehearsal, reader);
  await reader.clicks({ ...structuredClone(room), blocks: shown.blocks }, 'Why it may go');
  expect(await toldPrivately(rehearsal, reader, { seen: nobody })).toContain('only the release manager');

  await maya.clicks(card(), 'Why it may go');
  await maya.fills({ 'Why may it go all the same?': 'This release mends it.' });
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  expect(read()).toContain('It may go all the same. maya: This release mends it.');
  expect((await types()).slice(-2)).toEqual(['carried_accepted', 'all_green']);
  await rehearsal.until('2027-01-14T12:30:20.000Z');
  const prompt = newest(maya.inbox.filter((message) => maya.reads(message).includes('[[Launch]]')));
  expect(maya.reads(prompt)).toContain('Goes although this is critical and open:');
  await maya.clicks(prompt, 'Launch');
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
  expect((await releaseOf(rehearsal, 'atlas-2.1')).launch).not.toBeNull();
});

test('the release in which it was found is not closed before it is solved', async () => {
  await report();
  const seen = whisperCount(rehearsal, maya);
  await maya.types('#releases', '/release close atlas-2.0');
  expect(await toldPrivately(rehearsal, maya, { seen })).toContain(
    'Not closed: something critical in Atlas 2.0 is still open',
  );
  await solve();
  await maya.types('#releases', '/release close atlas-2.0');
  expect(maya.modal?.text).toContain('What came of it?');
});
