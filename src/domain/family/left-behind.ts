import { type Item, LIST_NAMES, type ListPart } from '../contents/parts.ts';
import type { Release } from '../release.ts';
import { comesAlong } from './merge.ts';

/** What ends with a release that moves into another: what of its lists is not done, and its rounds. */
export type LeftBehind = { lists: readonly { part: ListPart; count: number }[]; rounds: number };

/** Points of the scope and milestones with a day of their own come along; nothing else of its lists does. */
export const leftBehind = ({ plan, rounds }: Pick<Release, 'plan' | 'rounds'>): LeftBehind => {
  const { scope: _scope, milestones, ...others } = plan.contents;
  const lists = { ...others, milestones: milestones.filter((item) => !comesAlong(item)) };
  const counts = LIST_NAMES.filter((part) => part !== 'scope').map((part) => {
    const items: readonly Item[] = lists[part];
    return { part, count: items.filter(({ doneAt }) => doneAt === null).length };
  });
  return { lists: counts.filter(({ count }) => count > 0), rounds: rounds.length };
};
