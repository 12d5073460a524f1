import type { Release } from '../release.ts';
import { type AcceptanceRound, type Finding, isOpenRound, type Trial } from './round.ts';

export const roundOf = (release: Pick<Release, 'rounds'>, id: string): AcceptanceRound | undefined =>
  release.rounds.find((round) => round.id === id);

/** The round that people are trying it in; one at a time. */
export const openRoundOf = (release: Pick<Release, 'rounds'>): AcceptanceRound | undefined =>
  release.rounds.find(isOpenRound);

/** The newest round of which somebody said what came of it. */
export const lastClosed = (release: Pick<Release, 'rounds'>): AcceptanceRound | undefined =>
  release.rounds.findLast((round) => !isOpenRound(round));

export const trialOf = (round: AcceptanceRound, userId: string): Trial | undefined =>
  round.trials.find(({ by }) => by.userId === userId);

/** Another finding of theirs, in words, whose place this answer takes; undefined where there is none. */
export const replacedBy = (round: AcceptanceRound, finding: Finding, userId: string): Trial | undefined => {
  const before = trialOf(round, userId);
  return before === undefined || before.finding === finding || before.words === '' ? undefined : before;
};

export const countOf = ({ trials }: AcceptanceRound, finding: Finding): number =>
  trials.filter((trial) => trial.finding === finding).length;

/** Problems of which nobody said yet what becomes of them. */
export const undecidedIn = ({ trials }: AcceptanceRound): readonly Trial[] =>
  trials.filter(({ finding, became }) => finding === 'problem' && became === null);

/** Users tried it, and whoever looks after that accepted it: what a high risk asks for. The newest word counts. */
export const isAcceptedByUsers = (release: Pick<Release, 'rounds'>): boolean => {
  const verdict = lastClosed(release)?.verdict?.is;
  return verdict === 'accepted' || verdict === 'accepted_with_limits';
};
