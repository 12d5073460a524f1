import { type Instant, isAfter, isDate, isTime, isZone, toInstant } from '../calendar.ts';
import { EMPTY_CONTENTS } from '../contents/contents.ts';
import type { FieldProblem } from '../refusal.ts';
import { DEPLOYMENT_PATHS, type DeploymentPath, type Plan, type PlannedLaunch } from '../release.ts';
import { splitNameAndVersion } from './release-name.ts';

/** The first form, as typed. */
export type PlanForm = {
  title: string;
  value: string;
  date: string;
  time: string;
  zone: string;
  path: string;
  departmentIds: readonly string[];
  /** The departments of its main release answer for a wave: it may have none of its own. */
  isWave?: boolean;
};

/** "Complete the plan", as typed. */
export type PlanDetails = Pick<Plan, (typeof TEXT_FIELDS)[number] | 'risk' | 'contents'>;

/** Free text of the plan: what it is for, the facts that are locked, and what a risky release owes. */
export const TEXT_FIELDS = [
  'goal',
  'measure',
  'outOfScope',
  'highlights',
  'product',
  'price',
  'packages',
  'candidate',
  'backOut',
  'beta',
] as const;

export const TITLE_MAX = 80;
export const VALUE_MAX = 300;

const emptyDetails: PlanDetails = {
  goal: '',
  measure: '',
  outOfScope: '',
  highlights: '',
  product: '',
  price: '',
  packages: '',
  candidate: '',
  backOut: '',
  beta: '',
  risk: null,
  contents: EMPTY_CONTENTS,
};

const isPath = (path: string): path is DeploymentPath =>
  (DEPLOYMENT_PATHS as readonly string[]).includes(path);

/** What is wrong with a name as typed; null where nothing is. */
export const titleProblem = (title: string): string | null => {
  if (title.trim() === '') return 'Give it a name, for example "Atlas 2.0".';
  return [...title].length > TITLE_MAX ? `At most ${TITLE_MAX} characters.` : null;
};

const valueProblem = (value: string): string | null => {
  if (value.trim() === '') return 'Say in one sentence what users gain.';
  return [...value].length > VALUE_MAX ? `At most ${VALUE_MAX} characters.` : null;
};

/** The planned moment, or what is wrong with date, time or zone. The past is refused. */
export const readLaunch = (
  form: Pick<PlanForm, 'date' | 'time' | 'zone'>,
  now: Instant,
): { launch: PlannedLaunch } | { problems: FieldProblem[] } => {
  const problems: FieldProblem[] = [];
  if (!isDate(form.date)) problems.push({ field: 'date', problem: 'Choose a date, for example 2024-12-12.' });
  if (!isTime(form.time)) problems.push({ field: 'time', problem: 'Choose a time, for example 14:00.' });
  if (!isZone(form.zone))
    problems.push({ field: 'zone', problem: 'Choose a time zone, for example Europe/Berlin.' });
  if (problems.length > 0) return { problems };
  const at = toInstant(form);
  if (!isAfter(at, now))
    return { problems: [{ field: 'date', problem: 'This moment has passed. Choose a later one.' }] };
  return { launch: { date: form.date, time: form.time, zone: form.zone, at } };
};

/** A plan, or every problem at once, each at its field. */
export const readPlanForm = (
  form: PlanForm,
  now: Instant,
  details: PlanDetails = emptyDetails,
): { plan: Plan } | { problems: readonly FieldProblem[] } => {
  const launch = readLaunch(form, now);
  const title = titleProblem(form.title);
  const value = valueProblem(form.value);
  const problems: FieldProblem[] = [
    ...(title === null ? [] : [{ field: 'title', problem: title }]),
    ...(value === null ? [] : [{ field: 'value', problem: value }]),
    ...('problems' in launch ? launch.problems : []),
    ...(isPath(form.path) ? [] : [{ field: 'path', problem: 'Choose how it goes out.' }]),
    ...(form.departmentIds.length > 0 || form.isWave === true
      ? []
      : [{ field: 'departments', problem: 'Tick at least one department.' }]),
  ];
  if (problems.length > 0 || 'problems' in launch || !isPath(form.path)) return { problems };
  const { name, version } = splitNameAndVersion(form.title.trim());
  const plan: Plan = {
    ...details,
    name,
    version,
    value: form.value.trim(),
    launch: launch.launch,
    path: form.path,
  };
  return { plan };
};

/** What the plan still lacks, in the words of its card: "Still missing: goal, out of scope". */
export const missingFromPlan = (plan: Plan): readonly string[] =>
  [
    plan.goal === '' && 'goal',
    plan.measure === '' && 'how it is measured',
    plan.contents.scope.length === 0 && 'scope',
    plan.outOfScope === '' && 'out of scope',
    plan.highlights === '' && 'highlights',
  ].filter((part) => part !== false);
