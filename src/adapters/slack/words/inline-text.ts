import { clip } from '../kit/clip.ts';
import { joinMrkdwn, type Mrkdwn } from '../kit/mrkdwn.ts';
import { splitText } from '../kit/split-text.ts';

/** A name may have 80 characters; pieces a little shorter are never cut a second time. */
const PIECE = 70;

/**
 * What somebody wrote, for a message's top-level text, which has no place that does not format: escaped, on
 * one line, without marks that format. In blocks the same words stand in plain or rich text.
 * @param max in UTF-16 code units
 */
export const inlineText = (text: string, max = 300): Mrkdwn =>
  joinMrkdwn(
    splitText(clip(text, max), PIECE).filter((piece) => piece.trim() !== ''),
    ' ',
  );
