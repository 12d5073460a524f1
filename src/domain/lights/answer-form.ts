import type { Solver } from '../blockers/blocker.ts';
import { formatDate, type Instant, isDate } from '../calendar.ts';
import type { PersonStamp } from '../person.ts';
import type { FieldProblem } from '../refusal.ts';
import type { Release } from '../release.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';
import { daysOf, defaultAskAgain } from './ask-again.ts';
import type { Light, LightAnswer } from './light.ts';

/** What somebody tapped or typed as a department's answer. Dates as 'YYYY-MM-DD' on the department's wall. */
export type AnswerForm =
  | { answer: 'green' }
  /** The owner is null where nobody was chosen. */
  | { answer: 'conditional'; condition: string; owner: PersonStamp | null; dueOn: string }
  /** Null: the date that follows from the plan. */
  | { answer: 'on_track'; askAgainOn: string | null }
  /** `solver` as it is shown; `solvedBy` where it is somebody who can be told. */
  | { answer: 'not_yet'; reason: string; solver: string; solvedBy?: Solver; expectedOn: string }
  | { answer: 'not_applicable'; reason: string };

export const REASON_MAX = 1000;
export const SOLVER_MAX = 80;

type Asked = { release: Release; light: Light; settings: WorkspaceSettings; now: Instant };
type Read = { answer: LightAnswer } | { problems: readonly FieldProblem[] };

const textProblem = (field: string, text: string, missing: string, max: number): FieldProblem[] => {
  if (text.trim() === '') return [{ field, problem: missing }];
  return [...text.trim()].length > max ? [{ field, problem: `At most ${max} characters.` }] : [];
};

/** Today would ask again in the same breath, and a past day never. */
const dateProblem = (field: string, date: string, asked: Asked): FieldProblem[] => {
  if (!isDate(date)) return [{ field, problem: 'Choose a date.' }];
  return date > daysOf(asked).today
    ? []
    : [{ field, problem: 'Choose tomorrow or later: I ask again that morning.' }];
};

/** After the launch the question would come too late; on its day, when it is that close, it still helps. */
const beforeLaunchProblem = (field: string, date: string, asked: Asked): FieldProblem[] => {
  const { today, launchDay } = daysOf(asked);
  return launchDay > today && date > launchDay
    ? [{ field, problem: `Choose a date until the launch on ${formatDate(launchDay, 'UTC')}.` }]
    : [];
};

/** A condition may be due today: it lapses when the day ends. */
const dueProblem = (field: string, date: string, asked: Asked): FieldProblem[] => {
  if (!isDate(date)) return [{ field, problem: 'Choose a date.' }];
  return date >= daysOf(asked).today ? [] : [{ field, problem: 'Choose today or later.' }];
};

const conditional = (form: Extract<AnswerForm, { answer: 'conditional' }>, asked: Asked): Read => {
  const { owner, dueOn } = form;
  const problems = [
    ...textProblem('condition', form.condition, 'Say what still has to happen.', REASON_MAX),
    ...(owner === null ? [{ field: 'owner', problem: 'Choose who sees to it.' }] : []),
    ...dueProblem('dueOn', dueOn, asked),
  ];
  if (problems.length > 0 || owner === null) return { problems };
  return { answer: { answer: 'conditional', condition: form.condition.trim(), owner, dueOn } };
};

const onTrack = (askAgainOn: string | null, asked: Asked): Read => {
  const { release, light, settings, now } = asked;
  if (askAgainOn === null) {
    return { answer: { answer: 'on_track', askAgainOn: defaultAskAgain(release, light, settings, now) } };
  }
  const problems = dateProblem('askAgainOn', askAgainOn, asked);
  const late = problems.length === 0 ? beforeLaunchProblem('askAgainOn', askAgainOn, asked) : [];
  if (problems.length + late.length > 0) return { problems: [...problems, ...late] };
  return { answer: { answer: 'on_track', askAgainOn } };
};

const NO_SOLVER = 'Choose a department or a person above, or write here who it is.';

/** Somebody has to be named, and not the department that waits: it would wait for itself. */
const solverProblem = (
  { solver, solvedBy }: Extract<AnswerForm, { answer: 'not_yet' }>,
  { light }: Asked,
): FieldProblem[] => {
  if (solvedBy?.kind !== 'department') return textProblem('solver', solver, NO_SOLVER, SOLVER_MAX);
  const isOwn = solvedBy.departmentId === light.departmentId;
  return isOwn
    ? [{ field: 'solverDepartment', problem: 'Choose another department, or a person of yours.' }]
    : [];
};

const notYet = (form: Extract<AnswerForm, { answer: 'not_yet' }>, asked: Asked): Read => {
  const problems = [
    ...textProblem('reason', form.reason, 'Say in a few words what is in the way.', REASON_MAX),
    ...solverProblem(form, asked),
    ...dateProblem('expectedOn', form.expectedOn, asked),
  ];
  if (problems.length > 0) return { problems };
  const { expectedOn, solvedBy } = form;
  const [reason, solver] = [form.reason.trim(), form.solver.trim()];
  return {
    answer: { answer: 'not_yet', reason, solver, expectedOn, ...(solvedBy !== undefined && { solvedBy }) },
  };
};

const notApplicable = (reason: string): Read => {
  const missing = 'Say in a few words why it does not concern your department.';
  const problems = textProblem('reason', reason, missing, REASON_MAX);
  return problems.length > 0 ? { problems } : { answer: { answer: 'not_applicable', reason: reason.trim() } };
};

/** The answer as it can be recorded, or every problem at once, each at its field. */
export const readAnswer = (form: AnswerForm, asked: Asked): Read => {
  switch (form.answer) {
    case 'green':
      return { answer: form };
    case 'conditional':
      return conditional(form, asked);
    case 'on_track':
      return onTrack(form.askAgainOn, asked);
    case 'not_yet':
      return notYet(form, asked);
    case 'not_applicable':
      return notApplicable(form.reason);
  }
};
