import { afterEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import type { PracticeMessage } from '../../src/practice/workspace/model.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  auditOf,
  cardOf,
  green,
  letEditsOut,
  newest,
  refusedCalls,
  releaseOf,
  runToAsk,
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

/** The newest message of a channel that says this. */
const saying = (person: PersonDriver, messages: readonly PracticeMessage[], words: string): PracticeMessage =>
  newest(messages.filter((message) => person.reads(message).includes(words)));

/** A department says not yet, and names another one that can solve it. */
const waitsFor = async (key: string, other: string, text: string): Promise<void> => {
  const lead = rehearsal.slack.person(`${key}-lead`);
  await lead.clicks(saying(lead, rehearsal.slack.channel(`#${key}`).topLevel, '[Not yet]'), 'Not yet');
  await lead.fills({
    'What is in the way?': text,
    'Which department can solve it?': other,
    'When do you expect it to be solved?': '2026-12-08',
  });
  expect(await lead.submits()).toMatchObject({ kind: 'closed' });
  await shown();
};

test('Sales waits for Docs: Docs takes it, it is done, Sales is asked again and turns green', async () => {
  rehearsal = await rehearse();
  await runToAsk(rehearsal);
  const { slack } = rehearsal;
  await waitsFor('sales', 'Docs', 'The price sheet is missing.');
  const docs = slack.person('docs-lead');
  const baton = () => saying(docs, slack.channel('#docs').topLevel, 'The price sheet is missing.');
  expect(docs.reads(baton())).toContain(
    '@docs-lead, *Sales* waits for *Docs*, for *Atlas 2.0*, by *Tue 8 Dec*:',
  );
  expect(docs.reads(baton())).toContain('[[I have it]] [Done] [Not ours] [Somebody else can]');
  expect(rehearsal.slack.person('sales-lead').reads(cardOf(rehearsal, 'sales'))).toContain(
    'Docs can solve it, expected Tue 8 Dec.',
  );

  await docs.clicks(baton(), 'I have it');
  await shown();
  expect(docs.reads(baton())).toContain('*docs-lead has it.*');
  expect(docs.reads(baton())).toContain('[[Done]] [Not ours] [Somebody else can]');
  const sales = slack.person('sales-lead');
  const salesCard = () => cardOf(rehearsal, 'sales');
  expect(sales.reads(salesCard())).toContain('docs-lead has it. Expected Tue 8 Dec.');

  await docs.clicks(baton(), 'Done');
  await shown();
  expect(docs.reads(baton())).toMatch(/\*Done\*, says docs-lead, .*\. Sales is asked for its light again\./);
  expect((await releaseOf(rehearsal)).lights.find(({ name }) => name === 'Sales')?.state).toBe('not_yet');
  expect(sales.reads(salesCard())).toContain(
    'Asked again: docs-lead says that it is done. What was in the way: The price sheet is missing.',
  );

  await green(rehearsal, 'sales');
  expect(docs.reads(baton())).toContain('*Out of the way.* Thank you.');
  expect(docs.reads(baton())).not.toContain('[');
  const types = (await auditOf(rehearsal)).map(({ type }) => type);
  expect(types.filter((type) => type.startsWith('blocker_'))).toEqual(['blocker_taken', 'blocker_solved']);
});

test('what is not theirs goes back, the manager names somebody else, and everybody reads who has it now', async () => {
  rehearsal = await rehearse();
  const maya = await runToAsk(rehearsal);
  const { slack } = rehearsal;
  await waitsFor('sales', 'Docs', 'The price sheet is missing.');
  const docs = slack.person('docs-lead');
  const baton = saying(docs, slack.channel('#docs').topLevel, 'The price sheet is missing.');
  const old = structuredClone(baton);
  await docs.clicks(baton, 'Not ours');
  await shown();
  expect(docs.reads(baton)).toContain('*Given back*: maya, the release manager, finds somebody else.');

  const notice = saying(maya, maya.inbox, 'Nobody has this now');
  expect(maya.reads(notice)).toContain('docs-lead says that it is not for Docs:');
  await maya.clicks(notice, 'Name somebody');
  expect(await maya.submits()).toMatchObject({
    kind: 'errors',
    errors: {
      'Or somebody who is not in this Slack': expect.stringContaining('Choose a department or a person'),
    },
  });
  await maya.fills({ 'Which department can solve it?': 'Product marketing' });
  const seen = whisperCount(rehearsal, maya);
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  expect(await toldPrivately(rehearsal, maya, { seen })).toContain('Product marketing is asked now');
  await shown();
  expect(docs.reads(baton)).toContain('*Given back*');
  expect(maya.reads(notice)).toMatch(/Settled: maya named Product marketing/);
  const pmm = slack.person('pmm-lead');
  expect(pmm.reads(saying(pmm, slack.channel('#pmm').topLevel, 'The price sheet'))).toContain(
    '@pmm-lead, *Sales* waits for *Product marketing*',
  );
  // Buttons of the message as it was: somebody else has it now.
  const before = whisperCount(rehearsal, docs);
  await docs.clicks(old, 'Done');
  expect(await toldPrivately(rehearsal, docs, { seen: before })).toMatch(
    /Not marked as done: only those who see to it can do this for Atlas 2\.0\. Please ask pmm-lead or pmm-deputy/,
  );
});

test('who waits for whom stands in what is in the way, a circle among them', async () => {
  rehearsal = await rehearse();
  const maya = await runToAsk(rehearsal);
  await waitsFor('sales', 'Product marketing', 'The price sheet is missing.');
  await waitsFor('pmm', 'Docs', 'The names are missing.');
  const status = async (): Promise<string> => {
    await maya.types('#releases', '/release status atlas-2.0');
    return maya.reads(newest(maya.sees('#releases')));
  };
  expect(await status()).toContain('Sales waits for Product marketing, who waits for Docs.');
  await waitsFor('docs', 'Sales', 'Nobody told us the prices.');
  expect(await status()).toContain('They wait for each other: Sales, Product marketing, Docs, Sales.');
});

test('a hold and a cancellation take the buttons away and say so', async () => {
  rehearsal = await rehearse();
  const maya = await runToAsk(rehearsal);
  const { slack } = rehearsal;
  await waitsFor('sales', 'Docs', 'The price sheet is missing.');
  const docs = slack.person('docs-lead');
  const baton = saying(docs, slack.channel('#docs').topLevel, 'The price sheet is missing.');
  await maya.types('#releases', '/release hold atlas-2.0 Wait for legal.');
  await shown();
  expect(docs.reads(baton)).toContain('*On hold*: Atlas 2.0.');
  expect(docs.reads(baton)).not.toContain('[');
  await maya.types('#releases', '/release resume atlas-2.0');
  await shown();
  expect(docs.reads(baton)).toContain('[[I have it]]');
  await maya.types('#releases', '/release cancel atlas-2.0 Not this year.');
  await shown();
  expect(docs.reads(baton)).toContain('*Cancelled*: Atlas 2.0. There is nothing to do here any more.');
  expect(docs.reads(baton)).not.toContain('[');
});

test('of two who say that they have it at the same moment one has it, the other reads who was faster', async () => {
  rehearsal = await rehearse();
  await runToAsk(rehearsal);
  const { slack } = rehearsal;
  await waitsFor('sales', 'Docs', 'The price sheet is missing.');
  const people = ['docs-lead', 'docs-deputy'].map((name) => slack.person(name));
  const [lead] = people;
  const baton = saying(lead ?? slack.person('maya'), slack.channel('#docs').topLevel, 'The price sheet');
  await Promise.all(people.map((person) => person.clicks(baton, 'I have it')));
  await shown();
  const [blocker] = (await releaseOf(rehearsal)).blockers;
  const taker = blocker?.takenBy?.userId;
  const loser = people.find(({ id }) => id !== taker);
  if (loser === undefined) throw new Error('One of them has it.');
  expect(await toldPrivately(rehearsal, loser)).toMatch(/was faster and has it already, for Atlas 2\.0/);
  expect((await auditOf(rehearsal)).filter(({ type }) => type === 'blocker_taken')).toHaveLength(1);
});
