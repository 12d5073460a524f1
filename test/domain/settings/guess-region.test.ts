import { beforeAll, describe, expect, test } from 'vitest';
import { type HolidayRules, loadHolidayRules } from '../../../src/domain/holiday-rules.ts';
import { guessRegion } from '../../../src/domain/settings/guess-region.ts';

let rules: HolidayRules;
beforeAll(async () => {
  rules = await loadHolidayRules();
});

describe('the country of a zone', () => {
  test.each([
    ['Europe/Berlin', 'DE'],
    ['America/New_York', 'US'],
    ['America/Los_Angeles', 'US'],
    ['US/Pacific', 'US'],
    ['Australia/Perth', 'AU'],
    ['Asia/Kolkata', 'IN'],
    ['Asia/Calcutta', 'IN'],
    ['Europe/Kyiv', 'UA'],
    ['Europe/London', 'GB'],
    ['Asia/Tokyo', 'JP'],
  ])('%s is guessed as %s, and never as a part of it', (zone, country) => {
    expect(guessRegion(rules, zone)).toBe(country);
  });

  test.each(['Europe/Zurich', 'Europe/Rome', 'Africa/Johannesburg', 'Asia/Bangkok', 'Atlantic/Canary'])(
    '%s belongs to several countries, so none is guessed',
    (zone) => {
      expect(rules.countriesOf(zone).length).toBeGreaterThan(1);
      expect(guessRegion(rules, zone)).toBeNull();
    },
  );

  test.each(['UTC', 'Etc/GMT+5', 'Asia/Muscat', 'Mars/Olympus', ''])('%s tells no country', (zone) => {
    expect(guessRegion(rules, zone)).toBeNull();
  });

  test('every guess is a region that can be chosen', () => {
    for (const { region } of rules.choices()) expect(rules.problem(region)).toBeNull();
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const guess = guessRegion(rules, zone);
      if (guess !== null) expect(rules.problem(guess), zone).toBeNull();
    }
  });
});

describe('a region lies elsewhere than a zone', () => {
  test.each([
    ['DE', 'Asia/Tokyo', true],
    ['DE-BY', 'America/New_York', true],
    ['DE-BY', 'Europe/Berlin', false],
    ['US-CA', 'America/New_York', false],
    ['CH', 'Europe/Zurich', false],
    ['LI', 'Europe/Zurich', false],
    ['ES-CN', 'Atlantic/Canary', false],
    ['FR-GP', 'America/Guadeloupe', false],
    ['FR', 'America/Guadeloupe', true],
    ['UA', 'Europe/Kyiv', false],
    ['DE', 'UTC', false],
    ['QQ', 'Europe/Berlin', false],
  ])('%s and %s: %s', (region, zone, expected) => {
    expect(rules.liesElsewhere(region, zone)).toBe(expected);
  });
});

describe('regions by name', () => {
  test.each([
    ['DE', 'Germany'],
    ['IT', 'Italy'],
    ['DE-BY', 'Germany, Bavaria'],
    ['DE-BY-A', 'Germany, Bavaria, Stadt Augsburg'],
    ['GB-SCT', 'United Kingdom, Scotland'],
    ['QQ-1', 'QQ-1'],
  ])('%s is %s', (region, name) => {
    expect(rules.nameOf(region)).toBe(name);
  });

  test('a name that is no longer the usual one is still understood where regions are typed', () => {
    expect(rules.problem('Swaziland')).toBe('Write Eswatini as SZ.');
    expect(rules.problem('Eswatini')).toBe('Write Eswatini as SZ.');
  });

  test('everywhere is every country, then every part, each once and no two with one name', () => {
    const all = rules.everywhere();
    const firstPart = all.findIndex(({ region }) => region.includes('-'));
    expect(all.slice(0, firstPart)).toEqual(rules.choices());
    expect(all.slice(firstPart).every(({ region }) => region.includes('-'))).toBe(true);
    expect(new Set(all.map(({ region }) => region)).size).toBe(all.length);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });
});
