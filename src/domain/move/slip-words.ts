import type { SlipReason } from './planned-move.ts';

/** Why a date slips, as people say it. */
export const SLIP_WORDS: Record<SlipReason, string> = {
  not_ready: 'not everything is ready',
  quality: 'it does not work well enough yet',
  dependency: 'something else has to come first',
  scope: 'there is more in it now',
  people: 'the people are missing',
  clash: 'it clashes with something else',
  market: 'there is a better moment for users',
  other: 'another reason',
};

/** The end of a sentence: ", because the people are missing"; nothing where the reason is another, or not known. */
export const slipBecause = (reason: SlipReason | undefined): string =>
  reason === undefined || reason === 'other' ? '' : `, because ${SLIP_WORDS[reason]}`;
