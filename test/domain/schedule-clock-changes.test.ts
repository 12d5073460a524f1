import { describe, expect, test } from 'vitest';
import { fromEpochMs, type Instant, nextOccurrence } from '../../src/domain/calendar.ts';
import { changeMoments, dateAt, momentOf, offsetAt, weekdayByUtc, ZONES } from './calendar-oracle.ts';

const DAY = 86_400_000;

type Rule = { cron: string; hours: readonly number[]; minute: number; runsOn(date: string): boolean };

const everyDay = (): boolean => true;
const HOURLY = Array.from({ length: 24 }, (_, hour) => hour);

const RULES: readonly Rule[] = [
  ...[0, 1, 2, 3, 10, 23].flatMap((hour) =>
    [0, 15, 30, 45].map((minute) => ({
      cron: `${minute} ${hour} * * *`,
      hours: [hour],
      minute,
      runsOn: everyDay,
    })),
  ),
  { cron: '0 * * * *', hours: HOURLY, minute: 0, runsOn: everyDay },
  { cron: '20 * * * *', hours: HOURLY, minute: 20, runsOn: everyDay },
  { cron: '30 1,2,3 * * *', hours: [1, 2, 3], minute: 30, runsOn: everyDay },
  { cron: '30 2 * * 0', hours: [2], minute: 30, runsOn: (date) => weekdayByUtc(date) === 7 },
  { cron: '0 0 * * MON-FRI', hours: [0], minute: 0, runsOn: (date) => weekdayByUtc(date) <= 5 },
  { cron: '0 10 1 * *', hours: [10], minute: 0, runsOn: (date) => date.endsWith('-01') },
];

/** Every moment that the rule names strictly between two moments, without a cron library: date by date. */
const byHand = ({ hours, minute, runsOn }: Rule, zone: string, from: number, to: number): Instant[] => {
  const found = new Set<number>();
  for (let day = from - 2 * DAY; day <= to + 2 * DAY; day += DAY) {
    const date = dateAt(day);
    if (!runsOn(date)) continue;
    for (const hour of hours) {
      const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
      found.add(momentOf(`${date}T${time}`, zone));
    }
  }
  return [...found]
    .filter((ms) => ms > from && ms < to)
    .sort((a, b) => a - b)
    .map(fromEpochMs);
};

const byCalendar = ({ cron }: Rule, zone: string, from: number, to: number): Instant[] => {
  const found: Instant[] = [];
  let after = fromEpochMs(from);
  for (;;) {
    const next = nextOccurrence(cron, zone, after);
    if (next === null || Date.parse(next) >= to) return found;
    found.push(next);
    after = next;
  }
};

/** Every change of these years in every zone of the list. */
const CHANGES = ZONES.flatMap(({ zone }) => changeMoments(zone, 2024, 2027).map((ms) => ({ zone, ms })));
const APIA = { zone: 'Pacific/Apia', ms: Date.parse('2011-12-30T10:00Z') };

describe('a schedule through a clock change', () => {
  test('all changes of 2024 to 2027 are walked through', () => {
    expect(CHANGES.length).toBeGreaterThanOrEqual(80);
    expect(CHANGES.every(({ zone, ms }) => offsetAt(ms, zone) !== offsetAt(ms - 60_000, zone))).toBe(true);
  });

  test.each(RULES.map((rule) => [rule.cron, rule] as const))(
    '%s runs each time once and skips none',
    (_, rule) => {
      const wrong: string[] = [];
      for (const { zone, ms } of [...CHANGES, APIA]) {
        const [from, to] = [ms - 2 * DAY, ms + 2 * DAY];
        const expected = byHand(rule, zone, from, to);
        const actual = byCalendar(rule, zone, from, to);
        if (actual.join() !== expected.join()) wrong.push(`${zone}: ${actual}, not ${expected}`);
      }
      expect(wrong).toEqual([]);
    },
  );

  test('asking at any moment within the change gives the same runs', () => {
    const rule = RULES.find(({ cron }) => cron === '30 2 * * *');
    if (rule === undefined) throw new Error('no such rule');
    const wrong: string[] = [];
    for (const { zone, ms } of CHANGES.filter((_, i) => i % 5 === 0)) {
      const all = byHand(rule, zone, ms - 3 * DAY, ms + 3 * DAY);
      for (let at = ms - 3 * 3_600_000; at < ms + 3 * 3_600_000; at += 10 * 60_000) {
        const after = fromEpochMs(at);
        const expected = all.find((run) => run > after);
        const actual = nextOccurrence(rule.cron, zone, after);
        if (actual !== expected) wrong.push(`${zone} after ${after}: ${actual}, not ${expected}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
