import { type Instant, minutesBetween, nextOccurrence } from '../../domain/calendar.ts';
import { type DueAction, PRIORITY } from '../../domain/delivery/due-action.ts';
import {
  MONTHLY_CRON,
  MONTHLY_LATE_MINUTES,
  monthBefore,
  storiesOfMonth,
} from '../../domain/numbers/monthly.ts';
import { type Numbers, numbersOf } from '../../domain/numbers/numbers.ts';
import { type WorkspaceSettings, weekOf } from '../../domain/settings/settings.ts';
import { nextWorkingMoment } from '../../domain/working-days.ts';
import type { DueRow, Reads, Transaction } from '../ports.ts';
import { isForEverybody, readStories } from './read-numbers.ts';

/** Plans the next note, where the workspace wants it. */
export const planMonthly = async (
  tx: Transaction,
  { workspaceId, zone, monthlyNumbers, releasesChannelId }: WorkspaceSettings,
  now: Instant,
): Promise<void> => {
  const isWanted = monthlyNumbers && releasesChannelId !== null;
  const next = isWanted ? nextOccurrence(MONTHLY_CRON, zone, now) : null;
  await tx.setWorkspaceTimer(workspaceId, 'time.monthly_numbers', next, now);
};

const note = (channel: string, month: string, dueAt: Instant): DueAction => {
  const slot = { kind: 'statement.monthly_numbers', subject: month, audience: { channel } } as const;
  return {
    key: `numbers:${month}:${channel}`,
    kind: slot.kind,
    releaseId: null,
    dueAt,
    priority: PRIORITY.background,
    payload: { v: 1, month },
    slot,
    threadOf: null,
  };
};

/** A month is over: the releases channel reads it in its next working hour, and the next note is planned. */
export const sendMonthly = async (
  tx: Transaction,
  row: DueRow,
  settings: WorkspaceSettings,
  now: Instant,
): Promise<void> => {
  const { releasesChannelId, zone, workspaceId } = settings;
  const isLate = minutesBetween(row.dueAt, now) > MONTHLY_LATE_MINUTES;
  if (releasesChannelId !== null && !isLate) {
    const dueAt = nextWorkingMoment(now, weekOf(settings), zone);
    await tx.schedule(workspaceId, [note(releasesChannelId, monthBefore(row.dueAt, zone), dueAt)], now);
  }
  await planMonthly(tx, settings, now);
};

export type MonthlyNote = { month: Numbers; year: Numbers };

/**
 * What the note of a month says, over the releases that everybody may know of: the month, and its year so far. Null
 * where nothing was launched or cancelled in it.
 *
 * @param month 'YYYY-MM'
 */
export const readMonthly = async (
  reads: Pick<Reads, 'numberEntries' | 'releases' | 'settings'>,
  workspaceId: string,
  month: string,
): Promise<MonthlyNote | null> => {
  const { stories, settings } = await readStories(reads, workspaceId, isForEverybody);
  const { zone } = settings;
  const own = storiesOfMonth(stories, month, zone);
  if (own.length === 0) return null;
  return {
    month: numbersOf(own, null, zone),
    year: numbersOf(stories, Number(month.slice(0, 4)), zone),
  };
};
