import { addDays, isDate } from '../calendar.ts';
import { indexIn, MONTHS } from '../timeline/day-names.ts';

/** A word of a command: text, or somebody who was mentioned. */
export type SpokenWord = { kind: 'text'; text: string } | { kind: 'user'; id: string };

/** What somebody typed: who is away (null for themselves), from when, until when, and who stands in. */
export type SpokenAbsence = {
  userId: string | null;
  from: string;
  /** Null: until they say that they are back. */
  until: string | null;
  standInId: string | null;
};

type Reading = SpokenAbsence | { problem: string };

const HOW = 'Write today, tomorrow, 1 Dec or 2026-12-01.';
const OPENING = ['from', 'since'];
const JOINING = ['to', 'until', 'till', '-', '–'];

const monthOf = (word: string): number => indexIn(MONTHS, word.replace(/\.$/, ''));

type Read = { date: string; used: number } | { problem: string } | null;

const dated = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** "1 Dec", with a year or without: then the next one that is not before `earliest`. */
const dayAndMonth = (words: readonly string[], earliest: string): Read => {
  const day = /^(\d{1,2})\.?$/.exec(words[0] ?? '')?.[1];
  const month = monthOf(words[1] ?? '');
  if (day === undefined || month === 0) return null;
  const year = /^\d{4}$/.test(words[2] ?? '') ? Number(words[2]) : null;
  const years = year === null ? [0, 1, 2, 3, 4].map((ahead) => Number(earliest.slice(0, 4)) + ahead) : [year];
  const dates = years.map((each) => dated(each, month, Number(day))).filter(isDate);
  const date = year === null ? dates.find((each) => each >= earliest) : dates[0];
  if (date === undefined)
    return { problem: `The calendar has no ${words.slice(0, year === null ? 2 : 3).join(' ')}.` };
  return { date, used: year === null ? 2 : 3 };
};

const SHAPES: readonly ((words: readonly string[], today: string, earliest: string) => Read)[] = [
  ([word], today) => (word?.toLowerCase() === 'today' ? { date: today, used: 1 } : null),
  ([word], today) => (word?.toLowerCase() === 'tomorrow' ? { date: addDays(today, 1), used: 1 } : null),
  ([word = '']) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(word)) return null;
    return isDate(word) ? { date: word, used: 1 } : { problem: `The calendar has no ${word}.` };
  },
  (words, _today, earliest) => dayAndMonth(words, earliest),
];

const readDay = (words: readonly string[], today: string, earliest: string): Exclude<Read, null> => {
  for (const shape of SHAPES) {
    const read = shape(words, today, earliest);
    if (read !== null) return read;
  }
  return {
    problem: words.length === 0 ? `A day is missing. ${HOW}` : `I cannot read "${words[0]}" as a day. ${HOW}`,
  };
};

type Days = { from: string; until: string | null } | { problem: string };

/** "from A", "A", "A B", "A to B". Only "from A" is left open; a day alone is that day. */
const readDays = (words: readonly string[], today: string): Days => {
  const isOpening = OPENING.includes(words[0]?.toLowerCase() ?? '');
  const rest = isOpening ? words.slice(1) : words;
  const first = readDay(rest, today, today);
  if ('problem' in first) return first;
  const after = rest.slice(first.used);
  if (after.length === 0) return { from: first.date, until: isOpening ? null : first.date };
  const second = JOINING.includes(after[0]?.toLowerCase() ?? '') ? after.slice(1) : after;
  const last = readDay(second, today, first.date);
  if ('problem' in last) return last;
  const more = second.slice(last.used);
  if (more.length > 0) return { problem: `I cannot read "${more.join(' ')}" after the dates. ${HOW}` };
  return { from: first.date, until: last.date };
};

/**
 * Reads the words after `away`: [@person] FROM [TO] [@stand-in]. Dates are read strictly: what cannot be read is
 * said, never guessed.
 *
 * @param today on the wall of whoever types, as 'YYYY-MM-DD'
 */
export const readAbsence = (words: readonly SpokenWord[], today: string): Reading => {
  const firstText = words.findIndex(({ kind }) => kind === 'text');
  const before = words
    .slice(0, Math.max(0, firstText))
    .flatMap((word) => (word.kind === 'user' ? [word.id] : []));
  const after = words
    .slice(Math.max(0, firstText))
    .flatMap((word) => (word.kind === 'user' ? [word.id] : []));
  if (firstText === -1) return { problem: `Say from when. ${HOW}` };
  if (before.length > 1 || after.length > 1) {
    return { problem: 'Name one person before the dates, and at most one stand-in after them.' };
  }
  const texts = words.flatMap((word) => (word.kind === 'text' ? [word.text] : []));
  const days = readDays(texts, today);
  if ('problem' in days) return days;
  const { from, until } = days;
  if (until !== null && until < from) return { problem: `${until} comes before ${from}.` };
  if (until !== null && until < today) return { problem: `${until} is over.` };
  return { userId: before[0] ?? null, from, until, standInId: after[0] ?? null };
};
