import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../../src/practice/people/person.ts';
import { aDepartment, someSettings } from '../../support/builders.ts';
import { inThread } from '../../support/launch-day.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import {
  auditOf,
  green,
  LAUNCH_TIME,
  launch,
  letEditsOut,
  newest,
  releaseOf,
  runToAsk,
  toldPrivately,
  whisperCount,
} from '../../support/steps.ts';

let rehearsal: Rehearsal;
let maya: PersonDriver;
let reader: PersonDriver;

const report = async (who: PersonDriver, fields: Readonly<Record<string, string>>): Promise<void> => {
  await who.types('#releases', '/release issue atlas');
  await who.fills(fields);
  expect(await who.submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
};

beforeEach(async () => {
  rehearsal = await rehearse({
    settings: someSettings({ departments: [aDepartment('docs'), aDepartment('support')] }),
  });
  maya = await runToAsk(rehearsal);
  reader = rehearsal.slack.person('reader');
  await green(rehearsal, 'docs');
  await green(rehearsal, 'support');
  await rehearsal.until(LAUNCH_TIME);
});
afterEach(() => rehearsal.stop());

test('while it goes out: what is critical reaches support first, and the manager can hold or take it back', async () => {
  await launch(rehearsal, { 'What happens now?': 'Deployment starts now' });
  await report(reader, {
    'What do users see?': 'Boards are empty.',
    'How bad is it?': 'Critical',
    'Who sees to it?': 'docs-lead',
  });
  expect(reader.reads(newest(rehearsal.slack.channel('#support').topLevel))).toContain('You are told first');
  const told = newest(maya.inbox);
  expect(maya.reads(told)).toContain('Support was told first. The plan says nothing about a way back.');
  expect(maya.reads(told)).toContain('[Hold] [It did not work] [All that was found]');
  const owner = rehearsal.slack.person('docs-lead');
  const board = newest(owner.inbox);
  expect(owner.reads(board)).toContain('Boards are empty.');
  const seen = whisperCount(rehearsal, reader);
  await reader.clicks(
    {
      ...structuredClone(newest(rehearsal.slack.channel('#releases').topLevel)),
      blocks: structuredClone(board.blocks),
    },
    'Solved',
  );
  expect(await toldPrivately(rehearsal, reader, { seen })).toContain('Not marked as solved');
  await Promise.all([owner.clicks(board, 'Solved'), owner.clicks(structuredClone(board), 'Solved')]);
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  expect(owner.reads(board)).toContain('Solved, said docs-lead');
  expect(maya.reads(told)).toContain('Settled: solved, said docs-lead');
  expect((await auditOf(rehearsal)).filter(({ type }) => type === 'issue_settled')).toHaveLength(1);
});

test('from a message of somebody, with its link; and the list says what was found', async () => {
  await launch(rehearsal);
  await letEditsOut(rehearsal);
  const said = reader.says('#releases', 'The export is slow');
  await reader.shortcut('issue.from_message', said);
  await reader.fills({ 'Who sees to it?': 'docs-lead' });
  expect(await reader.submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  expect((await releaseOf(rehearsal)).issues).toMatchObject([
    { text: 'The export is slow', severity: 'major', link: expect.stringContaining('https://') },
  ]);
  expect(reader.reads(inThread(rehearsal, 'The export is slow'))).toContain('docs-lead sees to it');
  const seen = whisperCount(rehearsal, reader);
  await reader.types('#releases', '/release issue atlas list');
  expect(await toldPrivately(rehearsal, reader, { seen })).toContain(
    'Found since the launch*: 1 major; 1 is open',
  );
  expect(await toldPrivately(rehearsal, reader, { seen })).toMatch(/The export is slow \(.*\) · docs-lead/);
});

test('before the launch nothing can be reported', async () => {
  const seen = whisperCount(rehearsal, reader);
  await reader.types('#releases', '/release issue atlas');
  expect(await toldPrivately(rehearsal, reader, { seen })).toContain('Nothing was reported');
  expect(reader.modal).toBeNull();
});
