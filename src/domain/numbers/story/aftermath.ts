import { addDuration, type Instant, isAfter, toWall } from '../../calendar.ts';
import { NO_TALLY, type NumberEntry, type Tally, tallyIn, textIn } from '../entry.ts';

/** So long after a launch whatever is found counts as its incident: days of 24 hours. */
export const INCIDENT_DAYS = 7;

/** Users could not go on, or not do something. */
const INCIDENTS: readonly (string | null)[] = ['critical', 'major'];

export const GOALS = ['reached', 'partly', 'not', 'too_early'] as const;
export type GoalWord = (typeof GOALS)[number];

export type Feedback = { ratings: Tally; confidence: Tally; effort: Tally };
export type Actions = { noted: number; done: number; inTime: number };

/** What came after the launch of one release. */
export type Aftermath = {
  incidents: number;
  /** The last word on it; null while nobody said anything. */
  goal: GoalWord | null;
  feedback: Feedback;
  actions: Actions;
};

/** Found until seven days after users had it, also while it went out. */
const incidentsIn = (entries: readonly NumberEntry[], liveAt: Instant | null): number => {
  if (liveAt === null) return 0;
  const until = addDuration(liveAt, { days: INCIDENT_DAYS });
  return entries.filter(
    (entry) =>
      entry.type === 'issue_reported' &&
      INCIDENTS.includes(textIn(entry, 'severity')) &&
      !isAfter(entry.at, until),
  ).length;
};

/** Where the goal is said to stand: when it is looked at, and once more when the outcome is recorded. */
const SAYS_GOAL: Readonly<Record<string, string>> = { goal_checked: 'answer', outcome_recorded: 'reached' };

const goalIn = (entries: readonly NumberEntry[]): GoalWord | null => {
  const last = entries.findLast(({ type }) => Object.hasOwn(SAYS_GOAL, type));
  const word = last === undefined ? null : textIn(last, SAYS_GOAL[last.type] ?? '');
  return GOALS.find((each) => each === word) ?? null;
};

const plus = (a: Tally, b: Tally): Tally => ({ sum: a.sum + b.sum, count: a.count + b.count });

/** Each count holds only answers that no count before it held. */
const feedbackIn = (entries: readonly NumberEntry[]): Feedback => {
  const counts = entries.filter(({ type }) => type === 'feedback_counted');
  const over = (field: keyof Feedback): Tally =>
    counts.map((entry) => tallyIn(entry, field)).reduce(plus, NO_TALLY);
  return { ratings: over('ratings'), confidence: over('confidence'), effort: over('effort') };
};

/** What people undertook: done, and done by its day on the wall of the zone. */
const actionsIn = (entries: readonly NumberEntry[], zone: string): Actions => {
  const dueOn = new Map<string | null, string | null>();
  const doneOn = new Map<string | null, string>();
  for (const entry of entries) {
    const noteId = textIn(entry, 'noteId');
    if (entry.type === 'note_taken' && textIn(entry, 'kind') === 'action') {
      dueOn.set(noteId, textIn(entry, 'dueOn'));
    }
    if (entry.type === 'action_done' && dueOn.has(noteId) && !doneOn.has(noteId)) {
      doneOn.set(noteId, toWall(entry.at, zone).date);
    }
  }
  const isInTime = ([noteId, day]: [string | null, string]): boolean => {
    const due = dueOn.get(noteId) ?? null;
    return due === null || day <= due;
  };
  return { noted: dueOn.size, done: doneOn.size, inTime: [...doneOn].filter(isInTime).length };
};

/** What came after the launch, from the entries of one release in their order. */
export const aftermathOf = (
  entries: readonly NumberEntry[],
  { liveAt, zone }: { liveAt: Instant | null; zone: string },
): Aftermath => ({
  incidents: incidentsIn(entries, liveAt),
  goal: goalIn(entries),
  feedback: feedbackIn(entries),
  actions: actionsIn(entries, zone),
});
