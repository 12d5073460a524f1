import { afterEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import type { PracticeMessage } from '../../src/practice/workspace/model.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  auditOf,
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
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const shown = (): Promise<void> => letEditsOut(rehearsal);

const person = (name: string): PersonDriver => rehearsal.slack.person(name);

/** The newest message that says this. */
const saying = (reader: PersonDriver, messages: readonly PracticeMessage[], words: string): PracticeMessage =>
  newest(messages.filter((message) => reader.reads(message).includes(words)));

const ownCard = (who: PersonDriver): PracticeMessage => saying(who, who.inbox, 'Atlas 2.0');

const channelCard = (): PracticeMessage =>
  saying(person('reader'), rehearsal.slack.channel('#qa').topLevel, 'Try Atlas 2.0');

const startAtlas = async (): Promise<PersonDriver> => {
  rehearsal = await rehearse();
  await plan(rehearsal);
  await start(rehearsal);
  return person('maya');
};

const opens = async (fields: Readonly<Record<string, string | readonly string[]>>) => {
  const maya = person('maya');
  await maya.types('#releases', '/release trial atlas-2.0');
  await maya.fills({ 'Which build do they try?': '2.0-rc1', ...fields });
  const outcome = await maya.submits();
  await shown();
  return outcome;
};

const says = async (who: PersonDriver, card: PracticeMessage, button: string, words: string) => {
  await who.clicks(card, button);
  await who.fills({ words });
  const outcome = await who.submits();
  await shown();
  return outcome;
};

/** A button in the window on top. */
const presses = async (who: PersonDriver, button: string, nth?: number): Promise<void> => {
  if (who.modal === null) throw new Error('No window is open.');
  await who.clicks(who.modal, button, nth === undefined ? {} : { nth });
};

const INVITED = { 'Who tries it?': ['docs-lead', 'sales-lead', 'qa-lead'] };

test('people try a build: one problem stands in the way of the launch, another is a known limitation', async () => {
  const maya = await startAtlas();
  expect(await opens(INVITED)).toMatchObject({ kind: 'closed' });
  const [docs, sales, qa] = [person('docs-lead'), person('sales-lead'), person('qa-lead')] as const;
  expect(docs.reads(ownCard(docs))).toContain(
    'maya asks you to try *Atlas 2.0*, build *2.0-rc1*, until *Fri 20 Nov*.',
  );
  expect(docs.reads(ownCard(docs))).toContain('[[It works]] [A problem] [A wish]');
  expect(ownCard(docs).text).toContain('Users gain: ');

  await docs.clicks(ownCard(docs), 'It works');
  await shown();
  expect(docs.reads(ownCard(docs))).toContain('You said: *it works*');
  await says(sales, ownCard(sales), 'A problem', 'The board stays empty.');
  await says(qa, ownCard(qa), 'A problem', 'Links are slow.');
  const board = (): PracticeMessage => saying(maya, maya.inbox, 'round 1');
  expect(maya.reads(board())).toContain('3 of 3 have answered: 1 says it works, 2 problems.');
  expect(maya.reads(board())).toContain('*2 problems wait for you*');
  expect(sales.reads(ownCard(sales))).not.toContain('1 says it works');

  await maya.clicks(board(), 'Close the round');
  expect(maya.modal?.title).toBe('What was found');
  expect(maya.modal?.text).toContain('I ask Engineering to solve it');
  await presses(maya, 'Stands in the way', 0);
  await presses(maya, 'Known limitation', 0);
  expect(maya.modal?.text).toContain('sales-lead: The board stays empty.');
  await presses(maya, 'Close the round');
  await maya.fills({ words: 'The empty board has to be mended.' });
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  expect(maya.modal).toBeNull();
  await shown();
  const release = await releaseOf(rehearsal);
  expect(release.blockers).toMatchObject([
    { text: 'The board stays empty.', severity: 'stops', solver: { name: 'Engineering' }, state: 'open' },
  ]);
  expect(release.rounds).toMatchObject([{ number: 1, verdict: { is: 'rejected' } }]);
  expect(docs.reads(ownCard(docs))).toContain('*Round 1 is closed: not accepted.*');
  expect(docs.reads(ownCard(docs))).not.toContain('[');
  const { topLevel, thread } = rehearsal.slack.channel('#releases');
  const card = saying(maya, topLevel, 'Atlas 2.0');
  const lines = thread(card.ts).map((line) => maya.reads(line));
  expect(lines.filter((line) => line.includes('*Round 1*'))).toEqual([
    expect.stringContaining('*Round 1*: people try build 2.0-rc1, until Fri 20 Nov. Opened by maya'),
    expect.stringContaining('*Round 1* is closed: not accepted. maya'),
  ]);
  await maya.clicks(card, 'Details');
  expect(maya.modal?.text).toContain('Links are slow.');
  expect(maya.modal?.text).not.toContain('qa-lead');
});

test('once it was not accepted, the manager opens the next round with those who had problems', async () => {
  const maya = await startAtlas();
  await opens(INVITED);
  const sales = person('sales-lead');
  await says(sales, ownCard(sales), 'A problem', 'The board stays empty.');
  const board = (): PracticeMessage => saying(maya, maya.inbox, 'round 1');
  await maya.clicks(board(), 'What was found');
  await presses(maya, 'Known limitation');
  await presses(maya, 'Close the round');
  await maya.fills({ 'What came of it?': 'Not accepted' });
  expect(await maya.submits()).toMatchObject({
    kind: 'errors',
    errors: { 'What you make of it': 'Say what has to change before they try it again.' },
  });
  await maya.fills({ words: 'Mend the board.' });
  await maya.submits();
  await shown();
  const card = saying(maya, maya.inbox, 'Open round 2');
  await maya.clicks(card, 'Open round 2 with the one who had problems');
  expect(maya.modal?.text).toContain('I have filled in the 1 person who had problems in round 1.');
  expect(await maya.submits()).toMatchObject({ kind: 'errors' });
  await maya.fills({ 'Which build do they try?': '2.0-rc2' });
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  await shown();
  expect(sales.reads(ownCard(sales))).toContain('build *2.0-rc2*');
  const docs = person('docs-lead');
  expect(docs.inbox.filter((message) => docs.reads(message).includes('2.0-rc2'))).toEqual([]);
  expect(maya.inbox.map((message) => maya.reads(message)).join('\n')).not.toContain('[Open round');
});

test('in a channel everybody in it answers, and a guest may only look', async () => {
  await startAtlas();
  expect(await opens({ 'Or a channel': '#qa' })).toMatchObject({ kind: 'closed' });
  const [reader, guest] = [person('reader'), person('guest')] as const;
  const before = await stateOf(rehearsal);
  await guest.clicks(channelCard(), 'It works');
  expect(await toldPrivately(rehearsal, guest)).toContain('guests');
  await guest.clicks(channelCard(), 'A problem');
  expect(await toldPrivately(rehearsal, guest, { seen: 1 })).toContain('guests');
  expect(await stateOf(rehearsal)).toEqual(before);
  expect(reader.reads(channelCard())).toContain('Nobody has answered yet.');

  await reader.clicks(channelCard(), 'It works');
  await shown();
  expect(await toldPrivately(rehearsal, reader)).toContain('Noted for *Atlas 2.0*: it works.');
  await says(reader, channelCard(), 'A wish', 'Colours.');
  expect(reader.reads(channelCard())).toContain('1 has answered: 1 wish.');
  expect(reader.reads(channelCard())).not.toContain('1 says it works');
  expect(reader.reads(channelCard())).not.toContain('Colours.');
});

test('whoever was not invited is told so, and reads nothing of what others found', async () => {
  await startAtlas();
  await opens(INVITED);
  const [docs, outsider] = [person('docs-lead'), person('reader')] as const;
  const before = await stateOf(rehearsal);
  const maya = person('maya');
  // The buttons of others, sent by somebody who writes requests by hand.
  const seen = newest(rehearsal.slack.channel('#releases').topLevel);
  const replayed = ({ blocks }: PracticeMessage): PracticeMessage => ({ ...structuredClone(seen), blocks });
  await outsider.clicks(replayed(ownCard(docs)), 'It works');
  expect(await toldPrivately(rehearsal, outsider)).toContain('not among those who try Atlas 2.0');
  await outsider.clicks(replayed(saying(maya, maya.inbox, 'round 1')), 'What was found');
  expect(await toldPrivately(rehearsal, outsider, { seen: 1 })).toContain('Not shown');
  expect(outsider.modal).toBeNull();
  expect(await stateOf(rehearsal)).toEqual(before);
});

test('two who answer at once both count, and the same tap twice is one answer', async () => {
  await startAtlas();
  await opens({ 'Or a channel': '#qa' });
  const [reader, qa] = [person('reader'), person('qa-lead')] as const;
  await Promise.all([
    reader.clicks(channelCard(), 'It works'),
    qa.clicks(channelCard(), 'It works'),
    reader.clicks(channelCard(), 'It works'),
  ]);
  await shown();
  expect(reader.reads(channelCard())).toContain('2 have answered: 2 say it works.');
  const types = (await auditOf(rehearsal)).map(({ type }) => type);
  expect(types.filter((type) => type === 'round_tried')).toHaveLength(2);
});

test('two who decide on the same problem at once raise one blocker, and a form of a closed round is refused', async () => {
  const maya = await startAtlas();
  await opens({ ...INVITED, 'Who looks after it?': 'admin' });
  const [sales, admin, docs] = [person('sales-lead'), person('admin'), person('docs-lead')] as const;
  await says(sales, ownCard(sales), 'A problem', 'The board stays empty.');
  await admin.clicks(saying(admin, admin.inbox, 'round 1'), 'What was found');
  await maya.types('#releases', '/release trial atlas-2.0');
  await Promise.all([presses(admin, 'Stands in the way'), presses(maya, 'Stands in the way')]);
  expect((await releaseOf(rehearsal)).blockers).toHaveLength(1);

  const old = structuredClone(ownCard(sales));
  await docs.clicks(ownCard(docs), 'A problem');
  await admin.closes(true);
  await admin.clicks(saying(admin, admin.inbox, 'round 1'), 'Close the round');
  await admin.fills({ words: 'Not yet.' });
  await admin.submits();
  await docs.fills({ words: 'Too late.' });
  expect(await docs.submits()).toMatchObject({
    kind: 'errors',
    byBlock: {
      words: 'Nothing was recorded: round 1 of Atlas 2.0 is closed. Tell its release manager what you found.',
    },
  });
  const told = whisperCount(rehearsal, sales);
  await sales.clicks(old, 'It works');
  expect(await toldPrivately(rehearsal, sales, { seen: told })).toContain('round 1 of Atlas 2.0 is closed');
});
