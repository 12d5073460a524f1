import type { PointKind, PointStanding, PointsStanding } from '../../../domain/retro/point.ts';
import { NAMELESS_FROM } from '../../../domain/retro/point.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { inlineText } from '../words/inline-text.ts';
import { counted } from '../words/listed.ts';

/** The three questions of a look back, told apart without colour. */
export const POINT_MARKS: Record<PointKind, Mrkdwn> = {
  well: mrkdwn`:large_green_circle: Went well`,
  not_well: mrkdwn`:red_circle: Did not go well`,
  puzzle: mrkdwn`:thinking_face: Puzzle`,
};

const votesWords = (votes: number): Mrkdwn => (votes === 0 ? mrkdwn`` : mrkdwn` · ${counted(votes, 'vote')}`);

/** "Did not go well: The build came late. Maya, 3 votes". */
export const pointLine = ({ kind, text, by, votes }: PointStanding): Mrkdwn =>
  mrkdwn`*${POINT_MARKS[kind]}*: ${inlineText(text)} · ${by?.name ?? 'without a name'}${votesWords(votes)}`;

/** That some are kept back; null where none are. */
export const withheldWords = ({ withheld }: PointsStanding): string | null =>
  withheld === 0
    ? null
    : `${counted(withheld, 'point')} without a name: kept back until ${NAMELESS_FROM} people wrote some, so that nobody can be guessed.`;
