import { describe, expect, it } from 'vitest';
import type { PackItem } from '../../../src/domain/packs/pack.ts';
import { standingOf, summaryOf } from '../../../src/domain/packs/summary.ts';
import type { TickAnswer } from '../../../src/domain/packs/tick.ts';
import { MAYA, NOW } from '../../support/builders.ts';

const item = (label: string, required = true): PackItem => ({
  id: label,
  question: `${label}?`,
  why: '',
  required,
  label,
  asks: 'nothing',
  feeds: null,
});

const tick = (itemId: string, answer: TickAnswer) => ({
  departmentId: 'dep-docs',
  itemId,
  answer,
  link: null,
  text: null,
  by: MAYA,
  at: NOW,
});

const items = ['pages', 'owner', 'review', 'FAQ link', 'pictures'].map((label) => item(label));
const pack = { items };

describe('the summary of a checklist', () => {
  it.each<[string, readonly [string, TickAnswer][], string]>([
    ['nothing answered: three names, and how many more', [], '0 of 5, missing: pages, owner, review, 2 more'],
    ['one missing', items.slice(0, 4).map(({ id }) => [id, 'yes']), '4 of 5, missing: pictures'],
    ['all answered', items.map(({ id }) => [id, 'yes']), '5 of 5'],
    ['"not applicable" is done', items.map(({ id }) => [id, 'not_applicable']), '5 of 5'],
    [
      'a no is shown and is not done',
      [...items.slice(1).map(({ id }): [string, TickAnswer] => [id, 'yes']), ['pages', 'no']],
      '4 of 5, answered no: pages',
    ],
    [
      'a no comes before what is missing',
      [
        ['pages', 'no'],
        ['owner', 'yes'],
        ['review', 'yes'],
        ['FAQ link', 'yes'],
      ],
      '3 of 5, answered no: pages, missing: pictures',
    ],
    [
      'an answer to a question that is no longer asked does not count',
      [['gone', 'yes']],
      '0 of 5, missing: pages, owner, review, 2 more',
    ],
  ])('%s', (_name, answers, expected) => {
    expect(
      summaryOf(
        pack,
        answers.map(([id, answer]) => tick(id, answer)),
      ),
    ).toBe(expected);
  });

  it('names what is needed first, and says of the rest that it is nice to have', () => {
    const mixed = { items: [item('video', false), item('pages')] };
    expect(summaryOf(mixed, [])).toBe('0 of 2, missing: pages, video (nice to have)');
    expect(standingOf(mixed, []).missing.map(({ label }) => label)).toEqual(['pages', 'video']);
  });
});
