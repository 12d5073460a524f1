import { isAfter, later, toWall } from '../calendar.ts';
import type { Command } from '../command.ts';
import { type Context, type Decided, type Decision, decided } from '../decision.ts';
import type { ReleaseEvent } from '../event.ts';
import type { PersonStamp } from '../person.ts';
import { type Refused, refuse } from '../refusal.ts';
import type { Release } from '../release.ts';
import { isWorkingMoment } from '../working-days.ts';
import type { Group } from './groups.ts';
import {
  type BegunGroup,
  groupsToCome,
  managersWall,
  presentGroup,
  progressOf,
  type Rollout,
  spreadingOf,
  whyNeeded,
} from './rollout.ts';
import { ONE_DAY, soakEnd, soakMeant } from './soak.ts';

type Open = { rollout: Rollout } | { refused: Refused };

/** The rollout that goes on, or why there is nothing to decide. */
const openRollout = (release: Release): Open => {
  const { rollout, hold } = release;
  if (rollout === null) return { refused: refuse({ code: 'not_group_by_group' }) };
  if (rollout.stopped !== null) {
    return { refused: refuse({ code: 'groups_stopped', by: rollout.stopped.by.name }) };
  }
  if (rollout.completedAt !== null) return { refused: refuse({ code: 'everybody_has_it' }) };
  if (hold !== null) return { refused: refuse({ code: 'on_hold', reason: hold.reason, by: hold.by.name }) };
  return { rollout };
};

type Beginning = { group: Group; by: PersonStamp; reason: string };

/** This group gets it: its time begins, or everybody has it. */
export const withGroup = (
  release: Release,
  { group, by, reason }: Beginning,
  { now, settings }: Pick<Context, 'now' | 'settings'>,
): Decided => {
  const { rollout } = release;
  const begun: BegunGroup = { ...group, at: now, by };
  const until = soakEnd(now, soakMeant(group.soak), managersWall(release, settings));
  const isLast = group.percent === 100;
  const next: Release = {
    ...release,
    rollout: {
      begun: [...(rollout?.begun ?? []), begun],
      until,
      asked: null,
      reds: rollout?.reds ?? [],
      stopped: null,
      completedAt: isLast ? now : null,
    },
  };
  const progress = progressOf(next);
  const event: ReleaseEvent = {
    type: 'stage_begun',
    stageId: group.id,
    name: group.name,
    index: progress?.index ?? 1,
    of: progress?.of ?? 1,
    reason,
  };
  return decided(next, event, ...(isLast ? [{ type: 'rollout_completed' } as const] : []));
};

const saysWhy = (problem: string): Refused =>
  refuse({ code: 'fields_invalid', problems: [{ field: 'reason', problem }] });

const WHY = {
  early: 'Say why the next group follows before the time is over.',
  red: 'Say why the next group follows although something goes wrong.',
} as const;

/** The next group gets it. The same click twice is one; before the time is over it takes a reason. */
export const beginGroup = (
  release: Release,
  { groupId, reason }: Extract<Command, { type: 'begin_group' }>,
  { by, now, settings }: Context,
): Decision => {
  if (release.rollout?.begun.some(({ id }) => id === groupId)) return decided(release);
  const open = openRollout(release);
  if ('refused' in open) return open.refused;
  const [next] = groupsToCome(release);
  if (next === undefined || next.id !== groupId) {
    return refuse({ code: 'another_group_next', name: next?.name ?? '' });
  }
  const needed = whyNeeded(open.rollout, now);
  const why = reason.trim();
  if (needed !== null && why === '') return saysWhy(WHY[needed]);
  return withGroup(release, { group: next, by, reason: why }, { now, settings });
};

/** The group is watched for longer: for its own time once more, or until the next working day. */
export const extendStage = (
  release: Release,
  { groupId, seen, by: longer }: Extract<Command, { type: 'extend_stage' }>,
  { now, settings }: Context,
): Decision => {
  const open = openRollout(release);
  if ('refused' in open) return open.refused;
  const { rollout } = open;
  const present = presentGroup(rollout);
  // Another group has it by now, or somebody waits longer already.
  if (present.id !== groupId || rollout.until !== seen) return decided(release);
  const soak = longer === 'day' ? ONE_DAY : soakMeant(present.soak);
  const until = soakEnd(later(now, rollout.until), soak, managersWall(release, settings));
  return decided(
    { ...release, rollout: { ...rollout, until, asked: null } },
    { type: 'stage_extended', stageId: groupId, until },
  );
};

/** It goes no further; or it is taken away again from those who have it. */
export const stopRollout = (
  release: Release,
  { reason, takenBack }: Extract<Command, { type: 'stop_rollout' }>,
  { by, now }: Context,
): Decision => {
  const { rollout } = release;
  // A hold does not keep anybody from stopping it for good.
  const open = openRollout({ ...release, hold: null });
  if ('refused' in open) return open.refused;
  const why = reason.trim();
  if (why === '') return saysWhy('Say why, in a few words: everybody who follows it reads that.');
  const progress = progressOf(release);
  if (rollout === null || progress === null) return refuse({ code: 'not_group_by_group' });
  const stopped = { by, at: now, reason: why, takenBack };
  return decided(
    { ...release, hold: null, rollout: { ...rollout, stopped } },
    {
      type: 'rollout_stopped',
      reason: why,
      at: progress.group.name,
      index: progress.index,
      of: progress.of,
      takenBack,
    },
  );
};

/** Its time is over: the manager is asked, and once each working day until somebody decides. Never at night. */
export const askStage = (
  release: Release,
  { groupId }: Extract<Command, { type: 'ask_stage' }>,
  { now, settings }: Context,
): Decision => {
  const rollout = spreadingOf(release);
  if (rollout === null || release.hold !== null || presentGroup(rollout).id !== groupId) {
    return decided(release);
  }
  const { zone, week } = managersWall(release, settings);
  if (isAfter(rollout.until, now) || !isWorkingMoment(now, week, zone)) return decided(release);
  const { asked } = rollout;
  const isToday = asked !== null && toWall(asked.at, zone).date === toWall(now, zone).date;
  if (isToday) return decided(release);
  const times = (asked?.times ?? 0) + 1;
  return decided(
    { ...release, rollout: { ...rollout, asked: { at: now, times } } },
    { type: 'stage_asked', stageId: groupId, times },
  );
};
