const joined = (words: readonly string[], last: string): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;

/** "Sales, Support and Legal". */
export const listedAnd = (words: readonly string[]): string => joined(words, 'and');

/** "Sales, Support or Legal". */
export const listedOr = (words: readonly string[]): string => joined(words, 'or');

/** "1 day", "3 days": the plural is the singular with an s. */
export const counted = (count: number, singular: string): string =>
  `${count} ${singular}${count === 1 ? '' : 's'}`;
