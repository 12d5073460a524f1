import type { FieldProblem } from '../refusal.ts';
import { ITEM_LIMITS, PACK_SIZE, type PackItem } from './pack.ts';

/** A question as somebody wrote it: without its id. */
export type ItemText = Omit<PackItem, 'id'>;

const NEEDED = ['question', 'label'] as const;

const MISSING: Record<(typeof NEEDED)[number], string> = {
  question: 'Write the question.',
  label: 'Write a few words for it, as in: FAQ link.',
};

/** What is wrong with one question; empty when it may be asked. */
export const itemProblems = (item: ItemText): readonly FieldProblem[] => {
  const missing = NEEDED.filter((field) => item[field].trim() === '').map((field) => ({
    field,
    problem: MISSING[field],
  }));
  const long = (Object.keys(ITEM_LIMITS) as (keyof typeof ITEM_LIMITS)[])
    .filter((field) => [...item[field].trim()].length > ITEM_LIMITS[field])
    .map((field) => ({ field, problem: `At most ${ITEM_LIMITS[field]} characters.` }));
  const unfed: FieldProblem[] =
    item.feeds !== null && item.asks === 'nothing'
      ? [{ field: 'asks', problem: 'Others read what is given with a yes: ask for a link or a text.' }]
      : [];
  return [...missing, ...long, ...unfed];
};

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

const doubled = (items: readonly ItemText[], field: 'question' | 'label'): readonly FieldProblem[] =>
  items.flatMap((item, index) =>
    items.slice(0, index).some((earlier) => same(earlier[field], item[field]))
      ? [{ field: `items[${index}].${field}`, problem: 'Another question of this department has the same.' }]
      : [],
  );

/**
 * What is wrong with a department's questions; empty when they may be saved. None at all are fine: the department
 * then has its main question alone.
 */
export const packProblems = (items: readonly ItemText[]): readonly FieldProblem[] => {
  if (items.length === 0) return [];
  const { least, most } = PACK_SIZE;
  const size: FieldProblem[] =
    items.length < least || items.length > most
      ? [
          {
            field: 'items',
            problem: `A department has ${least} to ${most} questions, or none. These are ${items.length}.`,
          },
        ]
      : [];
  const own = items.flatMap((item, index) =>
    itemProblems(item).map(({ field, problem }) => ({ field: `items[${index}].${field}`, problem })),
  );
  return [...size, ...own, ...doubled(items, 'question'), ...doubled(items, 'label')];
};

/** The same questions, word for word and in the same order. */
export const sameItems = (a: readonly ItemText[], b: readonly ItemText[]): boolean =>
  a.length === b.length && a.every((item, index) => sameItem(item, b[index]));

const FIELDS: readonly (keyof ItemText)[] = ['question', 'why', 'required', 'label', 'asks', 'feeds'];

const sameItem = (a: ItemText, b: ItemText | undefined): boolean =>
  b !== undefined && FIELDS.every((field) => a[field] === b[field]);
