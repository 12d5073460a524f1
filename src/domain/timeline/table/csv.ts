import type { Table } from '../timeline.ts';

/** What may stand between cells; where two fit equally well, the first of them. */
const SEPARATORS = ['\t', ';', ','] as const;

const BYTE_ORDER_MARK = /^\uFEFF/;

/** Where a quoted cell ends: its last quote, doubled ones skipped; -1 where it never does. */
const closingQuote = (text: string, start: number): number => {
  let at = text.indexOf('"', start);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
};

const isEnd = (sign: string | undefined, separator: string): boolean =>
  sign === undefined || sign === separator || sign === '\n';

/** A cell and where it ends. A quote that nothing closes is a sign like any other. */
const cellAt = (text: string, start: number, separator: string): { cell: string; end: number } => {
  if (text[start] === '"') {
    const close = closingQuote(text, start + 1);
    if (close !== -1 && isEnd(text[close + 1], separator)) {
      return { cell: text.slice(start + 1, close).replaceAll('""', '"'), end: close + 1 };
    }
  }
  let end = start;
  while (!isEnd(text[end], separator)) end++;
  return { cell: text.slice(start, end), end };
};

const separatedBy = (text: string, separator: string): Table => {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  for (;;) {
    const { cell, end } = cellAt(text, at, separator);
    row.push(cell);
    if (text[end] === undefined) break;
    if (text[end] === '\n') {
      rows.push(row);
      row = [];
    }
    at = end + 1;
  }
  return [...rows, row];
};

const rowsOfSeveral = (table: Table): number => table.filter((cells) => cells.length > 1).length;

/** Reads comma-separated values (RFC 4180), also with semicolons or tabs between them, whichever fits most rows. */
export const readCsv = (text: string): Table => {
  const lines = text.replace(BYTE_ORDER_MARK, '').replace(/\r\n?/g, '\n');
  const [first, ...others] = SEPARATORS.map((separator) => separatedBy(lines, separator));
  return others.reduce(
    (best, table) => (rowsOfSeveral(table) > rowsOfSeveral(best) ? table : best),
    first ?? [],
  );
};
