import { type Department, speakersOf } from '../settings/settings.ts';
import type { Vote } from './light.ts';
import type { Quorum } from './light-rules.ts';

/**
 * How many people of a department have to say green. Nobody is counted on who is not there: a department of
 * two cannot need three.
 */
export const votesNeeded = (quorum: Quorum, department: Department | undefined): number => {
  if (quorum === 'any' || department === undefined) return 1;
  const wanted = quorum === 'all' ? department.leads.length : quorum;
  return Math.max(1, Math.min(wanted, speakersOf(department).length));
};

/** The votes with one more; each person counts once, with their newest. */
export const withVote = (votes: readonly Vote[], vote: Vote): readonly Vote[] => [
  ...votes.filter(({ by }) => by.userId !== vote.by.userId),
  vote,
];
