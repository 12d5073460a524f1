import { describe, expect, test } from 'vitest';
import {
  isNudgedLately,
  LADDER,
  mayNudgeAgainAt,
  peopleOf,
  REMINDER_DAYS,
  stepsOn,
} from '../../../src/domain/reminders/ladder.ts';
import { type Digest, digestSubject } from '../../../src/domain/reminders/reminder.ts';

const staff = { leads: ['L'], deputies: ['D', 'L'], sponsorId: 'S' };
const week = { days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' };
const ZONE = 'Europe/Berlin';

describe('who is reminded when', () => {
  test('the lead three working days before, the deputy too on the next, the sponsor on the last', () => {
    expect(REMINDER_DAYS).toEqual([3, 2, 1]);
    expect(LADDER.map(({ days }) => stepsOn(days, staff))).toEqual([
      ['lead'],
      ['lead', 'deputy'],
      ['lead', 'sponsor'],
    ]);
  });

  test.each([
    [
      'no deputy: the day of the deputies is left out',
      { ...staff, deputies: [] },
      [['lead'], [], ['lead', 'sponsor']],
    ],
    [
      'no sponsor: the last day is the lead’s and the release manager’s',
      { ...staff, sponsorId: null },
      [['lead'], ['lead', 'deputy'], ['lead']],
    ],
    ['a day that is none', staff, null],
  ])('%s', (_name, people, expected) => {
    if (expected === null) expect(stepsOn(5, people)).toEqual([]);
    else expect([3, 2, 1].map((days) => stepsOn(days, people))).toEqual(expected);
  });

  test('a lead who is deputy too is asked once, and without leads the deputies are the first', () => {
    expect(peopleOf('deputy', staff)).toEqual(['D']);
    expect(peopleOf('lead', staff)).toEqual(['L']);
    expect(peopleOf('lead', { ...staff, leads: [] })).toEqual(['D', 'L']);
    expect(peopleOf('sponsor', staff)).toEqual(['S']);
    expect(peopleOf('sponsor', { ...staff, sponsorId: null })).toEqual([]);
  });
});

describe('a second nudge', () => {
  test.each([
    ['on a Monday, from Tuesday on', '2026-12-07T10:30:00.000Z', '2026-12-08T10:30:00.000Z'],
    ['on a Friday, from Monday on', '2026-12-04T10:30:00.000Z', '2026-12-07T10:30:00.000Z'],
    ['on a Saturday it counts as Monday’s', '2026-12-05T10:30:00.000Z', '2026-12-08T10:30:00.000Z'],
    ['across a clock change at the same hour', '2026-10-23T08:30:00.000Z', '2026-10-26T09:30:00.000Z'],
  ])('after one %s', (_name, last, again) => {
    expect(mayNudgeAgainAt(last, week, ZONE)).toBe(again);
    expect(isNudgedLately(last, last, week, ZONE)).toBe(true);
    expect(isNudgedLately(last, again, week, ZONE)).toBe(false);
  });
});

test('the digests of one day are told apart by a number', () => {
  const digest = (subject: string): Digest => ({
    userId: 'U',
    subject,
    dueAt: '',
    sentAt: null,
    chosen: false,
  });
  expect(digestSubject('2026-12-07', [])).toBe('2026-12-07');
  expect(digestSubject('2026-12-07', [digest('2026-12-04')])).toBe('2026-12-07');
  expect(digestSubject('2026-12-07', [digest('2026-12-07')])).toBe('2026-12-07.2');
  expect(digestSubject('2026-12-07', [digest('2026-12-07.2'), digest('2026-12-07')])).toBe('2026-12-07.3');
});
