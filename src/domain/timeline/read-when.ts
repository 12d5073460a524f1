import { toWall } from '../calendar.ts';
import type { When } from '../contents/when.ts';
import { readWhen } from '../contents/when-text.ts';
import { type Clock, disagreements, keptClock, outOfSeason, readClock } from './clocks.ts';
import { dateWords, readDay } from './day.ts';
import { type Moment, type Span, spansOf } from './moments.ts';
import { quoted } from './timeline.ts';
import { tokensOf } from './tokens.ts';
import { momentOf, type WrittenZone } from './zones.ts';

/** What a text about a date is read with. */
export type Reckoning = {
  /** A day without a year is the one nearest to this date. */
  near: string;
  /** IANA: where the clocks hang whose zone nobody wrote. */
  zone: string;
};

/** A day, with what does not add up about it; or why there is none. */
export type WrittenWhen = { ok: true; when: When; odd: readonly string[] } | { ok: false; reason: string };

/** More than any date needs. */
const LONGEST = 300;

/** "T-5": counted from the launch. */
const COUNTED = /^T ?(?:[+−–—-]|\d|$)/;

const no = (reason: string): WrittenWhen => ({ ok: false, reason });

/** Month and year stand once for both ends of "12th - 15th November 2024". */
const filledFrom = (moment: Moment, other: Moment): Moment => ({
  ...moment,
  month: moment.month ?? other.month,
  year: moment.year ?? other.year,
});

/** A fixed time, as plans keep it. An offset has no clock changes: its moment is kept in UTC. */
const timed = (date: string, time: string, zone: WrittenZone | null): When => {
  if (!zone?.isOffset) return { kind: 'fixed', date, until: null, time, zone: zone?.zone ?? null };
  const utc = toWall(momentOf(date, time, zone, 'UTC'), 'UTC');
  return { kind: 'fixed', until: null, ...utc };
};

const wholeDay = (date: string, until: string | null = null): When => ({
  kind: 'fixed',
  date,
  until,
  time: null,
  zone: null,
});

/** Words that belong to no date, those left out that a remark names already. */
const wordsLeft = (spans: readonly Span[], odd: readonly string[]): readonly string[] => {
  const words = spans
    .flatMap(({ first, last }) => [...first.words, ...(last?.words ?? [])])
    .filter((word) => !odd.some((remark) => remark.startsWith(`${word} `)));
  return words.length === 0 ? [] : [`${quoted(words.join(' '))} is left out of the date.`];
};

/** The last day of a range; one that says no year may lie in the next. */
const readRange = (
  { first, last }: { first: Moment; last: Moment },
  text: string,
  reckoning: Reckoning,
): WrittenWhen => {
  const from = readDay(filledFrom(first, last), text, reckoning.near);
  if (!from.ok) return no(from.reason);
  const until = readDay(filledFrom(last, first), text, from.date);
  if (!until.ok) return no(until.reason);
  // "28 December - 3 January 2025" begins in the year before.
  const crosses = from.date > until.date && first.year === null && first.month !== null && first.day !== null;
  const begins = crosses
    ? readDay({ ...first, year: Number(until.date.slice(0, 4)) - 1 }, text, reckoning.near)
    : from;
  if (!begins.ok) return no(begins.reason);
  if (begins.date > until.date) {
    return no(`it ends before it begins: ${dateWords(until.date)} is before ${dateWords(begins.date)}`);
  }
  const timeLeft = [first, last].some(({ time }) => time !== null)
    ? ['It takes several days: its times are left out.']
    : [];
  const odd = [...new Set([...from.assumed, ...begins.odd, ...until.odd, ...timeLeft])];
  return { ok: true, when: wholeDay(begins.date, begins.date === until.date ? null : until.date), odd };
};

/** "14:00 - 16:00 UTC 12 Nov" is a time with an end, which milestones do not have. */
const withoutEnd = ({ first, last }: Span): { moment: Moment; odd: readonly string[] } | null => {
  if (last === null) return { moment: first, odd: [] };
  if (first.time === null || last.time === null || (first.day !== null && last.day !== null)) return null;
  const day = first.day === null ? last : first;
  const moment = { ...day, time: first.time, zone: first.zone ?? last.zone };
  return { moment, odd: [`Its end, ${last.time.text.trim()}, is left out: a milestone has one time.`] };
};

const readClocks = (spans: readonly Span[], text: string, { near, zone }: Reckoning): WrittenWhen => {
  const odd: string[] = [];
  const clocks: Clock[] = [];
  const days: string[] = [];
  const assumed: string[] = [];
  const dayOf = spans.find(({ first, last }) => first.day !== null || last?.day != null)?.first;
  for (const span of spans) {
    const single = withoutEnd(span);
    if (single === null) return no(`more than one day in ${quoted(text)}: write a row for each`);
    const { moment } = single;
    const full = dayOf === undefined ? moment : filledFrom(moment, dayOf);
    const says = moment.day !== null || moment.unclearDay !== null || moment.isDouble || spans.length === 1;
    const day = says ? readDay(full, text, near) : null;
    if (day?.ok === false) return no(day.reason);
    const clock = readClock(moment);
    odd.push(...single.odd, ...(day?.odd ?? []), ...(clock && 'problem' in clock ? [clock.problem] : []));
    if (day !== null) days.push(day.date);
    assumed.push(...(day?.assumed ?? []));
    if (clock !== null && !('problem' in clock)) clocks.push({ ...clock, date: day?.date ?? null });
  }
  const [date] = days;
  if (date === undefined) return no(`no date in ${quoted(text)}`);
  const kept = keptClock(clocks);
  if (kept === undefined) {
    const other = days.find((each) => each !== date);
    if (other !== undefined) {
      return no(
        `${quoted(text)} names ${dateWords(date)} and ${dateWords(other)}: write the one that counts`,
      );
    }
    return { ok: true, when: wholeDay(date), odd: [...assumed.slice(0, 1), ...odd] };
  }
  const there = { ...kept, date: kept.date ?? date };
  const against =
    clocks.length > 1
      ? disagreements(
          there,
          clocks.filter((clock) => clock !== kept),
          zone,
        )
      : outOfSeason(there);
  return {
    ok: true,
    when: timed(there.date, kept.time, kept.zone),
    odd: [...assumed.slice(0, 1), ...odd, ...against],
  };
};

/** Reads what somebody wrote about when something happens; never throws. */
export const readWrittenWhen = (written: string, reckoning: Reckoning): WrittenWhen => {
  const text = written.trim();
  if (text === '') return no('nothing says when');
  if (text.length > LONGEST) return no(`more than a date stands in ${quoted(text)}`);
  if (COUNTED.test(text)) {
    const counted = readWhen(text);
    return counted.ok ? { ...counted, odd: [] } : no(counted.problem);
  }
  const spans = spansOf(tokensOf(text));
  const [span, ...others] = spans;
  if (span === undefined) return no(`no date in ${quoted(text)}`);
  const { first, last } = span;
  const isRange = others.length === 0 && last !== null && withoutEnd(span) === null;
  const read = isRange ? readRange({ first, last }, text, reckoning) : readClocks(spans, text, reckoning);
  return read.ok ? { ...read, odd: [...new Set([...read.odd, ...wordsLeft(spans, read.odd)])] } : read;
};
