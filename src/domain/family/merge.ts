import { isUnsolved } from '../blockers/blocker.ts';
import type { Command } from '../command.ts';
import { isPending } from '../conditions/condition.ts';
import { withNewItems } from '../contents/contents.ts';
import type { Item } from '../contents/parts.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import type { ReleaseEvent } from '../event.ts';
import { readinessEvents } from '../lights/readiness.ts';
import { refitLights } from '../lights/staleness.ts';
import { freshLight } from '../plan/decide-plan.ts';
import { type Refusal, type Refused, refuse } from '../refusal.ts';
import { lightsAreOpen, type Release, titleOf } from '../release.ts';
import { askedAboutDate } from '../review/date-question.ts';

type Because = Extract<Refusal, { code: 'cannot_merge' }>['because'];

/** What somebody raised, or made a condition, is said in no other release: it would be seen by nobody any more. */
const isUnsettled = ({ blockers, conditions, lights }: Release): boolean =>
  blockers.some(isUnsolved) || conditions.some(isPending) || lights.some(({ state }) => state === 'not_yet');

/** Why two releases cannot become one, the first that holds. */
const HINDRANCES: readonly (readonly [Because, (source: Release, target: Release) => boolean])[] = [
  ['itself', (source, target) => source.id === target.id],
  ['urgent', (source, target) => source.urgent !== null || target.urgent !== null],
  ['wave', ({ family }, target) => family.waveOf !== null || target.family.waveOf !== null],
  ['waves', ({ family }) => family.waves.length > 0],
  ['practice', (source, target) => source.practice !== target.practice],
  ['confidential', (source, target) => source.visibility !== target.visibility],
  [
    'started',
    (source, target) =>
      ![source, target].every((release) => release.stage === 'draft' || lightsAreOpen(release)),
  ],
  // What others heard of does not move into something that nobody knows.
  ['draft', (source, target) => source.stage !== 'draft' && target.stage === 'draft'],
  ['unsettled', (source) => isUnsettled(source)],
];

export const cannotMerge = (source: Release, target: Release): Refused | null => {
  const found = HINDRANCES.find(([, holds]) => holds(source, target));
  return found === undefined ? null : refuse({ code: 'cannot_merge', because: found[0] });
};

const isMoving = ({ move }: Release): Refused | null =>
  move === null ? null : refuse({ code: 'move_under_way', to: move.to.at });

/** It moves into another release, and ends here. */
export const mergeInto = (
  release: Release,
  { to }: Extract<Command, { type: 'merge_into' }>,
  { now }: Context,
): Decision => {
  if (release.urgent !== null) return refuse({ code: 'cannot_merge', because: 'urgent' });
  if (to.releaseId === release.id) return refuse({ code: 'cannot_merge', because: 'itself' });
  if (isUnsettled(release)) return refuse({ code: 'cannot_merge', because: 'unsettled' });
  const moving = isMoving(release);
  if (moving !== null) return moving;
  const over: Release = {
    ...release,
    stage: 'cancelled',
    hold: null,
    call: null,
    endedAt: now,
    family: { ...release.family, mergedInto: to.releaseId },
  };
  return decided(
    over,
    { type: 'release_merged', to },
    { type: 'release_cancelled', reason: `Moved into ${to.title}.` },
  );
};

/** A milestone with a day of its own; what is reckoned from the launch belongs to the launch that is no more. */
export const comesAlong = ({ when, doneAt }: Item<'milestones'>): boolean =>
  when.kind === 'fixed' && doneAt === null;

/** What one release brings along to another that has points and departments of its own. */
export const broughtBy = (
  source: Release,
  target: Release,
): Omit<Extract<Command, { type: 'take_in' }>, 'type' | 'from'> => {
  const known = new Set(target.plan.contents.scope.map(({ what }) => what));
  const present = new Set(target.lights.map(({ departmentId }) => departmentId));
  const bare = <Kind extends Item>({ id: _id, doneAt: _doneAt, ...values }: Kind) => values;
  const { scope, milestones } = source.plan.contents;
  return {
    items: scope.filter(({ what }) => !known.has(what)).map(bare),
    milestones: milestones.filter(comesAlong).map(bare),
    departments: source.lights.filter(({ departmentId }) => !present.has(departmentId)),
  };
};

/** Another release moves into this one: its points are judged by those who judge the scope, its departments join unasked. */
export const takeIn = (
  release: Release,
  { from, items, milestones, departments }: Extract<Command, { type: 'take_in' }>,
  { now, settings }: Context,
): Decision => {
  const moving = isMoving(release);
  if (moving !== null) return moving;
  const { contents } = release.plan;
  const grown = withNewItems(withNewItems(contents, 'scope', items), 'milestones', milestones);
  const present = new Set(release.lights.map(({ departmentId }) => departmentId));
  const isTold = release.startedAt !== null && release.hold === null;
  const joining = departments
    .filter(({ departmentId }) => !present.has(departmentId))
    .map(freshLight)
    .map((light) => (isTold ? askedAboutDate(light, release, settings, now) : light));
  const next: Release = {
    ...release,
    plan: { ...release.plan, contents: grown },
    lights: [...release.lights, ...joining],
    family: { ...release.family, tookIn: [...release.family.tookIn, from.releaseId] },
  };
  const added = (part: 'scope' | 'milestones', count: number): ReleaseEvent[] =>
    count === 0 ? [] : [{ type: 'items_added', part, count }];
  const refitted = refitLights(release, next, now);
  const ready = refitted.events.length > 0 ? [] : readinessEvents(release, next, titleOf(next));
  return decided(
    refitted.release,
    { type: 'release_took_in', from },
    ...added('scope', items.length),
    ...added('milestones', milestones.length),
    ...joining.map(
      ({ departmentId, name, required, rules: { requiredFrom } }) =>
        ({ type: 'department_added', departmentId, name, required, requiredFrom }) as const,
    ),
    ...refitted.events,
    ...ready,
  );
};
