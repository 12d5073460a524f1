const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Shown where text was cut. */
export const ELLIPSIS = '…';

/**
 * Returns the longest beginning of the text that fits and does not cut a character in two, as a reader sees
 * characters. A single character longer than the room (piled-up accents) is cut by code points.
 * @param max in UTF-16 code units, at least 2
 */
export const beginning = (text: string, max: number): string => {
  if (text.length <= max) return text;
  let end = 0;
  // One more than fits, so that the segmenter sees whether the last character goes on.
  for (const { index, segment } of graphemes.segment(text.slice(0, max + 2))) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  if (end > 0) return text.slice(0, end);
  const cut = text.slice(0, max);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
};

/**
 * Returns the text, cut to `max` with "…" at its end when it is longer; a broken surrogate becomes U+FFFD.
 * @param max in UTF-16 code units, at least 3
 */
export const clip = (text: string, max: number): string => {
  const whole = text.toWellFormed();
  if (whole.length <= max) return whole;
  return beginning(whole, max - ELLIPSIS.length) + ELLIPSIS;
};
