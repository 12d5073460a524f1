import { addDays, type Instant, isAfter, toInstant, toWall } from '../calendar.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';

/** Where a record stood at some moment: its last entry and that entry's hash. */
export type RecordHead = { seq: number; hash: string };

/** A head that left the database, and the day ('YYYY-MM-DD') whose decisions it closes. */
export type RecordAnchor = RecordHead & { day: string; decisions: number; at: Instant };

/**
 * When the workspace's day ends next: at the end of its working hours, on every day of the week. What is decided
 * later belongs to the next day's line.
 */
export const endOfDay = ({ zone, week }: Pick<WorkspaceSettings, 'zone' | 'week'>, now: Instant): Instant => {
  const { date } = toWall(now, zone);
  const today = toInstant({ date, time: week.end, zone });
  return isAfter(today, now) ? today : toInstant({ date: addDays(date, 1), time: week.end, zone });
};

/** How much of a hash people compare by eye; the whole one stands beside it. */
export const SHORT_HASH = 12;

export const shortHash = (hash: string): string => hash.slice(0, SHORT_HASH);

/** Written as SEQ:HASH, the hash whole or its first twelve digits and more; null for anything else. */
export const readAnchor = (written: string): RecordHead | null => {
  const [, seq, hash] = /^([1-9][\d,]*):([0-9a-f]{12,64})$/i.exec(written.trim()) ?? [];
  return seq === undefined || hash === undefined
    ? null
    : { seq: Number(seq.replaceAll(',', '')), hash: hash.toLowerCase() };
};

/** Whether a hash is the one that an anchor names, whole or by its beginning. */
export const isNamedBy = (hash: string, anchor: RecordHead): boolean => hash.startsWith(anchor.hash);
