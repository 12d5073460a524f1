import { ENOUGH_RELEASES, type Figure, type Unit } from './figures.ts';

/** One digit behind the point, none where it says nothing: "4.2", "12". */
const short = (value: number): string => String(Number(value.toFixed(1)));

const counted = (value: number, unit: string): string =>
  `${short(value)} ${unit}${short(value) === '1' ? '' : 's'}`;

const DAYS_FROM_HOURS = 72;

const hours = (value: number): string =>
  value >= DAYS_FROM_HOURS ? counted(value / 24, 'day') : counted(value, 'hour');

const WORDS: Record<Unit, (value: number) => string> = {
  releases: short,
  times: short,
  days: (value) => counted(value, 'day'),
  hours,
  percent: (value) => `${Math.round(value)}%`,
  points: (value) => `${short(value)} of 5`,
};

/** "75%", "5.5 hours", "4.2 days", "12". */
export const valueWords = (value: number, unit: Unit): string => WORDS[unit](value);

/** "only 3 releases", where a number stands on so few; else null. */
export const fewWords = ({ releases }: Pick<Figure, 'releases'>): string | null => {
  if (releases >= ENOUGH_RELEASES) return null;
  return releases === 1 ? 'only 1 release' : `only ${releases} releases`;
};
