import type { HolidayRules } from '../holiday-rules.ts';

/**
 * The country whose public holidays somebody in a zone most likely has: only where the zone belongs to exactly
 * one country. Never a part of it, which no zone tells. Null for no guess.
 */
export const guessRegion = (
  { countriesOf }: Pick<HolidayRules, 'countriesOf'>,
  zone: string,
): string | null => {
  const countries = countriesOf(zone);
  return countries.length === 1 ? (countries[0] ?? null) : null;
};
