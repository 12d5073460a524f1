import { isDate, isTime } from '../calendar.ts';
import type { FieldProblem } from '../refusal.ts';
import type { PlannedLaunch } from '../release.ts';
import type { WorkingWeek } from '../working-days.ts';
import type { Field, Owner, Part } from './parts.ts';
import { endsBefore, relativeTo, type When } from './when.ts';
import { readWhen } from './when-text.ts';

/**
 * An item as it was typed, flat texts by field. Some fields have more than one:
 *
 * - an owner: the person's id at `owner`, their name at `ownerName`, or a role at `ownerRole`;
 * - a `when`: a text at `when`, or what was chosen at `whenDay`, `whenTime`, `whenUntil`, and 'yes' at
 *   `whenMoves` where it moves with the launch;
 * - departments: their ids at `departments`, with commas between.
 */
export type TypedItem = Readonly<Record<string, string>>;

export type ItemReading =
  | { ok: true; values: Record<string, unknown> }
  | { ok: false; problems: readonly FieldProblem[] };

/** What days before the launch are counted from, and by. */
export type Calendar = { launch: PlannedLaunch; week: WorkingWeek };

type Read = { value: unknown } | FieldProblem;

const ROLE_MAX = 80;

/** Said wherever something ends before it begins. */
export const ENDS_BEFORE = 'It ends before it begins: choose a later day or time.';

const problem = (field: string, sentence: string): FieldProblem => ({ field, problem: sentence });

const isProblem = (read: Read): read is FieldProblem => 'problem' in read;

const lengthOf = (text: string): number => [...text].length;

const readWords = (key: string, field: Extract<Field, { kind: 'line' | 'text' }>, typed: string): Read => {
  // A line stays a line: the scope is also typed as one point a line.
  const text = field.kind === 'line' ? typed.trim().replace(/\s+/g, ' ') : typed.trim();
  if (text === '' && field.required) return problem(key, 'Say it in a few words.');
  if (lengthOf(text) > field.max) {
    return problem(key, `At most ${field.max} characters; these are ${lengthOf(text)}.`);
  }
  const unclear = 'problem' in field ? (field.problem?.(text) ?? null) : null;
  return unclear === null ? { value: text } : problem(key, unclear);
};

const isAddress = (text: string): boolean => /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);

const readLink = (key: string, typed: string): Read => {
  const text = typed.trim();
  return text === '' || isAddress(text)
    ? { value: text }
    : problem(key, 'Write an address that begins with https:// or http://, as in https://example.com/spec.');
};

const readOwner = (key: string, field: Field, typed: TypedItem): Read => {
  const userId = (typed[key] ?? '').trim();
  const role = (typed[`${key}Role`] ?? '').trim().replace(/\s+/g, ' ');
  if (userId !== '' && role !== '') {
    return problem(`${key}Role`, 'Choose a person or write a role, not both.');
  }
  if (lengthOf(role) > ROLE_MAX) return problem(`${key}Role`, `At most ${ROLE_MAX} characters.`);
  if (userId !== '') {
    const owner: Owner = { userId, name: typed[`${key}Name`] ?? userId };
    return { value: owner };
  }
  if (role !== '') return { value: { userId: null, name: role } satisfies Owner };
  return field.required ? problem(key, 'Choose a person, or write a role.') : { value: null };
};

/** A day that was chosen: it stays, or is kept as its distance from the launch. */
const readChosen = (key: string, typed: TypedItem, { launch, week }: Calendar): Read => {
  const [date = '', time = '', until = ''] = ['Day', 'Time', 'Until'].map((part) =>
    (typed[`${key}${part}`] ?? '').trim(),
  );
  const moves = typed[`${key}Moves`] === 'yes';
  if (!isDate(date)) return problem(`${key}Day`, 'Choose a day, for example 2026-12-10.');
  if (time !== '' && !isTime(time)) return problem(`${key}Time`, 'Choose a time, for example 14:00.');
  if (until !== '' && !isDate(until)) return problem(`${key}Until`, 'Choose a day, for example 2026-12-11.');
  if (until !== '' && until < date)
    return problem(`${key}Until`, 'It ends before it begins: choose a later day.');
  const clock = { time: time === '' ? null : time, zone: null };
  if (!moves) {
    const lasts = until === '' || until === date ? null : until;
    return { value: { kind: 'fixed', date, until: lasts, ...clock } satisfies When };
  }
  return until === '' || until === date
    ? { value: relativeTo({ date, ...clock }, launch, week) }
    : problem(`${key}Moves`, 'Several days cannot move with the launch. Choose one day, or let them stay.');
};

const CHOSEN = ['Day', 'Time', 'Until'] as const;

const readMoment = (key: string, field: Field, typed: TypedItem, calendar: Calendar): Read => {
  const text = (typed[key] ?? '').trim();
  if (text !== '') {
    const read = readWhen(text);
    return read.ok ? { value: read.when } : problem(key, read.problem);
  }
  const isChosen = CHOSEN.some((part) => (typed[`${key}${part}`] ?? '').trim() !== '');
  if (isChosen) return readChosen(key, typed, calendar);
  return field.required ? problem(key, 'Say when: choose a day, or write one.') : { value: null };
};

const readField = (key: string, field: Field, typed: TypedItem, calendar: Calendar): Read => {
  const text = (typed[key] ?? '').trim();
  switch (field.kind) {
    case 'line':
    case 'text':
      return readWords(key, field, typed[key] ?? '');
    case 'link':
      return readLink(key, text);
    case 'day':
      return text === '' || isDate(text)
        ? { value: text }
        : problem(key, 'Choose a day, for example 2026-12-10.');
    case 'time':
      return text === '' || isTime(text)
        ? { value: text }
        : problem(key, 'Choose a time, for example 14:00.');
    case 'choice': {
      const [first] = field.choices;
      const chosen = text === '' ? first : field.choices.find(({ value }) => value === text);
      return chosen === undefined
        ? problem(key, `Choose one of these: ${field.choices.map((each) => each.text).join(', ')}.`)
        : { value: chosen.value };
    }
    case 'owner':
      return readOwner(key, field, typed);
    case 'when':
      return readMoment(key, field, typed, calendar);
    case 'departments':
      return { value: [...new Set(text.split(',').filter((id) => id !== ''))].sort() };
    case 'release':
      return { value: text === '' ? null : text };
  }
};

const tooEarly = (values: Record<string, unknown>, { launch, week }: Calendar): FieldProblem[] => {
  const { starts, ends } = values as { starts?: When; ends?: When };
  if (starts === undefined || ends === undefined || !endsBefore({ starts, ends }, launch, week)) return [];
  return [problem('ends', ENDS_BEFORE)];
};

/**
 * Reads what was typed for an item, or for the facts, of a part: its values, or every problem at once, each at
 * its field and with what would be right.
 */
export const readItem = (part: Part, typed: TypedItem, calendar: Calendar): ItemReading => {
  const read = Object.entries(part.fields).map(
    ([key, field]) => [key, readField(key, field, typed, calendar)] as const,
  );
  const problems = read.map(([, each]) => each).filter(isProblem);
  if (problems.length > 0) return { ok: false, problems };
  const values = Object.fromEntries(read.map(([key, each]) => [key, isProblem(each) ? null : each.value]));
  const late = tooEarly(values, calendar);
  return late.length > 0 ? { ok: false, problems: late } : { ok: true, values };
};
