import type { Instant } from '../calendar.ts';

/** Something that was published: to whom, when, and its words. */
export type Published = { releaseId: string; key: string; title: string; at: Instant; text: string };

/** What of it was found, with a few words around the first hit. */
export type Hit = Published & { excerpt: string };

const AROUND = 70;

const wordsOf = (query: string): readonly string[] =>
  query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

const excerptOf = (text: string, word: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  const at = Math.max(0, line.toLowerCase().indexOf(word));
  const [from, to] = [Math.max(0, at - AROUND), Math.min(line.length, at + word.length + AROUND)];
  return `${from > 0 ? '…' : ''}${line.slice(from, to).toWellFormed()}${to < line.length ? '…' : ''}`;
};

/** What holds all of these words, in whichever case and order, the newest first. Without words: everything. */
export const searchNotes = (query: string, published: readonly Published[]): readonly Hit[] => {
  const words = wordsOf(query);
  return published
    .filter(({ title, text }) => {
      const whole = `${title} ${text}`.toLowerCase();
      return words.every((word) => whole.includes(word));
    })
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .map((each) => ({ ...each, excerpt: excerptOf(each.text, words[0] ?? '') }));
};
