import type { ActingRole, AuditAuthor } from '../domain/audit-record.ts';
import type { Instant } from '../domain/calendar.ts';
import { addMinutes } from '../domain/calendar.ts';
import type { Decided } from '../domain/decision.ts';
import { PRIORITY } from '../domain/delivery/due-action.ts';
import { deliveriesFor } from '../domain/delivery/effects.ts';
import type { NamedEvent } from '../domain/delivery/statements.ts';
import { timelineOf } from '../domain/delivery/timeline.ts';
import { isAlone } from '../domain/family/family.ts';
import { timesReady } from '../domain/launch/changes-since-green.ts';
import { touchesMilestones } from '../domain/milestones/milestone-boards.ts';
import { type Actor, clockStamp, stampOf } from '../domain/person.ts';
import type { Release } from '../domain/release.ts';
import { departmentById, type WorkspaceSettings } from '../domain/settings/settings.ts';
import { issuesFollow } from './carried/issues-follow.ts';
import { settledNotices } from './delivery/settle-notices.ts';
import { strandedBoards } from './delivery/stranded-boards.ts';
import { cardsOfRelatives, whatFollows } from './family/what-follows.ts';
import { countedAtClose } from './feedback/count-feedback.ts';
import { tellOutside } from './hooks/tell-outside.ts';
import { keepClosingLessons } from './lessons/keep-lesson.ts';
import { keepCalendar } from './meetings/calendar-feed.ts';
import { tellMilestones } from './milestones/tell-milestones.ts';
import type { Ids, Transaction } from './ports.ts';
import { appendRecord } from './record/append-record.ts';
import { settleReminders } from './reminders/settle-reminders.ts';
import { settingsToday } from './reminders/staffing.ts';

const HOME_KEPT_FRESH_MINUTES = 60;

/** In which role somebody acts on a release, as the record names it. */
export const roleOf = (actor: Actor | null, release: Release, settings: WorkspaceSettings): ActingRole => {
  if (actor === null) return 'clock';
  if (actor.userId === release.manager.userId) return 'release manager';
  const departments = release.lights.map((light) => departmentById(settings, light.departmentId));
  if (departments.some((department) => department?.leads.includes(actor.userId))) return 'lead';
  if (departments.some((department) => department?.deputies.includes(actor.userId))) return 'deputy';
  return settings.admins.includes(actor.userId) ? 'admin' : 'member';
};

/** Homes that were looked at lately are brought up to date; nobody else's is published. */
export const refreshHomes = async (tx: Transaction, workspaceId: string, now: Instant): Promise<void> => {
  const viewers = await tx.recentHomeViewers(workspaceId, addMinutes(now, -HOME_KEPT_FRESH_MINUTES));
  const actions = viewers.map((userId) => homeAction(userId, now));
  await tx.schedule(workspaceId, actions, now);
};

export const homeAction = (userId: string, now: Instant) => ({
  key: `home:${userId}`,
  kind: 'home.publish' as const,
  releaseId: null,
  dueAt: now,
  priority: PRIORITY.background,
  payload: { v: 1, userId },
  slot: null,
  threadOf: null,
});

/** Whether its cards now belong elsewhere than before. */
const moves = (before: Release, after: Release): boolean =>
  before.visibility !== after.visibility ||
  before.privateChannelId !== after.privateChannelId ||
  before.manager.userId !== after.manager.userId;

type Deciding = {
  before: Release | null;
  decision: Decided;
  actor: Actor | null;
  now: Instant;
  by?: AuditAuthor;
};

const hasMilestones = (...states: readonly (Release | null)[]): boolean =>
  states.some((state) => (state?.plan.contents.milestones.length ?? 0) > 0);

/**
 * Writes a decision down, all in the caller's transaction: the new facts, its audit events, everything that
 * it makes leave the house, and the moments that the plan now implies; then what it means for the waves of the
 * release.
 *
 * @param before null for a release that is new
 * @param by who the record names, where that is neither a person in Slack nor the clock
 * @param read what the caller has read already, in this very transaction
 */
export const recordDecision = async (
  tx: Transaction,
  ids: Ids,
  { read, ...deciding }: Deciding & { read?: { settings: WorkspaceSettings } },
): Promise<Release> => {
  const { before, decision, now } = deciding;
  if (decision.events.length === 0) return decision.release;
  const settings = read?.settings ?? (await tx.settings(decision.release.workspaceId));
  const release = await write(tx, ids, deciding, settings);
  const written = { before, release, events: decision.events, settings, now };
  const follow = async (own: Release | null, of: Release): Promise<Release> => {
    let newest = of;
    for (const following of await issuesFollow(tx, { before: own, release: of, settings, now })) {
      const next = await recordDecision(tx, ids, { ...deciding, ...following, read: { settings } });
      if (next.id === of.id) newest = next;
    }
    return newest;
  };
  if (isAlone(release.family)) return follow(before, release);
  for (const following of await whatFollows(tx, written)) {
    const wave = await write(tx, ids, { ...deciding, ...following }, settings);
    await follow(following.before, wave);
  }
  await tx.schedule(release.workspaceId, await cardsOfRelatives(tx, written), now);
  return follow(before, release);
};

/** One decision about one release. */
const write = async (
  tx: Transaction,
  ids: Ids,
  { before, decision: taken, actor, now, by: author }: Deciding,
  settings: WorkspaceSettings,
): Promise<Release> => {
  const decision = await countedAtClose(tx, taken, settings, now);
  const { workspaceId } = decision.release;
  const release = { ...decision.release, version: (before?.version ?? 0) + 1 };
  const named: NamedEvent[] = decision.events.map((event) => ({ id: ids.next(), event }));
  const stamp = actor === null ? clockStamp : stampOf(actor);
  const by = author ?? { ...stamp, role: roleOf(actor, before ?? release, settings) };

  const today = await settingsToday(tx, settings, now);
  await tx.saveRelease(release, before?.version ?? null, before);
  if (decision.events.some(({ type }) => type === 'release_closed')) {
    await keepClosingLessons(tx, { ids, now }, release);
  }
  await keepCalendar(tx, ids, { before, release });
  // First, so that a board that is wanted again is what remains.
  if (before !== null && moves(before, release)) {
    await tx.schedule(workspaceId, await strandedBoards(tx, release, today, now), now);
  }
  if (before !== null) {
    await tx.schedule(workspaceId, await settledNotices(tx, { before, after: release }, named, now), now);
  }
  const readied = (await tx.timesReady(workspaceId, release.id)) + timesReady(decision.events);
  await tx.schedule(
    workspaceId,
    deliveriesFor({ release, before, settings: today, now, readied }, named),
    now,
  );
  await settleReminders(tx, { release, settings, now }, decision.events);
  if (hasMilestones(before, release) && decision.events.some(touchesMilestones)) {
    await tx.schedule(workspaceId, await tellMilestones(tx, { release, settings, now }), now);
  }
  await tx.redrawTimers(release, timelineOf(release, settings, now), now);
  await refreshHomes(tx, workspaceId, now);
  await tellOutside(tx, release, named, now);
  // The chain's head is one row that everybody writes: last, so that it is held shortly.
  await appendRecord(
    tx,
    settings,
    named.map(({ id, event }) => ({
      id,
      releaseId: release.id,
      event,
      // Whoever closes a release did not count.
      by: event.type === 'feedback_counted' ? { ...clockStamp, role: 'clock' } : by,
      at: now,
    })),
  );
  return release;
};
