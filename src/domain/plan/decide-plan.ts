import { isAfter } from '../calendar.ts';
import type { Command, InvitedDepartment } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import type { ReleaseEvent } from '../event.ts';
import type { Light } from '../lights/light.ts';
import { refuse } from '../refusal.ts';
import type { Plan, Release } from '../release.ts';
import { departmentById, type WorkspaceSettings } from '../settings/settings.ts';

/** A light before anybody was asked. */
export const freshLight = (department: InvitedDepartment): Light => ({
  departmentId: department.departmentId,
  name: department.name,
  question: department.question,
  leadTimeDays: department.leadTimeDays,
  required: department.required,
  state: 'waiting',
  askedAt: null,
  askedAgainBecause: null,
  answer: null,
});

const changedFields = (before: Plan, after: Plan): string[] =>
  (Object.keys(after) as (keyof Plan)[]).filter(
    (field) => field !== 'launch' && before[field] !== after[field],
  );

const sameMoment = (a: Plan['launch'], b: Plan['launch']): boolean => a.at === b.at && a.zone === b.zone;

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
      ...added.map(({ departmentId, name }) => ({ type: 'department_added', departmentId, name }) as const),
    ],
  };
};

/** Applies only what changed. A new date must lie ahead; who was asked stays in. */
export const edit = (
  release: Release,
  { change }: Extract<Command, { type: 'edit' }>,
  { now }: Context,
): Decision => {
  const plan: Plan = { ...release.plan, ...change.plan };
  const moved = !sameMoment(plan.launch, release.plan.launch);
  if (moved && !isAfter(plan.launch.at, now)) return refuse({ code: 'launch_in_past', at: plan.launch.at });

  const departments = change.departments ?? null;
  if (departments !== null && departments.length === 0) return refuse({ code: 'no_departments' });
  const ticked =
    departments === null
      ? { lights: [...release.lights], events: [] }
      : withDepartments(release, departments);
  if ('stuck' in ticked) return refuse({ code: 'department_was_asked', name: ticked.stuck.name });

  const next: Release = {
    ...release,
    plan,
    lights: ticked.lights,
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
    ...(fields.length === 0 ? [] : [{ type: 'plan_changed', fields } as const]),
    ...(moved ? [{ type: 'release_moved', from: release.plan.launch, to: plan.launch } as const] : []),
    ...ticked.events,
  ];
  return decided(events.length === 0 ? release : next, ...events);
};

/** Name, question, lead time and required as the settings have them at Start; from then on they stay. */
const asAskedNow = (light: Light, settings: WorkspaceSettings): Light => {
  const department = departmentById(settings, light.departmentId);
  if (department === undefined) return light;
  const { name, question, leadTimeDays, required } = department;
  return { ...light, name, question, leadTimeDays, required };
};

/** From here on departments hear of it. */
export const start = (
  release: Release,
  _command: Extract<Command, { type: 'start' }>,
  { now, settings }: Context,
): Decision => {
  if (release.lights.length === 0) return refuse({ code: 'no_departments' });
  if (!isAfter(release.plan.launch.at, now))
    return refuse({ code: 'launch_in_past', at: release.plan.launch.at });
  const lights = release.lights.map((light) => asAskedNow(light, settings));
  return decided({ ...release, lights, stage: 'planning', startedAt: now }, { type: 'release_started' });
};
