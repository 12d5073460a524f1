import { eventFrom } from '../../domain/audit-record.ts';
import { type Instant, isAfter, minutesBetween, nextOccurrence, toWall } from '../../domain/calendar.ts';
import { type DueAction, PRIORITY } from '../../domain/delivery/due-action.ts';
import type { PlannedLaunch, Release } from '../../domain/release.ts';
import { type WorkspaceSettings, weekOf } from '../../domain/settings/settings.ts';
import {
  isEmptyNews,
  isPublicNews,
  newsSince,
  WEEKLY_CRON,
  WEEKLY_LATE_MINUTES,
  type WeeklyNews,
  weeklyNews,
} from '../../domain/subscriptions/weekly.ts';
import { nextWorkingMoment } from '../../domain/working-days.ts';
import type { DueRow, Reads, Transaction } from '../ports.ts';

/** Plans the next letter, for as long as somebody follows something. */
export const planWeekly = async (
  tx: Transaction,
  { workspaceId, zone }: WorkspaceSettings,
  now: Instant,
): Promise<void> => {
  const isFollowed = (await tx.subscriptions(workspaceId)).length > 0;
  const next = isFollowed ? nextOccurrence(WEEKLY_CRON, zone, now) : null;
  await tx.setWorkspaceTimer(workspaceId, 'time.weekly', next, now);
};

/** The date that each release had before it was first moved since then, by its id. */
const movesSince = async (
  reads: Pick<Reads, 'auditEntries'>,
  releases: readonly Release[],
  since: Instant,
): Promise<ReadonlyMap<string, PlannedLaunch>> => {
  const moves = new Map<string, PlannedLaunch>();
  for (const { id, workspaceId, launch } of releases.filter(isPublicNews)) {
    if (launch !== null) continue;
    for (const { type, at, data, personal } of await reads.auditEntries(workspaceId, id)) {
      if (type !== 'release_moved' || isAfter(since, at) || moves.has(id)) continue;
      const event = eventFrom({ type, data, personal: personal ?? {} });
      if (event.type === 'release_moved') moves.set(id, event.from);
    }
  }
  return moves;
};

/** What one person's letter says now; null for somebody who follows nothing, or where nothing happened. */
export const readWeekly = async (
  reads: Pick<Reads, 'auditEntries' | 'releases' | 'settings' | 'subscriptions'>,
  { workspaceId, userId, now }: { workspaceId: string; userId: string; now: Instant },
): Promise<WeeklyNews | null> => {
  const own = (await reads.subscriptions(workspaceId)).find((each) => each.userId === userId);
  if (own === undefined) return null;
  const { zone } = await reads.settings(workspaceId);
  const releases = await reads.releases(workspaceId, 'all');
  const moves = await movesSince(reads, releases, newsSince(now, zone));
  const news = weeklyNews(releases, own, { moves, now, zone });
  return isEmptyNews(news) ? null : news;
};

const letter = (userId: string, date: string, dueAt: Instant): DueAction => {
  const slot = { kind: 'statement.weekly', subject: date, audience: { user: userId } } as const;
  return {
    key: `weekly:${userId}:${date}`,
    kind: slot.kind,
    releaseId: null,
    dueAt,
    priority: PRIORITY.background,
    payload: { v: 1 },
    slot,
    threadOf: null,
  };
};

/** Monday: everybody who follows something gets their letter in their own next working hour, and the next is planned. */
export const sendWeekly = async (
  tx: Transaction,
  row: DueRow,
  settings: WorkspaceSettings,
  now: Instant,
): Promise<void> => {
  const { workspaceId } = row;
  if (minutesBetween(row.dueAt, now) <= WEEKLY_LATE_MINUTES) {
    const date = toWall(now, settings.zone).date;
    for (const { userId } of await tx.subscriptions(workspaceId)) {
      const person = await tx.person(workspaceId, userId);
      if (person === null || person.deleted || !person.isFullMember) continue;
      const dueAt = nextWorkingMoment(now, weekOf(settings), person.zone ?? settings.zone);
      await tx.schedule(workspaceId, [letter(userId, date, dueAt)], now);
    }
  }
  await planWeekly(tx, settings, now);
};
