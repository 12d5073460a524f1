import type { DomainEvent, DomainEventType } from '../event.ts';
import type { PersonStamp } from '../person.ts';

/** Stands where somebody's words stood. */
export const WORDS_ERASED = '(erased)';

/** Nobody is told from it who it was: it is made of chance, and no list says whose it is. */
export const pseudonymFrom = (random: string): PersonStamp => {
  const mark = random
    .replace(/[^0-9a-z]/gi, '')
    .slice(-4)
    .toLowerCase();
  return { userId: `erased-${mark}`, name: `Person ${mark}` };
};

type Words<Type extends DomainEventType> = readonly Exclude<
  keyof Extract<DomainEvent, { type: Type }>,
  'type'
>[];

/** Fields that hold what the author of an event typed; in an answer, its reason and who can solve it. */
const TYPED_WORDS: { [Type in DomainEventType]: Words<Type> } = {
  release_drafted: ['title'],
  plan_changed: [],
  release_moved: ['words'],
  move_planned: ['words'],
  move_undone: [],
  item_changed: ['what'],
  items_added: [],
  reviews_asked: [],
  date_reviewed: ['words'],
  round_opened: ['build'],
  round_tried: ['words'],
  finding_settled: ['words'],
  round_closed: ['words'],
  version_step: ['words', 'text'],
  announcement_corrected: ['reason'],
  brief_frozen: [],
  brief_changed: ['reason'],
  brief_read: [],
  brief_asked: ['words'],
  brief_answered: ['words'],
  release_split: [],
  release_merged: [],
  release_took_in: [],
  wave_added: [],
  main_followed: [],
  split_from: [],
  department_added: [],
  department_removed: [],
  release_started: [],
  department_asked: [],
  light_answered: ['answer'],
  light_voted: ['answer'],
  light_stale: [],
  light_restored: [],
  answer_delegated: [],
  condition_met: ['text'],
  condition_lapsed: ['text'],
  blocker_raised: ['text'],
  blocker_taken: ['text'],
  blocker_returned: ['text'],
  blocker_passed: ['text'],
  blocker_solved: ['text'],
  blocker_confirmed: ['text'],
  waiver_given: ['reason'],
  waiver_agreed: [],
  waiver_withdrawn: [],
  launch_called: [],
  launch_call_declined: [],
  urgent_reviewed: ['review'],
  mended_confirmed: [],
  consent_given: [],
  all_green: [],
  readiness_lost: [],
  release_held: ['reason'],
  release_resumed: [],
  release_cancelled: ['reason'],
  manager_sought: [],
  manager_changed: [],
  launch_decided: [],
  declared_live: [],
  launch_failed: ['cause'],
  check_in_asked: [],
  check_in_answered: [],
  meeting_cancelled: [],
  meeting_kept: [],
  meeting_planned: [],
  note_taken: ['text'],
  action_done: ['text'],
  announced: [],
  fact_reported: [],
  confirmation_asked: [],
  light_confirmed: [],
  roll_call_started: [],
  station_answered: ['reason'],
  station_silent: [],
  station_waited: [],
  roll_call_complete: [],
  launch_scrubbed: ['reason'],
  issue_reported: ['text'],
  issue_settled: ['text'],
  runbook_step_done: ['what'],
  runbook_step_undone: ['what'],
  runbook_step_failed: ['what', 'reason'],
  batch_done: ['batch'],
  adoption_counted: [],
  stage_begun: ['reason'],
  stage_asked: [],
  stage_extended: [],
  rollout_stopped: ['reason'],
  rollout_completed: [],
  issues_carried: [],
  carried_accepted: ['reason'],
  goal_checked: ['value'],
  trouble_answered: [],
  retro_held: [],
  retro_waived: ['reason'],
  feedback_counted: [],
  feedback_told: ['entries'],
  retro_opened: [],
  lesson_kept: ['text'],
  lesson_used: [],
  release_closed: ['outcome', 'lessons'],
  item_ticked: ['link', 'text'],
  settings_changed: [],
  admin_added: [],
  template_saved: ['name'],
  absence_set: [],
  absence_ended: [],
  hook_changed: [],
  person_erased: [],
};

/** What of a text that somebody typed is kept: dates, states and people are facts and no words. */
const FACTS: ReadonlySet<string> = new Set([
  'answer',
  'at',
  'by',
  'asDeputy',
  'askAgainOn',
  'expectedOn',
  'dueOn',
  'owner',
  'severity',
  'solvedBy',
  'judged',
  'also',
]);

const wordsErased = (value: unknown, key = ''): unknown => {
  if (FACTS.has(key)) return value;
  if (typeof value === 'string') return value === '' ? '' : WORDS_ERASED;
  if (Array.isArray(value)) return value.map((each) => wordsErased(each));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, wordsErased(inner, name)]));
};

const textsIn = (value: unknown, key = ''): readonly string[] => {
  if (FACTS.has(key)) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, name));
};

/** What the author of an event typed, as {@link withoutWords} would take it out. */
export const typedIn = (type: DomainEventType, personal: Record<string, unknown>): readonly string[] =>
  TYPED_WORDS[type].flatMap((field: string) => {
    const value = personal[field];
    return typeof value === 'string' ? [value] : textsIn(value);
  });

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A name inside a sentence, not as a part of a longer word. */
const inSentence = (name: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, 'gu');

/** Rewrites any value so that neither the id nor a name of this person stands in it. */
export const replacing = (
  { userId, names }: { userId: string; names: readonly string[] },
  pseudonym: PersonStamp,
): ((value: unknown) => unknown) => {
  // The longest first: one name may begin another.
  const patterns = names
    .filter((name) => name.trim() !== '')
    .sort((a, b) => b.length - a.length)
    .map(inSentence);
  const ids = inSentence(userId);
  const inText = (text: string): string =>
    patterns.reduce(
      (rest, pattern) => rest.replace(pattern, () => pseudonym.name),
      text.replace(ids, () => pseudonym.userId),
    );
  const rewrite = (value: unknown): unknown => {
    if (typeof value === 'string') return inText(value);
    if (Array.isArray(value)) return value.map(rewrite);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rewrite(inner)]));
  };
  return rewrite;
};

/** An event's personal part without the words that its author typed. */
export const withoutWords = (
  type: DomainEventType,
  personal: Record<string, unknown>,
): Record<string, unknown> => {
  const typed: readonly string[] = TYPED_WORDS[type];
  return Object.fromEntries(
    Object.entries(personal).map(([key, value]) => [
      key,
      typed.includes(key) ? (typeof value === 'string' ? wordsErased(value) : wordsErased(value, '')) : value,
    ]),
  );
};
