import type { Plan } from '../release.ts';

/** What leaves open what a plan means. It is pointed out in words; nothing is refused for it. */
export type Vague =
  /** Somebody may expect more than they get. */
  | { kind: 'no_limits' }
  /** Points of the scope that do not say what users gain. */
  | { kind: 'no_gain'; points: number }
  /** Points that came after Start. */
  | { kind: 'grown'; points: number };

/** The sentence in which the plan says what users gain is enough for one point. */
const POINTS_WITH_GAIN = 2;

/**
 * What is vague about a scope; nothing where there is none yet, which is missing and not vague.
 *
 * @param firstNewId the number from which items were added after Start; null before Start, or where nobody knows
 */
export const vaguePlan = (
  { contents: { scope }, outOfScope }: Pick<Plan, 'contents' | 'outOfScope'>,
  firstNewId: number | null,
): readonly Vague[] => {
  if (scope.length === 0) return [];
  const unsaid = scope.filter(({ gain }) => gain.trim() === '').length;
  const added = firstNewId === null ? 0 : scope.filter(({ id }) => Number(id) >= firstNewId).length;
  return [
    ...(outOfScope.trim() === '' ? [{ kind: 'no_limits' } as const] : []),
    ...(scope.length >= POINTS_WITH_GAIN && unsaid > 0 ? [{ kind: 'no_gain', points: unsaid } as const] : []),
    ...(added > 0 ? [{ kind: 'grown', points: added } as const] : []),
  ];
};
