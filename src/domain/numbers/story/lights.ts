import type { Instant } from '../../calendar.ts';
import { hoursBetween, isTrue, type NumberEntry, textIn } from '../entry.ts';

/** What was asked of one department in one release, and how long its answers took. Never of a person. */
export type Asking = {
  departmentId: string;
  asks: number;
  reAsks: number;
  /** Hours from a question to its answer, one for each that was answered. */
  waits: readonly number[];
};

type Open = { asks: number; reAsks: number; waits: number[]; since: Instant | null };

/**
 * How each department was asked, in the order of their first question. A question that is asked again before its
 * answer has been waiting since it was first asked; "on track" is no answer yet.
 */
export const askingsOf = (entries: readonly NumberEntry[]): readonly Asking[] => {
  const found = new Map<string, Open>();
  for (const entry of entries) {
    const departmentId = textIn(entry, 'departmentId');
    if (departmentId === null) continue;
    const known = found.get(departmentId);
    if (entry.type === 'department_asked') {
      const open = known ?? { asks: 0, reAsks: 0, waits: [], since: null };
      open.asks += 1;
      if (isTrue(entry, 'again')) open.reAsks += 1;
      open.since ??= entry.at;
      found.set(departmentId, open);
    } else if (known === undefined || known.since === null) {
      // Answered before anybody asked: nobody waited for it.
    } else if (entry.type === 'department_removed') {
      known.since = null;
    } else if (entry.type === 'light_answered' && textIn(entry, 'state') !== 'on_track') {
      known.waits.push(hoursBetween(known.since, entry.at));
      known.since = null;
    }
  }
  return [...found].map(([departmentId, { asks, reAsks, waits }]) => ({
    departmentId,
    asks,
    reAsks,
    waits,
  }));
};
