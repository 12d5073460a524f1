/** Where a table says what happens, who sees to it, and when. */
export type Columns = {
  what: number;
  who: number | null;
  when: number;
  /** Headings of the columns that hold something else. */
  leftOut: readonly string[];
  hasHeading: boolean;
};

type Role = 'when' | 'what' | 'who';

/** Headings by what they mean, the plainest first; "when" is found before the others. */
const HEADINGS: Record<Role, readonly string[]> = {
  when: ['when', 'date', 'due', 'deadline', 'target', 'start', 'starts', 'planned', 'day', 'time'],
  what: [
    'what',
    'milestone',
    'task',
    'event',
    'activity',
    'deliverable',
    'item',
    'step',
    'title',
    'name',
    'description',
    'subject',
    'summary',
  ],
  who: ['who', 'owner', 'responsible', 'assignee', 'lead', 'person', 'role', 'team', 'accountable', 'by'],
};

/** A heading is short: a sentence with "date" in it is none. */
const MOST_WORDS = 3;

const wordsIn = (cell: string): string[] => cell.toLowerCase().match(/\p{L}+/gu) ?? [];

/** The column that means it: one whose heading says nothing else, before one that says it among other words. */
const columnFor = (role: Role, headings: readonly string[][], taken: readonly number[]): number | null => {
  for (const most of [1, MOST_WORDS]) {
    for (const meaning of HEADINGS[role]) {
      const at = headings.findIndex(
        (words, index) =>
          !taken.includes(index) &&
          words.length > 0 &&
          words.length <= most &&
          words.some((word) => word === meaning || word === `${meaning}s`),
      );
      if (at !== -1) return at;
    }
  }
  return null;
};

/** What the first row says about the columns; null where it is no heading but a row like the others. */
const readHeading = (row: readonly string[]): Columns | null => {
  const headings = row.map(wordsIn);
  if (row.some((cell) => /\d/.test(cell)) || headings.every((words) => words.length === 0)) return null;
  const when = columnFor('when', headings, []);
  if (when === null) return null;
  const what = columnFor('what', headings, [when]);
  const who = columnFor('who', headings, what === null ? [when] : [when, what]);
  if (what === null && who === null) return null;
  const fallback = row.findIndex((_, index) => index !== when && index !== who);
  const found = what ?? fallback;
  if (found === -1) return null;
  const leftOut = row.filter((cell, index) => ![found, who, when].includes(index) && cell !== '');
  return { what: found, who, when, leftOut, hasHeading: true };
};

/**
 * Finds the columns by their headings; without headings they stand as what, who, when, or as what, when.
 *
 * @param rows of plain cells, without empty rows
 */
export const findColumns = (rows: readonly (readonly string[])[]): Columns => {
  const heading = readHeading(rows[0] ?? []);
  if (heading !== null) return heading;
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const leftOut = Array.from({ length: Math.max(0, width - 3) }, (_, index) => `column ${index + 4}`);
  return width <= 2
    ? { what: 0, who: null, when: 1, leftOut: [], hasHeading: false }
    : { what: 0, who: 1, when: 2, leftOut, hasHeading: false };
};
