import { median, times } from './numbers.ts';

/** One line of the table: what was measured, on both sides, and how it stands to its goal. */
export type Line = {
  what: string;
  greenlight: string;
  /** What it is measured against; empty where it is measured against a fixed bound. */
  peer: string;
  result: string;
  goal: string;
  /** Null where the line is only told. */
  reached: boolean | null;
};

/** A bound of the goals: at most, or at least. */
export type Bound = { atMost: number } | { atLeast: number };

export const keeps = (value: number, bound: Bound): boolean =>
  'atMost' in bound ? value <= bound.atMost : value >= bound.atLeast;

const words = (bound: Bound, show: (value: number) => string): string =>
  'atMost' in bound ? `at most ${show(bound.atMost)}` : `at least ${show(bound.atLeast)}`;

/** With fewer the table says how many there were. */
const PAIRS_WANTED = 5;

const fewPairs = (count: number): string => (count < PAIRS_WANTED ? ` (${count} pairs only)` : '');

/** Greenlight beside its peer, measured in turns: the median of the ratios of each pair is what counts. */
export const ratioLine = (
  what: string,
  pairs: readonly { greenlight: number; peer: number }[],
  bound: Bound | null,
  show: (value: number) => string,
): Line => {
  const ratio = median(pairs.map(({ greenlight, peer }) => greenlight / peer));
  return {
    what,
    greenlight: show(median(pairs.map(({ greenlight }) => greenlight))),
    peer: show(median(pairs.map(({ peer }) => peer))),
    result: `${times(ratio)}${fewPairs(pairs.length)}`,
    goal: bound === null ? '' : words(bound, (value) => `${value}x`),
    reached: bound === null ? null : keeps(ratio, bound),
  };
};

/** A figure against a fixed bound. */
export const boundLine = (
  what: string,
  value: number,
  bound: Bound | null,
  show: (value: number) => string,
  peer = '',
): Line => ({
  what,
  greenlight: show(value),
  peer,
  result: show(value),
  goal: bound === null ? '' : words(bound, show),
  reached: bound === null ? null : keeps(value, bound),
});

const REACHED = { true: 'reached', false: '**missed**' } as const;

/** The lines as a table in Markdown. */
export const tableOf = (lines: readonly Line[]): string =>
  [
    '| what | Greenlight | against | result | goal | |',
    '|---|---|---|---|---|---|',
    ...lines.map(({ what, greenlight, peer, result, goal, reached }) => {
      const verdict = reached === null ? '' : REACHED[`${reached}`];
      return `| ${[what, greenlight, peer, result, goal, verdict].join(' | ')} |`;
    }),
  ].join('\n');
