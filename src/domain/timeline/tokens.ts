import { indexIn, MONTHS, WEEKDAYS } from './day-names.ts';
import { readOffset, readZone, type WrittenZone } from './zones.ts';

/** One thing that a text about a date says. */
export type Token =
  | { kind: 'day'; year: number; month: number; day: number }
  /** Two numbers of which either may be the month. */
  | { kind: 'unclear_day'; text: string; readings: readonly [string, string] }
  | { kind: 'time'; time: string; text: string }
  | { kind: 'number'; value: number; suffix: string; text: string }
  | { kind: 'year'; value: number }
  | { kind: 'month'; value: number }
  | { kind: 'weekday'; value: number }
  | { kind: 'zone'; zone: WrittenZone }
  | { kind: 'unclear_zone'; text: string; couldBe: string }
  /** "12th - 15th". */
  | { kind: 'range' }
  /** The same once more, on another clock: "02:00 UTC / 18:00 PST". */
  | { kind: 'or'; slash: boolean }
  | { kind: 'word'; text: string };

/** Words that say nothing about which day it is. */
const SAYS_NOTHING = new Set(['at', 'on', 'by', 'the', 'of', 'from', 'and', 'ca', 'clock', 'o']);
const MEANS_RANGE = new Set(['to', 'until', 'till', 'til', 'through', 'thru']);
const MEANS_NOON = new Set(['noon']);

const pad = (value: number): string => String(value).padStart(2, '0');
const plain = (day: number, month: number, year: number): string => `${year}-${pad(month)}-${pad(day)}`;

type Reader = { shape: RegExp; read(match: RegExpExecArray): Token | null };

const dayToken = (year: string, month: string, day: string): Token => ({
  kind: 'day',
  year: Number(year),
  month: Number(month),
  day: Number(day),
});

/** "25/12/2024" is clear; "11/12/2024" is December in one country and November in another. */
const slashed = (text: string, a: string, b: string, year: string): Token => {
  const [first, second, y] = [Number(a), Number(b), Number(year)];
  if (second > 12) return dayToken(year, a, b);
  if (first > 12 || first === second) return dayToken(year, b, a);
  return { kind: 'unclear_day', text, readings: [plain(first, second, y), plain(second, first, y)] };
};

const timeToken = (text: string, hours: string, minutes = '00', half = ''): Token | null => {
  const typed = Number(hours);
  if (half === '') return { kind: 'time', time: `${pad(typed)}:${minutes}`, text };
  if (typed < 1 || typed > 12) return null;
  const hour = (typed % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
  return { kind: 'time', time: `${pad(hour)}:${minutes}`, text };
};

const wordToken = (text: string): Token => {
  const zone = readZone(text);
  if (zone?.kind === 'zone') return zone;
  if (zone?.kind === 'unclear') return { kind: 'unclear_zone', text, couldBe: zone.couldBe };
  const month = indexIn(MONTHS, text);
  if (month > 0) return { kind: 'month', value: month };
  const weekday = indexIn(WEEKDAYS, text);
  if (weekday > 0) return { kind: 'weekday', value: weekday };
  const lower = text.toLowerCase();
  if (MEANS_NOON.has(lower)) return { kind: 'time', time: '12:00', text };
  if (MEANS_RANGE.has(lower)) return { kind: 'range' };
  return lower === 'or' ? { kind: 'or', slash: false } : { kind: 'word', text };
};

/** Tried in this order at every place of the text. */
const READERS: readonly Reader[] = [
  {
    shape: /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y,
    read: ([, year = '', , month = '', day = '']) => dayToken(year, month, day),
  },
  {
    shape: /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/y,
    read: ([, day = '', month = '', year = '']) => dayToken(year, month, day),
  },
  {
    shape: /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/y,
    read: ([text, a = '', b = '', year = '']) => slashed(text, a, b, year),
  },
  {
    shape: /(?:UTC|GMT)\s?([+-])\s?(\d{1,2})(?::?([0-5]\d))?(?![\d:])/y,
    read: ([text, sign = '', hours = '', minutes = '0']) => {
      const zone = readOffset(sign, hours, minutes, text);
      return zone === null ? null : { kind: 'zone', zone };
    },
  },
  {
    shape: /(?:(?<!\d)|T)(\d{1,2}):(\d\d)(?::\d\d(?:\.\d+)?)?(?:\s?([ap])\.?m\b\.?)?/iy,
    read: ([text, hours = '', minutes, half]) => timeToken(text, hours, minutes, half),
  },
  {
    shape: /(?<!\d)(\d{1,2})\s?([ap])\.?m\b\.?/iy,
    read: ([text, hours = '', half]) => timeToken(text, hours, '00', half),
  },
  { shape: /(?<!\d)(\d{4})(?!\d)/y, read: ([, year]) => ({ kind: 'year', value: Number(year) }) },
  {
    shape: /(?<!\d)(\d{1,2})(st|nd|rd|th)?(?!\d)/iy,
    read: ([text, value, suffix = '']) => ({ kind: 'number', value: Number(value), suffix, text }),
  },
  {
    shape: /[A-Z][A-Za-z]+(?:\/[A-Z][A-Za-z_-]+){1,2}/y,
    read: ([text]) => {
      const zone = readZone(text);
      return zone?.kind === 'zone' ? zone : null;
    },
  },
  { shape: /\p{L}[\p{L}\p{M}]*/uy, read: ([text]) => wordToken(text) },
  { shape: /\d+/y, read: ([text]) => ({ kind: 'word', text }) },
  { shape: /[-–—]|\.\.+|…/y, read: () => ({ kind: 'range' }) },
  { shape: /\/|\||=|\(/y, read: ([text]) => ({ kind: 'or', slash: text === '/' }) },
];

/** An offset right behind a time: "T02:00-05:00"; behind other times a minus means until. */
const OFFSET = /([+-])(\d\d):?(\d\d)?(?![\d:])/y;

/** "12-Nov-2024" and "12-Nov", as spreadsheets write them, are no ranges; "12 noon" is no twelfth. */
const spaced = (text: string): string =>
  text
    .replace(/\b(\d{1,2})-([A-Za-z]{3,9})-(\d{2,4})\b/g, '$1 $2 $3')
    .replace(/\b(\d{1,2})-([A-Za-z]{3,9})\b(?![\s-]*\d)/g, '$1 $2')
    .replace(/\b12 ?noon\b/gi, 'noon');

const tokenAt = (
  text: string,
  at: number,
  before: Token | undefined,
): { token: Token; end: number } | null => {
  if (before?.kind === 'time' && (/^T/i.test(before.text) || text[at] === '+')) {
    OFFSET.lastIndex = at;
    const match = OFFSET.exec(text);
    const zone = match && readOffset(match[1] ?? '', match[2] ?? '', match[3] ?? '0', match[0]);
    if (match && zone) return { token: { kind: 'zone', zone }, end: at + match[0].length };
  }
  for (const { shape, read } of READERS) {
    shape.lastIndex = at;
    const match = shape.exec(text);
    const token = match && read(match);
    if (match && token) return { token, end: at + match[0].length };
  }
  return null;
};

/** Everything that a text says about a date, in its order. Signs that say nothing are passed over. */
export const tokensOf = (written: string): readonly Token[] => {
  const text = spaced(written);
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const found = tokenAt(text, at, tokens.at(-1));
    at = found?.end ?? at + 1;
    if (found === null || saysNothing(found.token)) continue;
    tokens.push(found.token);
  }
  return tokens;
};

const saysNothing = (token: Token): boolean =>
  token.kind === 'word' && SAYS_NOTHING.has(token.text.toLowerCase());
