import type { Instant } from '../calendar.ts';

/**
 * Days on which somebody is away. Both dates count, on the person's own wall, as 'YYYY-MM-DD'; without an end
 * it lasts until somebody says that they are back.
 */
export type Absence = {
  id: string;
  userId: string;
  from: string;
  until: string | null;
  /** Who is asked instead; null for whoever else speaks for the department. */
  standInId: string | null;
  setBy: string;
  setAt: Instant;
};

/** Whether the absence covers the day. */
export const covers = ({ from, until }: Absence, date: string): boolean =>
  from <= date && (until === null || date <= until);

/** Whether two absences share a day. */
export const overlap = (a: Pick<Absence, 'from' | 'until'>, b: Pick<Absence, 'from' | 'until'>): boolean =>
  (b.until === null || a.from <= b.until) && (a.until === null || b.from <= a.until);

/** The absence that keeps this person away on that day, the one that lasts longest first; null when they are there. */
export const absenceOn = (absences: readonly Absence[], userId: string, date: string): Absence | null => {
  const found = absences.filter((absence) => absence.userId === userId && covers(absence, date));
  const lasting = ({ until }: Absence): string => until ?? '9999-12-31';
  return found.toSorted((a, b) => (lasting(a) < lasting(b) ? 1 : -1))[0] ?? null;
};
