import { describe, expect, test } from 'vitest';
import type { Absence } from '../../../src/domain/reminders/absence.ts';
import { absenceOn, overlap } from '../../../src/domain/reminders/absence.ts';
import {
  isLate,
  isSilent,
  nextMorning,
  nextOpening,
  type PersonCalendar,
  zoneFor,
} from '../../../src/domain/reminders/silence.ts';
import { NOW } from '../../support/builders.ts';

const away = (from: string, until: string | null): Absence => ({
  id: from,
  userId: 'U1',
  from,
  until,
  standInId: null,
  setBy: 'U1',
  setAt: NOW,
});

const person = (
  zone: string,
  absences: readonly Absence[] = [],
  holidays: string[] = [],
): PersonCalendar => ({
  userId: 'U1',
  zone,
  week: { days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00', holidays },
  absences,
});

/** A moment in UTC and the one at which the person may be written to; equal where it is open. */
const OPENINGS: readonly [string, PersonCalendar, string, string | null][] = [
  ['an open hour', person('Europe/Berlin'), '2026-12-07T09:00:00.000Z', '2026-12-07T09:00:00.000Z'],
  ['before work', person('Europe/Berlin'), '2026-12-07T06:59:00.000Z', '2026-12-07T08:00:00.000Z'],
  [
    'the minute at which work ends',
    person('Europe/Berlin'),
    '2026-12-07T16:00:00.000Z',
    '2026-12-08T08:00:00.000Z',
  ],
  [
    'the same moment further west',
    person('America/New_York'),
    '2026-12-07T09:00:00.000Z',
    '2026-12-07T14:00:00.000Z',
  ],
  [
    'the same moment further east',
    person('Asia/Tokyo'),
    '2026-12-07T09:00:00.000Z',
    '2026-12-08T00:00:00.000Z',
  ],
  ['a zone of 45 minutes', person('Asia/Kathmandu'), '2026-12-07T01:00:00.000Z', '2026-12-07T03:15:00.000Z'],
  ['Friday evening', person('Europe/Berlin'), '2026-12-04T17:00:00.000Z', '2026-12-07T08:00:00.000Z'],
  [
    'the weekend of a clock change',
    person('Europe/Berlin'),
    '2026-10-24T12:00:00.000Z',
    '2026-10-26T08:00:00.000Z',
  ],
  [
    'a holiday',
    person('Europe/Berlin', [], ['2026-12-07']),
    '2026-12-07T09:00:00.000Z',
    '2026-12-08T08:00:00.000Z',
  ],
  [
    'away today',
    person('Europe/Berlin', [away('2026-12-07', '2026-12-07')]),
    '2026-12-07T09:00:00.000Z',
    '2026-12-08T08:00:00.000Z',
  ],
  [
    'away until Friday',
    person('Europe/Berlin', [away('2026-12-01', '2026-12-04')]),
    '2026-12-02T09:00:00.000Z',
    '2026-12-07T08:00:00.000Z',
  ],
  [
    'two absences that follow each other, then a holiday',
    person(
      'Europe/Berlin',
      [away('2026-12-01', '2026-12-04'), away('2026-12-07', '2026-12-08')],
      ['2026-12-09'],
    ),
    '2026-12-02T09:00:00.000Z',
    '2026-12-10T08:00:00.000Z',
  ],
  [
    'away from tomorrow',
    person('Europe/Berlin', [away('2026-12-08', null)]),
    '2026-12-07T09:00:00.000Z',
    '2026-12-07T09:00:00.000Z',
  ],
  [
    'away without an end',
    person('Europe/Berlin', [away('2026-12-01', null)]),
    '2026-12-07T09:00:00.000Z',
    null,
  ],
  [
    'a day off that has not begun on the own wall',
    person('America/New_York', [away('2026-12-08', '2026-12-08')]),
    '2026-12-08T03:00:00.000Z',
    '2026-12-09T14:00:00.000Z',
  ],
];

describe('who may be written to', () => {
  test.each(OPENINGS)('%s', (_name, calendar, instant, opening) => {
    expect(nextOpening(calendar, instant)).toBe(opening);
    expect(isSilent(calendar, instant)).toBe(opening !== instant);
  });

  test('an absence of somebody else keeps nobody silent', () => {
    const calendar = { ...person('Europe/Berlin', [away('2026-12-01', null)]), userId: 'U2' };
    expect(isSilent(calendar, '2026-12-07T09:00:00.000Z')).toBe(false);
  });

  test('tomorrow morning is the next morning on which they work', () => {
    expect(nextMorning(person('Europe/Berlin'), '2026-12-03T09:00:00.000Z')).toBe('2026-12-04T08:00:00.000Z');
    expect(nextMorning(person('Europe/Berlin'), '2026-12-04T09:00:00.000Z')).toBe('2026-12-07T08:00:00.000Z');
  });

  test('the own zone goes before the department’s, and that before the workspace’s', () => {
    expect(zoneFor('A', 'B', 'C')).toBe('A');
    expect(zoneFor(null, 'B', 'C')).toBe('B');
    expect(zoneFor(null, null, 'C')).toBe('C');
  });

  test.each([
    ['the same day', '2026-12-07T09:00:00.000Z', '2026-12-07T14:00:00.000Z', 'America/New_York', false],
    ['the next day', '2026-12-04T09:00:00.000Z', '2026-12-07T08:00:00.000Z', 'Europe/Berlin', true],
    [
      'a day later on the own wall only',
      '2026-12-07T14:00:00.000Z',
      '2026-12-08T00:00:00.000Z',
      'Asia/Tokyo',
      true,
    ],
  ])('what comes %s is marked late or not', (_name, due, goes, zone, late) => {
    expect(isLate(due, goes, zone)).toBe(late);
  });
});

describe('absences', () => {
  test('of two that cover a day the one that lasts longer counts', () => {
    const absences = [away('2026-12-01', '2026-12-09'), away('2026-12-02', null)];
    expect(absenceOn(absences, 'U1', '2026-12-03')?.until).toBeNull();
    expect(absenceOn(absences, 'U1', '2026-12-01')?.until).toBe('2026-12-09');
    expect(absenceOn(absences, 'U1', '2026-11-30')).toBeNull();
  });

  test.each([
    ['share a day', '2026-12-01', '2026-12-04', '2026-12-04', '2026-12-05', true],
    ['follow each other', '2026-12-01', '2026-12-04', '2026-12-05', null, false],
    ['the first without an end', '2026-12-01', null, '2027-01-05', null, true],
  ])('%s: they overlap or not', (_name, from, until, otherFrom, otherUntil, expected) => {
    expect(overlap({ from, until }, { from: otherFrom, until: otherUntil })).toBe(expected);
    expect(overlap({ from: otherFrom, until: otherUntil }, { from, until })).toBe(expected);
  });
});
