import type { Locator } from 'playwright-core';

/** Words as a regular expression finds them literally. */
export const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What somebody reads there, with one blank between two words. */
export const reads = async (where: Locator): Promise<string> =>
  (await where.allInnerTexts()).join(' ').replaceAll(/\s+/g, ' ');
