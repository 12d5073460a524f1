import type { Command } from '../command.ts';
import { type Decision, decided } from '../decision.ts';
import type { Release } from '../release.ts';

/** "You said, we did": a theme, and what was done about it. */
export type ToldBack = { said: string; did: string };

export const ANSWER_MAX = 300;

/** Those who answered hear what became of it. */
export const tellBack = (
  release: Release,
  { entries, people }: Extract<Command, { type: 'tell_back' }>,
): Decision =>
  entries.length === 0 ? decided(release) : decided(release, { type: 'feedback_told', entries, people });
