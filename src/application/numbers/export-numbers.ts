import { type CsvCell, csvOf } from '../../domain/numbers/csv.ts';
import { FIGURES, standsOnFew } from '../../domain/numbers/figures.ts';
import { type NumberRow, PART_FIGURES, rowsOf } from '../../domain/numbers/rows.ts';
import { type NumberHouse, type NumbersReport, reportOf } from './read-numbers.ts';

/** One number of one scope, as a line of a file. Empty product: all of them; null year: all of them. */
export type ExportedNumber = {
  product: string;
  year: number | null;
  number: string;
  /** The department by its name, the reason, or the gate. */
  part: string;
  words: string;
  value: number | null;
  unit: string;
  releases: number;
  /** Stands on fewer than five releases. */
  few: boolean;
};

const wordsOf = (name: NumberRow['name']): string =>
  name in FIGURES
    ? FIGURES[name as keyof typeof FIGURES].words
    : PART_FIGURES[name as keyof typeof PART_FIGURES].words;

const exported = ({ product, year, numbers, names }: NumbersReport): readonly ExportedNumber[] =>
  rowsOf(numbers).map((row) => ({
    product: product ?? '',
    year,
    number: row.name,
    part: names.get(row.of) ?? row.of,
    words: wordsOf(row.name),
    value: row.value,
    unit: row.unit,
    releases: row.releases,
    few: standsOnFew(row),
  }));

/** Every number of the workspace and of each product, over all years and of each year. */
export const exportNumbers = (house: NumberHouse): readonly ExportedNumber[] => {
  const { products, years } = reportOf(house, { product: null, year: null });
  const scopes = [null, ...products].flatMap((product) =>
    [null, ...years].map((year) => ({ product, year })),
  );
  return scopes.flatMap((scope) => exported(reportOf(house, scope)));
};

const COLUMNS = ['product', 'year', 'number', 'part', 'words', 'value', 'unit', 'releases', 'few'] as const;

const cell = (value: ExportedNumber[keyof ExportedNumber]): CsvCell =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;

/** The same as CSV, with a line of names at its top. */
export const numbersAsCsv = (numbers: readonly ExportedNumber[]): string =>
  csvOf([COLUMNS, ...numbers.map((number) => COLUMNS.map((column) => cell(number[column])))]);
