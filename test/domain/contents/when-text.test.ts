import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { When } from '../../../src/domain/contents/when.ts';
import { readWhen, whenText } from '../../../src/domain/contents/when-text.ts';
import { anyWhen } from '../random-contents.ts';

const relative = (over: Partial<Extract<When, { kind: 'relative' }>>): When => ({
  kind: 'relative',
  days: -5,
  count: 'working_days',
  time: null,
  zone: null,
  ...over,
});
const fixed = (over: Partial<Extract<When, { kind: 'fixed' }>>): When => ({
  kind: 'fixed',
  date: '2024-10-11',
  until: null,
  time: null,
  zone: null,
  ...over,
});

const WRITTEN: readonly [string, When][] = [
  ['T-5', relative({})],
  ['T-0', relative({ days: 0 })],
  ['T-0 calendar days', relative({ days: 0, count: 'days' })],
  ['T+3 calendar days', relative({ days: 3, count: 'days' })],
  ['T-5 10:00', relative({ time: '10:00' })],
  ['T-5 02:00 UTC', relative({ time: '02:00', zone: 'UTC' })],
  ['T-5 Europe/Berlin', relative({ zone: 'Europe/Berlin' })],
  [
    'T-1 calendar days 09:00 Asia/Tokyo',
    relative({ days: -1, count: 'days', time: '09:00', zone: 'Asia/Tokyo' }),
  ],
  ['2024-10-11', fixed({})],
  ['2024-10-11 02:00 UTC', fixed({ time: '02:00', zone: 'UTC' })],
  ['2024-10-11 09:00 Europe/Berlin', fixed({ time: '09:00', zone: 'Europe/Berlin' })],
  ['2024-11-12 to 2024-11-15', fixed({ date: '2024-11-12', until: '2024-11-15' })],
  [
    '2024-11-12 09:00 Europe/Berlin to 2024-11-15',
    fixed({ date: '2024-11-12', until: '2024-11-15', time: '09:00', zone: 'Europe/Berlin' }),
  ],
];

describe('the moment of a plan as a text', () => {
  test.each(WRITTEN)('"%s" is written and read', (text, when) => {
    expect(whenText(when)).toBe(text);
    expect(readWhen(text)).toEqual({ ok: true, when });
  });

  test('whatever it is, it is read as it was written', () => {
    fc.assert(
      fc.property(anyWhen, (when) => {
        expect(readWhen(whenText(when))).toEqual({ ok: true, when });
      }),
    );
  });

  test.each([
    [' t - 5 ', 'T-5'],
    ['T−5', 'T-5'],
    ['T+1 working day', 'T+1'],
    ['T', 'T-0'],
    ['T+0', 'T-0'],
    ['T0', 'T-0'],
    ['T-1 calendar day', 'T-1 calendar days'],
    ['T-3  9:00', 'T-3 09:00'],
    ['2024-10-11  9:30   UTC', '2024-10-11 09:30 UTC'],
    ['2024-11-12 TO 2024-11-15', '2024-11-12 to 2024-11-15'],
  ])('"%s" means %s', (typed, text) => {
    const read = readWhen(typed);
    expect(read.ok ? whenText(read.when) : read.problem).toBe(text);
  });

  test.each([
    ['soon', /^Write a day as 2026-12-12/],
    ['', /^Write a day/],
    ['5', /^Write a day/],
    ['T5', /^Write a day/],
    ['T-', /^Write a day/],
    ['T-5 days', /^Say which days: "T-5" counts working days/],
    ['T-5 25:00', /The clock has no 25:00/],
    ['T-5 10:00 Mars/Base', /"Mars\/Base" is no time zone/],
    ['2024-02-30', /The calendar has no 2024-02-30/],
    ['2024-10-11 24:00', /The clock has no 24:00/],
    ['2024-11-12 to 2024-11-31', /The calendar has no 2024-11-31/],
    ['2024-11-12 to 2024-11-11', /It ends before it begins/],
    ['11.10.2024', /^Write a day/],
  ])('"%s" is said back in one sentence', (typed, sentence) => {
    expect(readWhen(typed)).toEqual({ ok: false, problem: expect.stringMatching(sentence) });
  });

  test('no text makes it throw', () => {
    fc.assert(fc.property(fc.string(), (text) => void readWhen(text)));
  });
});
