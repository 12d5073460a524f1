/** What a reader outside engineering will stumble over. It is pointed out, and never in the way of publishing. */
export type StumbleKind = 'ticket' | 'commit_word' | 'abbreviation' | 'long_sentence';

/**
 * One thing to look at.
 * @property found the words themselves; of a sentence its beginning
 * @property instead what to write, as a sentence
 */
export type Stumble = { kind: StumbleKind; found: string; instead: string };

const MOST_WORDS = 30;
/** Words of a long sentence by which it is recognised. */
const SHOWN_WORDS = 6;

const INSTEAD = {
  ticket: 'Say what changes for the reader: the number means nothing to them.',
  commit_word: 'Say what people can do now, not what was done to the code.',
  abbreviation: 'Write it out once, with the short form in brackets behind it.',
} as const;

/** Letters and digits with a number behind that everybody knows as one word. */
const NO_TICKETS: ReadonlySet<string> = new Set([
  'UTF',
  'SHA',
  'ISO',
  'AES',
  'COVID',
  'MP',
  'DIN',
  'EN',
  'RFC',
]);
const TICKET = /(?<![\w/-])([A-Z][A-Z0-9]{1,9})-\d+(?![\w-])|(?<![\w&#])#\d+(?!\w)/g;
/** "The #1 reason" is no ticket. */
const NUMBER_ONE = '#1';

const COMMITS: readonly RegExp[] = [
  // At the beginning of a line, as a commit begins: "feat(boards): …".
  /^[ \t]*(?:[-*•][ \t]*)?((?:feat|fix|chore|refactor|docs|test|perf|build|ci|style|revert)(?:\([^()\n]{0,40}\))?!?:)/gim,
  /\b(refactor(?:s|ed|ing|ings)?|rebase[ds]?|rebasing|cherry-pick(?:s|ed|ing)?)\b/gi,
  // Boards may be merged; branches are nobody's business.
  /\b(merge[ds]? (?:branch|pull request|request|commit|pr|mr|into (?:main|master|trunk|develop))(?:es|s)?)\b/gi,
  /\b(pull requests?)\b/gi,
  // A hash: seven signs or more, with letters and digits.
  /\b((?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,40})\b/g,
];

const SHORT = 2;
/** What is longer was only written large. */
const LONG = 6;
const CAPITALS =
  /(?<![\p{L}\p{N}])(?=[\p{Lu}\p{N}]*\p{Lu}[\p{Lu}\p{N}]*\p{Lu})([\p{Lu}\p{N}]+)s?(?![\p{L}\p{N}])/gu;

/** Everybody reads these, or they are words that somebody wrote large. */
const KNOWN: ReadonlySet<string> = new Set(
  (
    'AI AM AND ATM BETA CD CEO CET CEST DVD EU EUR FAQ FREE GB GBP GPS GMT ID II III IT IV KB LIVE MB NEW NO NOT ' +
    'NOW OK OR PC PDF PIN PM QR SMS TB TV UK UN URL US USA USB USD UTC VAT VII VIII XL'
  ).split(' '),
);

const ADDRESS = /\bhttps?:\/\/\S+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;

const each = (text: string, form: RegExp): readonly string[] =>
  [...text.matchAll(form)].map((match) => match.slice(1).find((group) => group !== undefined) ?? match[0]);

const tickets = (text: string): readonly string[] =>
  [...text.matchAll(TICKET)]
    .filter(([whole, prefix]) => whole !== NUMBER_ONE && !NO_TICKETS.has(prefix ?? ''))
    .map(([whole]) => whole);

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** "single sign-on (SSO)", or "SSO (single sign-on)", anywhere in the text. */
const isExplained = (short: string, text: string): boolean => {
  const behind = new RegExp(`\\p{Ll}[^\\S\\n]+\\(${literally(short)}s?[),;:]`, 'u');
  const before = new RegExp(
    `(?<![\\p{L}\\p{N}])${literally(short)}s? \\([^()\\n]*\\p{Ll}{3}[^()\\n]*\\)`,
    'u',
  );
  return behind.test(text) || before.test(text);
};

const abbreviations = (text: string, known: ReadonlySet<string>): readonly string[] =>
  [...new Set(each(text, CAPITALS))].filter(
    (short) =>
      short.length >= SHORT &&
      short.length <= LONG &&
      !KNOWN.has(short) &&
      !NO_TICKETS.has(short) &&
      !known.has(short) &&
      !isExplained(short, text),
  );

const wordsOf = (sentence: string): readonly string[] =>
  sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

const longSentences = (text: string): readonly Stumble[] =>
  text.split(/(?<=[.!?…])["'”’)]?\s+|\n+/).flatMap((sentence): Stumble[] => {
    const words = wordsOf(sentence);
    if (words.length <= MOST_WORDS) return [];
    return [
      {
        kind: 'long_sentence',
        found: `${words.slice(0, SHOWN_WORDS).join(' ')} …`,
        instead: `This sentence has ${words.length} words: make two or three of it.`,
      },
    ];
  });

const stumbles = (kind: keyof typeof INSTEAD, found: readonly string[]): readonly Stumble[] =>
  [...new Set(found)].map((words) => ({ kind, found: words, instead: INSTEAD[kind] }));

/** Capitals that stand in names which readers know: of the release, of departments. */
const shortsIn = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap((name) => each(name, CAPITALS)));

/**
 * What in this text a reader outside engineering will stumble over, each thing once: ticket numbers, words of
 * commits, abbreviations that nothing explains, sentences above 30 words. Addresses are left alone.
 *
 * @param names which the reader knows, as those of the release and of departments: what they abbreviate is known
 */
export const plainLanguage = (text: string, names: readonly string[] = []): readonly Stumble[] => {
  const read = text.toWellFormed().replace(ADDRESS, 'address');
  const found = tickets(read);
  const commits = COMMITS.flatMap((form) => each(read, form));
  // A ticket's letters are no abbreviation beside it.
  const rest = found.reduce((left, ticket) => left.replaceAll(ticket, ' '), read);
  return [
    ...stumbles('ticket', found),
    ...stumbles('commit_word', commits),
    ...stumbles('abbreviation', abbreviations(rest, shortsIn(names))),
    ...longSentences(read),
  ];
};
