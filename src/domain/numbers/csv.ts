/** A text, or a number that a table reckons with; null is an empty cell. */
export type CsvCell = string | number | null;

/**
 * What a spreadsheet would take for a formula or a command, also behind spaces and in their wide forms (OWASP, CSV
 * Injection): such a text gets an apostrophe in front, which spreadsheets show as text.
 */
const FORMULA = /^[\s\u200b\ufeff"']*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

const SPECIAL = /[",;\r\n\t]|^\s|\s$/;

const written = (cell: CsvCell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return SPECIAL.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A table as CSV (RFC 4180): lines end with CR LF, and no text in it is run by a spreadsheet. */
export const csvOf = (rows: readonly (readonly CsvCell[])[]): string =>
  rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
