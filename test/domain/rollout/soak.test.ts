import { describe, expect, test } from 'vitest';
import { readSoak, soakEnd, soakMeant, soakProblem, soakWords } from '../../../src/domain/rollout/soak.ts';
import { launchOn, someSettings, ZONE } from '../../support/builders.ts';

const wall = { zone: ZONE, week: someSettings().week };

const READ: readonly (readonly [text: string, words: string])[] = [
  ['2 days', '2 days'],
  [' 1  Day ', '1 day'],
  ['4 hours', '4 hours'],
  ['4h', '4 hours'],
  ['an hour', '1 hour'],
  ['two days', '2 days'],
  ['for 3 days', '3 days'],
  ['5 working days', '5 working days'],
  ['1 business day', '1 working day'],
  ['a week', '7 days'],
  ['2 weeks', '14 days'],
  ['90 days', '90 days'],
  // Nothing said: the usual time.
  ['', '1 working day'],
];

test.each(READ)('"%s" is read as %s', (text, words) => {
  const soak = readSoak(text);
  expect(soak === null ? null : soakWords(soak)).toBe(words);
  expect(soakProblem(text)).toBeNull();
});

const UNREAD = [
  'soon',
  '2',
  'days',
  '0 days',
  '-1 days',
  '1.5 days',
  '91 days',
  '2161 hours',
  'a while',
  '2 months',
];

test.each(UNREAD)(
  '"%s" is not guessed at, and counts as the usual time where an older plan has it',
  (text) => {
    expect(readSoak(text)).toBeNull();
    expect(soakProblem(text)).toContain('2 days');
    expect(soakWords(soakMeant(text))).toBe('1 working day');
  },
);

const at = (date: string, time: string): string => launchOn(date, time).at;

describe('the time of a group ends in working hours', () => {
  test.each([
    ['Thursday, 4 hours', at('2026-12-10', '10:00'), '4 hours', at('2026-12-10', '14:00')],
    [
      'Thursday afternoon, 4 hours: not at night',
      at('2026-12-10', '14:00'),
      '4 hours',
      at('2026-12-11', '09:00'),
    ],
    ['Thursday, 1 day', at('2026-12-10', '14:00'), '1 day', at('2026-12-11', '14:00')],
    ['Thursday, 2 days: not on Saturday', at('2026-12-10', '14:00'), '2 days', at('2026-12-14', '09:00')],
    ['Thursday, 2 working days', at('2026-12-10', '14:00'), '2 working days', at('2026-12-14', '14:00')],
    ['Friday night, nothing said', at('2026-12-11', '23:00'), '', at('2026-12-15', '09:00')],
    ['over a change of the clocks', at('2026-10-22', '14:00'), '5 days', at('2026-10-27', '14:00')],
  ])('%s', (_what, from, text, end) => {
    expect(soakEnd(from, soakMeant(text), wall)).toBe(end);
  });

  test('a holiday is no working day', () => {
    const week = { ...wall.week, holidays: ['2026-12-14'] };
    expect(soakEnd(at('2026-12-10', '14:00'), soakMeant('2 days'), { ...wall, week })).toBe(
      at('2026-12-15', '09:00'),
    );
  });
});
