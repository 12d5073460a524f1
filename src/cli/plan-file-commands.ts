import { existsSync } from 'node:fs';
import {
  isTemplateFile,
  type Reading,
  readPlanFile,
  readTemplateFile,
} from '../adapters/plan-file/read-plan-file.ts';
import { writePlanFile } from '../adapters/plan-file/write-plan-file.ts';
import { refusalWords } from '../adapters/slack/words/refusal.ts';
import { warningWords } from '../adapters/slack/words/warning.ts';
import { namesIn } from '../application/plan-file/file-names.ts';
import {
  changeFromFile,
  type Imported,
  lookAtPlan,
  planFromFile,
} from '../application/plan-file/import-plan.ts';
import { writtenPlan } from '../application/plan-file/write-plan.ts';
import type { PlaceProblem, WrittenPlan } from '../application/plan-file/written-plan.ts';
import type { Reads, Store } from '../application/ports.ts';
import { planWarnings } from '../domain/plan/plan-warnings.ts';
import type { Release } from '../domain/release.ts';
import type { CliContext, GlobalOptions } from './context.ts';
import { CliFailure } from './failure.ts';
import { houseOf } from './house-of.ts';
import { databaseUrlOf, fileOf, withStore } from './open-store.ts';
import { atLines, countsOf, problemLines, schemaFor, writeText } from './plan-file-text.ts';
import { releaseMeant } from './release-key.ts';
import { workspaceIn } from './workspace.ts';

type Read<Written> = Extract<Reading<Written>, { ok: true }>;

/** @throws CliFailure with every mistake at its line */
export const rightForm = <Written>(
  file: string,
  reading: Reading<Written>,
  before: string,
): Read<Written> => {
  if (reading.ok) return reading;
  throw new CliFailure(`${before}\n${problemLines(file, reading.problems)}`);
};

const NOTHING = 'Nothing was imported:';

const aboutPlan = (plan: WrittenPlan): string => {
  const { date, time, zone } = plan.launch;
  const when = [date, time, zone].filter((part) => part !== null).join(' ');
  return `${plan.title}, launch ${when}, asks ${plan.departments.join(', ')}.\n${countsOf(plan)}\n`;
};

/** What stops nothing is said all the same, where it is not in the way of what is piped. */
const sayDoubts = (
  context: CliContext,
  file: string,
  { lineOf }: Read<unknown>,
  doubts: readonly PlaceProblem[],
): void => {
  if (doubts.length > 0) context.err(`${problemLines(file, atLines(doubts, lineOf))}\n`);
};

/** Long ago: in a file that is only looked at, a launch may have passed. */
const NO_PAST = '1900-01-01T00:00:00.000Z';

/** `plan validate FILE.yml`: its form, and where there is a workspace, whether it has what the file names. */
export const validatePlanFile = async (
  context: CliContext,
  file: string,
  text: string,
  options: GlobalOptions,
): Promise<void> => {
  const wrong = 'This is no plan yet:';
  if (isTemplateFile(text)) {
    const { read } = rightForm(file, readTemplateFile(text), wrong);
    context.out(`A template, ${read.template}.\n${countsOf(read)}\n`);
    return;
  }
  const plan = rightForm(file, readPlanFile(text), wrong);
  context.out(aboutPlan(plan.read));
  const formOnly =
    'Its form is right. Departments, releases and people were not looked for: there is no workspace.\n';
  if (!existsSync(fileOf(databaseUrlOf(context, options)))) return context.out(formOnly);
  await withStore(context, options, 'read', async (opened) => {
    const isEmpty = options.workspace === undefined && (await opened.workspaces()).length === 0;
    if (isEmpty) return context.out(formOnly);
    const workspaceId = await workspaceIn(opened, options);
    const house = { store: opened.store, clock: { ...context.clock, now: () => NO_PAST } };
    const { problems, doubts } = await lookAtPlan(house, workspaceId, plan.read, null);
    sayDoubts(context, file, plan, doubts);
    if (problems.length > 0) {
      throw new CliFailure(`${wrong}\n${problemLines(file, atLines(problems, plan.lineOf))}`);
    }
    context.out('Its form is right, and everything that it names is here.\n');
  });
};

/** `plan export KEY [FILE]`: the same form that import reads. */
export const exportPlan = (
  context: CliContext,
  { key, file }: { key: string; file: string | undefined },
  options: GlobalOptions & { force?: boolean },
): Promise<void> =>
  withStore(context, options, 'read', async (opened) => {
    const { reads } = opened.store;
    const workspaceId = await workspaceIn(opened, options);
    const release = await releaseMeant(reads, workspaceId, key);
    const written = writtenPlan(release, await namesIn(reads, workspaceId));
    const text = writePlanFile(written, schemaFor('plan', file));
    if (file === undefined) return context.out(text);
    writeText(file, text, options.force === true);
    context.out(`Exported ${release.key} to ${file}.\n`);
  });

export type ImportOptions = GlobalOptions & { manager?: string; into?: string; check?: boolean };

/** @throws CliFailure that names the option */
const managerMeant = async (
  reads: Reads,
  workspaceId: string,
  wanted: string | undefined,
): Promise<string> => {
  if (wanted === undefined) {
    const { releaseManagers } = await reads.settings(workspaceId);
    const [only, ...others] = releaseManagers;
    if (only !== undefined && others.length === 0) return only;
    throw new CliFailure('Say who manages it: --manager U0123456789, or --manager @maya.');
  }
  if (/^[UW][A-Z0-9]+$/.test(wanted)) return wanted;
  const name = wanted.replace(/^@/, '').trim().toLowerCase();
  const found = (await reads.people(workspaceId)).filter(
    (person) => !person.deleted && person.name.toLowerCase() === name,
  );
  const [one, another] = found;
  if (one === undefined) throw new CliFailure(`Nobody here is called "${wanted}".`);
  if (another === undefined) return one.userId;
  const ids = found.map(({ userId }) => userId).join(', ');
  throw new CliFailure(`${found.length} people are called "${wanted}": write the id (${ids}).`);
};

/** @throws CliFailure with everything that is in the way */
const taken = (
  file: string,
  { lineOf }: Read<unknown>,
  imported: Imported,
): Extract<Imported, { ok: true }> => {
  if (imported.ok) return imported;
  if ('problems' in imported) {
    throw new CliFailure(`${NOTHING}\n${problemLines(file, atLines(imported.problems, lineOf))}`);
  }
  throw new CliFailure(`${NOTHING}\n${refusalWords(imported.refusal, (id) => id, '/release')}`);
};

const sayWarnings = async (context: CliContext, reads: Reads, release: Release): Promise<void> => {
  const { workspaceId } = release;
  const others = await reads.releases(workspaceId, 'open');
  const warnings = planWarnings(release, others, await reads.settings(workspaceId), context.clock.now());
  for (const warning of warnings) context.out(`Good to know: ${warningWords(warning)}\n`);
};

const importInto = async (
  context: CliContext,
  {
    file,
    plan,
    workspaceId,
    check,
  }: { file: string; plan: Read<WrittenPlan>; workspaceId: string; check: boolean },
  store: Store,
  into: string,
): Promise<void> => {
  const { id: releaseId, key } = await releaseMeant(store.reads, workspaceId, into);
  const wish = { workspaceId, releaseId, written: plan.read, look: check };
  const { changed, doubts } = taken(file, plan, await changeFromFile(houseOf(store, context), wish));
  sayDoubts(context, file, plan, doubts);
  if (!changed) return context.out('Nothing changed.\n');
  context.out(
    check
      ? `The plan of ${key} would change. Nothing was imported.\n`
      : `The plan of ${key} is as the file says.\n`,
  );
};

const importNew = async (
  context: CliContext,
  {
    file,
    plan,
    workspaceId,
    check,
  }: { file: string; plan: Read<WrittenPlan>; workspaceId: string; check: boolean },
  store: Store,
  manager: string | undefined,
): Promise<void> => {
  const managerId = await managerMeant(store.reads, workspaceId, manager);
  const house = houseOf(store, context);
  if (check) {
    const { problems, doubts } = await lookAtPlan(house, workspaceId, plan.read, null);
    if (problems.length > 0) taken(file, plan, { ok: false, problems });
    sayDoubts(context, file, plan, doubts);
    return context.out('It can be imported. Nothing was.\n');
  }
  const imported = await planFromFile(house, { workspaceId, written: plan.read, managerId });
  const { release, doubts } = taken(file, plan, imported);
  sayDoubts(context, file, plan, doubts);
  await sayWarnings(context, store.reads, release);
  context.out(
    `Draft ${release.key} is made. ${release.manager.name} finds it in Slack; nothing is posted before Start.\n`,
  );
};

/** `plan import FILE.yml`: a new draft, or with `--into` the plan of a release, all of it or nothing. */
export const importPlanFile = async (
  context: CliContext,
  file: string,
  text: string,
  options: ImportOptions,
): Promise<void> => {
  if (isTemplateFile(text)) {
    throw new CliFailure(`This is a template. Keep it with: greenlight plan template add ${file}`);
  }
  const plan = rightForm(file, readPlanFile(text), NOTHING);
  context.out(aboutPlan(plan.read));
  const check = options.check === true;
  await withStore(context, options, 'write', async (opened) => {
    const what = { file, plan, workspaceId: await workspaceIn(opened, options), check };
    return options.into === undefined
      ? importNew(context, what, opened.store, options.manager)
      : importInto(context, what, opened.store, options.into);
  });
};
