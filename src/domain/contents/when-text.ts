import { isDate, isTime, isZone } from '../calendar.ts';
import type { When } from './when.ts';

/** What was read from a text: a day, or what would be right, in one sentence. */
export type WhenReading = { ok: true; when: When } | { ok: false; problem: string };

/** Both forms, each part that may be left out in its place. */
const RELATIVE = /^T ?(?:([+-]) ?)?(\d{1,4})?(?: (calendar|working) days?)?(?: (\d\d?:\d\d))?(?: (\S+))?$/i;
const FIXED = /^(\d{4}-\d\d-\d\d)(?: (\d\d?:\d\d))?(?: (?!to )(\S+))?(?: to (\d{4}-\d\d-\d\d))?$/i;
const VAGUE_DAYS = /^T ?[+-] ?\d+ days?\b/i;

const HOW_TO_WRITE =
  'Write a day as 2026-12-12, 2026-12-12 14:00 or 2026-12-12 to 2026-12-15, or its distance from the launch as T-5 or T+3 calendar days.';

const clockText = ({ time, zone }: When): string =>
  [time, zone]
    .filter((part) => part !== null)
    .map((part) => ` ${part}`)
    .join('');

/** "T-5", "T+3 calendar days 10:00", "2024-10-11 02:00 UTC", "2024-11-12 to 2024-11-15": as `readWhen` reads it. */
export const whenText = (when: When): string => {
  if (when.kind === 'fixed') {
    return `${when.date}${clockText(when)}${when.until === null ? '' : ` to ${when.until}`}`;
  }
  const distance = `T${when.days > 0 ? '+' : '-'}${Math.abs(when.days)}`;
  return `${distance}${when.count === 'days' ? ' calendar days' : ''}${clockText(when)}`;
};

const problem = (sentence: string): WhenReading => ({ ok: false, problem: sentence });

/** "9:00" is 09:00. */
const fullTime = (time: string | undefined): string | null => time?.padStart(5, '0') ?? null;

const clockProblem = (time: string | null, zone: string | null): string | null => {
  if (time !== null && !isTime(time)) return `The clock has no ${time}.`;
  if (zone !== null && !isZone(zone)) {
    return `"${zone}" is no time zone: write it as UTC or Europe/Berlin.`;
  }
  return null;
};

const readRelative = (match: RegExpExecArray): WhenReading => {
  const [, sign, digits = '', count, typedTime, zone = null] = match;
  // "T-" says in which direction, and not how far.
  if (digits === '' && sign !== undefined) return problem(HOW_TO_WRITE);
  const distance = Number(digits);
  if (distance > 0 && sign === undefined) return problem(HOW_TO_WRITE);
  const time = fullTime(typedTime);
  const wrong = clockProblem(time, zone);
  if (wrong !== null) return problem(wrong);
  const days = sign === '-' && distance > 0 ? -distance : distance;
  const counted = count?.toLowerCase() === 'calendar' ? 'days' : 'working_days';
  return { ok: true, when: { kind: 'relative', days, count: counted, time, zone } };
};

const readFixed = (match: RegExpExecArray): WhenReading => {
  const [, date = '', typedTime, zone = null, until = null] = match;
  const time = fullTime(typedTime);
  const missing = [date, until].find((day) => day !== null && !isDate(day));
  if (missing != null) return problem(`The calendar has no ${missing}.`);
  const wrong = clockProblem(time, zone);
  if (wrong !== null) return problem(wrong);
  if (until !== null && until < date) return problem(`It ends before it begins: ${until} is before ${date}.`);
  return { ok: true, when: { kind: 'fixed', date, until, time, zone } };
};

/**
 * Reads what `whenText` writes, and what people make of it: "t - 5", a typographic minus, "9:00".
 * Days without "calendar" are working days; "T-5 days" could mean either, and is asked back.
 */
export const readWhen = (text: string): WhenReading => {
  const tidy = text.trim().replace(/\s+/g, ' ').replace(/[−–—]/g, '-');
  const fixed = FIXED.exec(tidy);
  if (fixed !== null) return readFixed(fixed);
  if (VAGUE_DAYS.test(tidy)) {
    return problem('Say which days: "T-5" counts working days, "T-5 calendar days" counts all.');
  }
  const relative = RELATIVE.exec(tidy);
  return relative === null ? problem(HOW_TO_WRITE) : readRelative(relative);
};
