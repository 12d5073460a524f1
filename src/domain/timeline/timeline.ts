import type { Owner } from '../contents/parts.ts';
import type { When } from '../contents/when.ts';

/** A table as somebody wrote it: its rows, each with its cells. */
export type Table = readonly (readonly string[])[];

/** A row that became a milestone. Rows are counted from 1, without the heading. */
export type TimelineRow = { row: number; what: string; owner: Owner | null; when: When };

/** What does not add up, and how it was read all the same; `row` is null where it is about all of them. */
export type Remark = { row: number | null; what: string; text: string };

/** A row that could not be read: what stands in it, and why. */
export type UnreadRow = { row: number; text: string; reason: string };

/** A timeline as it was read. Every row that is not empty is a milestone, or named as unread. */
export type Timeline = {
  milestones: readonly TimelineRow[];
  remarks: readonly Remark[];
  unread: readonly UnreadRow[];
  /** Columns that hold something else, by their headings. */
  leftOut: readonly string[];
  /** How many rows were headings. */
  headings: number;
};

const QUOTE_MAX = 80;

/** A piece of what was written, short enough for a sentence. */
export const quoted = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return `"${line.length > QUOTE_MAX ? `${line.slice(0, QUOTE_MAX - 1).trimEnd()}…` : line}"`.toWellFormed();
};
