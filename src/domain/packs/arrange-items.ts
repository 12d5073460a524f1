import type { PackItem } from './pack.ts';

/** How the order of questions changes, or one of them goes. */
export const ARRANGEMENTS = ['up', 'down', 'remove'] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];

const swapped = (items: readonly PackItem[], from: number, to: number): readonly PackItem[] => {
  const [moved, other] = [items[from], items[to]];
  return moved === undefined || other === undefined ? items : items.with(from, other).with(to, moved);
};

/** The questions after a step; one that is at its end, or gone, stays as it is. */
export const arranged = (
  items: readonly PackItem[],
  itemId: string,
  how: Arrangement,
): readonly PackItem[] => {
  const at = items.findIndex(({ id }) => id === itemId);
  if (at === -1) return items;
  if (how === 'remove') return items.toSpliced(at, 1);
  return swapped(items, at, how === 'up' ? at - 1 : at + 1);
};

/** A question in the place of the one with its id, else behind all others. */
export const withItem = (items: readonly PackItem[], item: PackItem): readonly PackItem[] => {
  const at = items.findIndex(({ id }) => id === item.id);
  return at === -1 ? [...items, item] : items.with(at, item);
};
