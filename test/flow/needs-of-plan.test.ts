import { afterEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import type { PracticeMessage } from '../../src/practice/workspace/model.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  letEditsOut,
  newest,
  plan,
  refusedCalls,
  releaseOf,
  start,
  toldPrivately,
  troubledRows,
  whisperCount,
  whispersTo,
} from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

/** What somebody reads who types the command alone. */
const needsOf = async (person: PersonDriver): Promise<{ list: PracticeMessage; text: string }> => {
  const seen = whisperCount(rehearsal, person);
  await person.types('#releases', '/release');
  const text = await toldPrivately(rehearsal, person, { seen });
  return { list: newest(whispersTo(rehearsal, person)), text };
};

/** Presses a button of that list, and reads what is said to it. */
const answers = async (person: PersonDriver, list: PracticeMessage, button: string): Promise<string> => {
  const seen = whisperCount(rehearsal, person);
  await person.clicks(list, button);
  return toldPrivately(rehearsal, person, { seen });
};

test('the command alone asks for the date, for what people try, and for what they found', async () => {
  rehearsal = await rehearse();
  const { person } = rehearsal.slack;
  const [maya, docs] = [person('maya'), person('docs-lead')] as const;
  await plan(rehearsal);
  await start(rehearsal);
  const date = await needsOf(docs);
  expect(date.text).toContain('*Atlas 2.0:* is the date fine for *Docs*?');
  expect(await answers(docs, date.list, 'Date is fine: Atlas 2.0')).toContain('Noted: the date is fine.');
  expect((await needsOf(docs)).text).toContain('Nothing needs you at the moment.');

  await maya.types('#releases', '/release trial atlas-2.0');
  await maya.fills({ 'Which build do they try?': '2.0-rc1', 'Who tries it?': ['docs-lead'] });
  await maya.submits();
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  const trial = await needsOf(docs);
  expect(trial.text).toContain('you are asked to try build 2.0-rc1, until Fri 20 Nov');
  expect(await answers(docs, trial.list, 'It works: Atlas 2.0')).toContain('Noted for');
  expect((await releaseOf(rehearsal)).rounds[0]?.trials).toMatchObject([{ finding: 'works' }]);

  await docs.types('#releases', '/release');
  await docs.clicks(
    newest(docs.inbox.filter((message) => docs.reads(message).includes('You said: *it works*'))),
    'A problem',
  );
  await docs.fills({ words: 'The board stays empty.' });
  await docs.submits();
  await rehearsal.bot.settle();
  const found = await needsOf(maya);
  expect(found.text).toContain('people tried build 2.0-rc1 and found 1 problem. What becomes of it?');
  await maya.clicks(found.list, 'See what was found: Atlas 2.0');
  expect(maya.modal?.title).toBe('What was found');
});
