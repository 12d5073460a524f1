import { expect, test } from 'vitest';
import { judge } from './judge.ts';
import type { Left } from './left.ts';

const CARD = 'C0DOCS board.department_card ["Is it ready?"]';
const LINE = 'C0RELEASES statement.thread_line under board.release_card ["docs is green"]';
const said = (...words: string[]) => words.map((each) => ({ words: each, moments: [] }));

const WELL: Left = {
  messages: said(CARD, LINE),
  strangers: [],
  auditTypes: ['release_started'],
  chain: { ok: true, events: 1 },
  unsettled: [],
  stage: 'closed',
  duplicates: [],
  outOfOrder: [],
  twice: [],
  untold: [],
  cameAt: { 'C0DOCS board.department_card': [1000] },
  decided: { docs: ['department_asked', 'light_answered green'] },
  closed: { remembered: ['7'], said: ['7'] },
};

test('an end like the one without dangers has nothing wrong with it', () => {
  expect(judge(WELL, WELL)).toEqual([]);
});

test('a day more that the record closes, because the clock stepped, is nothing wrong where its line stands', () => {
  const DAY = 'C0RELEASES statement.record_anchor under board.record_thread ["The record ends at 12"]';
  const closed = { remembered: ['7', '12'], said: ['7', '12'] };
  expect(judge({ ...WELL, messages: said(CARD, LINE, DAY), closed }, WELL)).toEqual([]);
});

test.each<[string, Partial<Left>, string]>([
  [
    'a day without its line',
    { closed: { remembered: ['7', '12'], said: ['7'] } },
    'no line closes the day of entry 12',
  ],
  ['a line too many', { closed: { remembered: ['7'], said: ['7', '9'] } }, 'a line closes a day at 9'],
  ['a message that stands twice', { duplicates: ['C0DOCS 2 stands at 1 already'] }, 'twice: C0DOCS 2'],
  [
    'a message that the database does not know',
    { strangers: ['C0DOCS 1 is in Slack only'] },
    'stranger: C0DOCS 1',
  ],
  ['a message that never came', { messages: said(CARD) }, 'missing: C0RELEASES statement.thread_line'],
  ['a message too many', { messages: said(CARD, LINE, LINE) }, 'unwanted: C0RELEASES statement.thread_line'],
  [
    'a question that is asked early',
    { cameAt: { 'C0DOCS board.department_card': [400] } },
    'early: C0DOCS board.department_card came 10 minutes',
  ],
  [
    'a card that shows an older state',
    { messages: said('C0DOCS board.department_card ["Was it ready?"]', LINE) },
    'missing: C0DOCS board.department_card ["Is it ready?"]',
  ],
  [
    'a thread in the wrong order',
    { outOfOrder: ['the line at 1 stands after a later one'] },
    'the line at 1',
  ],
  ['a form that was opened twice', { twice: ['a form was opened twice for 1'] }, 'a form was opened twice'],
  ['a message that was given up silently', { untold: ['board.x is failed'] }, 'board.x is failed'],
  ['a due action that is left over', { unsettled: ['board.x is running'] }, 'unsettled: board.x is running'],
  ['a broken chain', { chain: { ok: false, seq: 3, problem: 'altered' } }, 'audit: the chain is broken at 3'],
  ['a release that ends elsewhere', { stage: 'live' }, 'the release ends live, not closed'],
  [
    'a lost decision',
    { decided: { docs: ['department_asked'] } },
    'decided about docs: department_asked; not',
  ],
  [
    'decisions in another order',
    { decided: { docs: ['light_answered green', 'department_asked'] } },
    'decided about docs',
  ],
])('%s is noticed', (_, change, words) => {
  const problems = judge({ ...WELL, ...change }, WELL);
  expect(
    problems.some((problem) => problem.startsWith(words)),
    problems.join('\n'),
  ).toBe(true);
});

test('a question that is asked late, or as early as a clock may run ahead, is no fault', () => {
  for (const at of [701, 9000])
    expect(judge({ ...WELL, cameAt: { 'C0DOCS board.department_card': [at] } }, WELL)).toEqual([]);
});

test('a statement that came late may say what has changed meanwhile', () => {
  const late = { ...WELL, messages: said(CARD, LINE.replace('docs is green', 'docs was green')) };
  expect(judge(late, WELL)).toEqual([]);
});
