import type { Instant } from '../calendar.ts';
import type { Owner } from '../contents/parts.ts';
import type { PersonStamp } from '../person.ts';

/** What somebody found who tried it. */
export const FINDINGS = ['works', 'problem', 'wish'] as const;
export type Finding = (typeof FINDINGS)[number];

/** What became of a problem: it stands in the way, or users have to live with it; null while nobody decided. */
export type Became = { as: 'blocker'; blockerId: string } | { as: 'limitation' };

/** One person's answer; whoever taps again changes it. */
export type Trial = {
  by: PersonStamp;
  finding: Finding;
  /** What the problem or the wish is; may be empty where it works. */
  words: string;
  at: Instant;
  became: Became | null;
};

export const VERDICTS = ['accepted', 'accepted_with_limits', 'rejected'] as const;
export type RoundVerdict = (typeof VERDICTS)[number];

/** A round of acceptance: people try a build from one day to another, and its owner says what came of it. */
export type AcceptanceRound = {
  id: string;
  /** 1 for the first. */
  number: number;
  build: string;
  /** Days, 'YYYY-MM-DD', on the launch's wall. */
  from: string;
  until: string;
  owner: Owner;
  /** People who are asked directly; empty where a channel is. */
  inviteeIds: readonly string[];
  channelId: string | null;
  trials: readonly Trial[];
  verdict: { is: RoundVerdict; words: string; by: PersonStamp; at: Instant } | null;
};

export const isOpenRound = (round: AcceptanceRound): boolean => round.verdict === null;
