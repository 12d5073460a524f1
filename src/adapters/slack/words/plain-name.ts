import { clip } from '../kit/clip.ts';
import { LIMITS } from '../kit/limits.ts';

/** Signs that turn the direction of what follows, or that make a name look empty. */
const INVISIBLE = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
const BREAKS = /[\s\p{Cc}\p{Zl}\p{Zp}]+/gu;

/**
 * What somebody wrote, as it may stand inside a plain sentence: one line, cut to fit. Not escaped: it is for
 * places that do not format.
 * @param max in UTF-16 code units; a name has 80
 */
export const plainName = (text: string, max: number = LIMITS.name): string => {
  const line = text.toWellFormed().replace(INVISIBLE, '').replace(BREAKS, ' ').trim();
  return line === '' ? '(no name)' : clip(line, max);
};
