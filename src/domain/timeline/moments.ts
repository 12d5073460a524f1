import type { Token } from './tokens.ts';
import type { WrittenZone } from './zones.ts';

/** What one stretch of a text says: every part of a date may be missing. */
export type Moment = {
  weekday: number | null;
  day: number | null;
  month: number | null;
  year: number | null;
  time: { time: string; text: string } | null;
  zone: WrittenZone | null;
  unclearZone: { text: string; couldBe: string } | null;
  unclearDay: { text: string; readings: readonly [string, string] } | null;
  /** The day as it was written with its ending: "22th". */
  ending: string | null;
  /** A year of two digits. */
  shortYear: string | null;
  /** True where the day came with its month and year as numbers. */
  isNumeric: boolean;
  words: readonly string[];
  /** It names two days, two months or the like. */
  isDouble: boolean;
};

/** One reading of a text: a moment, or the first and the last of a range. */
export type Span = { first: Moment; last: Moment | null };

const NOTHING: Moment = {
  weekday: null,
  day: null,
  month: null,
  year: null,
  time: null,
  zone: null,
  unclearZone: null,
  unclearDay: null,
  ending: null,
  shortYear: null,
  isNumeric: false,
  words: [],
  isDouble: false,
};

/** A field that is there already is named twice. */
const once = <Key extends 'weekday' | 'month' | 'year' | 'time' | 'zone'>(
  moment: Moment,
  key: Key,
  value: Moment[Key],
): Moment => (moment[key] === null ? { ...moment, [key]: value } : { ...moment, isDouble: true });

const withNumber = (moment: Moment, { value, suffix, text }: Extract<Token, { kind: 'number' }>): Moment => {
  if (moment.day === null) return { ...moment, day: value, ending: suffix === '' ? null : text };
  // "12 Nov 24": a second number is a year where everything else of the date is there.
  const isYear = moment.month !== null && moment.year === null && suffix === '' && text.length === 2;
  return isYear ? { ...moment, year: 2000 + value, shortYear: text } : { ...moment, isDouble: true };
};

const withToken = (moment: Moment, token: Token): Moment => {
  switch (token.kind) {
    case 'day':
      if (moment.day !== null || moment.unclearDay !== null) return { ...moment, isDouble: true };
      return { ...moment, day: token.day, month: token.month, year: token.year, isNumeric: true };
    case 'unclear_day':
      if (moment.day !== null || moment.unclearDay !== null) return { ...moment, isDouble: true };
      return { ...moment, unclearDay: token, isNumeric: true };
    case 'number':
      return withNumber(moment, token);
    case 'weekday':
    case 'month':
    case 'year':
      return once(moment, token.kind, token.value);
    case 'time':
      return once(moment, 'time', token);
    case 'zone':
      return once(moment, 'zone', token.zone);
    case 'unclear_zone':
      return { ...moment, unclearZone: token };
    case 'word':
      return { ...moment, words: [...moment.words, token.text] };
    default:
      return moment;
  }
};

const momentFrom = (tokens: readonly Token[]): Moment => tokens.reduce(withToken, NOTHING);

const splitAt = (tokens: readonly Token[], kind: 'range' | 'or'): Token[][] => {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === kind) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
};

const isWordsAlone = (tokens: readonly Token[]): boolean => tokens.every(({ kind }) => kind === 'word');

const spanFrom = (tokens: readonly Token[]): Span => {
  const parts = splitAt(tokens, 'range');
  const told = parts.filter((part) => !isWordsAlone(part));
  const words = parts.filter(isWordsAlone).flatMap((part) => momentFrom(part).words);
  const [first = NOTHING, last = null, ...more] = told.map(momentFrom);
  const isDouble = first.isDouble || more.length > 0;
  return { first: { ...first, words: [...first.words, ...words], isDouble }, last };
};

/** A second time behind a zone begins the same once more: "02:00 UTC, 18:00 PST". */
const withBreaks = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap((token, index): Token[] => {
    const before = tokens.slice(0, index);
    const since = before.slice(before.findLastIndex(({ kind }) => kind === 'or' || kind === 'range') + 1);
    const repeats =
      token.kind === 'time' &&
      since.some(({ kind }) => kind === 'time') &&
      since.some(({ kind }) => kind === 'zone');
    return repeats ? [{ kind: 'or', slash: false }, token] : [token];
  });

const isWholeDay = ({ day, time, isNumeric }: Moment): boolean => day !== null && time === null && isNumeric;

/** "2024-11-12/2024-11-15" is a range: ISO writes it so. */
const asIsoRange = (spans: readonly Span[]): Span | null => {
  const [a, b, ...others] = spans;
  if (a === undefined || b === undefined || others.length > 0 || a.last !== null || b.last !== null)
    return null;
  return isWholeDay(a.first) && isWholeDay(b.first) ? { first: a.first, last: b.first } : null;
};

/** What a text about a date says, as often as it says it on different clocks; words alone go to the first. */
export const spansOf = (tokens: readonly Token[]): readonly Span[] => {
  const parts = splitAt(withBreaks(tokens), 'or').filter((part) => part.length > 0);
  const told = parts.filter((part) => !isWordsAlone(part));
  const words = parts.filter(isWordsAlone).flatMap((part) => momentFrom(part).words);
  const [first, ...others] = told.map(spanFrom);
  if (first === undefined) return [];
  const spans = [{ ...first, first: { ...first.first, words: [...first.first.words, ...words] } }, ...others];
  const range = asIsoRange(spans);
  return range === null ? spans : [range];
};
