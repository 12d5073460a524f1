import { type Instant, isAfter } from '../calendar.ts';
import type { PersonStamp } from '../person.ts';
import type { Release } from '../release.ts';
import { type WorkspaceSettings, weekOf } from '../settings/settings.ts';
import { type Group, groupsAfter } from './groups.ts';
import { soakEnd, soakMeant, type Wall } from './soak.ts';

/** A group that has it: from here on it stays as it was. */
export type BegunGroup = Group & { at: Instant; by: PersonStamp };

/** Something that another system says goes wrong; until the same thing passes. */
export type Red = { about: string; words: string; at: Instant };

/**
 * A release that goes out group by group, from the first group on:
 *
 *   group ──watched──> "Go on?" ──next──> group … everybody: completed
 *                         ├── wait longer ──> watched
 *                         └── stop ──> stopped
 *
 * A hold stops its clock. It is an axis of its own: the stage of the release is "live" meanwhile.
 */
export type Rollout = {
  /** At least one, oldest first. */
  begun: readonly BegunGroup[];
  /** When the manager is asked whether the next group follows. */
  until: Instant;
  /** How often that was asked since, and when last. */
  asked: { at: Instant; times: number } | null;
  reds: readonly Red[];
  stopped: Stop | null;
  completedAt: Instant | null;
};

/** @property takenBack whether it is taken away again from those who have it */
export type Stop = { by: PersonStamp; at: Instant; reason: string; takenBack: boolean };

type Spreads = Pick<Release, 'rollout' | 'plan'>;

/** It has reached somebody, not everybody, and nobody stopped it. */
export const isSpreading = ({ rollout }: Pick<Release, 'rollout'>): boolean =>
  rollout !== null && rollout.stopped === null && rollout.completedAt === null;

/** The rollout that goes on; null where none does. */
export const spreadingOf = (release: Pick<Release, 'rollout'>): Rollout | null =>
  isSpreading(release) ? release.rollout : null;

/** The group that got it last. */
export const presentGroup = ({ begun }: Pick<Rollout, 'begun'>): BegunGroup => begun.at(-1) as BegunGroup;

/** The groups that have not got it, in their order. */
export const groupsToCome = ({ rollout, plan }: Spreads): readonly Group[] =>
  groupsAfter(rollout?.begun ?? [], plan);

/** Where it stands: "2 of 4 groups"; null for what does not go out group by group. */
export type Progress = { index: number; of: number; group: BegunGroup };

export const progressOf = (release: Spreads): Progress | null => {
  const { rollout } = release;
  if (rollout === null) return null;
  const { begun } = rollout;
  return {
    index: begun.length,
    of: begun.length + groupsToCome(release).length,
    group: presentGroup(rollout),
  };
};

/** The manager's own hours, on the wall of the launch. */
export const managersWall = ({ plan }: Pick<Release, 'plan'>, settings: WorkspaceSettings): Wall => ({
  zone: plan.launch.zone,
  week: weekOf(settings),
});

/** Whether whoever goes on now has to say why: the group was not watched as planned, or something goes wrong. */
export const whyNeeded = ({ until, reds }: Rollout, now: Instant): 'early' | 'red' | null =>
  reds.length > 0 ? 'red' : isAfter(until, now) ? 'early' : null;

/** A group and when it is likely to get it, if nothing comes between. */
export type Expected = { group: Group; at: Instant };

/** When the groups that follow are likely to get it. */
export const expectedGroups = (release: Spreads, settings: WorkspaceSettings): readonly Expected[] => {
  const { rollout } = release;
  if (rollout === null) return [];
  const wall = managersWall(release, settings);
  return expectedAfter(rollout.until, groupsToCome(release), wall);
};

/** The same from the moment at which the first of them may follow. */
export const expectedAfter = (from: Instant, groups: readonly Group[], wall: Wall): readonly Expected[] => {
  let at = from;
  return groups.map((group) => {
    const expected = { group, at };
    at = soakEnd(at, soakMeant(group.soak), wall);
    return expected;
  });
};
