import { SLIP_WORDS } from '../move/slip-words.ts';
import { fewWords, valueWords } from './figure-words.ts';
import { FIGURES, type Figure, type FigureId, type Unit } from './figures.ts';
import type { Numbers } from './numbers.ts';
import type { Gate, Slip } from './story/course.ts';

/** A line that people read: what it is, and how much; `few` where it stands on fewer than five releases. */
export type SummaryLine = { words: string; value: string; few: string | null };
export type SummaryPart = { title: string; lines: readonly SummaryLine[] };

const PARTS: readonly { title: string; figures: readonly FigureId[] }[] = [
  {
    title: 'Launches',
    figures: ['launched', 'hotfixes', 'cancelled', 'cadence', 'launch_success', 'rollbacks'],
  },
  { title: 'Dates', figures: ['on_time', 'delay', 'later_moves', 'plan_to_launch'] },
  {
    title: 'Green lights',
    figures: ['light_wait', 're_asks', 'without', 'conditions_kept', 'conditions_lapsed'],
  },
  { title: 'In the way', figures: ['blockers', 'blocker_clear'] },
  {
    title: 'After the launch',
    figures: [
      'incidents',
      'calm',
      'goal_reached',
      'rating',
      'confidence',
      'effort',
      'actions_done',
      'actions_in_time',
    ],
  },
];

/** What passes between two moments, as people say it. */
export const GATE_WORDS: Record<Gate, string> = {
  plan: 'Planning, until the start',
  preparation: 'From the start to the first question',
  lights: 'From the first question to the last light',
  decision: 'From the last light to the decision',
  going_out: 'From the decision until it was live',
  after: 'From live to closed',
};

export const slipReasonWords = (reason: Slip['reason']): string =>
  reason === 'unsaid' ? 'nobody said why' : SLIP_WORDS[reason];

/** Nothing to count, or nothing of it: a line would only say "0". */
const isSilent = (id: FigureId, { value }: Figure): boolean =>
  value === null || (value === 0 && (id === 'hotfixes' || id === 'cancelled'));

const line = (words: string, unit: Unit, figure: Figure): readonly SummaryLine[] =>
  figure.value === null ? [] : [{ words, value: valueWords(figure.value, unit), few: fewWords(figure) }];

/** Departments by their names, never in the order of their numbers: nobody is ranked. */
const departmentLines = (
  { departments }: Numbers,
  names: ReadonlyMap<string, string>,
): readonly SummaryLine[] =>
  departments
    .map(({ departmentId, wait }) => ({ name: names.get(departmentId) ?? 'A former department', wait }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
    .flatMap(({ name, wait }) => line(name, 'hours', wait));

const slipLines = ({ slips }: Numbers): readonly SummaryLine[] =>
  slips.map(({ reason, moves, days }) => ({
    words: slipReasonWords(reason),
    value: `${valueWords(moves.value ?? 0, 'times')}×, ${valueWords(days.value ?? 0, 'days')}`,
    few: fewWords(moves),
  }));

/** The numbers as people read them, in parts; parts without a line are left out. */
export const summaryOf = (numbers: Numbers, names: ReadonlyMap<string, string>): readonly SummaryPart[] => {
  const parts: readonly SummaryPart[] = [
    ...PARTS.map(({ title, figures }) => ({
      title,
      lines: figures.flatMap((id) =>
        isSilent(id, numbers.figures[id])
          ? []
          : line(FIGURES[id].words, FIGURES[id].unit, numbers.figures[id]),
      ),
    })),
    { title: 'From a question to the light of each department', lines: departmentLines(numbers, names) },
    { title: 'Why dates moved', lines: slipLines(numbers) },
    {
      title: 'Time in each part of the way',
      lines: numbers.gates.flatMap(({ gate, hours }) => line(GATE_WORDS[gate], 'hours', hours)),
    },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
};
