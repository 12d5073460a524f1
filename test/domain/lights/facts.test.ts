import { describe, expect, test } from 'vitest';
import { FACT_NAMES, type FactName, factsMark, fingerprint } from '../../../src/domain/lights/facts.ts';
import { changedSentence, changesSince } from '../../../src/domain/lights/staleness.ts';
import type { Plan } from '../../../src/domain/release.ts';
import { aPlan, launchOn, scopeOf } from '../../support/builders.ts';

const before = aPlan({ price: '10 €', packages: 'Team', candidate: 'rc1' });

/** One change of each fact that a department may judge. */
const CHANGES: Record<FactName, Partial<Plan>> = {
  name: { name: 'Atlas Pro' },
  price: { price: '12 €' },
  packages: { packages: 'Team, Enterprise' },
  scope: { contents: scopeOf('Shared boards and charts') },
  candidate: { candidate: 'rc2' },
  date: { launch: launchOn('2026-12-08') },
};

const changedFor = (judges: readonly FactName[], change: Partial<Plan>, dateBound = false): string[] =>
  changesSince(fingerprint(before, judges), { ...before, ...change }, { dateBound }).map(({ fact }) => fact);

const pairs = FACT_NAMES.flatMap((judged) => FACT_NAMES.map((changed) => [judged, changed] as const));

describe('a changed fact', () => {
  test.each(pairs)('who judges the %s and sees a change of the %s', (judged, changed) => {
    // An earlier day leaves everybody less time.
    const touches = judged === changed || changed === 'date';
    expect(changedFor([judged], CHANGES[changed])).toEqual(touches ? [changed] : []);
  });

  test('is named with what it was and what it is', () => {
    expect(
      changesSince(fingerprint(before, ['price']), { ...before, price: '12 €' }, { dateBound: false }),
    ).toEqual([{ fact: 'price', before: '10 €', after: '12 €' }]);
  });

  test('of the version is a change of the name', () => {
    expect(changedFor(['name'], { version: '3.0' })).toEqual(['name']);
    expect(changedFor(['name'], { version: null })).toEqual(['name']);
  });

  test.each<[string, Partial<Plan>]>([
    ['spaces', { contents: scopeOf('  Shared   boards ') }],
    ['empty lines', { contents: scopeOf('\n\nShared boards\n\n') }],
    ['a goal', { goal: 'Other' }],
    ['highlights', { highlights: 'Other' }],
    ['what is out of scope', { outOfScope: 'Other' }],
    ['the sentence on what users gain', { value: 'Other' }],
  ])('is none of %s', (_what, change) => {
    expect(changedFor([...FACT_NAMES], change)).toEqual([]);
  });

  test('a line that moved is a change, because a list has an order', () => {
    expect(changedFor(['scope'], { contents: scopeOf('boards\nShared') })).toEqual(['scope']);
  });
});

describe('a moved launch', () => {
  test.each([
    ['to an earlier day', launchOn('2026-12-09'), true, true],
    ['to a later day', launchOn('2026-12-17'), false, true],
    ['to an earlier hour of the day', launchOn('2026-12-10', '09:00'), false, false],
    ['to a later hour of the day', launchOn('2026-12-10', '18:00'), false, false],
    ['to the same moment elsewhere', launchOn('2026-12-10', '13:00', 'Europe/London'), false, false],
  ])('%s touches everybody: $2, whose work is tied to the day: $3', (_to, launch, all, bound) => {
    expect(changedFor([], { launch }).length > 0).toBe(all);
    expect(changedFor([], { launch }, true).length > 0).toBe(bound);
  });

  test('is held against the day that was judged, not the last one', () => {
    // From the 10th to the 17th, then to the 12th: still later than what was judged.
    expect(changedFor([], { launch: launchOn('2026-12-12') })).toEqual([]);
  });
});

test('an answer from before facts were kept has judged nothing', () => {
  expect(changesSince({}, { ...before, ...CHANGES.date, ...CHANGES.price }, { dateBound: true })).toEqual([]);
});

test.each([
  [['price'], 'The price has changed.'],
  [['price', 'date'], 'The price and the date have changed.'],
  [['name', 'price', 'candidate'], 'The name, the price and the build have changed.'],
] as const)('%j reads "%s"', (facts, sentence) => {
  expect(changedSentence(facts.map((fact) => ({ fact, before: '', after: 'x' })))).toBe(sentence);
});

describe('the mark of what somebody had in front of them', () => {
  const mark = (change: Partial<Plan>) =>
    factsMark(fingerprint({ ...before, ...change }, ['price', 'scope']));

  test.each(pairs.slice(0, FACT_NAMES.length).map(([, fact]) => fact))('after a change of the %s', (fact) => {
    const judged = ['price', 'scope', 'date'].includes(fact);
    expect(mark(CHANGES[fact]) === mark({})).toBe(!judged);
  });

  test('tells one field from another', () => {
    expect(mark({ price: 'A', contents: scopeOf('') })).not.toBe(mark({ price: '', contents: scopeOf('A') }));
  });
});
