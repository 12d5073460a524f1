import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../../src/practice/people/person.ts';
import { buttonsOf } from '../../../src/practice/read/buttons.ts';
import { aDepartment, someSettings, WORKSPACE } from '../../support/builders.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import {
  auditOf,
  green,
  inspect,
  LAUNCH_TIME,
  launch,
  letEditsOut,
  newest,
  plan,
  refusedCalls,
  releaseOf,
  runToAsk,
  toldPrivately,
  whisperCount,
} from '../../support/steps.ts';

let rehearsal: Rehearsal;
let maya: PersonDriver;

const announcement = () => newest(rehearsal.slack.channel('#announcements').topLevel);

const says = async (who: string, wish: string, unnamed = false): Promise<void> => {
  const person = rehearsal.slack.person(who);
  const seen = whisperCount(rehearsal, person);
  await person.clicks(announcement(), '4 Good');
  await toldPrivately(rehearsal, person, { seen });
  await person.clicks(newest(person.sees('#announcements').filter((each) => each.ephemeralFor)), 'Add words');
  await person.fills({ 'One wish': wish, ...(unnamed && { 'Your name': ['Send without my name'] }) });
  await person.submits();
  await rehearsal.bot.settle();
};

const openSorting = async (): Promise<void> => {
  const seen = whisperCount(rehearsal, maya);
  await maya.types('#releases', '/release feedback atlas-2.0');
  await toldPrivately(rehearsal, maya, { seen });
  await maya.clicks(newest(maya.sees('#releases').filter((each) => each.ephemeralFor)), 'Sort by theme');
};

const window = () => {
  if (maya.modal === null) throw new Error('No window is open.');
  return maya.modal;
};
const shown = (): string => JSON.stringify(window().blocks);

/** Chooses in the menu beside the line that contains these words. */
const sorts = async (line: string, choice: string): Promise<void> => {
  const blocks = window().blocks as { block_id?: string; text?: { text: string } }[];
  const block = blocks.find(
    ({ block_id = '', text }) => /^(remark|theme):/.test(block_id) && text?.text.includes(line),
  )?.block_id;
  if (block === undefined) throw new Error(`Nothing says "${line}".`);
  const menu = block.startsWith('remark') ? 'feedback.remark' : 'feedback.theme';
  await maya.selects(window(), menu, choice, { block });
  await rehearsal.bot.settle();
};

beforeEach(async () => {
  rehearsal = await rehearse({
    settings: someSettings({ departments: [aDepartment('docs'), aDepartment('sales')] }),
  });
  maya = await runToAsk(rehearsal);
  await green(rehearsal, 'docs');
  await green(rehearsal, 'sales');
  await rehearsal.until(LAUNCH_TIME);
  await launch(rehearsal);
});
afterEach(() => rehearsal.stop());

test('what was said is sorted by one click each, becomes an action and a request, and those who answered hear of it', async () => {
  await says('docs-lead', 'Dark mode');
  await says('sales-lead', 'A darker mode');
  await says('reader', 'An export to sheets');
  await openSorting();
  expect(shown()).toContain('0 themes, 3 not sorted yet');
  await sorts('Dark mode', 'A theme of its own');
  expect(shown()).toContain('1 theme, 2 not sorted yet');
  await sorts('A darker mode', 'Dark mode');
  expect(shown()).toContain('2 remarks, wish.');
  await sorts('An export', 'A theme of its own');
  await sorts('Dark mode', 'Turn into an action of mine');
  await sorts('An export', 'Ask the next release for it');
  await sorts('An export', 'Problem');
  expect(shown()).toContain('1 remark, problem, a request for the next release.');

  await sorts('Dark mode', 'Say what we did, or rename');
  await maya.fills({ 'You said': 'Dark mode, please', 'We did': 'It comes with 2.1.' });
  await maya.submits();
  const said = 'Dark mode, please: 2 remarks, wish, an action. We did, not told yet: It comes with 2.1.';
  await rehearsal.slack.until(() => shown().includes(said), 'the window with the answer');
  await maya.clicks(window(), 'Tell 3 people what we did');
  await rehearsal.until('2026-12-11T12:00:00.000Z');
  const reader = rehearsal.slack.person('reader');
  const told = reader.reads(newest(reader.inbox));
  expect(told).toContain('You said, we did');
  expect(told).toContain('You said: Dark mode, please. We did: It comes with 2.1.');
  expect(told).not.toContain('export');
  expect(buttonsOf(newest(reader.inbox).blocks)).toEqual([]);

  const { id } = await releaseOf(rehearsal);
  const [action] = await inspect(rehearsal, (reads) => reads.notes(WORKSPACE, id));
  expect(action).toMatchObject({ kind: 'action', text: 'Dark mode', owner: { userId: 'U0MAYA' } });
  const types = (await auditOf(rehearsal)).map(({ type }) => type);
  expect(types).toContain('note_taken');
  expect(types.at(-1)).toBe('feedback_told');
  expect(refusedCalls(rehearsal)).toEqual([]);

  // Told once: nothing is left to tell, and nobody hears it twice.
  await openSorting();
  expect(shown()).not.toContain('what we did"');
  const before = reader.inbox.length;
  await rehearsal.until('2026-12-14T12:00:00.000Z');
  expect(reader.inbox).toHaveLength(before);
});

test('two answers without a name cannot be sorted, three can', async () => {
  await says('docs-lead', 'Dark mode', true);
  await says('sales-lead', 'A darker mode', true);
  await says('maya', 'Good start');
  await openSorting();
  expect(shown()).toContain('0 themes, 1 not sorted yet');
  expect(shown()).toContain('2 answers without a name: kept back until there are three');
  await maya.closes(true);
  await says('reader', 'An export to sheets', true);
  await openSorting();
  expect(shown()).toContain('0 themes, 4 not sorted yet');
  expect(shown()).not.toMatch(/U0READER|docs-lead/);
});

test('a reply under the announcement is taken in by one click, with its reactions, once; nobody else sorts it', async () => {
  const reader = rehearsal.slack.person('reader');
  const reply = reader.says('#announcements', 'Exports are slow since today.', announcement().ts);
  Object.assign(reply, { reactions: [{ name: '+1', count: 3, users: ['U0MAYA'] }] });
  const lead = rehearsal.slack.person('docs-lead');
  let seen = whisperCount(rehearsal, lead);
  await lead.shortcut('feedback.from_message', reply);
  expect(await toldPrivately(rehearsal, lead, { seen })).toContain('Taken in as feedback on');
  seen = whisperCount(rehearsal, lead);
  await lead.shortcut('feedback.from_message', reply);
  expect(await toldPrivately(rehearsal, lead, { seen })).toContain('already');
  const { id } = await releaseOf(rehearsal);
  const taken = await inspect(rehearsal, (reads) => reads.takenMessages(WORKSPACE, id));
  expect(taken).toMatchObject([{ author: { userId: 'U0READER' }, text: 'Exports are slow since today.' }]);
  await openSorting();
  expect(shown()).toContain('in a message: Exports are slow since today.');
  await sorts('Exports', 'A theme of its own');
  await sorts('Exports', 'Report as an issue');
  expect((await releaseOf(rehearsal)).issues).toMatchObject([
    { text: 'Exports are slow since today.', severity: 'minor', owner: { userId: 'U0MAYA' } },
  ]);

  seen = whisperCount(rehearsal, reader);
  await reader.types('#releases', '/release feedback atlas-2.0');
  expect(await toldPrivately(rehearsal, reader, { seen })).toContain('read by its release manager');
});

test('a message elsewhere is taken in about a release that is chosen', async () => {
  const lead = rehearsal.slack.person('sales-lead');
  const message = lead.says('#sales', 'Customers ask for an export.');
  await lead.shortcut('feedback.from_message', message);
  await lead.fills({ 'About which release?': 'Atlas 2.0' });
  await lead.submits();
  await rehearsal.bot.settle();
  const { id } = await releaseOf(rehearsal);
  const taken = await inspect(rehearsal, (reads) => reads.takenMessages(WORKSPACE, id));
  expect(taken.map(({ text }) => text)).toEqual(['Customers ask for an export.']);
  const draft = `take_in:${message.channel}:${message.ts}:${lead.id}`;
  expect(await inspect(rehearsal, (reads) => reads.formDraft(WORKSPACE, draft))).toBeNull();
});

test('what users asked for stands on the card of the next release of the product, until it is answered', async () => {
  await says('reader', 'An export to sheets');
  await openSorting();
  await sorts('An export', 'A theme of its own');
  await sorts('An export', 'Ask the next release for it');
  await maya.closes(true);
  await plan(rehearsal, { title: 'Atlas 2.1', date: '2027-03-11' });
  await letEditsOut(rehearsal);
  const draftOf = (title: string): string =>
    maya.reads(newest(maya.inbox.filter(({ text }) => text.includes(title))));
  expect(draftOf('Atlas 2.1')).toContain('Users of Atlas 2.0 asked for: An export to sheets.');
  expect(await plan(rehearsal, { title: 'Borealis 1.0', date: '2027-03-18' })).toMatchObject({
    kind: 'closed',
  });
  await letEditsOut(rehearsal);
  expect(draftOf('Borealis')).not.toContain('asked for');
});
