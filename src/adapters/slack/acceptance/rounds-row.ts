import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import { limitationsFound } from '../../../domain/acceptance/known-limitations.ts';
import { nextRoundFor } from '../../../domain/acceptance/next-round.ts';
import { type AcceptanceRound, isOpenRound } from '../../../domain/acceptance/round.ts';
import { openRoundOf } from '../../../domain/acceptance/standing.ts';
import { isLegal } from '../../../domain/command.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { context, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { richList } from '../kit/rich-text.ts';
import type { PlanScene } from '../planning/contents/plan-scene.ts';
import { counted } from '../words/listed.ts';
import { plainName } from '../words/plain-name.ts';
import { ROUND_ACTIONS } from './ids.ts';
import { mayNotRead } from './may-read.ts';
import { answersWords, VERDICT_WORDS } from './round-words.ts';

/** "Round 1, build rc1: accepted. 7 of 9 answered: 5 say it works, 2 problems." */
const roundLine = (round: AcceptanceRound): Mrkdwn => {
  const { number, build, verdict } = round;
  const came = verdict === null ? mrkdwn`` : mrkdwn`: ${VERDICT_WORDS[verdict.is]}`;
  return mrkdwn`Round ${number}, build ${build}${came}. ${answersWords(round)}.`;
};

/** A window holds a hundred blocks; of more rounds the line says how many. */
const MOST_ROUNDS = 20;

/** A round with the way to what was found in it, for whoever may read that. */
const roundSection = (release: Release, round: AcceptanceRound, mayRead: boolean): KnownBlock => {
  if (!mayRead) return section(roundLine(round));
  return section(roundLine(round), {
    accessory: button({
      actionId: ROUND_ACTIONS.found,
      text: 'What was found',
      value: packIds({ releaseId: release.id, extra: round.id }),
      accessibilityLabel: `What was found in round ${round.number}: ${plainName(titleOf(release), 40)}`,
    }),
  });
};

/** The newest first. */
const roundSections = (
  { release, settings, actor }: PlanScene,
  rounds: readonly AcceptanceRound[],
): KnownBlock[] => {
  const shown = rounds.toReversed().slice(0, MOST_ROUNDS);
  const older = rounds.length - shown.length;
  return [
    ...shown.map((round) =>
      roundSection(release, round, mayNotRead(actor, { release, settings }, round.id) === null),
    ),
    ...(older > 0 ? [context(`And ${counted(older, 'older round')}.`)] : []),
  ];
};

/** In the plan in full: where the open round stands and the way to it, and what was found in those before. */
export const roundsRows = (scene: PlanScene): KnownBlock[] => {
  const { release } = scene;
  const closed = release.rounds.filter((round) => !isOpenRound(round));
  const running = openRoundOf(release);
  const none = closed.length === 0 ? mrkdwn`Nobody tries it yet.` : mrkdwn`Nobody tries it now.`;
  const line = mrkdwn`*Try it with users*\n${running === undefined ? none : roundLine(running)}`;
  const isLinked = running !== undefined || isLegal('open_round', release);
  const row = section(line, {
    ...(isLinked && {
      accessory: button({
        actionId: ROUND_ACTIONS.rounds,
        text: running === undefined ? 'Try it with users' : 'What was found',
        value: packIds({ releaseId: release.id }),
        accessibilityLabel: `Try it with users: ${plainName(titleOf(release), 50)}`,
      }),
    }),
  });
  return [row, ...roundSections(scene, closed)];
};

/** For the manager's card: "Open round 3 with the 4 who had problems", where that suggests itself. */
export const nextRoundButtons = (release: Release): ActionsBlockElement[] => {
  const next = nextRoundFor(release);
  if (next === null) return [];
  const { number, hadProblems, inviteeIds } = next;
  const count = inviteeIds.length;
  const who = hadProblems ? ` with ${count === 1 ? 'the one' : `the ${count}`} who had problems` : '';
  return [
    button({
      actionId: ROUND_ACTIONS.next,
      text: `Open round ${number}${who}`,
      value: packIds({ releaseId: release.id }),
      accessibilityLabel: `Open round ${number}: ${plainName(titleOf(release), 50)}`,
    }),
  ];
};

/** For the details that everybody reads: every round without names, and what users have to live with. */
export const roundDetails = (scene: PlanScene): KnownBlock[] => {
  const { release } = scene;
  if (release.rounds.length === 0) return [];
  const limitations = limitationsFound(release).map(({ words }) => words);
  const said = release.rounds.filter((round) => !isOpenRound(round) && round.verdict?.words !== '');
  return [
    section(mrkdwn`*Tried by users*`),
    ...roundSections(scene, release.rounds),
    ...said.map(({ number, verdict }) => section(`Round ${number}: ${verdict?.words ?? ''}`)),
    ...(limitations.length === 0 ? [] : [section(mrkdwn`*Known limitations*`), richList(limitations)]),
  ];
};
