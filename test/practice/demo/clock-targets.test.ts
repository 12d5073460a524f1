import { describe, expect, it } from 'vitest';
import { momentOf } from '../../../src/practice/demo/acts/clock-targets.ts';
import type { ClockTarget } from '../../../src/practice/demo/protocol.ts';

const at = (instant: string): number => Date.parse(instant);

describe('where the clock goes', () => {
  it.each<[string, ClockTarget, string, string]>([
    ['an hour on', 'hour', '2026-11-02T08:00:30.000Z', '2026-11-02T09:00:30.000Z'],
    ['the same day’s morning before nine', 'morning', '2026-11-02T07:59:00.000Z', '2026-11-02T08:00:00.000Z'],
    ['the next day’s morning at nine', 'morning', '2026-11-02T08:00:00.000Z', '2026-11-03T08:00:00.000Z'],
    ['the same time a day on', 'day', '2026-11-02T08:00:30.000Z', '2026-11-03T08:00:30.000Z'],
    ['… 25 hours when the clocks go back', 'day', '2026-10-24T10:00:00.000Z', '2026-10-25T11:00:00.000Z'],
    ['… 23 hours when they go forward', 'day', '2026-03-28T11:00:00.000Z', '2026-03-29T10:00:00.000Z'],
    ['two seconds after the next thing', 'next', '2026-11-02T08:00:00.000Z', '2026-11-05T12:00:02.000Z'],
    ['a moment', at('2026-12-01T00:00:00.000Z'), '2026-11-02T08:00:00.000Z', '2026-12-01T00:00:00.000Z'],
  ])('is %s, in the zone of whoever asks', (_words, target, now, expected) => {
    const nextAt = at('2026-11-05T12:00:00.000Z');
    const moment = momentOf(target, { now: at(now), nextAt, zone: 'Europe/Berlin' });
    expect(new Date(moment).toISOString()).toBe(expected);
  });

  it('is never before now, also when the next thing is overdue', () => {
    const now = at('2026-11-02T08:00:00.000Z');
    expect(momentOf('next', { now, nextAt: now - 5_000, zone: 'UTC' })).toBe(now + 2_000);
  });

  it.each<[string, ClockTarget, string]>([
    ['the past', at('2026-11-02T07:59:59.000Z'), 'only goes forward'],
    ['the present', at('2026-11-02T08:00:00.000Z'), 'only goes forward'],
    ['more than a year ahead', at('2027-11-05T00:00:00.000Z'), 'a year ahead at most'],
    ['what nobody caused', 'next', 'Nothing happens by itself'],
  ])('is refused in words where it is %s', (_words, target, problem) => {
    const now = at('2026-11-02T08:00:00.000Z');
    expect(() => momentOf(target, { now, nextAt: null, zone: 'UTC' })).toThrow(problem);
  });
});
