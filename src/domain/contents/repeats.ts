import {
  addMinutes,
  cronProblem,
  daysBetween,
  type Instant,
  isAfter,
  nextOccurrence,
  toInstant,
  toWall,
} from '../calendar.ts';
import { MORNING } from '../delivery/moments.ts';
import type { PlannedLaunch } from '../release.ts';
import { scheduleInWords } from '../settings/schedule-words.ts';
import { isWorkingDay, type WorkingWeek } from '../working-days.ts';
import type { Item } from './parts.ts';
import { type Resolved, resolveWhen } from './when.ts';

/**
 * How often something takes place: days of the week (1 Monday to 7 Sunday) at the time of its first, in each week or
 * in every second; or a schedule of five fields, which has its own time.
 */
export type Rule =
  | { kind: 'days'; days: readonly number[]; everyWeeks: number }
  | { kind: 'cron'; cron: string };

/** What was read: the rule and how it is written; or what would be right, in one sentence. */
export type RepeatsReading = { ok: true; rule: Rule; text: string } | { ok: false; problem: string };

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const;
const COUNTS = ['', 'one', 'two', 'three', 'four'] as const;

const WEEKLY =
  /^every (?:(two|three|four|[2-4]) weeks on )?((?:[a-z]+day)(?:(?:, | and |, and )[a-z]+day)*)$/;
const CRON = /^[\d*]\S*(?: \S+){3,5}$/;

const HOW_TO_WRITE =
  'Write how often, as in "every Monday", "every two weeks on Thursday" or "every working day", or as a schedule of five fields, as in "0 10 * * 1".';

const problem = (sentence: string): RepeatsReading => ({ ok: false, problem: sentence });

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const dayName = (day: number): string => {
  const name = DAYS[day - 1] ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
};

const daysText = (days: readonly number[], everyWeeks: number): string => {
  const named = listed(days.map(dayName));
  return everyWeeks === 1 ? `every ${named}` : `every ${COUNTS[everyWeeks]} weeks on ${named}`;
};

const readDays = (match: RegExpExecArray): RepeatsReading => {
  const [, count, list = ''] = match;
  const names = list.split(/, and |, | and /);
  const unknown = names.find((name) => !(DAYS as readonly string[]).includes(name));
  if (unknown !== undefined) return problem(`The week has no ${unknown}.`);
  const days = [...new Set(names.map((name) => DAYS.indexOf(name as (typeof DAYS)[number]) + 1))].sort();
  const everyWeeks = count === undefined ? 1 : Number(count) || (COUNTS as readonly string[]).indexOf(count);
  if (everyWeeks > 1 && days.length > 1) {
    return problem('Choose one day where it skips weeks, as in "every two weeks on Thursday".');
  }
  return { ok: true, rule: { kind: 'days', days, everyWeeks }, text: daysText(days, everyWeeks) };
};

const readCron = (cron: string): RepeatsReading => {
  const wrong = cronProblem(cron);
  if (wrong !== null) return problem(wrong);
  if (!/^\d+$/.test(cron.split(' ')[1] ?? '')) {
    return problem('It repeats once a day at most: give one hour, as in "0 10 * * 1".');
  }
  return { ok: true, rule: { kind: 'cron', cron }, text: cron };
};

/** Reads "every Monday", "every two weeks on Thursday", "every working day" or "0 10 * * 1", and nothing else. */
export const readRepeats = (typed: string): RepeatsReading => {
  const text = typed.trim().replace(/\s+/g, ' ');
  if (CRON.test(text)) return readCron(text);
  const words = text.toLowerCase();
  if (words === 'every working day') {
    // Days on which nobody works are left out anyway.
    return { ok: true, rule: { kind: 'days', days: EVERY_DAY, everyWeeks: 1 }, text: words };
  }
  const match = WEEKLY.exec(words);
  return match === null ? problem(HOW_TO_WRITE) : readDays(match);
};

/** "every Monday"; a schedule as people say it: "every Tuesday at 10:00, Berlin time". Empty for none. */
export const repeatsWords = (text: string, zone: string): string => {
  if (text === '') return '';
  const read = readRepeats(text);
  return read.ok && read.rule.kind === 'cron' ? scheduleInWords(read.rule.cron, zone) : text;
};

/** Whether it takes place more than once: of all kinds, status meetings alone. */
export const doesRepeat = ({ kind, repeats }: Pick<Item<'meetings'>, 'kind' | 'repeats'>): boolean =>
  kind === 'status' && repeats !== '';

type Planned = Pick<Item<'meetings'>, 'when' | 'repeats'>;
type Scene = { launch: PlannedLaunch; week: WorkingWeek };

const firstOf = (rule: Rule, { at, date, zone }: Resolved): Instant =>
  at ?? toInstant({ date, time: rule.kind === 'days' ? MORNING : '00:00', zone });

/** The schedule of a rule, on the wall of the launch. */
const cronFrom = (rule: Rule, first: Instant, zone: string): string => {
  if (rule.kind === 'cron') return rule.cron;
  const [hour, minute] = toWall(first, zone).time.split(':').map(Number);
  return `${minute} ${hour} * * ${rule.days.map((day) => day % 7).join()}`;
};

/**
 * The next time at which what repeats takes place after a moment: from its first day until the launch, on the wall
 * of the launch, never on a day on which nobody works. Null for none.
 */
export const nextRepeat = (planned: Planned, { launch, week }: Scene, after: Instant): Instant | null => {
  const read = readRepeats(planned.repeats);
  if (!read.ok) return null;
  const { rule } = read;
  const { zone } = launch;
  const first = firstOf(rule, resolveWhen(planned.when, launch, week));
  const cron = cronFrom(rule, first, zone);
  const justBefore = addMinutes(first, -1);
  const begin = nextOccurrence(cron, zone, justBefore);
  const weeks = rule.kind === 'days' ? rule.everyWeeks : 1;
  const takesPlace = (at: Instant): boolean => {
    const { date } = toWall(at, zone);
    const apart = begin === null ? 0 : daysBetween(toWall(begin, zone).date, date);
    return isWorkingDay(date, week) && (weeks === 1 || apart % (7 * weeks) === 0);
  };
  let at = isAfter(after, justBefore) ? nextOccurrence(cron, zone, after) : begin;
  while (at !== null && isAfter(launch.at, at) && !takesPlace(at)) at = nextOccurrence(cron, zone, at);
  return at !== null && isAfter(launch.at, at) ? at : null;
};

/** What is wrong with a meeting that repeats, in one sentence, or null. */
export const repeatsProblem = (
  meeting: Planned & Pick<Item<'meetings'>, 'kind'>,
  scene: Scene,
): string | null => {
  if (meeting.repeats === '') return null;
  if (meeting.kind !== 'status') return 'Only a status meeting repeats: leave this empty.';
  const isNever = nextRepeat(meeting, scene, '1970-01-01T00:00:00.000Z') === null;
  return isNever
    ? 'No such working day lies between its first day and the launch: choose an earlier day, or leave this empty.'
    : null;
};
