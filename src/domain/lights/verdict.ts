import { blockerOfLight, isUnsolved, type Solver } from '../blockers/blocker.ts';
import { type Chain, chainFrom } from '../blockers/chains.ts';
import type { Instant } from '../calendar.ts';
import { carriedInTheWay } from '../carried/carried.ts';
import { pendingOf } from '../conditions/condition.ts';
import { type OwedByPlan, owedByPlan } from '../launch/demands.ts';
import { counts } from '../launch/waiver.ts';
import { isUnconfirmed } from '../launch-day/confirmation.ts';
import type { Release } from '../release.ts';
import { departmentById, speakersOf, type WorkspaceSettings } from '../settings/settings.ts';
import type { FactChange } from './facts.ts';
import type { Light } from './light.ts';
import { isOpen, isSettled } from './light.ts';
import { isNeeded } from './needed.ts';
import { comesAfter } from './order.ts';

/** One thing in the way of the launch. */
export type LaunchObstacle =
  | {
      kind: 'waiting';
      department: string;
      onTrack: boolean;
      asked: boolean;
      nobody?: true;
      /** How many of its people said green, where it needs several. */
      votes?: number;
      /** Departments that have to come first. */
      after?: readonly string[];
    }
  | {
      kind: 'not_yet';
      department: string;
      reason: string;
      /** Empty where nobody is named any more. */
      solver: string;
      expectedOn: string;
      /** Who waits for whom, where another department can solve it. */
      chain?: Chain;
    }
  /** What it judged has changed, or its answer is too old (no changes). */
  | { kind: 'stale'; department: string; changes: readonly FactChange[] }
  /** Its condition was not met by its day. */
  | { kind: 'condition'; department: string; text: string; owner: string; dueOn: string }
  /** The release manager has to agree: "not applicable", or a condition that is due after the launch. */
  | { kind: 'consent'; department: string; reason: string; condition?: true }
  /** The manager goes without it, and a second person has to agree. */
  | { kind: 'second'; department: string; reason: string; acceptedBy: string }
  | {
      kind: 'blocker';
      text: string;
      solver: Solver;
      by: string;
      since: Instant;
      expectedOn: string | null;
      solved: boolean;
    }
  /** Critical and open in another release of the product. */
  | { kind: 'issue'; id: string; from: string; text: string; owner: string }
  /** What the plan owes for its risk. */
  | { kind: 'plan'; owes: OwedByPlan }
  /** The departments that answer for a wave in its main release. */
  | { kind: 'main'; title: string; stands: 'draft' | 'waiting' }
  /** Green, and nobody said shortly before the launch that it still is. */
  | { kind: 'unconfirmed'; department: string }
  | { kind: 'hold'; reason: string; by: string };

/** Worst first. */
const WEIGHT: Record<LaunchObstacle['kind'], number> = {
  hold: 0,
  issue: 1,
  blocker: 2,
  not_yet: 3,
  condition: 4,
  stale: 5,
  consent: 6,
  second: 7,
  plan: 8,
  main: 9,
  waiting: 10,
  unconfirmed: 11,
};

const waiting = (light: Light, release: Release, settings?: WorkspaceSettings): LaunchObstacle => {
  const after = comesAfter(light, release).map(({ name }) => name);
  const nobody =
    settings !== undefined &&
    light.delegates.length === 0 &&
    speakersOf(departmentById(settings, light.departmentId)).length === 0;
  return {
    kind: 'waiting',
    department: light.name,
    onTrack: light.state === 'on_track',
    asked: light.askedAt !== null,
    ...(nobody && { nobody: true as const }),
    ...(light.votes.length > 0 && { votes: light.votes.length }),
    ...(after.length > 0 && { after }),
  };
};

const obstacleOf = (light: Light, release: Release, settings?: WorkspaceSettings): LaunchObstacle | null => {
  const { answer, name: department, waiver } = light;
  const unheard = isUnconfirmed(light, release) && isNeeded(light, release);
  if (isSettled(light) && !unheard) return null;
  if (waiver !== null) {
    return { kind: 'second', department, reason: waiver.reason, acceptedBy: waiver.acceptedBy.name };
  }
  if (unheard) return { kind: 'unconfirmed', department };
  if (light.state === 'stale') return { kind: 'stale', department, changes: light.changes };
  if (light.state === 'not_yet' && answer?.answer === 'not_yet') {
    const { reason, expectedOn } = answer;
    // Whoever can solve it now: it may have been passed on, or given back.
    const solver = blockerOfLight(release, light.departmentId)?.solver.name ?? answer.solver;
    const chain = chainFrom(release, light.departmentId);
    return { kind: 'not_yet', department, reason, solver, expectedOn, ...(chain !== null && { chain }) };
  }
  const lapsed = pendingOf(release, light.departmentId).find(({ state }) => state === 'lapsed');
  if (light.state === 'not_yet' && lapsed !== undefined) {
    const { text, owner, dueOn } = lapsed;
    return { kind: 'condition', department, text, owner: owner.name, dueOn };
  }
  if (light.state === 'not_applicable_asked' && answer?.answer === 'not_applicable') {
    return { kind: 'consent', department, reason: answer.reason };
  }
  const asked = pendingOf(release, light.departmentId).find(({ state }) => state === 'asked');
  if (light.state === 'conditional_asked' && asked !== undefined) {
    return { kind: 'consent', department, reason: asked.text, condition: true };
  }
  return waiting(light, release, settings);
};

const obstaclesAmong = (
  lights: readonly Light[],
  release: Release,
  settings?: WorkspaceSettings,
): LaunchObstacle[] =>
  lights.map((light) => obstacleOf(light, release, settings)).filter((obstacle) => obstacle !== null);

/** What somebody raised outside of any department's answer. */
const raised = (release: Release): LaunchObstacle[] =>
  release.blockers
    .filter((blocker) => blocker.departmentId === null && blocker.severity === 'stops' && isUnsolved(blocker))
    .map(({ text, solver, raisedBy, raisedAt, expectedOn, state }) => ({
      kind: 'blocker',
      text,
      solver,
      by: raisedBy.name,
      since: raisedAt,
      expectedOn,
      solved: state === 'solved',
    }));

/** What users suffer from now in another release of the product. */
const critical = (release: Release): LaunchObstacle[] =>
  carriedInTheWay(release).map(({ id, from, text, owner }) => ({
    kind: 'issue',
    id,
    from: from.title,
    text,
    owner: owner.name,
  }));

/** A wave has the lights of the departments that it names; for all others its main release has to be ready. */
const throughMain = ({ family: { waveOf } }: Release): LaunchObstacle[] => {
  if (waveOf === null) return [];
  const { title, stands } = waveOf.main;
  return stands === 'draft' || stands === 'waiting' ? [{ kind: 'main', title, stands }] : [];
};

/**
 * Everything that stands in the way of the launch, worst first. Computed from the facts each time, never stored,
 * so it cannot disagree with them. Departments that are not needed do not block.
 *
 * @param settings given where it is shown who could answer: a department without anybody is told apart
 */
export const obstaclesTo = (release: Release, settings?: WorkspaceSettings): readonly LaunchObstacle[] => {
  const hold: LaunchObstacle[] =
    release.hold === null ? [] : [{ kind: 'hold', reason: release.hold.reason, by: release.hold.by.name }];
  const lights = obstaclesAmong(
    release.lights.filter((light) => isNeeded(light, release)),
    release,
    settings,
  );
  const owed = owedByPlan(release).map((owes): LaunchObstacle => ({ kind: 'plan', owes }));
  return [
    ...hold,
    ...critical(release),
    ...raised(release),
    ...lights,
    ...owed,
    ...throughMain(release),
  ].sort((a, b) => WEIGHT[a.kind] - WEIGHT[b.kind]);
};

/** Departments that are not needed and not green: the launch may go on, but its confirmation names them. */
export const launchedWithout = (release: Release): readonly LaunchObstacle[] =>
  obstaclesAmong(
    release.lights.filter((light) => !isNeeded(light, release)),
    release,
  );

export const isReady = (release: Release): boolean => obstaclesTo(release).length === 0;

/** "3 of 8 green": settled lights among all that count. Whom the launch goes without is in neither number. */
export const greenCount = (release: Release): { green: number; of: number } => {
  const needed = release.lights.filter((light) => isNeeded(light, release) && !counts(light.waiver));
  return { green: needed.filter(isSettled).length, of: needed.length };
};

export const waitingFor = (release: Release): readonly Light[] =>
  release.lights.filter((light) => isNeeded(light, release) && isOpen(light));
