import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import { isAfterLaunchDay } from '../delivery/past-launch.ts';
import type { ReleaseEvent } from '../event.ts';
import { waiverStill } from '../launch-day/confirmation.ts';
import type { Light, LightAnswer } from '../lights/light.ts';
import { readinessEvents } from '../lights/readiness.ts';
import { refuse } from '../refusal.ts';
import { lightOf, lightsAreOpen, type Release } from '../release.ts';
import { type Condition, type ConditionState, lightByConditions, pendingOf } from './condition.ts';

export const conditionOf = (release: Release, id: string): Condition | undefined =>
  release.conditions.find((condition) => condition.id === id);

const settled = (
  release: Release,
  which: (condition: Condition) => boolean,
  state: ConditionState,
  { by, now }: Pick<Context, 'by' | 'now'>,
): Release => ({
  ...release,
  conditions: release.conditions.map((condition) =>
    which(condition) ? { ...condition, state, settledBy: by, settledAt: now } : condition,
  ),
});

/** The same thing, by the same person, until the same day. */
export const isSameCondition = (
  { text, owner, dueOn }: Condition,
  given: Extract<LightAnswer, { answer: 'conditional' }>,
): boolean => text === given.condition && owner.userId === given.owner.userId && dueOn === given.dueOn;

/**
 * What an answer means for the department's conditions: "green, if" adds one, in place of the same one and of
 * those that lapsed; plain green says that they are met, "on track" leaves them, and anything else makes them
 * pointless.
 *
 * @param stands which conditions plain green says nothing about
 */
export const conditionsAfter = (
  before: Release,
  departmentId: string,
  given: LightAnswer,
  context: Pick<Context, 'by' | 'now'>,
  stands: (condition: Condition) => boolean = () => false,
): Release => {
  if (given.answer === 'conditional') {
    const { condition: text, owner, dueOn } = given;
    const old = pendingOf(before, departmentId).filter(
      (condition) => condition.state === 'lapsed' || isSameCondition(condition, given),
    );
    const release = settled(before, (condition) => old.includes(condition), 'dropped', context);
    const state = isAfterLaunchDay(dueOn, release) ? 'asked' : 'open';
    const { by: raisedBy, now: raisedAt } = context;
    const id = `c${release.conditions.length + 1}`;
    const settledYet = { settledBy: null, settledAt: null };
    const added = { id, departmentId, text, owner, dueOn, state, raisedBy, raisedAt, ...settledYet } as const;
    return { ...release, conditions: [...release.conditions, added] };
  }
  if (given.answer === 'on_track') return before;
  const isMet = given.answer === 'green';
  const over = pendingOf(before, departmentId).filter((condition) => !isMet || !stands(condition));
  if (over.length === 0) return before;
  return settled(before, (condition) => over.includes(condition), isMet ? 'met' : 'dropped', context);
};

/** The release manager's answer to conditions that are due after the launch. */
export const conditionsConsented = (
  release: Release,
  departmentId: string,
  agreed: boolean,
  context: Pick<Context, 'by' | 'now'>,
): Release => {
  const asked = ({ departmentId: id, state }: Condition) => id === departmentId && state === 'asked';
  return agreed
    ? {
        ...release,
        conditions: release.conditions.map((each) => (asked(each) ? { ...each, state: 'open' } : each)),
      }
    : settled(release, asked, 'dropped', context);
};

/** The light as its conditions make it. Green by itself, it needs no launch without it. */
const followed = (release: Release, light: Light): Light => {
  const state = lightByConditions(pendingOf(release, light.departmentId));
  if (state === light.state) return light;
  if (state === 'not_yet') return { ...light, state, votes: [] };
  const next: Light = { ...light, state, askedAgainBecause: null };
  return { ...next, waiver: waiverStill(next, release) };
};

const follows = (light: Light): boolean =>
  light.state === 'conditional' ||
  light.state === 'conditional_asked' ||
  (light.state === 'not_yet' && light.answer !== null && light.answer.answer !== 'not_yet');

/** While lights can change, a light follows its conditions: red once one lapsed, green once all are met. */
const lightAfter = (release: Release, departmentId: string): Release => {
  const light = lightOf(release, departmentId);
  if (light === undefined || !follows(light) || !lightsAreOpen(release)) return release;
  const next = followed(release, light);
  return { ...release, lights: release.lights.map((each) => (each === light ? next : each)) };
};

/** Lights that can change again, after an attempt that did not work, follow what became of their conditions. */
export const lightsByConditions = (release: Release): readonly Light[] =>
  release.lights.map((light) => (follows(light) ? followed(release, light) : light));

/** It is done: with the last one the light is plain green, also where it had lapsed. */
export const settleCondition = (
  release: Release,
  { conditionId }: Extract<Command, { type: 'settle_condition' }>,
  context: Context,
): Decision => {
  const condition = conditionOf(release, conditionId);
  if (condition === undefined) return refuse({ code: 'unknown_matter' });
  if (condition.state === 'met') return decided(release);
  if (condition.state === 'dropped')
    return refuse({ code: 'matter_is_over', by: condition.settledBy?.name ?? '' });
  const { departmentId, text } = condition;
  const met = settled(release, ({ id }) => id === conditionId, 'met', context);
  const next = lightAfter(met, departmentId);
  const name = lightOf(release, departmentId)?.name ?? '';
  return decided(
    next,
    { type: 'condition_met', conditionId, departmentId, name, text },
    ...readinessEvents(release, next, name),
  );
};

/** Its day ended without it: before the launch the light turns red; afterwards the record stays as it was. */
export const lapseCondition = (
  release: Release,
  { conditionId }: Extract<Command, { type: 'lapse_condition' }>,
  _context: Context,
): Decision => {
  const condition = conditionOf(release, conditionId);
  if (condition === undefined || condition.state !== 'open') return decided(release);
  const { departmentId, text, owner } = condition;
  const lapsed: Release = {
    ...release,
    conditions: release.conditions.map((each) => (each === condition ? { ...each, state: 'lapsed' } : each)),
  };
  const next = lightAfter(lapsed, departmentId);
  const name = lightOf(release, departmentId)?.name ?? '';
  const event: ReleaseEvent = { type: 'condition_lapsed', conditionId, departmentId, name, text, owner };
  return decided(next, event, ...readinessEvents(release, next, name));
};
