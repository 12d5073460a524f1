import {
  type AcceptanceRound,
  type Finding,
  isOpenRound,
  type RoundVerdict,
} from '../../../domain/acceptance/round.ts';
import { triersOf } from '../../../domain/acceptance/round-boards.ts';
import { countOf } from '../../../domain/acceptance/standing.ts';
import { formatDate, type Instant } from '../../../domain/calendar.ts';
import { lightsAreOpen, type Release, titleOf } from '../../../domain/release.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { moment } from '../lights/card/sentences.ts';
import { counted } from '../words/listed.ts';

/** What somebody found, inside a sentence. */
export const FOUND: Record<Finding, string> = {
  works: 'it works',
  problem: 'a problem',
  wish: 'a wish',
};

export const VERDICT_WORDS: Record<RoundVerdict, string> = {
  accepted: 'accepted',
  accepted_with_limits: 'accepted with known limitations',
  rejected: 'not accepted',
};

/** "5 say it works, 2 problems, 1 wish"; empty where nobody answered. */
const countWords = (round: AcceptanceRound): string => {
  const [works, problems, wishes] = (['works', 'problem', 'wish'] as const).map((each) =>
    countOf(round, each),
  ) as [number, number, number];
  const parts = [
    ...(works > 0 ? [`${works} ${works === 1 ? 'says' : 'say'} it works`] : []),
    ...(problems > 0 ? [counted(problems, 'problem')] : []),
    ...(wishes > 0 ? [wishes === 1 ? '1 wish' : `${wishes} wishes`] : []),
  ];
  return parts.join(', ');
};

/**
 * "2 of 9 have answered: 1 says it works, 1 problem"; in a channel nobody knows who else could. Once the round is
 * closed it is a thing of the past.
 */
export const answersWords = (round: AcceptanceRound): string => {
  const said = round.trials.length;
  const isOpen = isOpenRound(round);
  if (said === 0) return isOpen ? 'Nobody has answered yet' : 'Nobody answered';
  const who = round.channelId === null ? `${said} of ${round.inviteeIds.length}` : `${said}`;
  const answered = isOpen ? (said === 1 ? 'has answered' : 'have answered') : 'answered';
  return `${who} ${answered}: ${countWords(round)}`;
};

/** "Fri 4 Dec": a day on the wall of the launch. */
export const dayWords = (date: string, now: Instant): string => formatDate(date, 'UTC', now);

/** Where the round is asked about: in a channel everybody reads the same card. */
export const isInChannel = (round: AcceptanceRound, release: Release): boolean =>
  triersOf(round, release).some((audience) => 'channel' in audience);

/** What ended a round, for whoever has its card before them; null while it is open and can be answered. */
export const endWords = (release: Release, { number, verdict }: AcceptanceRound): Mrkdwn | null => {
  if (verdict !== null) {
    return mrkdwn`*Round ${number} is closed: ${VERDICT_WORDS[verdict.is]}.* ${verdict.by.name}, ${moment(verdict.at, release)}.`;
  }
  if (release.stage === 'cancelled')
    return mrkdwn`*Cancelled*: ${titleOf(release)}. Nothing has to be tried any more.`;
  if (lightsAreOpen(release)) return null;
  return mrkdwn`*${titleOf(release)} moved to launch.* Round ${number} is over. If something is wrong, tell ${release.manager.name}.`;
};
