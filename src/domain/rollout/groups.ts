import type { Item } from '../contents/parts.ts';
import type { Plan } from '../release.ts';

/** Some of those who get it, one after the other. */
export type Group = {
  id: string;
  /** As it was typed: "25 % of customers". */
  name: string;
  /** How many have it once this group does; null where its name says nothing of it. */
  percent: number | null;
  soak: string;
};

/** Follows by itself where no group of the plan is everybody: nobody is forgotten. */
export const EVERYBODY: Group = { id: 'everybody', name: 'Everybody', percent: 100, soak: '' };

const NUMBER = /(?:^|[^\d.,])(\d{1,3}(?:[.,]\d{1,3})?) ?(?:%|per ?cent\b)/i;
const ALL = /\b(?:every(?:body|one)|the rest|all (?:users|customers|people|others|the rest))\b|^all$/i;

/** What share a name says: "5 % of customers" is 5, "Everybody" is 100; null for "Pilot customers". */
export const percentIn = (name: string): number | null => {
  const [, digits] = NUMBER.exec(name) ?? [];
  const percent = digits === undefined ? null : Number(digits.replace(',', '.'));
  if (percent !== null && percent > 0 && percent <= 100) return percent;
  return ALL.test(name.trim()) ? 100 : null;
};

const groupOf = ({ id, name, soak }: Item<'cohorts'>): Group => ({
  id,
  name,
  percent: percentIn(name),
  soak,
});

/** By their share where each says one; else as they stand, everybody last. */
const inTurn = (groups: readonly Group[]): readonly Group[] => {
  if (groups.every(({ percent }) => percent !== null))
    return groups.toSorted((a, b) => (a.percent ?? 0) - (b.percent ?? 0));
  const isAll = ({ percent }: Group): boolean => percent === 100;
  return [...groups.filter((group) => !isAll(group)), ...groups.filter(isAll)];
};

const upToAll = (groups: readonly Group[]): readonly Group[] => {
  const last = groups.findIndex(({ percent }) => percent === 100);
  return last === -1 ? [...groups, EVERYBODY] : groups.slice(0, last + 1);
};

/**
 * The groups that follow those that have it, in their order; the last of them is everybody. What a group that has it
 * holds already is left out.
 */
export const groupsAfter = (
  begun: readonly Pick<Group, 'id' | 'percent'>[],
  { contents }: Pick<Plan, 'contents'>,
): readonly Group[] => {
  const reach = Math.max(0, ...begun.map(({ percent }) => percent ?? 0));
  if (reach === 100) return [];
  const left = contents.cohorts
    .map(groupOf)
    .filter(({ id }) => begun.every((group) => group.id !== id))
    .filter(({ percent }) => percent === null || percent > reach);
  return upToAll(inTurn(left));
};

/** All groups of a plan, before the first has it. */
export const plannedGroups = (plan: Pick<Plan, 'contents'>): readonly Group[] => groupsAfter([], plan);
