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

/** Whose finding it is, as a button carries it. */
export const findingId = (round: AcceptanceRound, { by }: Trial): string => `${round.id}:${by.userId}`;

/** The round and the person that a button names; null for anything else. */
export const readFindingId = (id: string | undefined): { roundId: string; userId: string } | null => {
  const at = id?.lastIndexOf(':') ?? -1;
  return id === undefined || at === -1 ? null : { roundId: id.slice(0, at), userId: id.slice(at + 1) };
};

/** A problem of which nobody said what becomes of it, and the two taps that say so. */
const undecided = ({ scene: { release }, round }: Parts, trial: Trial, index: number): KnownBlock[] => {
  const value = packIds({ releaseId: release.id, extra: findingId(round, trial) });
  const named = (text: string): string => `${text}: ${plainName(trial.words, 40)}`;
  return [
    section(quoted(trial)),
    actions(`round.finding.${index}`, [
      button({
        actionId: ROUND_ACTIONS.inTheWay,
        text: 'Stands in the way',
        value,
        accessibilityLabel: named('Stands in the way'),
      }),
      button({
        actionId: ROUND_ACTIONS.limitation,
        text: 'Known limitation',
        value,
        accessibilityLabel: named('Known limitation'),
      }),
    ]),
  ];
};

const outcome = ({ scene: { release } }: Parts, { became }: Trial): string => {
  if (became === null) return 'Not decided.';
  if (became.as === 'limitation') return 'A known limitation.';
  const blocker = blockerOf(release, became.blockerId);
  if (blocker === undefined || !isUnsolved(blocker)) return 'It stood in the way, and is out of it.';
  return `It stands in the way. ${solverWords(blocker.solver)} can solve it.`;
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

const titledList = (title: string, blocks: readonly KnownBlock[]): KnownBlock[] =>
  blocks.length === 0 ? [] : [section(mrkdwn`*${title}*`), ...blocks];

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

const isOpenStill = (release: Release, round: AcceptanceRound): boolean =>
  isOpenRound(round) && lightsAreOpen(release);

/**
 * What was found, with names: for whoever looks after the round, and for the release manager. What waits for them
 * stands first, so that it is never cut off.
 *
 * @param first said on top: that something has to be decided before the round can be closed
 */
export const foundView = (parts: Parts, first: string | null = null): ModalView => {
  const { scene, round } = parts;
  const { release } = scene;
  const isOpen = isOpenStill(release, round);
  const waiting = isOpen ? undecidedIn(round) : [];
  const decided = of(round, 'problem').filter((trial) => !waiting.includes(trial));
  return modal({
    callbackId: ROUND_FORMS.found,
    title: 'What was found',
    close: 'Done',
    privateMetadata: packIds({ releaseId: release.id, extra: round.id }),
    blocks: [
      ...practiceBlocks(release),
      section(
        mrkdwn`*${titleOf(release)}*, round ${round.number}, build *${round.build}*. ${answersWords(round)}.`,
      ),
      ...(first === null ? [] : [section(first)]),
      ...verdictLine(round),
      ...(isOpen && waiting.length === 0 && round.trials.length > 0 ? closeRow(parts) : []),
      ...titledList(
        'Problems to decide on',
        waiting.flatMap((trial, index) => undecided(parts, trial, index)),
      ),
      ...(waiting.length === 0 ? [] : [context(meaning(parts))]),
      ...titledList(
        'Problems',
        decided.map((trial) => section(`${quoted(trial)}\n${outcome(parts, trial)}`)),
      ),
      ...titledList(
        'Wishes',
        of(round, 'wish').map((trial) => section(quoted(trial))),
      ),
      ...worksLine(round),
    ],
  });
};
