import type { SlipReason } from '../../../domain/move/planned-move.ts';
import { SLIP_WORDS, slipBecause } from '../../../domain/move/slip-words.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';

/** The end of a sentence about a move, for places that format; nothing where there is no reason to name. */
export const slipWords = (reason: SlipReason | undefined): Mrkdwn =>
  reason === undefined || slipBecause(reason) === '' ? mrkdwn`` : mrkdwn`, because ${SLIP_WORDS[reason]}`;
