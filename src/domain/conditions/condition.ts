import type { Instant } from '../calendar.ts';
import type { PersonStamp } from '../person.ts';
import type { Release } from '../release.ts';

/**
 * "Green, if …": what still has to happen, by whom, until when. It walks
 *
 *   asked ──> open ──> met
 *               ├────> lapsed ──> met
 *   asked, open and lapsed ──> dropped
 *
 * `asked`: due after the launch, so the release manager has to agree first.
 */
export type ConditionState = 'asked' | 'open' | 'met' | 'lapsed' | 'dropped';

export type Condition = {
  id: string;
  departmentId: string;
  text: string;
  owner: PersonStamp;
  /** 'YYYY-MM-DD' on the department's wall; it lapses when that day ends. */
  dueOn: string;
  state: ConditionState;
  raisedBy: PersonStamp;
  raisedAt: Instant;
  settledBy: PersonStamp | null;
  settledAt: Instant | null;
};

/** Still to be done: it keeps the release from closing. */
export const isPending = ({ state }: Condition): boolean =>
  state === 'asked' || state === 'open' || state === 'lapsed';

export const pendingOf = (release: Pick<Release, 'conditions'>, departmentId: string): readonly Condition[] =>
  release.conditions.filter((condition) => condition.departmentId === departmentId && isPending(condition));

/**
 * What a department's pending conditions make of its green light: one that lapsed turns it red, one that waits
 * for the manager keeps it from counting, and without any it is plain green.
 */
export const lightByConditions = (
  pending: readonly Condition[],
): 'not_yet' | 'conditional_asked' | 'conditional' | 'green' => {
  if (pending.some(({ state }) => state === 'lapsed')) return 'not_yet';
  if (pending.some(({ state }) => state === 'asked')) return 'conditional_asked';
  return pending.length > 0 ? 'conditional' : 'green';
};
