import { describe, expect, it } from 'vitest';
import { type Arrangement, arranged, withItem } from '../../../src/domain/packs/arrange-items.ts';
import { ITEM_LIMITS, type PackItem } from '../../../src/domain/packs/pack.ts';
import { packProblems, sameItems } from '../../../src/domain/packs/pack-rules.ts';

const item = (id: string, overrides: Partial<PackItem> = {}): PackItem => ({
  id,
  question: `Is ${id} done?`,
  why: '',
  required: true,
  label: id,
  asks: 'nothing',
  feeds: null,
  ...overrides,
});

const three = ['a', 'b', 'c'].map((id) => item(id));

describe("a department's questions", () => {
  it.each([
    [0, true],
    [1, false],
    [2, false],
    [3, true],
    [7, true],
    [8, false],
  ])('%i of them: %s', (count, fine) => {
    const items = Array.from({ length: count }, (_, index) => item(`question ${index}`));
    expect(packProblems(items).length === 0).toBe(fine);
  });

  it.each<[string, Partial<PackItem>, string]>([
    ['no question', { question: ' ' }, 'items[1].question'],
    ['no name', { label: '' }, 'items[1].label'],
    ['a question that is too long', { question: 'ä'.repeat(ITEM_LIMITS.question + 1) }, 'items[1].question'],
    ['a name that is too long', { label: 'x'.repeat(ITEM_LIMITS.label + 1) }, 'items[1].label'],
    ['a reason that is too long', { why: 'x'.repeat(ITEM_LIMITS.why + 1) }, 'items[1].why'],
    ['others that read nothing', { feeds: 'pages' }, 'items[1].asks'],
    ['the question of another', { question: 'is A done?' }, 'items[1].question'],
    ['the name of another', { label: 'A' }, 'items[1].label'],
  ])('%s is a problem at its field', (_name, wrong, field) => {
    const problems = packProblems([item('a'), item('b', wrong), item('c')]);
    expect(problems.map((problem) => problem.field)).toEqual([field]);
  });

  it('are the same only word for word and in the same order', () => {
    expect(sameItems(three, structuredClone(three))).toBe(true);
    expect(sameItems(three, three.toReversed())).toBe(false);
    expect(sameItems(three, three.slice(1))).toBe(false);
    expect(sameItems(three, three.with(1, item('b', { required: false })))).toBe(false);
  });
});

describe('the order of questions', () => {
  it.each<[string, Arrangement, string]>([
    ['b', 'up', 'bac'],
    ['b', 'down', 'acb'],
    ['a', 'up', 'abc'],
    ['c', 'down', 'abc'],
    ['b', 'remove', 'ac'],
    ['gone', 'up', 'abc'],
    ['gone', 'remove', 'abc'],
  ])('%s %s makes %s', (id, how, expected) => {
    expect(
      arranged(three, id, how)
        .map((each) => each.id)
        .join(''),
    ).toBe(expected);
  });

  it('keeps the place of a question that is changed; a new one goes to the end', () => {
    const changed = withItem(three, item('b', { question: 'Really?' }));
    expect(changed.map(({ question }) => question)[1]).toBe('Really?');
    expect(
      withItem(three, item('d'))
        .map(({ id }) => id)
        .join(''),
    ).toBe('abcd');
  });
});
