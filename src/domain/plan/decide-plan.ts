import { briefAfterEdit } from '../brief/decide-brief.ts';
import { isAfter } from '../calendar.ts';
import type { Command, InvitedDepartment } from '../command.ts';
import { closesCircle } from '../contents/dependency-cycle.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import type { ReleaseEvent } from '../event.ts';
import { waiversByRisk } from '../launch/decide-waiver.ts';
import { type OwedByPlan, owedByPlan } from '../launch/demands.ts';
import type { Light } from '../lights/light.ts';
import { readinessEvents } from '../lights/readiness.ts';
import { refitLights } from '../lights/staleness.ts';
import { isSameDate } from '../move/planned-move.ts';
import { refuse } from '../refusal.ts';
import { lightOf, type Plan, type Release, titleOf } from '../release.ts';
import { askedAboutDate } from '../review/date-question.ts';
import { type Risk, riskOf } from '../risk/risk.ts';
import { departmentById, type WorkspaceSettings } from '../settings/settings.ts';
import { inAHurry } from '../urgent/asked-in-person.ts';
import { obstacleToStart } from './what-start-demands.ts';

/** A light before anybody was asked. */
export const freshLight = (department: InvitedDepartment): Light => ({
  departmentId: department.departmentId,
  name: department.name,
  question: department.question,
  leadTimeDays: department.leadTimeDays,
  required: department.required,
  rules: department.rules,
  packId: department.packId,
  state: 'waiting',
  askedAt: null,
  askedAgainBecause: null,
  answer: null,
  changes: [],
  votes: [],
  waiver: null,
  delegates: [],
  review: null,
  reviewAskedAt: null,
  confirmation: null,
});

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

const changedFields = (before: Plan, after: Plan): string[] => [
  ...(Object.keys(after) as (keyof Plan)[]).filter(
    (field) => field !== 'launch' && field !== 'contents' && differ(before[field], after[field]),
  ),
  ...(Object.keys(after.contents) as (keyof Plan['contents'])[]).filter(
    (part) => part !== 'nextId' && differ(before.contents[part], after.contents[part]),
  ),
];

/** Lights after departments were ticked anew; one that was asked stays, whatever the form says. */
const withDepartments = (
  release: Release,
  invited: readonly InvitedDepartment[],
): { lights: Light[]; events: ReleaseEvent[] } | { stuck: Light } => {
  const keeps = (light: Light) =>
    invited.some((department) => department.departmentId === light.departmentId);
  const stuck = release.lights.find((light) => light.askedAt !== null && !keeps(light));
  if (stuck !== undefined) return { stuck };
  const known = new Set(release.lights.map((light) => light.departmentId));
  const added = invited.filter((department) => !known.has(department.departmentId)).map(freshLight);
  const removed = release.lights.filter((light) => !keeps(light));
  return {
    lights: [...release.lights.filter(keeps), ...added],
    events: [
      ...removed.map(
        ({ departmentId, name }) => ({ type: 'department_removed', departmentId, name }) as const,
      ),
      ...added.map(
        ({ departmentId, name, required, rules: { requiredFrom } }) =>
          ({ type: 'department_added', departmentId, name, required, requiredFrom }) as const,
      ),
    ],
  };
};

/** What the risk of a plan means, where the change gave it another meaning. */
const demanded = (before: Release, after: Release): { risk?: Risk; owes?: readonly OwedByPlan[] } => {
  const risk = riskOf(after.plan.risk);
  const owes = owedByPlan(after);
  return {
    ...(risk !== riskOf(before.plan.risk) && { risk }),
    ...(owes.join() !== owedByPlan(before).join() && { owes }),
  };
};

/** Applies only what changed. A new date must lie ahead; who was asked stays in. */
export const edit = (
  release: Release,
  { change, reason = '' }: Extract<Command, { type: 'edit' }>,
  context: Context,
): Decision => {
  const { actor, now, settings } = context;
  const plan: Plan = { ...release.plan, ...change.plan };
  const moved = !isSameDate(plan.launch, release.plan.launch);
  if (moved && release.stage !== 'draft') return refuse({ code: 'moves_by_itself' });
  if (moved && !isAfter(plan.launch.at, now)) return refuse({ code: 'launch_in_past', at: plan.launch.at });

  const circle = closesCircle(release, plan.contents, context);
  if (circle !== null) return circle;

  const departments = change.departments ?? null;
  const isNobodyLeft = departments?.length === 0 && release.family.waveOf === null;
  if (isNobodyLeft) return refuse({ code: 'no_departments' });
  const ticked =
    departments === null
      ? { lights: [...release.lights], events: [] }
      : withDepartments(release, departments);
  if ('stuck' in ticked) return refuse({ code: 'department_was_asked', name: ticked.stuck.name });

  const joined: Release = { ...release, plan, lights: ticked.lights };
  const isTold = release.startedAt !== null && release.hold === null;
  const lights = waiversByRisk(joined).map((light) =>
    isTold && lightOf(release, light.departmentId) === undefined
      ? askedAboutDate(light, joined, settings, now)
      : light,
  );
  // The command line cannot be asked for a reason.
  const briefed = briefAfterEdit(joined, actor === null ? null : reason);
  if ('refusal' in briefed) return briefed;
  const next: Release = {
    ...briefed.release,
    lights,
    standInId: change.standInId === undefined ? release.standInId : change.standInId,
    visibility: change.visibility ?? release.visibility,
    privateChannelId:
      change.privateChannelId === undefined ? release.privateChannelId : change.privateChannelId,
  };
  const fields = [
    ...changedFields(release.plan, plan),
    ...(next.standInId === release.standInId ? [] : ['standIn']),
    ...(next.visibility === release.visibility ? [] : ['visibility']),
    ...(next.privateChannelId === release.privateChannelId ? [] : ['privateChannel']),
  ];
  const events: ReleaseEvent[] = [
    ...(fields.length === 0 ? [] : [{ type: 'plan_changed', fields, ...demanded(release, next) } as const]),
    ...(moved ? [{ type: 'release_moved', from: release.plan.launch, to: plan.launch } as const] : []),
    ...ticked.events,
    ...briefed.events,
  ];
  if (events.length === 0) return decided(release);
  const refitted = refitLights(release, next, now);
  // What changed may make ready by itself: a back-out plan that was missing, a lower risk.
  const ready = refitted.events.length > 0 ? [] : readinessEvents(release, next, titleOf(next));
  return decided(refitted.release, ...events, ...refitted.events, ...ready);
};

/** What a department is asked, and how, as the settings have it at Start; from then on it stays. */
const asAskedNow = (light: Light, settings: WorkspaceSettings): Light => {
  const department = departmentById(settings, light.departmentId);
  if (department === undefined) return light;
  const { name, question, leadTimeDays, required, rules, packId } = department;
  return { ...light, name, question, leadTimeDays, required, rules, packId };
};

/** From here on departments hear of it. */
export const start = (
  release: Release,
  _command: Extract<Command, { type: 'start' }>,
  context: Context,
): Decision => {
  const { now, settings } = context;
  const { waveOf } = release.family;
  if (waveOf?.main.stands === 'draft') {
    return refuse({ code: 'starts_with_main', main: waveOf.main.title });
  }
  // Most departments answer for a wave in its main release.
  if (release.lights.length === 0 && waveOf === null) return refuse({ code: 'no_departments' });
  if (!isAfter(release.plan.launch.at, now))
    return refuse({ code: 'launch_in_past', at: release.plan.launch.at });
  const asNow = release.lights.map((light) => asAskedNow(light, settings));
  const obstacle = obstacleToStart({ ...release, lights: asNow }, settings, now);
  if (obstacle !== null) return refuse(obstacle);
  const begun = begin(release, context);
  return decided(begun.release, ...begun.events);
};

/** The started release, whatever it may still lack; with nobody to ask there is nothing to prepare for. */
export const begin = (
  release: Release,
  { now, settings }: Pick<Context, 'now' | 'settings'>,
): { release: Release; events: readonly ReleaseEvent[] } => {
  const asNow = release.lights.map((light) => asAskedNow(light, settings));
  const hurried = release.urgent === null ? asNow : asNow.map(inAHurry);
  const stage = hurried.length === 0 ? 'sign_off' : 'planning';
  const started: Release = { ...release, lights: hurried, stage, startedAt: now };
  const lights = hurried.map((light) => askedAboutDate(light, started, settings, now));
  const next: Release = { ...started, lights };
  return { release: next, events: [startedEvent(next)] };
};

/** That it was started, with what decides later whether something is in the way. */
export const startedEvent = (release: Release): Extract<ReleaseEvent, { type: 'release_started' }> => ({
  type: 'release_started',
  risk: riskOf(release.plan.risk),
  owes: owedByPlan(release),
  asks: release.lights.map(({ departmentId, required, rules: { requiredFrom } }) => ({
    departmentId,
    required,
    requiredFrom,
  })),
  urgent: release.urgent !== null,
  nextItem: release.plan.contents.nextId,
});
