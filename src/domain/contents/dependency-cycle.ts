import type { Command } from '../command.ts';
import type { Context } from '../decision.ts';
import { type Refused, refuse } from '../refusal.ts';
import type { Release } from '../release.ts';
import type { PlanContents } from './contents.ts';

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

const namedIn = (dependencies: PlanContents['dependencies']): readonly string[] =>
  dependencies.flatMap(({ release }) => (release === null ? [] : [release]));

/** The releases for which this one would newly wait. */
const newlyNamed = (before: PlanContents, after: PlanContents): readonly string[] => {
  const known = namedIn(before.dependencies);
  return namedIn(after.dependencies).filter((id) => !known.includes(id));
};

/** Whether the command may name another release to wait for: then it has to be known which waits for which. */
export const namesRelease = (command: Command, release: Pick<Release, 'plan'>): boolean => {
  switch (command.type) {
    case 'put_item':
    case 'add_items':
      return command.part === 'dependencies';
    case 'edit': {
      const contents = command.change.plan?.contents;
      return contents !== undefined && newlyNamed(release.plan.contents, contents).length > 0;
    }
    default:
      return false;
  }
};

/**
 * Releases may not wait for each other in a circle.
 *
 * @param context with `waits`: which release waits for which here, without this change; needed wherever another
 *   release is named
 */
export const closesCircle = (
  release: Release,
  after: PlanContents,
  { waits }: Pick<Context, 'waits'>,
): Refused | null => {
  const seen = new Set<string>();
  let reached = newlyNamed(release.plan.contents, after);
  while (reached.length > 0) {
    if (reached.includes(release.id)) return refuse({ code: 'waits_in_a_circle' });
    if (waits === undefined) throw new Error('Nobody said which release waits for which.');
    for (const id of reached) seen.add(id);
    reached = reached.flatMap((id) => waits[id] ?? []).filter((id) => !seen.has(id));
  }
  return null;
};
