import { counted } from './listed.ts';
import { plainName } from './plain-name.ts';
import type { RefusalWords } from './refusal.ts';

/** What the rules of a look back refuse. */
export const RETRO_REFUSALS: Pick<RefusalWords, 'look_back_over' | 'no_votes_left'> = {
  look_back_over: ({ by }, { title }) =>
    `Nothing was changed: the look back at ${title} is over, says ${plainName(by)}. What was written stays to be read.`,
  no_votes_left: ({ most }) =>
    `Nothing was changed: you named ${counted(most, 'point')} already. Take one back to name another.`,
};
