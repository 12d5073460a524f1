import type { Flow, Given } from '../packs/flow-on.ts';
import type { Release } from '../release.ts';
import type { AcceptanceRound, Trial } from './round.ts';

const isLimitation = ({ became }: Trial): boolean => became?.as === 'limitation';

/** Whoever found it says in a later round that it works now. */
const isGone = ({ by }: Trial, later: readonly AcceptanceRound[]): boolean =>
  later.some(({ trials }) =>
    trials.some((trial) => trial.by.userId === by.userId && trial.finding === 'works'),
  );

const ended = (words: string): string => (/[.!?…]$/.test(words) ? words : `${words}.`);

/**
 * What users found and have to live with, as announcement and support read it: without names, the oldest first,
 * each once.
 */
export const limitationsFound = ({ rounds }: Pick<Release, 'rounds'>): readonly Given[] => {
  const words = rounds.flatMap(({ trials }, index) =>
    trials
      .filter((trial) => isLimitation(trial) && !isGone(trial, rounds.slice(index + 1)))
      .map((trial) => ended(trial.words)),
  );
  return [...new Set(words)].map((each) => ({ departmentId: '', from: 'the trial with users', words: each }));
};

/** What departments wrote down, and behind it what users found. */
export const withLimitations = (flow: Flow, release: Pick<Release, 'rounds'>): Flow => ({
  ...flow,
  known_limitations: [...flow.known_limitations, ...limitationsFound(release)],
});
