import { beforeAll, describe, expect, test } from 'vitest';
import { isDate } from '../../src/domain/calendar.ts';
import { type HolidayRules, loadHolidayRules } from '../../src/domain/holiday-rules.ts';
import { readRegion } from '../../src/domain/settings/public-holidays.ts';

let rules: HolidayRules;
beforeAll(async () => {
  rules = await loadHolidayRules();
});

const datesIn = (region: string, year: number): string[] =>
  rules.holidays(region, { firstYear: year, lastYear: year }).map(({ date }) => date);

describe('public holidays', () => {
  test.each([
    ['DE', '2026-10-03', true],
    ['DE', '2026-01-06', false],
    ['DE-BY', '2026-01-06', true],
    ['DE-BE', '2026-03-08', true],
    ['DE-BY', '2026-08-08', false],
    ['DE-BY-A', '2026-08-08', true],
    ['US', '2026-07-03', true],
    ['US', '2026-11-26', true],
    ['GB', '2026-12-28', true],
    ['GB-SCT', '2026-11-30', true],
    ['GB-ENG', '2026-11-30', false],
    ['IN', '2026-01-26', true],
    ['JP', '2026-05-06', true],
  ])('in %s %s is one: %s', (region, date, expected) => {
    expect(datesIn(region, Number(date.slice(0, 4))).includes(date)).toBe(expected);
  });

  test('of several days are several, and half a day is none', () => {
    expect(datesIn('SA', 2026).filter((date) => date.startsWith('2026-03'))).toHaveLength(4);
    expect(datesIn('CN', 2026)).not.toContain('2026-05-04');
  });

  test('have an English name where the rules know one', () => {
    const [newYear] = rules.holidays('DE', { firstYear: 2026, lastYear: 2026 });
    expect(newYear).toEqual({ date: '2026-01-01', name: "New Year's Day" });
  });

  test('of several years come in order', () => {
    const dates = rules.holidays('FR', { firstYear: 2025, lastYear: 2028 }).map(({ date }) => date);
    expect(dates).toEqual([...dates].sort());
    expect(new Set(dates.map((date) => date.slice(0, 4)))).toEqual(new Set(['2025', '2026', '2027', '2028']));
  });
});

describe('regions', () => {
  test('every region that can be chosen can be typed, is known, and has holidays that are dates', () => {
    const countries = rules.choices();
    expect(countries.length).toBeGreaterThan(150);
    const wrong: string[] = [];
    for (const { region } of countries.flatMap((country) => [country, ...rules.choices(country.region)])) {
      if (readRegion(region) !== region || rules.problem(region) !== null) wrong.push(region);
      if (!datesIn(region, 2026).every(isDate)) wrong.push(region);
    }
    expect(wrong).toEqual([]);
  });

  const HOW = 'Write a country by its two letters, as in DE, or a part of it, as in DE-BY.';
  test.each([
    ['XX', `No public holidays are known for "XX". ${HOW}`],
    ['', `No public holidays are known for "". ${HOW}`],
    ['the moon', `No public holidays are known for "the moon". ${HOW}`],
    ['germany', 'Write Germany as DE.'],
    ['United Kingdom', 'Write United Kingdom as GB.'],
    ['DE-BE-X', 'DE-BE has no parts here: write DE-BE alone.'],
  ])('"%s" is refused with what mends it', (region, problem) => {
    expect(rules.problem(region)).toBe(problem);
  });

  test.each([
    ['DE-XX', 'DE', 'DE-BB, DE-BE, '],
    ['DE-BY-XX', 'DE-BY', 'DE-BY-A'],
    ['DE-BY-A-X', 'DE-BY', 'DE-BY-A'],
  ])('of an unknown part such as %s the parts that there are, are named', (region, known, parts) => {
    const problem = rules.problem(region);
    expect(problem).toContain(
      `No part of ${known} is called that. Write ${known} alone, or one of its parts: `,
    );
    expect(problem).toContain(parts);
  });

  test('a state is divided only where its holidays differ', () => {
    expect(rules.choices('DE-BY').map(({ region }) => region)).toContain('DE-BY-A');
    expect(rules.choices('DE-BE')).toEqual([]);
    expect(rules.choices('DE-BY-A')).toEqual([]);
  });
});
