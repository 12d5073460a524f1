import { addDays, type Instant, toWall } from '../calendar.ts';
import type { Story } from './story.ts';

/** The first morning of each month on the wall of the workspace; the note waits for its next working hour. */
export const MONTHLY_CRON = '0 9 1 * *';
/** A note that is later than this says what nobody waits for any more. */
export const MONTHLY_LATE_MINUTES = 7 * 24 * 60;

/** 'YYYY-MM' of the month that is over. */
export const monthBefore = (now: Instant, zone: string): string =>
  addDays(`${toWall(now, zone).date.slice(0, 7)}-01`, -1).slice(0, 7);

/** What was launched or cancelled in that month on the wall of the zone. */
export const storiesOfMonth = <S extends Story>(
  stories: readonly S[],
  month: string,
  zone: string,
): readonly S[] =>
  stories.filter(({ course: { liveAt, cancelledAt } }) => {
    const at = liveAt ?? cancelledAt;
    return at !== null && toWall(at, zone).date.startsWith(`${month}-`);
  });

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** "November 2026" of '2026-11'. */
export const monthWords = (month: string): string =>
  `${MONTHS[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`;
