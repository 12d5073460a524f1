import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import type { PracticeMessage } from '../../src/practice/workspace/model.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  leaveForm,
  letEditsOut,
  newest,
  plan,
  refusedCalls,
  releaseOf,
  start,
  stateOf,
  toldPrivately,
  troubledRows,
  whisperCount,
} from '../support/steps.ts';

let rehearsal: Rehearsal;
beforeEach(async () => {
  rehearsal = await rehearse();
  await plan(rehearsal);
  await start(rehearsal);
});
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const shown = (): Promise<void> => letEditsOut(rehearsal);
const person = (name: string): PersonDriver => rehearsal.slack.person(name);

const opens = async (fields: Readonly<Record<string, string | readonly string[]>>): Promise<void> => {
  const maya = person('maya');
  await maya.types('#releases', '/release trial atlas-2.0');
  await maya.fills({ 'Which build do they try?': '2.0-rc1', ...fields });
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  await shown();
};

const ownCard = (who: PersonDriver): PracticeMessage =>
  newest(who.inbox.filter((message) => who.reads(message).includes('asks you to try')));

const channelCard = (): PracticeMessage => {
  const reader = person('reader');
  const { topLevel } = rehearsal.slack.channel('#qa');
  return newest(topLevel.filter((message) => reader.reads(message).includes('Try Atlas 2.0')));
};

const says = async (who: PersonDriver, card: PracticeMessage, button: string, words: string) => {
  await who.clicks(card, button);
  await who.fills({ words });
  expect(await who.submits()).toMatchObject({ kind: 'closed' });
  await shown();
};

const found = async () => (await releaseOf(rehearsal)).rounds[0]?.trials.map(({ finding }) => finding);

test('whoever reported a problem reads that a wish takes its place, before and after', async () => {
  await opens({ 'Or a channel': '#qa' });
  const reader = person('reader');
  await says(reader, channelCard(), 'A problem', 'The board stays empty.');
  const seen = whisperCount(rehearsal, reader);
  await reader.clicks(channelCard(), 'A wish');
  expect(reader.modal?.text).toContain('This takes the place of your problem:');
  expect(reader.modal?.text).toContain('The board stays empty.');
  await reader.fills({ words: 'Colours.' });
  await reader.submits();
  await shown();
  const told = await toldPrivately(rehearsal, reader, { seen });
  expect(told).toContain('Noted for *Atlas 2.0*: a wish.');
  expect(told).toContain('It takes the place of your problem: The board stays empty.');
  await reader.clicks(channelCard(), 'A wish');
  expect(reader.modal?.text).not.toContain('takes the place');
});

test('"It works" after a problem is asked about once more, and nothing changes until then', async () => {
  await opens({ 'Who tries it?': ['sales-lead', 'docs-lead'] });
  const [sales, docs] = [person('sales-lead'), person('docs-lead')] as const;
  await says(sales, ownCard(sales), 'A problem', 'The board stays empty.');
  const before = await stateOf(rehearsal);
  await sales.clicks(ownCard(sales), 'It works');
  expect(sales.modal?.title).toBe('It works');
  expect(sales.modal?.text).toContain('This takes the place of your problem:');
  await sales.closes();
  expect(await stateOf(rehearsal)).toEqual(before);

  await sales.clicks(ownCard(sales), 'It works');
  expect(await sales.submits()).toMatchObject({ kind: 'closed' });
  await shown();
  expect(await found()).toEqual(['works']);
  expect(sales.reads(ownCard(sales))).toContain('You said: *it works*');

  // Whoever said nothing in words is not asked.
  await docs.clicks(ownCard(docs), 'It works');
  expect(docs.modal).toBeNull();
});

test('what was typed into a form that was closed is there when it is opened again', async () => {
  const maya = person('maya');
  await maya.types('#releases', '/release trial atlas-2.0');
  await maya.fills({ 'Which build do they try?': '2.0-rc7', 'Who tries it?': ['docs-lead'] });
  await leaveForm(rehearsal, maya);
  await maya.types('#releases', '/release trial atlas-2.0');
  expect(maya.modal?.text).toContain('We kept what you typed last time.');
  expect(maya.modal?.text).toContain('2.0-rc7');
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  await shown();
  expect((await releaseOf(rehearsal)).rounds).toMatchObject([
    { build: '2.0-rc7', inviteeIds: [person('docs-lead').id] },
  ]);

  const docs = person('docs-lead');
  await docs.clicks(ownCard(docs), 'A problem');
  await docs.fills({ words: 'Every link is slow.' });
  await leaveForm(rehearsal, docs);
  await docs.clicks(ownCard(docs), 'A wish');
  expect(docs.modal?.text).not.toContain('Every link is slow.');
  await leaveForm(rehearsal, docs);
  await docs.clicks(ownCard(docs), 'A problem');
  expect(docs.modal?.text).toContain('Every link is slow.');
  await docs.submits();
  await shown();
  expect(await found()).toEqual(['problem']);

  const board = newest(maya.inbox.filter((message) => maya.reads(message).includes('round 1')));
  await maya.clicks(board, 'What was found');
  await maya.clicks(maya.modal ?? board, 'Known limitation');
  await maya.clicks(maya.modal ?? board, 'Close the round');
  await maya.fills({ words: 'Links stay slow for now.' });
  await leaveForm(rehearsal, maya);
  await maya.clicks(maya.modal ?? board, 'Close the round');
  expect(maya.modal?.text).toContain('Links stay slow for now.');
});
