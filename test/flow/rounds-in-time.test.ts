import { afterEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import type { PracticeMessage } from '../../src/practice/workspace/model.ts';
import { CHANNELS, type Rehearsal, rehearse } from '../support/rehearsal.ts';
import { letEditsOut, newest, plan, refusedCalls, releaseOf, start, troubledRows } from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(async () => {
  // Whether the bot is in a channel is learnt by asking Slack.
  expect(refusedCalls(rehearsal).filter(({ method }) => method !== 'conversations.info')).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const shown = (): Promise<void> => letEditsOut(rehearsal);

const person = (name: string): PersonDriver => rehearsal.slack.person(name);

/** What somebody reads in their direct messages that says this. */
const reads = (who: PersonDriver, words: string): string[] =>
  who.inbox.map((message) => who.reads(message)).filter((text) => text.includes(words));

const opens = async (fields: Readonly<Record<string, string | readonly string[]>>) => {
  const maya = person('maya');
  await maya.types('#releases', '/release trial atlas-2.0');
  await maya.fills({ 'Which build do they try?': '2.0-rc1', ...fields });
  return maya.submits();
};

test('a round of a draft asks nobody before Start, and then at once where it has begun', async () => {
  rehearsal = await rehearse();
  await plan(rehearsal);
  const docs = person('docs-lead');
  expect(await opens({ 'Who tries it?': ['docs-lead'] })).toMatchObject({ kind: 'closed' });
  await rehearsal.until('2026-11-18T09:00:00.000Z');
  expect(reads(docs, 'try')).toEqual([]);
  await start(rehearsal);
  await shown();
  expect(reads(docs, 'asks you to try')).toHaveLength(1);
});

test('the cards go out on the morning of the first day, and wait while the release is on hold', async () => {
  rehearsal = await rehearse();
  await plan(rehearsal);
  await start(rehearsal);
  const [maya, docs] = [person('maya'), person('docs-lead')] as const;
  await opens({ 'Who tries it?': ['docs-lead'], 'First day': '2026-11-21', 'Last day': '2026-11-26' });
  await rehearsal.until('2026-11-23T07:59:00.000Z');
  expect(reads(docs, 'asks you to try')).toEqual([]);
  await maya.types('#releases', '/release hold atlas-2.0 Wait.');
  await rehearsal.until('2026-11-24T09:00:00.000Z');
  expect(reads(docs, 'asks you to try')).toEqual([]);
  await maya.types('#releases', '/release resume atlas-2.0');
  await shown();
  // A Saturday begins on the Monday after it, which the hold had swallowed.
  expect(reads(docs, 'asks you to try')).toHaveLength(1);
});

test('the morning after the last day whoever looks after it hears once that nobody closed it', async () => {
  rehearsal = await rehearse();
  await plan(rehearsal);
  await start(rehearsal);
  const [admin, docs] = [person('admin'), person('docs-lead')] as const;
  const people = ['docs-lead', 'sales-lead'];
  await opens({ 'Who tries it?': people, 'Last day': '2026-11-20', 'Who looks after it?': 'admin' });
  await shown();
  const card = (words: string): PracticeMessage =>
    newest(docs.inbox.filter((message) => docs.reads(message).includes(words)));
  await docs.clicks(card('asks you to try'), 'It works');
  await rehearsal.until('2026-11-23T08:59:00.000Z');
  expect(reads(admin, 'Nobody closed round 1')).toEqual([]);
  await rehearsal.until('2026-11-27T12:00:00.000Z');
  const [told, ...more] = reads(admin, 'Nobody closed round 1');
  expect(more).toEqual([]);
  expect(told).toContain('1 of 2 has answered: 1 says it works.');
  const notice = newest(admin.inbox.filter((message) => admin.reads(message).includes('Nobody closed')));
  await admin.clicks(notice, 'Close the round');
  await admin.submits();
  await shown();
  expect(reads(admin, 'Nobody closed')).toEqual([]);
  expect(reads(admin, '*Round 1 is closed: accepted.*')).toHaveLength(2);
  expect((await releaseOf(rehearsal)).rounds).toMatchObject([{ verdict: { is: 'accepted' } }]);
});

test('a channel has to be one of our own in which the bot is, and people and a channel do not go together', async () => {
  const secret = { id: 'C0SECRET', name: 'secret', private: true, members: ['U0MAYA'], bot: false };
  const open = { id: 'C0OPEN', name: 'open', members: ['U0MAYA', 'U0READER'], bot: false };
  rehearsal = await rehearse({ channels: [...CHANNELS, secret, open] });
  await plan(rehearsal);
  await start(rehearsal);
  const maya = person('maya');
  expect(await opens({ 'Or a channel': '#secret' })).toMatchObject({
    kind: 'errors',
    byBlock: { channel: expect.stringContaining('Type /invite @Greenlight there') },
  });
  await maya.fills({ 'Or a channel': '#open', 'Who tries it?': ['docs-lead', 'guest'] });
  expect(await maya.submits()).toMatchObject({
    byBlock: { channel: 'Choose people or a channel, not both.' },
  });
  await maya.fills({ 'Or a channel': null });
  expect(await maya.submits()).toMatchObject({
    byBlock: { people: 'guest is no full member of this workspace and cannot answer.' },
  });
  await maya.fills({ 'Or a channel': '#open', 'Who tries it?': [] });
  expect(await maya.submits()).toMatchObject({
    byBlock: { channel: 'I was not in #open, and join it now. Send this once more.' },
  });
  await shown();
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  await shown();
  expect(rehearsal.slack.channel('#open').topLevel).toHaveLength(1);
});

test('in a rehearsal its manager gets the card that others would get, and plays them', async () => {
  rehearsal = await rehearse();
  const maya = person('maya');
  await maya.types('#releases', '/release new Atlas 2.0 --practice');
  await maya.fills({ 'What do users gain?': 'Shared boards.', 'Launch date': '2026-12-10' });
  await maya.submits();
  await rehearsal.bot.settle();
  await start(rehearsal);
  await opens({ 'Who tries it?': ['docs-lead', 'sales-lead'] });
  await shown();
  expect(reads(person('docs-lead'), 'try')).toEqual([]);
  const [card] = maya.inbox.filter((message) => maya.reads(message).includes('asks you to try'));
  if (card === undefined) throw new Error('No card came.');
  expect(maya.reads(card)).toContain('PRACTICE');
  await maya.clicks(card, 'It works');
  await shown();
  expect((await releaseOf(rehearsal)).rounds[0]?.trials).toHaveLength(1);
});
