import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import type { PracticeMessage } from '../../src/practice/workspace/model.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import { letEditsOut, newest, plan, refusedCalls, releaseOf, start, troubledRows } from '../support/steps.ts';

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

const person = (name: string): PersonDriver => rehearsal.slack.person(name);

/** A button in the window on top. */
const presses = async (who: PersonDriver, button: string, nth?: number): Promise<void> => {
  if (who.modal === null) throw new Error('No window is open.');
  await who.clicks(who.modal, button, nth === undefined ? {} : { nth });
};

const newestOf = (who: PersonDriver, messages: readonly PracticeMessage[], words: string): PracticeMessage =>
  newest(messages.filter((message) => who.reads(message).includes(words)));

const opens = async (fields: Readonly<Record<string, string | readonly string[]>>): Promise<void> => {
  const maya = person('maya');
  await maya.types('#releases', '/release trial atlas-2.0');
  await maya.fills({ 'Which build do they try?': '2.0-rc1', ...fields });
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  await letEditsOut(rehearsal);
};

const says = async (who: PersonDriver, button: string, words: string): Promise<void> => {
  await who.clicks(newestOf(who, who.inbox, 'asks you to try'), button);
  await who.fills({ words });
  expect(await who.submits()).toMatchObject({ kind: 'closed' });
  await letEditsOut(rehearsal);
};

test('a known limitation turns into what stands in the way, as long as the round is open', async () => {
  await opens({ 'Who tries it?': ['sales-lead'] });
  const maya = person('maya');
  await says(person('sales-lead'), 'A problem', 'The board stays empty.');
  await maya.clicks(newestOf(maya, maya.inbox, 'round 1'), 'What was found');
  await presses(maya, 'Known limitation');
  expect(maya.modal?.text).toContain('A known limitation.');
  await presses(maya, 'Stands in the way');
  expect(maya.modal?.text).toContain('It stands in the way. Engineering can solve it.');
  expect(maya.modal?.text).not.toContain('[Stands in the way]');
  expect((await releaseOf(rehearsal)).blockers).toMatchObject([{ text: 'The board stays empty.' }]);
});

test('what was found in a round that somebody else closed can be read in the plan and in the details', async () => {
  await opens({ 'Who tries it?': ['sales-lead'], 'Who looks after it?': 'admin' });
  const [maya, admin, reader] = [person('maya'), person('admin'), person('reader')] as const;
  await says(person('sales-lead'), 'A wish', 'Colours.');
  await admin.clicks(newestOf(admin, admin.inbox, 'round 1'), 'Close the round');
  expect(await admin.submits()).toMatchObject({ kind: 'closed' });
  await letEditsOut(rehearsal);

  const own = newestOf(maya, maya.inbox, 'The card is in');
  await maya.clicks(own, 'The plan in full');
  expect(maya.modal?.text).toContain('Nobody tries it now.');
  expect(maya.modal?.text).toContain('Round 1, build 2.0-rc1: accepted. 1 of 1 answered: 1 wish.');
  await presses(maya, 'What was found');
  expect(maya.modal?.text).toContain('sales-lead: Colours.');
  await maya.closes(true);

  const card = newestOf(reader, rehearsal.slack.channel('#releases').topLevel, 'Atlas 2.0');
  await reader.clicks(card, 'Details');
  expect(reader.modal?.text).toContain('1 of 1 answered: 1 wish.');
  expect(reader.modal?.text).not.toContain('What was found');
  await maya.clicks(card, 'Details');
  await presses(maya, 'What was found');
  expect(maya.modal?.text).toContain('sales-lead: Colours.');
});
