import type { KnownBlock, ModalView } from '@slack/types';
import { solverOfProblem } from '../../../domain/acceptance/problem-solver.ts';
import {
  type AcceptanceRound,
  type Finding,
  isOpenRound,
  type Trial,
} from '../../../domain/acceptance/round.ts';
import { undecidedIn } from '../../../domain/acceptance/standing.ts';
import { blockerOf, isUnsolved } from '../../../domain/blockers/blocker.ts';
import { lightsAreOpen, type Release, titleOf } from '../../../domain/release.ts';
import { supportOf } from '../../../domain/settings/support.ts';
import { packIds } from '../edge/value.ts';
import { actions, context, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import type { Scene } from '../lights/card/scene.ts';
import { plainName } from '../words/plain-name.ts';
import { solverWords } from '../words/solver.ts';
import { ROUND_ACTIONS, ROUND_FORMS } from './ids.ts';
import { answersWords, VERDICT_WORDS } from './round-words.ts';

/** Names in one line; of more the line says how many. */
const MOST_NAMES = 40;

type Parts = { scene: Scene; round: AcceptanceRound };

const of = (round: AcceptanceRound, finding: Finding): readonly Trial[] =>
  round.trials.filter((trial) => trial.finding === finding);

const quoted = ({ by, words }: Trial): string => `${plainName(by.name)}: ${words}`;

const isOpenStill = (release: Release, round: AcceptanceRound): boolean =>
  isOpenRound(round) && lightsAreOpen(release);

/** Whose finding it is, as a button carries it. */
export const findingId = (round: AcceptanceRound, { by }: Trial): string => `${round.id}:${by.userId}`;

/** The round and the person that a button names; null for anything else. */
export const readFindingId = (id: string | undefined): { roundId: string; userId: string } | null => {
  const at = id?.lastIndexOf(':') ?? -1;
  return id === undefined || at === -1 ? null : { roundId: id.slice(0, at), userId: id.slice(at + 1) };
};

const OUTCOMES = { inTheWay: 'Stands in the way', limitation: 'Known limitation' } as const;

const decide = (
  { scene: { release }, round }: Parts,
  trial: Trial,
  as: keyof typeof OUTCOMES,
): ReturnType<typeof button> =>
  button({
    actionId: ROUND_ACTIONS[as],
    text: OUTCOMES[as],
    value: packIds({ releaseId: release.id, extra: findingId(round, trial) }),
    accessibilityLabel: `${OUTCOMES[as]}: ${plainName(trial.words, 40)}`,
  });

/** A problem of which nobody said what becomes of it, and the two taps that say so. */
const undecided = (parts: Parts, trial: Trial, index: number): KnownBlock[] => [
  section(quoted(trial)),
  actions(`round.finding.${index}`, [decide(parts, trial, 'inTheWay'), decide(parts, trial, 'limitation')]),
];

const settledAs = ({ scene: { release } }: Parts, { became }: Trial): string => {
  if (became === null) return 'Not decided.';
  if (became.as === 'limitation') return 'A known limitation.';
  const blocker = blockerOf(release, became.blockerId);
  if (blocker === undefined || !isUnsolved(blocker)) return 'It stood in the way, and is out of it.';
  return `It stands in the way. ${solverWords(blocker.solver)} can solve it.`;
};

/** A problem of which somebody said what becomes of it; what users have to live with can still turn worse. */
const decided = (parts: Parts, trial: Trial): KnownBlock[] => {
  const { release } = parts.scene;
  const line = `${quoted(trial)}\n${settledAs(parts, trial)}`;
  if (!isOpenStill(release, parts.round) || trial.became?.as !== 'limitation') return [section(line)];
  return [section(line, { accessory: decide(parts, trial, 'inTheWay') })];
};

/** What the two taps mean, before somebody taps. */
const meaning = ({ scene: { release, settings }, round }: Parts): Mrkdwn => {
  const solver = solverOfProblem(release, round, settings);
  const support = supportOf(release).map(({ name }) => name);
  const reads = support.length === 0 ? mrkdwn`` : mrkdwn`, and ${joinMrkdwn(support, ', ')} reads it`;
  return mrkdwn`*Stands in the way* stops the launch, and I ask ${solverWords(solver)} to solve it. *Known limitation* goes into the announcement${reads}, without names.`;
};

const worksLine = (round: AcceptanceRound): KnownBlock[] => {
  const names = of(round, 'works').map(({ by }) => by.name);
  if (names.length === 0) return [];
  const left = names.length - MOST_NAMES;
  const shown = joinMrkdwn(names.slice(0, MOST_NAMES), ', ');
  return [section(mrkdwn`*It works*: ${shown}${left > 0 ? mrkdwn` and ${left} more` : mrkdwn``}`)];
};

/** Two blocks each at most: a page stays far below what a window holds. */
const PAGE = 20;

/** One of the lists, and the blocks of one of its findings. */
type Row = { list: 'Problems to decide on' | 'Problems' | 'Wishes'; blocks: readonly KnownBlock[] };

/** What waits for a decision stands first. */
const rowsOf = (parts: Parts, waiting: readonly Trial[]): readonly Row[] => {
  const { round } = parts;
  const problems = of(round, 'problem').filter((trial) => !waiting.includes(trial));
  return [
    ...waiting.map(
      (trial, index): Row => ({ list: 'Problems to decide on', blocks: undecided(parts, trial, index) }),
    ),
    ...problems.map((trial): Row => ({ list: 'Problems', blocks: decided(parts, trial) })),
    ...of(round, 'wish').map((trial): Row => ({ list: 'Wishes', blocks: [section(quoted(trial))] })),
  ];
};

/** The rows of a page, each list under its name, and behind those to decide on what the two taps mean. */
const pageBlocks = (parts: Parts, rows: readonly Row[]): KnownBlock[] =>
  rows.flatMap(({ list, blocks }, index) => {
    const isLast = rows[index + 1]?.list !== list;
    return [
      ...(rows[index - 1]?.list === list ? [] : [section(mrkdwn`*${list}*`)]),
      ...blocks,
      ...(isLast && list === 'Problems to decide on' ? [context(meaning(parts))] : []),
    ];
  });

const pager = ({ scene: { release }, round }: Parts, page: number, count: number): KnownBlock[] => {
  if (count <= PAGE) return [];
  const step = (actionId: string, text: string, to: number) =>
    button({ actionId, text, value: packIds({ releaseId: release.id, extra: round.id, seen: String(to) }) });
  const last = (page + 1) * PAGE >= count;
  return [
    actions('round.pager', [
      ...(page > 0 ? [step(ROUND_ACTIONS.foundBack, 'Back', page - 1)] : []),
      ...(last ? [] : [step(ROUND_ACTIONS.foundMore, 'More', page + 1)]),
    ]),
    context(`${page * PAGE + 1} to ${Math.min(count, (page + 1) * PAGE)} of ${count}`),
  ];
};

const closeRow = ({ scene: { release }, round }: Parts): KnownBlock[] => [
  actions('round.close', [
    button({
      actionId: ROUND_ACTIONS.close,
      text: 'Close the round',
      value: packIds({ releaseId: release.id, extra: round.id }),
      style: 'primary',
      accessibilityLabel: `Close the round: ${plainName(titleOf(release), 50)}`,
    }),
  ]),
];

const verdictLine = ({ verdict }: AcceptanceRound): KnownBlock[] =>
  verdict === null
    ? []
    : [
        section(mrkdwn`*Closed: ${VERDICT_WORDS[verdict.is]}*, says ${verdict.by.name}.`),
        ...(verdict.words === '' ? [] : [section(verdict.words)]),
      ];

/** Which page a button or a window names; the first for anything that this program never wrote. */
export const readPage = (seen: string | undefined): number =>
  /^\d{1,3}$/.test(seen ?? '') ? Number(seen) : 0;

/**
 * What was found, with names, twenty at a time: for whoever looks after the round, and for the release manager.
 *
 * @property first said on top: that something has to be decided before the round can be closed
 */
export const foundView = (
  parts: Parts,
  { first = null, page: wanted = 0 }: { first?: string | null; page?: number } = {},
): ModalView => {
  const { scene, round } = parts;
  const { release } = scene;
  const isOpen = isOpenStill(release, round);
  const waiting = isOpen ? undecidedIn(round) : [];
  const rows = rowsOf(parts, waiting);
  const lastPage = Math.max(0, Math.ceil(rows.length / PAGE) - 1);
  const page = Math.min(wanted, lastPage);
  return modal({
    callbackId: ROUND_FORMS.found,
    title: 'What was found',
    close: 'Done',
    privateMetadata: packIds({ releaseId: release.id, extra: round.id, seen: String(page) }),
    blocks: [
      ...practiceBlocks(release),
      section(
        mrkdwn`*${titleOf(release)}*, round ${round.number}, build *${round.build}*. ${answersWords(round)}.`,
      ),
      ...(first === null ? [] : [section(first)]),
      ...verdictLine(round),
      ...(isOpen && waiting.length === 0 && round.trials.length > 0 ? closeRow(parts) : []),
      ...pageBlocks(parts, rows.slice(page * PAGE, (page + 1) * PAGE)),
      ...(page === lastPage ? worksLine(round) : []),
      ...pager(parts, page, rows.length),
    ],
  });
};
