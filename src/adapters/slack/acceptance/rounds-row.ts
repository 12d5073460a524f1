import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import { limitationsFound } from '../../../domain/acceptance/known-limitations.ts';
import { nextRoundFor } from '../../../domain/acceptance/next-round.ts';
import { type AcceptanceRound, isOpenRound } from '../../../domain/acceptance/round.ts';
import { openRoundOf } from '../../../domain/acceptance/standing.ts';
import { isLegal } from '../../../domain/command.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { richList } from '../kit/rich-text.ts';
import { plainName } from '../words/plain-name.ts';
import { ROUND_ACTIONS } from './ids.ts';
import { answersWords, VERDICT_WORDS } from './round-words.ts';

/** "Round 1, build rc1: accepted. 7 of 9 answered: 5 say it works, 2 problems." */
const roundLine = (round: AcceptanceRound): Mrkdwn => {
  const { number, build, verdict } = round;
  const came = verdict === null ? mrkdwn`` : mrkdwn`: ${VERDICT_WORDS[verdict.is]}`;
  return mrkdwn`Round ${number}, build ${build}${came}. ${answersWords(round)}.`;
};

/** In the plan in full: where the newest round stands, and the way to it. */
export const roundsRow = (release: Release): KnownBlock => {
  const last = release.rounds.at(-1);
  const says = last === undefined ? mrkdwn`Nobody tries it yet.` : roundLine(last);
  const line = mrkdwn`*Try it with users*\n${says}`;
  const isOpen = openRoundOf(release) !== undefined;
  if (!isOpen && !isLegal('open_round', release)) return section(line);
  return section(line, {
    accessory: button({
      actionId: ROUND_ACTIONS.rounds,
      text: isOpen ? 'What was found' : 'Try it with users',
      value: packIds({ releaseId: release.id }),
      accessibilityLabel: `Try it with users: ${plainName(titleOf(release), 50)}`,
    }),
  });
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
export const roundDetails = (release: Release): KnownBlock[] => {
  if (release.rounds.length === 0) return [];
  const limitations = limitationsFound(release).map(({ words }) => words);
  const said = release.rounds.filter((round) => !isOpenRound(round) && round.verdict?.words !== '');
  return [
    section(mrkdwn`*Tried by users*\n${joinMrkdwn(release.rounds.map(roundLine))}`),
    ...said.map(({ number, verdict }) => section(`Round ${number}: ${verdict?.words ?? ''}`)),
    ...(limitations.length === 0 ? [] : [section(mrkdwn`*Known limitations*`), richList(limitations)]),
  ];
};
