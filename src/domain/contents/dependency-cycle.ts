import type { Context } from '../decision.ts';
import { type Refused, refuse } from '../refusal.ts';
import type { Release } from '../release.ts';
import type { ListPart } from './parts.ts';

/** Which of these releases waits for which, by id; what has come is still what it waited for. */
export const waitsBetween = (
  releases: readonly Pick<Release, 'id' | 'plan'>[],
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    releases.map(({ id, plan }) => [
      id,
      plan.contents.dependencies.flatMap(({ release }) => (release === null ? [] : [release])),
    ]),
  );

/**
 * Releases may not wait for each other in a circle.
 *
 * @param context with `waits`: which release waits for which here, without this change
 */
export const mayBeDependedOn = (
  release: Release,
  part: ListPart,
  values: object,
  { waits = {} }: Context,
): Refused | null => {
  const first = part === 'dependencies' && 'release' in values ? values.release : null;
  if (typeof first !== 'string') return null;
  const seen = new Set<string>();
  let reached: readonly string[] = [first];
  while (reached.length > 0) {
    if (reached.includes(release.id)) return refuse({ code: 'waits_in_a_circle' });
    for (const id of reached) seen.add(id);
    reached = reached.flatMap((id) => waits[id] ?? []).filter((id) => !seen.has(id));
  }
  return null;
};
