import { LEGAL_STAGES } from '../command.ts';
import type { Release } from '../release.ts';
import { lastClosed, openRoundOf } from './standing.ts';

/** A round that suggests itself: its number, and whom to invite. */
export type NextRound = {
  number: number;
  build: string;
  inviteeIds: readonly string[];
  hadProblems: boolean;
};

/**
 * The next round, for those who had problems: once a round was not accepted, or once there is another build since
 * a round in which somebody had one. Null where nothing speaks for it.
 */
export const nextRoundFor = (release: Pick<Release, 'rounds' | 'plan' | 'stage'>): NextRound | null => {
  const last = lastClosed(release);
  if (last === undefined || openRoundOf(release) !== undefined) return null;
  if (!LEGAL_STAGES.open_round.includes(release.stage)) return null;
  const troubled = last.trials.filter(({ finding }) => finding === 'problem').map(({ by }) => by.userId);
  const candidate = release.plan.candidate.trim();
  const isNewBuild = candidate !== '' && candidate !== last.build;
  if (last.verdict?.is !== 'rejected' && !(isNewBuild && troubled.length > 0)) return null;
  return {
    number: release.rounds.length + 1,
    build: isNewBuild ? candidate : '',
    inviteeIds: troubled.length > 0 ? troubled : last.inviteeIds,
    hadProblems: troubled.length > 0,
  };
};
