import { fewWords, valueWords } from './figure-words.ts';
import { FIGURES, type Figure, type FigureId, type Unit } from './figures.ts';
import type { Numbers } from './numbers.ts';
import { GATE_WORDS, slipReasonWords } from './summary.ts';

/** One bar: what it is, how long it is, and the words at its end. */
export type Bar = { label: string; length: number; value: string; few: string | null };

/** A picture of numbers before it is drawn. `most`: how long a bar over the whole width would be. */
export type Picture = { name: string; title: string; bars: readonly Bar[]; most: number };

const SHARES: readonly FigureId[] = [
  'on_time',
  'launch_success',
  'conditions_kept',
  'calm',
  'goal_reached',
  'actions_done',
];

const bar = (label: string, unit: Unit, figure: Figure): readonly Bar[] =>
  figure.value === null
    ? []
    : [
        {
          label,
          length: Math.max(0, figure.value),
          value: valueWords(figure.value, unit),
          few: fewWords(figure),
        },
      ];

const longest = (bars: readonly Bar[]): number => Math.max(0, ...bars.map(({ length }) => length));

/** The pictures of these numbers; one without a bar is left out. Departments stand in the order of their names. */
export const picturesOf = (
  { figures, departments, slips, gates }: Numbers,
  names: ReadonlyMap<string, string>,
): readonly Picture[] => {
  const shares = SHARES.flatMap((id) => bar(FIGURES[id].words, FIGURES[id].unit, figures[id]));
  const lights = departments
    .map(({ departmentId, wait }) => ({ name: names.get(departmentId) ?? 'A former department', wait }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
    .flatMap(({ name, wait }) => bar(name, 'hours', wait));
  const moved = slips.flatMap(({ reason, days }) => bar(slipReasonWords(reason), 'days', days));
  const way = gates.flatMap(({ gate, hours }) => bar(GATE_WORDS[gate], 'hours', hours));
  const pictures: readonly Picture[] = [
    { name: 'kept', title: 'What was kept', bars: shares, most: 100 },
    {
      name: 'lights',
      title: 'From a question to the light of each department',
      bars: lights,
      most: longest(lights),
    },
    { name: 'moves', title: 'Why dates moved, and by how many days', bars: moved, most: longest(moved) },
    { name: 'way', title: 'Time in each part of the way', bars: way, most: longest(way) },
  ];
  return pictures.filter(({ bars }) => bars.length > 0);
};

const said = ({ label, value, few }: Bar): string => `${label}: ${value}${few === null ? '' : ` (${few})`}`;

/** What the picture says, for whoever does not see it: every bar with its words, in its order. */
export const altText = ({ title, bars }: Picture, scope: string): string =>
  `${title}, ${scope}. ${bars.map(said).join('; ')}.`;
