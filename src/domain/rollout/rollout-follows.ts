import { addMinutes, minutesBetween } from '../calendar.ts';
import type { ListPart } from '../contents/parts.ts';
import type { Context, Decided } from '../decision.ts';
import { type Refused, refuse } from '../refusal.ts';
import type { Release } from '../release.ts';
import { nextWorkingMoment } from '../working-days.ts';
import { withGroup } from './decide-rollout.ts';
import { plannedGroups } from './groups.ts';
import { managersWall, spreadingOf } from './rollout.ts';

/** The clock goes on where it stood; what had been asked is asked again. */
const afterHold = (release: Release, heldSince: string, { now, settings }: Context): Release => {
  const rollout = spreadingOf(release);
  if (rollout === null) return release;
  const { zone, week } = managersWall(release, settings);
  const left = rollout.asked === null ? Math.max(0, minutesBetween(heldSince, rollout.until)) : 0;
  const until = nextWorkingMoment(addMinutes(now, left), week, zone);
  return { ...release, rollout: { ...rollout, until, asked: null } };
};

/**
 * What another decision means for a release that goes out group by group: once users have it, the first group has;
 * a hold has stopped its clock.
 */
export const followedByRollout = (decided: Decided, context: Context): Decided => {
  const { release, events } = decided;
  const resumed = events.find(({ type }) => type === 'release_resumed');
  if (resumed?.type === 'release_resumed') {
    return { ...decided, release: afterHold(release, resumed.heldSince, context) };
  }
  const isLive = events.some(({ type }) => type === 'declared_live');
  const [first] = plannedGroups(release.plan);
  if (!isLive || release.plan.path !== 'phased' || release.rollout !== null || first === undefined) {
    return decided;
  }
  const begun = withGroup(release, { group: first, by: context.by, reason: '' }, context);
  return { ...begun, events: [...events, ...begun.events] };
};

/** A group that has it stays as it was; null for what may be changed. */
export const fixedGroup = (
  { rollout }: Release,
  { part, itemId }: { part: ListPart; itemId: string | null },
): Refused | null => {
  if (part !== 'cohorts') return null;
  const begun = rollout?.begun.find(({ id }) => id === itemId);
  return begun === undefined ? null : refuse({ code: 'group_has_it', name: begun.name });
};
