import { describe, expect, test } from 'vitest';
import { FACT_PARTS, LIST_NAMES, LIST_PARTS, type ListPart } from '../../../src/domain/contents/parts.ts';
import { type ItemReading, readItem, type TypedItem } from '../../../src/domain/contents/read-item.ts';
import { weekOf } from '../../../src/domain/settings/settings.ts';
import { launchOn, someSettings } from '../../support/builders.ts';

/** A launch on Thursday 10 December 2026, in Berlin. */
const calendar = { launch: launchOn('2026-12-10'), week: weekOf(someSettings()) };

const reading = (part: ListPart, typed: TypedItem): ItemReading =>
  readItem(LIST_PARTS[part], typed, calendar);

const valuesOf = (part: ListPart, typed: TypedItem): Record<string, unknown> => {
  const read = reading(part, typed);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.values;
};

const problemsOf = (part: ListPart, typed: TypedItem): Record<string, string> => {
  const read = reading(part, typed);
  return read.ok ? {} : Object.fromEntries(read.problems.map(({ field, problem }) => [field, problem]));
};

const FIXED = { kind: 'fixed', until: null, time: null, zone: null };

describe('what was typed becomes values', () => {
  test.each<[string, ListPart, TypedItem, object]>([
    ['a line is one line', 'scope', { what: ' Shared \n boards ' }, { what: 'Shared boards' }],
    ['what is left out is empty', 'scope', { what: 'A' }, { gain: '', link: '', departments: [] }],
    ['departments once each', 'scope', { what: 'A', departments: 'b,a,b' }, { departments: ['a', 'b'] }],
    ['http is an address, too', 'scope', { what: 'A', link: 'http://wiki/a' }, { link: 'http://wiki/a' }],
    ['the first choice where none was made', 'risks', { what: 'A' }, { likelihood: 'low', impact: 'low' }],
    ['the choice that was made', 'risks', { what: 'A', impact: 'high' }, { impact: 'high' }],
    [
      'a person, by name',
      'risks',
      { what: 'A', owner: 'U1', ownerName: 'Dana' },
      { owner: { userId: 'U1', name: 'Dana' } },
    ],
    [
      'a role',
      'risks',
      { what: 'A', ownerRole: ' Branch  manager ' },
      { owner: { userId: null, name: 'Branch manager' } },
    ],
    ['nobody', 'risks', { what: 'A' }, { owner: null }],
    ['another release', 'dependencies', { what: 'A', release: 'rel-1' }, { release: 'rel-1', by: '' }],
    ['none', 'dependencies', { what: 'A', by: '2026-12-01' }, { release: null, by: '2026-12-01' }],
  ])('%s', (_name, part, typed, values) => {
    expect(valuesOf(part, typed)).toMatchObject(values);
  });
});

describe('a day', () => {
  test.each<[string, TypedItem, object]>([
    ['that stays', { whenDay: '2026-11-26' }, { ...FIXED, date: '2026-11-26' }],
    [
      'with a time',
      { whenDay: '2026-11-26', whenTime: '14:00', whenMoves: 'no' },
      { ...FIXED, date: '2026-11-26', time: '14:00' },
    ],
    [
      'and several days',
      { whenDay: '2026-11-26', whenUntil: '2026-11-27' },
      { ...FIXED, date: '2026-11-26', until: '2026-11-27' },
    ],
    [
      'that moves is kept as its distance in working days',
      { whenDay: '2026-11-25', whenMoves: 'yes' },
      { kind: 'relative', days: -11, count: 'working_days', time: null, zone: null },
    ],
    [
      'that moves and is no working day is kept in days',
      { whenDay: '2026-12-06', whenMoves: 'yes' },
      { kind: 'relative', days: -4, count: 'days' },
    ],
    ['that is written', { when: '2026-11-26' }, { ...FIXED, date: '2026-11-26' }],
    ['that is written as a distance', { when: 't-5' }, { kind: 'relative', days: -5 }],
    [
      'that is written counts more than one that was chosen',
      { when: 'T-5', whenDay: '2026-11-26' },
      { kind: 'relative', days: -5 },
    ],
  ])('%s', (_name, typed, when) => {
    expect(valuesOf('milestones', { what: 'A', ...typed }).when).toMatchObject(when);
  });

  test('may be left out where nobody needs it', () => {
    expect(valuesOf('education', { what: 'A' }).when).toBeNull();
  });
});

describe('what is wrong stands at its field, with what would be right', () => {
  test.each<[ListPart, TypedItem, string, RegExp]>([
    ['scope', { what: ' ' }, 'what', /a few words/],
    ['scope', { what: 'x'.repeat(201) }, 'what', /At most 200 characters; these are 201/],
    ['scope', { what: 'A', link: 'example.com' }, 'link', /begins with https:\/\/ or http:\/\//],
    ['scope', { what: 'A', link: 'javascript:alert(1)' }, 'link', /begins with https/],
    ['scope', { what: 'A', link: 'https://a b' }, 'link', /begins with https/],
    ['risks', { what: 'A', impact: 'terrible' }, 'impact', /Low, Medium, High/],
    ['risks', { what: 'A', owner: 'U1', ownerRole: 'Lead' }, 'ownerRole', /not both/],
    ['risks', { what: 'A', ownerRole: 'x'.repeat(81) }, 'ownerRole', /At most 80/],
    ['risks', { what: 'A', mitigation: 'x'.repeat(501) }, 'mitigation', /At most 500/],
    ['watch', { starts: 'T-0', ends: 'T+3' }, 'owner', /Choose a person, or write a role/],
    ['dependencies', { what: 'A', by: 'soon' }, 'by', /2026-12-10/],
    ['milestones', { what: 'A' }, 'when', /choose a day, or write one/],
    ['milestones', { what: 'A', whenTime: '14:00' }, 'whenDay', /Choose a day/],
    ['milestones', { what: 'A', whenDay: '2026-02-30' }, 'whenDay', /Choose a day/],
    ['milestones', { what: 'A', whenDay: '2026-11-26', whenTime: '25:00' }, 'whenTime', /14:00/],
    [
      'milestones',
      { what: 'A', whenDay: '2026-11-26', whenUntil: '2026-11-25' },
      'whenUntil',
      /ends before it begins/,
    ],
    [
      'milestones',
      { what: 'A', whenDay: '2026-11-26', whenUntil: '2026-11-27', whenMoves: 'yes' },
      'whenMoves',
      /cannot move with the launch/,
    ],
    ['milestones', { what: 'A', when: 'soon' }, 'when', /T-5/],
    ['phases', { name: 'A', starts: '2026-12-02', ends: '2026-12-01' }, 'ends', /ends before it begins/],
    [
      'watch',
      { ownerRole: 'On duty', starts: '2026-12-10 18:00', ends: '2026-12-10 09:00' },
      'ends',
      /ends before it begins/,
    ],
  ])('%s %o', (part, typed, field, words) => {
    const problems = problemsOf(part, typed);
    expect(Object.keys(problems)).toEqual([field]);
    expect(problems[field]).toMatch(words);
  });

  test('every problem is said at once', () => {
    expect(Object.keys(problemsOf('risks', { what: '', impact: 'x', ownerRole: 'x'.repeat(81) }))).toEqual([
      'what',
      'impact',
      'ownerRole',
    ]);
  });
});

test('what is typed for an item has exactly the fields of its part', () => {
  const typed = { what: 'A', name: 'A', ownerRole: 'Lead', when: 'T-1', starts: 'T-2', ends: 'T-1' };
  for (const part of LIST_NAMES) {
    expect(Object.keys(valuesOf(part, typed)), part).toEqual(Object.keys(LIST_PARTS[part].fields));
  }
});

test('facts are read like items, and all of them may be empty', () => {
  const read = readItem(FACT_PARTS.about, { windowUntil: '16:00', backOutTested: 'once' }, calendar);
  expect(read).toMatchObject({ ok: false, problems: [{ field: 'backOutTested' }] });
  expect(readItem(FACT_PARTS.about, {}, calendar)).toEqual({
    ok: true,
    values: { compatibility: '', goalLink: '', windowUntil: '', backOutOwner: null, backOutTested: '' },
  });
});
