import { toWall } from '../calendar.ts';
import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import { planAsJudged } from '../lights/facts.ts';
import type { Light } from '../lights/light.ts';
import { readinessEvents } from '../lights/readiness.ts';
import { changesSince, refitLights } from '../lights/staleness.ts';
import { freshLight } from '../plan/decide-plan.ts';
import { NOTHING_YET } from '../plan/nothing-yet.ts';
import { type FieldProblem, refuse } from '../refusal.ts';
import { type Plan, type PlannedLaunch, type Release, titleOf } from '../release.ts';
import { cannotBranch } from './decide-family.ts';
import { NO_FAMILY } from './family.ts';
import { contentsWithoutWork } from './wave-plan.ts';

/** What goes over: points of the scope and departments, by id. */
export type SplitChoice = { itemIds: readonly string[]; departmentIds: readonly string[] };

/** On each side at least one point and one department. */
export const splitProblems = (
  { plan, lights }: Pick<Release, 'plan' | 'lights'>,
  { itemIds, departmentIds }: SplitChoice,
): readonly FieldProblem[] => {
  const { scope } = plan.contents;
  const points = scope.filter(({ id }) => itemIds.includes(id)).length;
  const departments = lights.filter(({ departmentId }) => departmentIds.includes(departmentId)).length;
  const problem = (field: string, ticked: number, known: number, of: number, one: string) => {
    // Somebody else took it out, or split it off, while the form was open.
    if (known < ticked) return [{ field, problem: 'What you ticked has changed meanwhile. Open it again.' }];
    if (ticked === 0) return [{ field, problem: `Tick at least one ${one}.` }];
    return ticked < of ? [] : [{ field, problem: `At least one ${one} stays where it is.` }];
  };
  return [
    ...problem('items', itemIds.length, points, scope.length, 'point'),
    ...problem('departments', departmentIds.length, departments, lights.length, 'department'),
  ];
};

/** Some of it becomes a release of its own; what stays is judged again by those whose facts changed. */
export const splitOff = (
  release: Release,
  { itemIds, departmentIds, to }: Extract<Command, { type: 'split_off' }>,
  { now }: Context,
): Decision => {
  const branched = cannotBranch(release, 'split');
  if (branched !== null) return branched;
  if (release.move !== null) return refuse({ code: 'move_under_way', to: release.move.to.at });
  const problems = splitProblems(release, { itemIds, departmentIds });
  if (problems.length > 0) return refuse({ code: 'fields_invalid', problems });
  const { contents } = release.plan;
  const scope = contents.scope.filter(({ id }) => !itemIds.includes(id));
  const left = release.lights.filter(({ departmentId }) => departmentIds.includes(departmentId));
  const next: Release = {
    ...release,
    plan: { ...release.plan, contents: { ...contents, scope } },
    lights: release.lights.filter((light) => !left.includes(light)),
    family: { ...release.family, splitInto: [...release.family.splitInto, to.releaseId] },
  };
  const refitted = refitLights(release, next, now);
  const ready = refitted.events.length > 0 ? [] : readinessEvents(release, next, titleOf(next));
  return decided(
    refitted.release,
    { type: 'release_split', to, points: itemIds.length, departments: left.map(({ name }) => name) },
    ...left.map(({ departmentId, name }) => ({ type: 'department_removed', departmentId, name }) as const),
    ...refitted.events,
    ...ready,
  );
};

/** The plan of what is split off: what it is, without what is to be done for it. */
export const planOfSplit = (
  { plan }: Pick<Release, 'plan'>,
  { itemIds }: Pick<SplitChoice, 'itemIds'>,
  named: Pick<Plan, 'name' | 'version'> & { launch: PlannedLaunch },
): Plan => {
  const contents = contentsWithoutWork(plan.contents);
  const scope = contents.scope.filter(({ id }) => itemIds.includes(id));
  return { ...plan, ...named, contents: { ...contents, scope } };
};

const isSameDay = (judgedAt: string | undefined, { at, zone }: PlannedLaunch): boolean =>
  judgedAt === undefined || toWall(judgedAt, zone).date === toWall(at, zone).date;

/** A light goes over only where it stands by itself, and judged exactly what is planned there, on the same day. */
export const keepsLight = ({ state, waiver, answer, rules, departmentId }: Light, plan: Plan): boolean => {
  const judged = answer?.judged;
  if ((state !== 'green' && state !== 'not_applicable') || waiver !== null || judged === undefined)
    return false;
  if (!isSameDay(judged.date, plan.launch)) return false;
  return changesSince(judged, plan, { dateBound: rules.dateBound, departmentId }).length === 0;
};

/** The departments that go over, each with its light or to be asked anew. */
export const lightsOfSplit = (
  { lights }: Pick<Release, 'lights'>,
  { departmentIds }: Pick<SplitChoice, 'departmentIds'>,
  plan: Plan,
): readonly Light[] => {
  const own = lights.filter(({ departmentId }) => departmentIds.includes(departmentId));
  const judged = planAsJudged({ plan, lights: own });
  return own.map((light) => (keepsLight(light, judged) ? light : freshLight(light)));
};

type Named = Pick<Release, 'id' | 'key' | 'createdAt'>;

/**
 * What is split off, at the same stage as the release that it came from, and on hold with it. What was raised,
 * conditions, milestones and rounds stay where they are.
 */
export const splitRelease = (
  from: Release,
  choice: SplitChoice,
  { named, plan }: { named: Named; plan: Plan },
): Release => {
  const lights = lightsOfSplit(from, choice, plan);
  const isStarted = from.startedAt !== null;
  const asked = lights.some(({ askedAt }) => askedAt !== null);
  return {
    ...from,
    ...NOTHING_YET,
    ...named,
    hold: from.hold,
    stage: isStarted ? (asked ? 'sign_off' : 'planning') : 'draft',
    plan,
    lights,
    family: { ...NO_FAMILY, splitFrom: from.id },
    startedAt: isStarted ? named.createdAt : null,
  };
};
