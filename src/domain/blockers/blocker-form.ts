import { formatDate, type Instant, isDate, toWall } from '../calendar.ts';
import type { FieldProblem } from '../refusal.ts';
import type { Release } from '../release.ts';
import { SEVERITIES, type Severity, type Solver } from './blocker.ts';

/** What somebody typed about a blocker. Dates as 'YYYY-MM-DD' on the wall of the launch; empty where nothing was said. */
export type BlockerForm = {
  text: string;
  severity: string;
  /** Null where none of the fields was filled. */
  solver: Solver | null;
  expectedOn: string;
  link: string | null;
};

/** A blocker as it can be raised. */
export type Raised = {
  text: string;
  severity: Severity;
  solver: Solver;
  expectedOn: string | null;
  link: string | null;
};

export const BLOCKER_TEXT_MAX = 1000;
export const SOLVER_NAME_MAX = 80;

/** The field at which a missing solver is asked for: the one that is always there. */
export const SOLVER_FIELD = 'solver';

const textProblems = (text: string): FieldProblem[] => {
  if (text === '') return [{ field: 'text', problem: 'Say in a few words what is in the way.' }];
  return [...text].length > BLOCKER_TEXT_MAX
    ? [{ field: 'text', problem: `At most ${BLOCKER_TEXT_MAX} characters.` }]
    : [];
};

/** Somebody has to be named, so that it does not lie about. */
export const solverProblems = (solver: Solver | null): FieldProblem[] => {
  if (solver === null || solver.name.trim() === '') {
    return [
      { field: SOLVER_FIELD, problem: 'Choose a department or a person above, or write here who it is.' },
    ];
  }
  return solver.kind === 'other' && [...solver.name].length > SOLVER_NAME_MAX
    ? [{ field: SOLVER_FIELD, problem: `At most ${SOLVER_NAME_MAX} characters.` }]
    : [];
};

const dateProblems = (date: string, today: string): FieldProblem[] => {
  if (date === '') return [];
  if (!isDate(date)) return [{ field: 'expectedOn', problem: 'Choose a date, or leave it empty.' }];
  return date < today
    ? [
        {
          field: 'expectedOn',
          problem: `${formatDate(date, 'UTC')} has passed: choose today or later, or leave it empty.`,
        },
      ]
    : [];
};

const isSeverity = (text: string): text is Severity => SEVERITIES.some((each) => each === text);

/** The blocker as it can be raised, or every problem at once, each at its field. */
export const readBlocker = (
  form: BlockerForm,
  { release, now }: { release: Pick<Release, 'plan'>; now: Instant },
): { raised: Raised } | { problems: readonly FieldProblem[] } => {
  const text = form.text.trim();
  const { severity, solver, expectedOn, link } = form;
  const today = toWall(now, release.plan.launch.zone).date;
  const problems: FieldProblem[] = [
    ...textProblems(text),
    ...(isSeverity(severity) ? [] : [{ field: 'severity', problem: 'Choose how bad it is.' }]),
    ...solverProblems(solver),
    ...dateProblems(expectedOn, today),
  ];
  if (problems.length > 0 || solver === null || !isSeverity(severity)) return { problems };
  return { raised: { text, severity, solver, expectedOn: expectedOn === '' ? null : expectedOn, link } };
};
