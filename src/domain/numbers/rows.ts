import { FIGURE_IDS, FIGURES, type Figure, type FigureId, type Unit } from './figures.ts';
import type { Numbers } from './numbers.ts';

/** Numbers of parts: of a department, of a reason, of a gate. */
export const PART_FIGURES = {
  department_wait: { unit: 'hours', words: 'Hours from a question to its light' },
  department_asks: { unit: 'times', words: 'Questions' },
  department_re_asks: { unit: 'times', words: 'Questions asked again' },
  slip_moves: { unit: 'times', words: 'Moves to a later date' },
  slip_days: { unit: 'days', words: 'Days moved' },
  gate_hours: { unit: 'hours', words: 'Hours' },
} as const satisfies Record<string, { unit: Unit; words: string }>;

export type RowName = FigureId | keyof typeof PART_FIGURES;

/** One number as a line of a table; `of`: the department's id, the reason or the gate, else empty. */
export type NumberRow = Figure & { name: RowName; of: string; unit: Unit };

const part = (name: keyof typeof PART_FIGURES, of: string, figure: Figure): NumberRow => ({
  name,
  of,
  unit: PART_FIGURES[name].unit,
  ...figure,
});

/** All numbers as lines, in the order of their definitions. */
export const rowsOf = ({ figures, departments, slips, gates }: Numbers): readonly NumberRow[] => [
  ...FIGURE_IDS.map((name): NumberRow => ({ name, of: '', unit: FIGURES[name].unit, ...figures[name] })),
  ...departments.flatMap(({ departmentId, wait, asks, reAsks }) => [
    part('department_wait', departmentId, wait),
    part('department_asks', departmentId, asks),
    part('department_re_asks', departmentId, reAsks),
  ]),
  ...slips.flatMap(({ reason, moves, days }) => [
    part('slip_moves', reason, moves),
    part('slip_days', reason, days),
  ]),
  ...gates.map(({ gate, hours }) => part('gate_hours', gate, hours)),
];
