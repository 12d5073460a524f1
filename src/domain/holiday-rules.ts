import { addDays, canonicalZone } from './calendar.ts';
import { englishName } from './region-names.ts';
import type { PublicHoliday } from './settings/public-holidays.ts';

// The only module that knows date-holidays. It takes a tenth of a second and 40 MB to load, so it is loaded when
// somebody chooses a region, checks the installation, or a year begins, and what it says is kept.

/** A country, a state or a part of one. `localName` is what its people call it, where that is not its English name. */
export type RegionChoice = { region: string; name: string; localName: string | null };

export type HolidayRules = {
  /** All countries, or what a country or a state is divided into; empty when it is not. */
  choices(within?: string): RegionChoice[];
  /** All countries by name, then all parts, each named with what it belongs to: "Germany, Bavaria". */
  everywhere(): readonly RegionChoice[];
  /** "Germany, Bavaria"; a region that is not known is called by its code. */
  nameOf(region: string): string;
  /** The countries that keep the time of a zone, by their codes; empty for a zone that belongs to none. */
  countriesOf(zone: string): readonly string[];
  /** Whether the people of a region cannot be living in a zone; false where nothing is known of the zone. */
  liesElsewhere(region: string, zone: string): boolean;
  /** Why a region cannot be used, in one sentence with what mends it, or null. */
  problem(region: string): string | null;
  /** The days off by law in whole years, ordered; a half day is none. */
  holidays(region: string, years: { firstYear: number; lastYear: number }): PublicHoliday[];
};

const HOW_TO_WRITE = 'Write a country by its two letters, as in DE, or a part of it, as in DE-BY.';
const HOUR_MS = 3_600_000;
const NOON = '12:00';

/** Worked out at the first call and kept: it takes a noticeable part of a second, and the rules never change. */
const workedOutOnce = <Value>(work: () => Value): (() => Value) => {
  let kept: { value: Value } | undefined;
  return () => {
    kept ??= { value: work() };
    return kept.value;
  };
};

const nextDates = (date: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => addDays(date, i));

const readRules = async (): Promise<HolidayRules> => {
  const { default: Holidays } = await import('date-holidays');
  const all = new Holidays({ languages: 'en' });

  const divisions = (region: string): Record<string, string> => {
    const [country = '', state, part] = region.split('-');
    if (part !== undefined) return {};
    const found = state === undefined ? all.getStates(country, 'en') : all.getRegions(country, state, 'en');
    return found ?? {};
  };

  const choices = (within?: string): RegionChoice[] => {
    const found = within === undefined ? all.getCountries('en') : divisions(within);
    const prefix = within === undefined ? '' : `${within}-`;
    return Object.entries(found)
      .map(([code, known]) => {
        const region = `${prefix}${code.toUpperCase()}`;
        const name = englishName(region, known);
        return { region, name, localName: name === known ? null : known };
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'en'));
  };

  const partsOf = ({ region, name }: RegionChoice): RegionChoice[] =>
    choices(region).flatMap((part) => {
      const whole = { ...part, name: `${name}, ${part.name}` };
      return [whole, ...partsOf(whole)];
    });

  const everywhere = workedOutOnce((): readonly RegionChoice[] => {
    const countries = choices();
    return [...countries, ...countries.flatMap(partsOf)];
  });

  const names = workedOutOnce(() => new Map(everywhere().map(({ region, name }) => [region, name])));

  const isKnown = (region: string): boolean => {
    const at = region.lastIndexOf('-');
    const within = at < 0 ? undefined : region.slice(0, at);
    return choices(within).some((choice) => choice.region === region);
  };

  const rulesOf = (region: string) => {
    const [country = '', ...parts] = region.split('-');
    // The library's own codes are of either case.
    const codes = parts.map((part, i) => {
      const within = [country, ...parts.slice(0, i)].join('-');
      return Object.keys(divisions(within)).find((code) => code.toUpperCase() === part) ?? part;
    });
    return new Holidays([country, ...codes].join('.'), { languages: 'en', types: ['public'] });
  };

  const zonesOf = (region: string): string[] => (rulesOf(region).getTimezones() ?? []).map(canonicalZone);

  const countriesByZone = workedOutOnce(() => {
    const found = new Map<string, string[]>();
    for (const { region } of choices()) {
      for (const zone of new Set(zonesOf(region))) found.set(zone, [...(found.get(zone) ?? []), region]);
    }
    return found;
  });

  const countriesOf = (zone: string): readonly string[] => countriesByZone().get(canonicalZone(zone)) ?? [];

  const datesOf = ({ date, start, end }: { date: string; start: Date; end: Date }): string[] => {
    const from = date.slice(11, 16);
    if (from >= NOON) return [];
    // Rounded: a holiday of a day on which the clocks change has 23 or 25 hours, and some begin at sunset.
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / HOUR_MS / 24));
    return nextDates(date.slice(0, 10), days);
  };

  return {
    choices,
    everywhere,
    nameOf: (region) => names().get(region) ?? region,
    countriesOf,
    liesElsewhere: (region, zone) => {
      const countries = countriesOf(zone);
      if (countries.length === 0 || !isKnown(region)) return false;
      const [country = ''] = region.split('-');
      // Some parts lie far away, in a zone that belongs to another code: FR-GP is Guadeloupe, and so is GP.
      return !countries.includes(country) && !zonesOf(region).includes(canonicalZone(zone));
    },
    problem: (region) => {
      if (isKnown(region)) return null;
      const typed = region.trim().toLowerCase();
      const called = choices().find(({ name, localName }) =>
        [name, localName].some((each) => each?.toLowerCase() === typed),
      );
      if (called !== undefined) return `Write ${called.name} as ${called.region}.`;
      const [country = '', state, part] = region.split('-');
      const known = part === undefined ? country : `${country}-${state}`;
      if (!isKnown(known))
        return `No public holidays are known for "${region.slice(0, 40)}". ${HOW_TO_WRITE}`;
      const parts = choices(known)
        .map((choice) => choice.region)
        .sort();
      return parts.length === 0
        ? `${known} has no parts here: write ${known} alone.`
        : `No part of ${known} is called that. Write ${known} alone, or one of its parts: ${parts.join(', ')}.`;
    },
    holidays: (region, { firstYear, lastYear }) => {
      const rules = rulesOf(region);
      const found: PublicHoliday[] = [];
      for (let year = firstYear; year <= lastYear; year++) {
        for (const holiday of rules.getHolidays(year, 'en')) {
          if (holiday.type !== 'public') continue;
          found.push(...datesOf(holiday).map((date) => ({ date, name: holiday.name })));
        }
      }
      return found.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    },
  };
};

/** Loads the rules of all countries, the first time; the same ones afterwards. */
export const loadHolidayRules = workedOutOnce(readRules);
