/**
 * The people who are thanked by name, each once, in the order of the alphabet: nobody stands first because they did
 * more.
 */
export const creditsOf = (typed: string): readonly string[] =>
  [
    ...new Set(
      typed
        .split(/[\n,;]/)
        .map((name) => name.trim().replace(/\s+/g, ' '))
        .filter((name) => name !== ''),
    ),
  ].toSorted((a, b) => a.localeCompare(b, 'en'));
