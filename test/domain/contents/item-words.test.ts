import { describe, expect, test } from 'vitest';
import { EMPTY_CONTENTS, itemsOf, withItems } from '../../../src/domain/contents/contents.ts';
import { readableText } from '../../../src/domain/contents/item-texts.ts';
import {
  type ItemScene,
  inReadingOrder,
  isLate,
  itemLine,
  partStands,
} from '../../../src/domain/contents/item-words.ts';
import { type Item, LIST_PARTS, type ListPart } from '../../../src/domain/contents/parts.ts';
import { readItem, type TypedItem } from '../../../src/domain/contents/read-item.ts';
import { weekOf } from '../../../src/domain/settings/settings.ts';
import { launchOn, NOW, someSettings } from '../../support/builders.ts';

/** Read in Berlin on Tuesday 17 November 2026, before a launch on Thursday 10 December. */
const scene: ItemScene = {
  launch: launchOn('2026-12-10'),
  week: weekOf(someSettings()),
  now: NOW,
  zone: 'Europe/Berlin',
  titles: new Map([['rel-1', 'Billing 3.1']]),
};

let ids = 0;
const item = (part: ListPart, typed: TypedItem, doneAt: string | null = null): Item => {
  const read = readItem(LIST_PARTS[part], typed, scene);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  ids += 1;
  return { id: String(ids), doneAt, ...read.values } as unknown as Item;
};

test.each<[ListPart, TypedItem, string]>([
  ['scope', { what: 'Shared boards', gain: 'teams plan together' }, 'Shared boards: teams plan together'],
  ['scope', { what: 'Shared boards' }, 'Shared boards'],
  ['components', { name: 'API', version: '2.1' }, 'API, 2.1'],
  ['groups', { name: 'Power users', side: 'conflicts' }, 'Power users: it conflicts with how they work'],
  [
    'risks',
    { what: 'Data is lost', impact: 'high', ownerRole: 'QA' },
    'Data is lost, low likelihood, high impact, QA',
  ],
  [
    'dependencies',
    { what: 'The invoice', release: 'rel-1', by: '2026-12-01' },
    'The invoice, Billing 3.1, by Tue 1 Dec',
  ],
  ['dependencies', { what: 'A licence', release: 'rel-hidden' }, 'A licence, another release'],
  [
    'milestones',
    { what: 'Docs freeze', ownerRole: 'Docs Lead', when: 'T-11' },
    'Docs freeze, Docs Lead, Wed 25 Nov (T-11)',
  ],
  ['milestones', { what: 'Call', when: '2026-11-26 14:00 UTC' }, 'Call, Thu 26 Nov, 15:00 Berlin time'],
  [
    'milestones',
    { what: 'Fair', when: '2027-01-12 to 2027-01-15' },
    'Fair, Tue 12 Jan 2027 to Fri 15 Jan 2027',
  ],
  ['phases', { name: 'Build', starts: '2026-11-02', ends: 'T-5' }, 'Build, Mon 2 Nov to Thu 3 Dec'],
  ['education', { what: 'Tour', side: 'users', form: 'article' }, 'Article for users: Tour'],
  ['watch', { ownerRole: 'Dana', starts: 'T-0', ends: 'T+1' }, 'Dana, Thu 10 Dec to Fri 11 Dec'],
  [
    'runbook',
    { what: 'Deploy', ownerRole: 'Operations', minutes: '15m', moment: 'after' },
    'Deploy, Operations, 15 minutes, once users have it',
  ],
  ['runbook', { what: 'Look' }, 'Look'],
  ['targets', { name: 'eu-1', batch: '2' }, 'eu-1, batch 2'],
  ['cohorts', { name: '5 % of customers', soak: '2 days' }, '5 % of customers, watched for 2 days'],
])('%s %o reads: %s', (part, typed, line) => {
  expect(itemLine(part, item(part, typed), scene)).toBe(line);
});

describe('reading order', () => {
  const names = (part: ListPart, items: readonly Item[]): string[] =>
    inReadingOrder(part, items, scene).map((each) => ('what' in each ? each.what : ''));

  test('milestones stand by their day, whatever the order in which they were written', () => {
    const typed = [
      { what: 'launch day', when: 'T-0' },
      { what: 'early', when: '2026-11-18' },
      { what: 'freeze at ten', when: '2026-11-25 10:00' },
      { what: 'freeze at nine', when: 'T-11 09:00' },
    ];
    expect(
      names(
        'milestones',
        typed.map((each) => item('milestones', each)),
      ),
    ).toEqual(['early', 'freeze at nine', 'freeze at ten', 'launch day']);
  });

  test('what has no day comes last', () => {
    const items = [
      item('education', { what: 'some day' }),
      item('education', { what: 'dated', when: 'T-1' }),
    ];
    expect(names('education', items)).toEqual(['dated', 'some day']);
  });

  test('the worst and likeliest risk stands first', () => {
    const risk = (what: string, likelihood: string, impact: string) =>
      item('risks', { what, likelihood, impact });
    const items = [
      risk('small', 'low', 'low'),
      risk('middling', 'medium', 'medium'),
      risk('bad', 'medium', 'high'),
      risk('worst', 'high', 'high'),
      risk('rare', 'low', 'high'),
    ];
    expect(names('risks', items)).toEqual(['worst', 'bad', 'middling', 'rare', 'small']);
  });

  test('the scope stays as it was written', () => {
    const items = [item('scope', { what: 'b' }), item('scope', { what: 'a' })];
    expect(names('scope', items)).toEqual(['b', 'a']);
  });
});

describe('how a list stands', () => {
  const stands = (...items: readonly Item[]): string =>
    partStands('milestones', withItems(EMPTY_CONTENTS, 'milestones', items as Item<'milestones'>[]), scene);

  test('says what it is for while it is empty', () => {
    expect(stands()).toBe(LIST_PARTS.milestones.empty);
  });

  test('counts, and names what comes next', () => {
    const words = stands(
      item('milestones', { what: 'later', when: 'T-1' }),
      item('milestones', { what: 'Docs freeze', when: 'T-11' }),
      item('milestones', { what: 'done', when: '2026-11-16' }, NOW),
    );
    expect(words).toBe('3 in all, 1 done, next Wed 25 Nov: Docs freeze');
  });

  test('says what is late, which what is done never is, nor anything on its day', () => {
    const late = item('milestones', { what: 'late', when: '2026-11-16' });
    const today = item('milestones', { what: 'today', when: '2026-11-17' });
    const hour = item('milestones', { what: 'an hour ago', when: '2026-11-17 09:00' });
    const done = item('milestones', { what: 'done', when: '2026-11-16' }, NOW);
    expect([late, today, hour, done].map((each) => isLate('milestones', each, scene))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(stands(late, today, hour, done)).toBe('4 in all, 1 done, 1 late, next Tue 17 Nov: today');
  });

  test('a list that nobody finishes is only counted', () => {
    const points = [item('scope', { what: 'a' }), item('scope', { what: 'b' })] as Item<'scope'>[];
    const contents = withItems(EMPTY_CONTENTS, 'scope', points);
    expect(itemsOf(contents, 'scope')).toHaveLength(2);
    expect(partStands('scope', contents, scene)).toBe('2 in all');
  });
});

test('two people’s values are told apart by id and read by name', () => {
  const called = {
    person: (id: string) => `the person ${id}`,
    department: (id: string) => `the department ${id}`,
    release: (id: string) => `the release ${id}`,
  };
  const risks = LIST_PARTS.risks.fields;
  expect(readableText(risks.owner, 'U1', called)).toBe('the person U1');
  expect(readableText(risks.owner, 'role:QA lead', called)).toBe('QA lead');
  expect(readableText(risks.impact, 'high', called)).toBe('High');
  expect(readableText(LIST_PARTS.scope.fields.departments, 'a,b', called)).toBe(
    'the department a, the department b',
  );
  expect(readableText(LIST_PARTS.dependencies.fields.release, 'r', called)).toBe('the release r');
  expect(readableText(risks.owner, '', called)).toBe('');
});
