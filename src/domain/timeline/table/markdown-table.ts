import type { Table } from '../timeline.ts';

/** The line of dashes under a heading. */
const RULE = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/;

const isRule = (line: string): boolean => line.includes('|') && RULE.test(line);

/** Cells of one line; a pipe behind a backslash belongs to its cell. */
const cellsOf = (line: string): string[] => {
  const cells = line.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim());
  const first = line.startsWith('|') ? 1 : 0;
  return cells.slice(first, line.length > 1 && /(?<!\\)\|$/.test(line) ? -1 : undefined);
};

/** Tables of a text, in their order, and how many lines stand outside of them. */
export type MarkdownTables = { tables: readonly Table[]; linesOutside: number };

/** Whether there is a Markdown table in the text: a heading over a line of dashes, or rows that begin with a pipe. */
export const hasMarkdownTable = (text: string): boolean =>
  text.split(/\r\n?|\n/).some((line) => line.trim().startsWith('|') || isRule(line.trim()));

/** Lines that follow each other and have pipes are one table; everything else is prose. */
export const readMarkdownTables = (text: string): MarkdownTables => {
  const tables: string[][][] = [];
  let open: string[][] | null = null;
  let linesOutside = 0;
  for (const raw of text.split(/\r\n?|\n/)) {
    const line = raw.trim();
    if (!line.includes('|')) {
      open = null;
      if (line !== '') linesOutside++;
      continue;
    }
    if (open === null) {
      open = [];
      tables.push(open);
    }
    if (!isRule(line)) open.push(cellsOf(line));
  }
  return { tables, linesOutside };
};
