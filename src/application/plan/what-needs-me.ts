import { type Blocker, hasNobody, isUnsolved, waitsOutside } from '../../domain/blockers/blocker.ts';
import { compare, type Instant, isAfter } from '../../domain/calendar.ts';
import type { Condition } from '../../domain/conditions/condition.ts';
import { answerBy, isPastDeadline } from '../../domain/delivery/answer-moments.ts';
import { isAfterLaunchDay, launchHasPassed } from '../../domain/delivery/past-launch.ts';
import { isEarly } from '../../domain/launch/decide-launch.ts';
import { isOwed, type Light } from '../../domain/lights/light.ts';
import { isNeeded } from '../../domain/lights/needed.ts';
import { isReady } from '../../domain/lights/verdict.ts';
import { dueGoal, isTroubleDue } from '../../domain/outcome/outcome-moments.ts';
import type { Actor } from '../../domain/person.ts';
import { isDeputyOnly, mayBeToldOf, speaksFor } from '../../domain/policy.ts';
import { isOver, lightsAreOpen, type Release } from '../../domain/release.ts';
import { groupsToCome, spreadingOf } from '../../domain/rollout/rollout.ts';
import { departmentById, speakersOf, type WorkspaceSettings } from '../../domain/settings/settings.ts';
import { isReviewOwed } from '../../domain/urgent/decide-urgent.ts';
import type { Reads } from '../ports.ts';
import { type NeedOfPlan, needsOfPlan } from './needs-of-plan.ts';
import { type NeedOfRunbook, needsOfRunbook } from './needs-of-runbook.ts';

/** One thing that waits for this person. */
export type NeedsMe =
  /** The release manager has left: this person is on the list of those who may take it. */
  | { kind: 'take_over'; release: Release }
  /** The deployment runs: is it live, or did it not work? */
  | { kind: 'deployment'; release: Release }
  /** Everything is green and it is time. */
  | { kind: 'launch'; release: Release }
  /** The planned moment has passed with something in the way: move, hold or cancel. */
  | { kind: 'overdue'; release: Release }
  /** A red light that the launch will not wait for: expected after it, or still red past the deadline. */
  | { kind: 'red'; release: Release; light: Light; late: boolean }
  /** A department is not concerned, or green with a condition after the launch: the manager agrees or asks again. */
  | { kind: 'consent'; release: Release; light: Light }
  /** A light to give, by then. A deputy may give it, its lead is asked first. */
  | { kind: 'light'; release: Release; light: Light; by: Instant; asDeputy: boolean }
  /** Something that this person can solve, or has said that they have. */
  | { kind: 'blocker'; release: Release; blocker: Blocker }
  /** Somebody says that what this person raised is done: is it gone? */
  | { kind: 'blocker_check'; release: Release; blocker: Blocker }
  /** Somebody outside can solve it: is it gone? For the manager, and whoever raised it. */
  | { kind: 'blocker_outside'; release: Release; blocker: Blocker }
  /** It was given back: the manager names somebody. */
  | { kind: 'blocker_nobody'; release: Release; blocker: Blocker }
  /** What a green light counts on, to be done by this person. */
  | { kind: 'condition'; release: Release; condition: Condition }
  /** A step of the runbook is up, and this person sees to it. */
  | NeedOfRunbook
  | NeedOfPlan
  | { kind: 'on_hold'; release: Release }
  /** Some have it: does the next group get it? */
  | { kind: 'go_on'; release: Release; groupId: string }
  /** After the launch: whether the goal is reached, or of low risk whether there was any trouble. */
  | { kind: 'outcome'; release: Release; asks: 'goal' | 'trouble' }
  | { kind: 'close'; release: Release }
  /** What was learnt from a hotfix is not written down yet. */
  | { kind: 'review'; release: Release }
  | { kind: 'draft'; release: Release };

export type NeedsMeKind = NeedsMe['kind'];

/** Most pressing first. */
const ORDER: Record<NeedsMeKind, number> = {
  take_over: 0,
  step: 0,
  deployment: 1,
  launch: 2,
  overdue: 3,
  go_on: 4,
  red: 5,
  consent: 6,
  light: 7,
  blocker: 8,
  blocker_check: 9,
  blocker_nobody: 10,
  blocker_outside: 11,
  condition: 12,
  milestone: 13,
  findings: 14,
  date: 15,
  trial: 16,
  on_hold: 17,
  review: 18,
  outcome: 19,
  close: 20,
  draft: 21,
};

type Scene = { actor: Pick<Actor, 'userId'>; settings: WorkspaceSettings; now: Instant };

const lightsOwed = (release: Release, { actor, settings, now }: Scene): NeedsMe[] => {
  if (!lightsAreOpen(release) || release.hold !== null) return [];
  return release.lights
    .filter((light) => isOwed(light) && speaksFor(actor.userId, release, light.departmentId, settings, now))
    .map((light) => ({
      kind: 'light',
      release,
      light,
      by: answerBy(light, release, settings, now),
      asDeputy: isDeputyOnly(actor.userId, light.departmentId, settings),
    }));
};

/** Of a department that is asked, everybody who answers for it, until one of them has it. */
const canSolve = ({ solver, takenBy }: Blocker, { actor, settings }: Scene): boolean => {
  if (takenBy !== null) return takenBy.userId === actor.userId;
  if (solver.kind === 'person') return solver.userId === actor.userId;
  if (solver.kind === 'other') return false;
  return speakersOf(departmentById(settings, solver.departmentId)).includes(actor.userId);
};

const mattersOf = (release: Release, scene: Scene): NeedsMe[] => {
  const { userId } = scene.actor;
  if (release.hold !== null) return [];
  const conditions = release.conditions
    .filter(({ owner, state }) => owner.userId === userId && (state === 'open' || state === 'lapsed'))
    .map((condition): NeedsMe => ({ kind: 'condition', release, condition }));
  if (!lightsAreOpen(release)) return isOver(release) ? [] : conditions;
  const blockers = release.blockers.flatMap((blocker): NeedsMe[] => {
    const { state, departmentId, raisedBy } = blocker;
    if (state === 'solved') {
      const asked = departmentId === null && raisedBy.userId === userId;
      return asked ? [{ kind: 'blocker_check', release, blocker }] : [];
    }
    if (!isUnsolved(blocker)) return [];
    if (canSolve(blocker, scene)) return [{ kind: 'blocker', release, blocker }];
    const isManager = release.manager.userId === userId;
    if (waitsOutside(blocker)) {
      return isManager || raisedBy.userId === userId ? [{ kind: 'blocker_outside', release, blocker }] : [];
    }
    return isManager && hasNobody(blocker) ? [{ kind: 'blocker_nobody', release, blocker }] : [];
  });
  return [...blockers, ...conditions];
};

const courseOf = (release: Release, { settings, now }: Scene): NeedsMe[] => {
  if (release.stage === 'draft') return [{ kind: 'draft', release }];
  if (release.hold !== null) return [{ kind: 'on_hold', release }];
  if (release.stage === 'launching' && release.launch?.liveAt === null)
    return [{ kind: 'deployment', release }];
  const [next] = groupsToCome(release);
  if (next !== undefined && spreadingOf(release)?.asked != null) {
    return [{ kind: 'go_on', release, groupId: next.id }];
  }
  if (isReviewOwed(release)) return [{ kind: 'review', release }];
  if (isTroubleDue(release, settings, now)) return [{ kind: 'outcome', release, asks: 'trouble' }];
  if (dueGoal(release, settings, now) !== null) return [{ kind: 'outcome', release, asks: 'goal' }];
  if (release.stage === 'retro') return [{ kind: 'close', release }];
  if (!lightsAreOpen(release)) return [];
  if (isReady(release)) return isEarly(release, now) ? [] : [{ kind: 'launch', release }];
  // A hotfix goes out as soon as it is green: it has no moment to miss.
  const hasTime = release.urgent !== null || isAfter(release.plan.launch.at, now);
  return hasTime ? [] : [{ kind: 'overdue', release }];
};

/** Once the planned moment has passed, or on hold, the whole release waits for its manager instead. */
const redLights = (release: Release, { settings, now }: Scene): NeedsMe[] => {
  if (!lightsAreOpen(release) || release.hold !== null || launchHasPassed(release, now)) return [];
  return release.lights.flatMap((light): NeedsMe[] => {
    const { answer, state } = light;
    if (!isNeeded(light, release) || state !== 'not_yet' || answer?.answer !== 'not_yet') return [];
    const late = isAfterLaunchDay(answer.expectedOn, release);
    return late || isPastDeadline(light, release, settings, now)
      ? [{ kind: 'red', release, light, late }]
      : [];
  });
};

const asManager = (release: Release, scene: Scene): NeedsMe[] => {
  const { actor } = scene;
  if (release.manager.userId !== actor.userId) return [];
  const consents = lightsAreOpen(release)
    ? release.lights.filter(({ state }) => state === 'not_applicable_asked' || state === 'conditional_asked')
    : [];
  return [
    ...courseOf(release, scene),
    ...redLights(release, scene),
    ...consents.map((light): NeedsMe => ({ kind: 'consent', release, light })),
  ];
};

const toTake = (release: Release, { actor, settings }: Scene): NeedsMe[] =>
  release.seeksManager && settings.releaseManagers.includes(actor.userId)
    ? [{ kind: 'take_over', release }]
    : [];

/** What of these releases waits for this person, most pressing first, then by launch date. Pure. */
export const needsOf = (releases: readonly Release[], scene: Scene): readonly NeedsMe[] =>
  releases
    .flatMap((release) => [
      ...toTake(release, scene),
      ...asManager(release, scene),
      ...lightsOwed(release, scene),
      ...mattersOf(release, scene),
      ...needsOfRunbook(release, scene),
      ...needsOfPlan(release, scene),
    ])
    .sort(
      (a, b) => ORDER[a.kind] - ORDER[b.kind] || compare(a.release.plan.launch.at, b.release.plan.launch.at),
    );

/** Everything that waits for this person, for Home and for the command without words. Guests owe nothing. */
export const whatNeedsMe = async (reads: Reads, actor: Actor, now: Instant): Promise<readonly NeedsMe[]> => {
  if (!actor.isFullMember) return [];
  const settings = await reads.settings(actor.workspaceId);
  const open = await reads.releases(actor.workspaceId, 'open');
  // A department that was asked about the date of a draft knows of it, and of nothing else in it.
  const visible = open.filter((release) => mayBeToldOf(actor, release, settings));
  return needsOf(visible, { actor, settings, now });
};
