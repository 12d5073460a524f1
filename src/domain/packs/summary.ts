import type { Pack, PackItem } from './pack.ts';
import type { Tick } from './tick.ts';

/** A department's questions, and what was answered so far. */
export type Checklist = { pack: Pack; ticks: readonly Tick[] };

/** How far a checklist is: a yes and a "not applicable" are done, a no is not. */
export type ChecklistStanding = {
  done: number;
  of: number;
  /** Without an answer, what is required first. */
  missing: readonly PackItem[];
  refused: readonly PackItem[];
};

export const tickOf = (ticks: readonly Tick[], itemId: string): Tick | undefined =>
  ticks.find((tick) => tick.itemId === itemId);

const requiredFirst = (items: readonly PackItem[]): readonly PackItem[] => [
  ...items.filter(({ required }) => required),
  ...items.filter(({ required }) => !required),
];

/** How far the department is, by its ticks of one release. */
export const standingOf = ({ items }: Pick<Pack, 'items'>, ticks: readonly Tick[]): ChecklistStanding => {
  const answered = (item: PackItem) => tickOf(ticks, item.id)?.answer;
  const missing = requiredFirst(items.filter((item) => answered(item) === undefined));
  const refused = requiredFirst(items.filter((item) => answered(item) === 'no'));
  return { done: items.length - missing.length - refused.length, of: items.length, missing, refused };
};

const MOST_NAMED = 3;

const named = (what: string, items: readonly PackItem[]): readonly string[] => {
  if (items.length === 0) return [];
  const names = items
    .slice(0, MOST_NAMED)
    .map(({ label, required }) => (required ? label : `${label} (nice to have)`));
  const more = items.length - names.length;
  return [`${what}: ${[...names, ...(more > 0 ? [`${more} more`] : [])].join(', ')}`];
};

/** "6 of 7, missing: FAQ link", or "5 of 7, answered no: stress test, missing: FAQ link". */
export const summaryOf = (pack: Pick<Pack, 'items'>, ticks: readonly Tick[]): string => {
  const { done, of, missing, refused } = standingOf(pack, ticks);
  return [`${done} of ${of}`, ...named('answered no', refused), ...named('missing', missing)].join(', ');
};
