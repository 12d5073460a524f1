/** How many slips are forgiven in a word of so many letters. */
const FORGIVEN: readonly { upToLetters: number; slips: number }[] = [
  { upToLetters: 2, slips: 0 },
  { upToLetters: 4, slips: 1 },
  { upToLetters: 7, slips: 2 },
  { upToLetters: Number.POSITIVE_INFINITY, slips: 3 },
];

const forgivenIn = (letters: number): number =>
  FORGIVEN.find((row) => letters <= row.upToLetters)?.slips ?? 0;

/**
 * Slips between two words: letters put in, left out, replaced, or two neighbours swapped (Damerau-Levenshtein,
 * optimal string alignment). Takes time in proportion to the product of the lengths.
 */
export const slipsBetween = (a: string, b: string): number => {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
};

/** The words near enough to be meant, nearest first, in their given order where they are equally near. */
export const nearWords = (typed: string, words: readonly string[]): string[] => {
  const word = typed.trim().toLowerCase();
  return words
    .map((candidate) => {
      const known = candidate.toLowerCase();
      const forgiven = forgivenIn(Math.max(word.length, known.length));
      // Lengths first: a pasted page must not be compared letter by letter.
      const slips =
        Math.abs(word.length - known.length) > forgiven ? forgiven + 1 : slipsBetween(word, known);
      const isBeginning = word.length >= 2 && known.startsWith(word);
      return { candidate, near: isBeginning || slips <= forgiven, slips: isBeginning ? 0 : slips };
    })
    .filter(({ near }) => near)
    .sort((a, b) => a.slips - b.slips)
    .map(({ candidate }) => candidate);
};

/** The word that a mistyped one most likely means, or null when nothing is near; ignores upper and lower case. */
export const nearestWord = (word: string, words: readonly string[]): string | null =>
  nearWords(word, words)[0] ?? null;
