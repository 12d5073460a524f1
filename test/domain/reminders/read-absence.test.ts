import { describe, expect, test } from 'vitest';
import { readAbsence, type SpokenWord } from '../../../src/domain/reminders/read-absence.ts';

const TODAY = '2026-11-17';

const words = (text: string): SpokenWord[] =>
  text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) =>
      word.startsWith('@') ? { kind: 'user', id: word.slice(1) } : { kind: 'text', text: word },
    );

const read = (text: string) => readAbsence(words(text), TODAY);

describe('what is read', () => {
  test.each([
    ['today', '2026-11-17', '2026-11-17'],
    ['tomorrow', '2026-11-18', '2026-11-18'],
    ['2026-12-01', '2026-12-01', '2026-12-01'],
    ['1 Dec', '2026-12-01', '2026-12-01'],
    ['1. December', '2026-12-01', '2026-12-01'],
    ['1 Dec 5 Dec', '2026-12-01', '2026-12-05'],
    ['1 Dec to 5 Dec', '2026-12-01', '2026-12-05'],
    ['from 1 Dec until 5 Dec', '2026-12-01', '2026-12-05'],
    ['today – 2026-11-20', '2026-11-17', '2026-11-20'],
    ['tomorrow 5 Dec 2026', '2026-11-18', '2026-12-05'],
    ['from 2026-12-01', '2026-12-01', null],
    ['from today', '2026-11-17', null],
    ['since 2026-11-10', '2026-11-10', null],
    // A day that is over this year is next year's.
    ['5 Jan', '2027-01-05', '2027-01-05'],
    ['28 Dec 4 Jan', '2026-12-28', '2027-01-04'],
    ['29 Feb', '2028-02-29', '2028-02-29'],
    ['2026-11-10 2026-11-20', '2026-11-10', '2026-11-20'],
  ])('"%s"', (text, from, until) => {
    expect(read(text)).toEqual({ userId: null, from, until, standInId: null });
  });

  test.each([
    ['@U1 1 Dec 5 Dec', 'U1', null],
    ['1 Dec 5 Dec @U2', null, 'U2'],
    ['@U1 from 1 Dec @U2', 'U1', 'U2'],
  ])('people before and after the days: "%s"', (text, userId, standInId) => {
    expect(read(text)).toMatchObject({ userId, standInId });
  });
});

describe('what is refused, never guessed', () => {
  test.each([
    ['', 'Say from when'],
    ['@U1', 'Say from when'],
    ['soon', 'I cannot read "soon" as a day'],
    ['next week', 'I cannot read "next" as a day'],
    ['1.12.', 'I cannot read "1.12." as a day'],
    ['12/01/2026', 'I cannot read "12/01/2026"'],
    ['31 Nov', 'The calendar has no 31 Nov.'],
    ['2026-02-30', 'The calendar has no 2026-02-30.'],
    ['1 Dec to', 'A day is missing'],
    ['1 Dec 5 Dec maybe', 'I cannot read "maybe" after the dates'],
    ['2026-12-05 2026-12-01', '2026-12-01 comes before 2026-12-05.'],
    ['2026-11-01 2026-11-10', '2026-11-10 is over.'],
    ['@U1 @U2 today', 'Name one person'],
    ['today @U1 @U2', 'Name one person'],
  ])('"%s"', (text, problem) => {
    expect(read(text)).toEqual({ problem: expect.stringContaining(problem) });
  });
});
