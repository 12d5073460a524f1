import { daysBetween, type Instant, toWall } from '../calendar.ts';

/** How often one question of a checklist was answered in the last year, and what came of it. */
export type CheckHistory = {
  departmentId: string;
  itemId: string;
  /** Releases in which it was answered. */
  releases: number;
  /** Answers, also those that replaced another. */
  answers: number;
  /** How often somebody said no to it. */
  caught: number;
  firstAt: Instant;
};

/** A question that nobody ever said no to, with what it cost. */
export type SilentCheck = { itemId: string; releases: number; hours: number };

/** What one answer takes somebody: to read the question, look, and tap. An estimate, and called one. */
export const MINUTES_A_CHECK = 10;
/** On fewer releases nothing can be said. */
export const LEAST_RELEASES = 5;
export const YEAR_DAYS = 365;

/**
 * The questions of a department that never caught anything in a year. Younger ones, and those that were seldom
 * asked, are not judged.
 *
 * @param history of the last year, and when each was first answered at all
 */
export const silentChecks = (
  departmentId: string,
  history: readonly CheckHistory[],
  now: Instant,
): readonly SilentCheck[] => {
  const today = toWall(now, 'UTC').date;
  return history
    .filter(
      (check) =>
        check.departmentId === departmentId &&
        check.caught === 0 &&
        check.releases >= LEAST_RELEASES &&
        daysBetween(toWall(check.firstAt, 'UTC').date, today) >= YEAR_DAYS,
    )
    .map(({ itemId, releases, answers }) => ({
      itemId,
      releases,
      hours: Math.round((answers * MINUTES_A_CHECK) / 6) / 10,
    }));
};
