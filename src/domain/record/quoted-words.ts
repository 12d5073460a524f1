import type { DomainEventType } from '../event.ts';
import { typedIn, WORDS_ERASED } from './pseudonym.ts';

/** Where words that somebody typed stand once more: in what others did with them, and in present facts. */
const QUOTES: ReadonlySet<string> = new Set([
  'text',
  'words',
  'because',
  'askedAgainBecause',
  'asked_again_because',
  'outcome',
  'lessons',
  'review',
]);

/** What took readiness away is named by a department, or by what somebody raised. */
const alsoQuotes = (type: DomainEventType | null, key: string): boolean =>
  type === 'readiness_lost' && key === 'name';

/** "Sam says that it is done: the key has expired." ends with what it quotes. */
const without = (text: string, typed: readonly string[]): string => {
  if (typed.includes(text)) return WORDS_ERASED;
  const quoted = typed.find((words) => text.endsWith(`: ${words}`));
  return quoted === undefined ? text : `${text.slice(0, -quoted.length)}${WORDS_ERASED}`;
};

/** Every text that somebody typed, of their own entries of the record. */
export const typedWords = (
  own: readonly { type: DomainEventType; personal: Record<string, unknown> }[],
): readonly string[] => [
  ...new Set(own.flatMap(({ type, personal }) => typedIn(type, personal)).filter((text) => text !== '')),
];

/** The same value without those texts, where it repeats them. */
export const withoutQuotes = (
  value: unknown,
  typed: readonly string[],
  type: DomainEventType | null = null,
): unknown => {
  if (Array.isArray(value)) return value.map((each) => withoutQuotes(each, typed));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (typeof inner !== 'string') return [key, withoutQuotes(inner, typed)];
      return [key, QUOTES.has(key) || alsoQuotes(type, key) ? without(inner, typed) : inner];
    }),
  );
};
