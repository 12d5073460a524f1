import { describe, expect, test } from 'vitest';
import type { When } from '../../../src/domain/contents/when.ts';
import { readWrittenWhen } from '../../../src/domain/timeline/read-when.ts';

/** The launch of Kubernetes 1.32, planned in Berlin. */
const LAUNCH = { near: '2024-12-11', zone: 'Europe/Berlin' };

const day = (date: string, until: string | null = null): When => ({
  kind: 'fixed',
  date,
  until,
  time: null,
  zone: null,
});
const at = (date: string, time: string, zone: string | null): When => ({
  kind: 'fixed',
  date,
  until: null,
  time,
  zone,
});

const read = (text: string) => readWrittenWhen(text, LAUNCH);
const whenOf = (text: string): When | null => {
  const reading = read(text);
  return reading.ok ? reading.when : null;
};
const oddOf = (text: string): readonly string[] | null => {
  const reading = read(text);
  return reading.ok ? reading.odd : null;
};
const reasonOf = (text: string): string | null => {
  const reading = read(text);
  return reading.ok ? null : reading.reason;
};

describe('a day is read, and nothing is odd about it', () => {
  test.each<[string, When]>([
    ['2024-09-09', day('2024-09-09')],
    ['2024/09/09', day('2024-09-09')],
    ['Monday 9th September 2024', day('2024-09-09')],
    ['Mon, 9 Sept 2024', day('2024-09-09')],
    ['September 9, 2024', day('2024-09-09')],
    ['Tuesday 19th November2024', day('2024-11-19')],
    ['19thNovember2024', day('2024-11-19')],
    ['12-Nov-2024', day('2024-11-12')],
    ['25/12/2024', day('2024-12-25')],
    ['12/25/2024', day('2024-12-25')],
    ['11.12.2024', day('2024-12-11')],
    ['by 12 November 2024', day('2024-11-12')],
    ['2024-11-12/2024-11-15', day('2024-11-12', '2024-11-15')],
    ['2024-11-12 to 2024-11-15', day('2024-11-12', '2024-11-15')],
    ['Tuesday 12th - Friday 15th November 2024', day('2024-11-12', '2024-11-15')],
    ['September 9-13, 2024', day('2024-09-09', '2024-09-13')],
    ['12–15 November 2024', day('2024-11-12', '2024-11-15')],
    ['28 December - 3 January 2025', day('2024-12-28', '2025-01-03')],
    ['28 Dec 2024 until 3 Jan 2025', day('2024-12-28', '2025-01-03')],
    ['12 to 12 November 2024', day('2024-11-12')],
  ])('%s', (text, when) => {
    expect(read(text)).toEqual({ ok: true, when, odd: [] });
  });
});

describe('a time is read on the clock that was written', () => {
  test.each<[string, When]>([
    ['2024-10-11T02:00Z', at('2024-10-11', '02:00', 'UTC')],
    ['2024-10-11T02:00:00.000Z', at('2024-10-11', '02:00', 'UTC')],
    ['2024-10-11T02:00', at('2024-10-11', '02:00', null)],
    ['2024-10-11 02:00:00+00', at('2024-10-11', '02:00', 'UTC')],
    ['2024-10-11T01:00+02:00', at('2024-10-10', '23:00', 'UTC')],
    ['2024-10-11T20:00-05:00', at('2024-10-12', '01:00', 'UTC')],
    ['20:00 UTC-5 11 Oct 2024', at('2024-10-12', '01:00', 'UTC')],
    ['2024-10-11 09:00 Europe/Berlin', at('2024-10-11', '09:00', 'Europe/Berlin')],
    ['02:00 UTC Friday 11th October 2024', at('2024-10-11', '02:00', 'UTC')],
    ['10 October 2024 at 7pm PDT', at('2024-10-10', '19:00', 'America/Los_Angeles')],
    ['10 October 2024 at 7:30 p.m. PT', at('2024-10-10', '19:30', 'America/Los_Angeles')],
    ['12 am EST 10 January 2025', at('2025-01-10', '00:00', 'America/New_York')],
    ['12 noon, 10 January 2025', at('2025-01-10', '12:00', null)],
    ['17:00 CET 2 December 2024', at('2024-12-02', '17:00', 'Europe/Berlin')],
    ['17:00 CEST 2 July 2024', at('2024-07-02', '17:00', 'Europe/Berlin')],
    ['9:00 BST 2 July 2024', at('2024-07-02', '09:00', 'Europe/London')],
  ])('%s', (text, when) => {
    expect(read(text)).toEqual({ ok: true, when, odd: [] });
  });

  test('the same moment on two clocks is one', () => {
    const text = '02:00 UTC Friday 11th October 2024 / 19:00 PDT Thursday 10th October 2024';
    expect(read(text)).toEqual({ ok: true, when: at('2024-10-11', '02:00', 'UTC'), odd: [] });
    expect(oddOf('02:00 UTC Fri 8 Nov 2024, 18:00 PST Thu 7 Nov')).toEqual([]);
    expect(oddOf('02:00 UTC Fri 8 Nov 2024 (18:00 PST)')).toEqual([]);
    expect(oddOf('18:00 PST 7 November 2024 = 02:00 UTC 8 November 2024')).toEqual([]);
  });
});

describe('what does not add up is said, and stops nothing', () => {
  test.each<[string, When, string]>([
    [
      '02:00 UTC Friday 8th November 2024 / 19:00 PDT Thursday 7th November 2024',
      at('2024-11-08', '02:00', 'UTC'),
      '02:00 UTC and 19:00 PDT are an hour apart: Los Angeles is on PST that day, so it is 18:00 PST there. Kept: 02:00 UTC.',
    ],
    [
      '20:00 PST 7 November 2024 / 02:00 UTC 8 November 2024',
      at('2024-11-08', '02:00', 'UTC'),
      '02:00 UTC and 20:00 PST are 2 hours apart: 02:00 UTC is 18:00 PST. Kept: 02:00 UTC.',
    ],
    [
      '14:00 / 15:30 12 November 2024',
      at('2024-11-12', '14:00', null),
      '14:00 and 15:30 are 90 minutes apart. Kept: 14:00.',
    ],
    [
      '19:00 PDT 7 November 2024',
      at('2024-11-07', '19:00', 'America/Los_Angeles'),
      'Los Angeles is on PST on 7 November 2024, not on PDT. Kept: 19:00 on the clocks there.',
    ],
    [
      'Tuesday 9th September 2024',
      day('2024-09-09'),
      '9 September 2024 is a Monday, not a Tuesday. Kept: 9 September 2024.',
    ],
    ['Friday 22th November 2024', day('2024-11-22'), '22 November 2024 is read from "22th".'],
    ['11st November 2024', day('2024-11-11'), '11 November 2024 is read from "11st".'],
    [
      '11 Dec',
      day('2024-12-11'),
      'No year in "11 Dec": 11 December 2024 is taken, the one nearest to 11 December 2024.',
    ],
    [
      '9 January',
      day('2025-01-09'),
      'No year in "9 January": 9 January 2025 is taken, the one nearest to 11 December 2024.',
    ],
    [
      '20 Dec - 5 Jan',
      day('2024-12-20', '2025-01-05'),
      'No year in "20 Dec - 5 Jan": 20 December 2024 is taken, the one nearest to 11 December 2024.',
    ],
    ['12-Nov-24', day('2024-11-12'), '12 November 2024 is read from a year of two digits, "24".'],
    [
      '14:00 IST 7 November 2024',
      day('2024-11-07'),
      'IST can mean the time of India, Ireland or Israel: the day is kept, the time is left out.',
    ],
    [
      '14:00 XYZ 7 November 2024',
      day('2024-11-07'),
      'XYZ is no time zone that is known here: the day is kept, the time is left out.',
    ],
    [
      '24:00 7 November 2024',
      day('2024-11-07'),
      'The clock has no 24:00: the day is kept, the time is left out.',
    ],
    [
      '09:00 - 10:00 UTC 12 November 2024',
      at('2024-11-12', '09:00', 'UTC'),
      'Its end, 10:00, is left out: a milestone has one time.',
    ],
    [
      '12 Nov 2024 09:00 - 15 Nov 2024 17:00',
      day('2024-11-12', '2024-11-15'),
      'It takes several days: its times are left out.',
    ],
    ['12 November 2024 (tentative)', day('2024-11-12'), '"tentative" is left out of the date.'],
    ['not before 12 November 2024', day('2024-11-12'), '"not before" is left out of the date.'],
  ])('%s', (text, when, odd) => {
    expect(read(text)).toEqual({ ok: true, when, odd: [odd] });
  });
});

describe('what is no day is not read, and the reason is said', () => {
  test.each([
    ['', 'nothing says when'],
    ['soon', 'no date in "soon"'],
    ['TBD', 'no date in "TBD"'],
    ['week 14', 'no month in "week 14"'],
    ['November 2024', 'no day in "November 2024", only a month'],
    ['02:00 UTC', 'no day in "02:00 UTC", only a time'],
    ['31 November 2024', 'the calendar has no 31 November 2024'],
    ['30 February', 'the calendar has no 30 February'],
    ['2024-13-01', 'there is no month 13 in "2024-13-01"'],
    ['11/12/2024', '"11/12/2024" can be 11 December 2024 or 12 November 2024: write it as 2024-12-11'],
    ['12 Nov 2024, 15 Nov 2024', 'more than one day in "12 Nov 2024, 15 Nov 2024": write a row for each'],
    ['12 and 15 Nov 2024', 'more than one day in "12 and 15 Nov 2024": write a row for each'],
    [
      '12 Nov 2024 / 15 Nov 2024',
      '"12 Nov 2024 / 15 Nov 2024" names 12 November 2024 and 15 November 2024: write the one that counts',
    ],
    ['15 - 12 November 2024', 'it ends before it begins: 12 November 2024 is before 15 November 2024'],
    ['T-5 days', 'Say which days: "T-5" counts working days, "T-5 calendar days" counts all.'],
  ])('%s', (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  test('a text far longer than a date', () => {
    expect(reasonOf(`2024-11-12 ${'and so on '.repeat(100)}`)).toMatch(
      /^more than a date stands in "2024-11-12/,
    );
  });
});

test('a distance from the launch stays one', () => {
  expect(whenOf('T-5')).toEqual({
    kind: 'relative',
    days: -5,
    count: 'working_days',
    time: null,
    zone: null,
  });
  expect(whenOf('T+3 calendar days 10:00 UTC')).toMatchObject({ days: 3, count: 'days', zone: 'UTC' });
});
