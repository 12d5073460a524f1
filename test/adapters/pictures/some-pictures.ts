import type { Figure, FigureId } from '../../../src/domain/numbers/figures.ts';
import { type Numbers, numbersOf } from '../../../src/domain/numbers/numbers.ts';

const EMPTY = numbersOf([], null, 'UTC');

const some = (value: number, releases = 12): Figure => ({ value, releases });

const shares: Partial<Record<FigureId, Figure>> = {
  on_time: some(75),
  launch_success: some(91.7),
  conditions_kept: some(100, 3),
  calm: some(83.3),
  goal_reached: some(0, 6),
};

/** Numbers as a house could have them, with names that are hard to draw. */
export const NUMBERS: Numbers = {
  ...EMPTY,
  figures: { ...EMPTY.figures, ...shares },
  departments: [
    { departmentId: 'docs', wait: some(5.5), asks: some(14), reAsks: some(2) },
    { departmentId: 'legal', wait: some(96, 2), asks: some(2, 2), reAsks: some(0, 2) },
    { departmentId: 'sales', wait: some(28), asks: some(12), reAsks: some(0) },
    { departmentId: 'gone', wait: some(0), asks: some(5), reAsks: some(0) },
  ],
  slips: [
    { reason: 'people', moves: some(2), days: some(14) },
    { reason: 'unsaid', moves: some(1, 1), days: some(7, 1) },
  ],
  gates: [
    { gate: 'plan', hours: some(60) },
    { gate: 'lights', hours: some(170) },
    { gate: 'going_out', hours: some(0.4) },
  ],
};

export const NAMES: ReadonlyMap<string, string> = new Map([
  ['docs', 'Docs & <Übersetzung>'],
  ['legal', 'Recht, Datenschutz und Zollbestimmungen aller Länder'],
  ['sales', 'Продажи'],
]);

export const SCOPE = 'all products, 2026';
