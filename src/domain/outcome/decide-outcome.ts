import { daysBetween, toWall } from '../calendar.ts';
import { openCritical } from '../carried/carried.ts';
import type { Command } from '../command.ts';
import { isPending } from '../conditions/condition.ts';
import { type Context, type Decided, type Decision, decided } from '../decision.ts';
import { type FieldProblem, type Refused, refuse } from '../refusal.ts';
import type { Release } from '../release.ts';
import { isSpreading, progressOf } from '../rollout/rollout.ts';
import {
  GOAL_VALUE_MAX,
  type GoalSaid,
  hasGoal,
  hasLookBack,
  isQuiet,
  LOOK_BACK_REASON_MAX,
  type LookBack,
  lastCheck,
  owedAfter,
} from './outcome.ts';
import type { LookBackSaid } from './outcome-command.ts';
import { monthOf } from './shared-look-back.ts';

const tooLong = (field: string, text: string, max: number): FieldProblem[] =>
  [...text.trim()].length > max ? [{ field, problem: `At most ${max} characters.` }] : [];

const empty = (field: string, text: string): FieldProblem[] =>
  text.trim() === '' ? [{ field, problem: 'Say it in a few words.' }] : [];

const goalProblems = ({ value, answer }: GoalSaid): FieldProblem[] => [
  ...tooLong('value', value, GOAL_VALUE_MAX),
  ...(value.trim() === '' && answer !== 'too_early'
    ? [{ field: 'value', problem: 'Say what the measure says now, in a few words or a number.' }]
    : []),
];

const lookBackProblems = ({ held, reason }: LookBackSaid): FieldProblem[] =>
  held ? [] : [...empty('reason', reason), ...tooLong('reason', reason, LOOK_BACK_REASON_MAX)];

const withGoal = (release: Release, { value, answer }: GoalSaid, { by, now }: Context): Decided => {
  const { zone } = release.plan.launch;
  const said = { value: value.trim(), answer };
  const last = lastCheck(release);
  const liveAt = release.launch?.liveAt ?? now;
  const days = daysBetween(toWall(liveAt, zone).date, toWall(now, zone).date);
  // The same click twice says it once.
  if (last !== null && last.days === days && last.value === said.value && last.answer === answer) {
    return decided(release);
  }
  const checks = [...release.after.checks, { ...said, days, by, at: now }];
  return decided(
    { ...release, after: { ...release.after, checks } },
    { type: 'goal_checked', days, ...said },
  );
};

const withLookBack = (
  release: Release,
  said: Pick<LookBack, 'how' | 'reason' | 'month'>,
  { by, now }: Context,
): Decided => {
  const { lookBack } = release.after;
  if (lookBack?.how === said.how && lookBack.reason === said.reason) return decided(release);
  const { reason, month } = said;
  return decided(
    { ...release, after: { ...release.after, lookBack: { ...said, by, at: now } } },
    said.how === 'held' ? { type: 'retro_held' } : { type: 'retro_waived', reason, month },
  );
};

const asLookBack = ({ held, reason }: LookBackSaid): Pick<LookBack, 'how' | 'reason' | 'month'> => ({
  how: held ? 'held' : 'waived',
  reason: held ? '' : reason.trim(),
  month: null,
});

/** The manager says what the measure says, and whether the goal is reached. */
export const sayGoal = (
  release: Release,
  { value, answer }: Extract<Command, { type: 'say_goal' }>,
  context: Context,
): Decision => {
  if (!hasGoal(release)) return refuse({ code: 'unknown_matter' });
  const problems = goalProblems({ value, answer });
  return problems.length > 0
    ? refuse({ code: 'fields_invalid', problems })
    : withGoal(release, { value, answer }, context);
};

/** The look back was held, or is not held for a reason. It can be held after all; what was held stays so. */
export const recordRetro = (
  release: Release,
  { held, reason }: Extract<Command, { type: 'record_retro' }>,
  context: Context,
): Decision => {
  if (!hasLookBack(release)) return refuse({ code: 'unknown_matter' });
  const { lookBack } = release.after;
  if (lookBack?.how === 'held' && !held) return refuse({ code: 'matter_is_over', by: lookBack.by.name });
  const problems = lookBackProblems({ held, reason });
  return problems.length > 0
    ? refuse({ code: 'fields_invalid', problems })
    : withLookBack(release, asLookBack({ held, reason }), context);
};

/** What has to be done before a release can be closed, whoever says what came of it. */
const promised = (release: Release): Refused | null => {
  const { urgent, conditions, issues } = release;
  const progress = progressOf(release);
  if (isSpreading(release) && progress !== null) {
    const { index, of } = progress;
    return refuse({ code: 'groups_left', index, of });
  }
  const critical = openCritical({ issues }).map(({ text, owner }) => ({ text, owner: owner.name }));
  if (critical.length > 0) return refuse({ code: 'critical_open', issues: critical });
  if (urgent !== null && urgent.review === null) return refuse({ code: 'review_owed' });
  const pending = conditions.filter(isPending).map(({ text, owner }) => ({ text, owner: owner.name }));
  return pending.length > 0 ? refuse({ code: 'conditions_pending', pending }) : null;
};

type Closing = { outcome: string; lessons: string };

const closed = (release: Release, { outcome, lessons }: Closing, { now }: Context): Decided =>
  decided(
    { ...release, stage: 'closed', outcome, lessons, hold: null, endedAt: now },
    { type: 'release_closed', outcome, lessons },
  );

/** One decision after the other. */
const then = (first: Decided, next: (release: Release) => Decided): Decided => {
  const second = next(first.release);
  return decided(second.release, ...first.events, ...second.events);
};

export const NO_TROUBLE = 'No trouble.';
export const SHARED_LOOK_BACK = 'Low risk: it shares the look back of its month.';

/** Low risk: "Any trouble?" No closes it; yes asks for everything that any other release is asked. */
export const sayTrouble = (
  release: Release,
  { trouble }: Extract<Command, { type: 'say_trouble' }>,
  context: Context,
): Decision => {
  if (!isQuiet(release)) return refuse({ code: 'unknown_matter' });
  const said = decided(
    { ...release, after: { ...release.after, trouble } },
    { type: 'trouble_answered', trouble },
  );
  if (trouble) return said;
  const month = monthOf(context.now, context.settings);
  const shared = { how: 'shared', reason: SHARED_LOOK_BACK, month } as const;
  return (
    promised(release) ??
    then(
      release.after.lookBack === null ? then(said, (next) => withLookBack(next, shared, context)) : said,
      (next) => closed(next, { outcome: NO_TROUBLE, lessons: '' }, context),
    )
  );
};

/** What is still owed and was not said with the close either, each at its field. */
const owedProblems = (
  release: Release,
  { goal, lookBack }: Extract<Command, { type: 'close' }>,
): FieldProblem[] => {
  const owed = owedAfter(release);
  return [
    ...(goal === undefined && owed.includes('goal')
      ? [{ field: 'answer', problem: 'Say whether the goal was reached.' }]
      : []),
    ...(goal?.answer === 'too_early'
      ? [{ field: 'answer', problem: 'Too early to close it, then: I ask again. Or choose another answer.' }]
      : []),
    ...(goal === undefined ? [] : goalProblems(goal)),
    ...(lookBack === undefined && owed.includes('look_back')
      ? [{ field: 'lookBack', problem: 'Say whether you looked back together, or why not.' }]
      : []),
    ...(lookBack === undefined ? [] : lookBackProblems(lookBack)),
  ];
};

/** What stood in the form, and nobody changed. */
const isLastSaid = (release: Release, { value, answer }: GoalSaid): boolean => {
  const last = lastCheck(release);
  return last?.answer === answer && last.value === value.trim();
};

/** The record is complete: what came of it, whether the goal was reached, and what was learnt. */
export const close = (
  release: Release,
  command: Extract<Command, { type: 'close' }>,
  context: Context,
): Decision => {
  const { outcome, lessons, goal, lookBack } = command;
  const owed = promised(release);
  if (owed !== null) return owed;
  const problems = [
    ...owedProblems(release, command),
    ...empty('outcome', outcome),
    ...empty('lessons', lessons),
  ];
  if (problems.length > 0) return refuse({ code: 'fields_invalid', problems });
  const said =
    goal === undefined || !hasGoal(release) || isLastSaid(release, goal)
      ? decided(release)
      : withGoal(release, goal, context);
  const looked =
    lookBack === undefined || release.after.lookBack?.how === 'held'
      ? said
      : then(said, (next) => withLookBack(next, asLookBack(lookBack), context));
  return then(looked, (next) => closed(next, { outcome, lessons }, context));
};
