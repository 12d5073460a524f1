import { addMinutes, type Instant, isAfter } from '../../domain/calendar.ts';
import { managersOf } from '../../domain/delivery/audience.ts';
import { type DueAction, PRIORITY } from '../../domain/delivery/due-action.ts';
import { isOver } from '../../domain/release.ts';
import type { House } from '../house.ts';
import type { Outage, Transaction } from '../ports.ts';

/** A shorter silence is nobody's business: what waited has gone out by then. */
const WORTH_TELLING_MINUTES = 15;

/** How many messages of their running releases went late, for each release manager and stand-in. */
const lateByManager = async (
  tx: Transaction,
  workspaceId: string,
  endedAt: Instant,
): Promise<ReadonlyMap<string, number>> => {
  const late = new Map<string, number>();
  for (const release of await tx.releases(workspaceId, 'open')) {
    if (isOver(release) || release.startedAt === null || release.practice) continue;
    const count = await tx.lateMessages(workspaceId, release.id, endedAt);
    for (const audience of managersOf(release)) {
      if ('user' in audience) late.set(audience.user, (late.get(audience.user) ?? 0) + count);
    }
  }
  return late;
};

/** Slack cannot be reached, or refuses the token: kept, so that it can be told also after a restart. */
export const noteOutage = (house: House, workspaceId: string, outage: Outage): Promise<void> =>
  house.store.transaction((tx) => tx.beginOutage(workspaceId, outage));

/**
 * Slack takes messages again. After a long silence each manager of a running release reads once from when to
 * when, and how many messages went late.
 *
 * @param endedAt when Slack answered for the first time
 */
export const reportOutage = async (house: House, workspaceId: string, endedAt: Instant): Promise<void> => {
  if ((await house.store.reads.outage(workspaceId)) === null) return;
  await house.store.transaction(async (tx) => {
    const outage = await tx.outage(workspaceId);
    if (outage === null) return;
    await tx.endOutage(workspaceId);
    const { since, reason } = outage;
    if (!isAfter(endedAt, addMinutes(since, WORTH_TELLING_MINUTES))) return;
    const late = await lateByManager(tx, workspaceId, endedAt);
    const actions = [...late].map(([user, count]): DueAction => {
      const slot = { kind: 'statement.outage', subject: since, audience: { user } } as const;
      return {
        key: `outage:${since}:${user}`,
        kind: slot.kind,
        releaseId: null,
        dueAt: house.clock.now(),
        priority: PRIORITY.notice,
        payload: { v: 1, since, until: endedAt, reason, late: count },
        slot,
        threadOf: null,
      };
    });
    await tx.schedule(workspaceId, actions, house.clock.now());
  });
};

/** What is known of the way to Slack. */
export type KnownRoad = { trouble(): Outage | null; mendedAt(): Instant | null };

/**
 * Keeps the record of outages in step with what is known of the way to Slack; called before each round of work.
 * The first call of a process ends the outage that one before it left.
 */
export const createOutageWatch = (
  house: House,
  workspaceId: string,
  road: KnownRoad,
): (() => Promise<void>) => {
  let noted: Outage['reason'] | null | undefined;
  return async () => {
    const trouble = road.trouble();
    const reason = trouble?.reason ?? null;
    if (reason === noted) return;
    if (trouble === null) await reportOutage(house, workspaceId, road.mendedAt() ?? house.clock.now());
    else await noteOutage(house, workspaceId, { reason: trouble.reason, since: trouble.since });
    noted = reason;
  };
};
