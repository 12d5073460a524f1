import { epochMs, type Instant } from '../../../domain/calendar.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** "3 days": how long something has been there; null on the first day. */
export const ageWords = (since: Instant, now: Instant): string | null => {
  const days = Math.floor((epochMs(now) - epochMs(since)) / DAY_MS);
  if (days < 1) return null;
  return days === 1 ? '1 day' : `${days} days`;
};
