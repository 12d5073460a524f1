import { readFileSync, writeFileSync } from 'node:fs';
import { questionsInFile } from '../adapters/settings-file/questions.ts';
import { type FileReading, readSettingsFile } from '../adapters/settings-file/read-file.ts';
import { type EmailAnswer, resolve } from '../adapters/settings-file/resolve.ts';
import { problemsInFile, settingsFromFile } from '../adapters/settings-file/settings-from-file.ts';
import type { FileProblem } from '../adapters/settings-file/shape.ts';
import { writeSettingsFile } from '../adapters/settings-file/write-file.ts';
import { failureOf } from '../adapters/slack/outcome.ts';
import { questionProblems } from '../application/packs/import-packs.ts';
import type { Reads, Store } from '../application/ports.ts';
import { addAdmin } from '../application/settings/add-admin.ts';
import { allProblems } from '../application/settings/change-settings.ts';
import { CONFIRM_IT } from '../application/settings/check-directory.ts';
import { importSettings } from '../application/settings/import-settings.ts';
import type { Pack } from '../domain/packs/pack.ts';
import type { WorkspaceSettings } from '../domain/settings/settings.ts';
import type { CliContext, GlobalOptions } from './context.ts';
import { CliFailure, reasonOf } from './failure.ts';
import { houseOf } from './house-of.ts';
import { withStore } from './open-store.ts';
import { slackFailure, slackLine } from './slack.ts';
import { workspaceFor, workspaceIn } from './workspace.ts';

const problemLines = (file: string, problems: readonly FileProblem[]): string =>
  [...problems]
    .sort((a, b) => a.line - b.line)
    .map(({ line, path, problem }) => `${file}:${line}: ${path === '' ? '' : `${path}: `}${problem}`)
    .join('\n');

const NOTHING = 'Nothing was imported:';

const refusedFile = (file: string, problems: readonly FileProblem[]): CliFailure =>
  new CliFailure(`${NOTHING}\n${problemLines(file, problems)}`);

const readFile = (file: string): FileReading => {
  try {
    return readSettingsFile(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CliFailure(`${file} cannot be read: ${reasonOf(error)}.`, { cause: error });
  }
};

const emailLookup =
  (context: CliContext, options: GlobalOptions) =>
  async (email: string): Promise<EmailAnswer> => {
    const { client } = slackLine(context, options);
    try {
      const { user } = await client.users.lookupByEmail({ email });
      return user?.id === undefined ? 'unknown' : { userId: user.id };
    } catch (error) {
      const { problem } = failureOf(error);
      if (problem === 'users_not_found') return 'unknown';
      if (problem === 'missing_scope') return 'not_allowed';
      throw slackFailure(error);
    }
  };

const directoryOf = async (reads: Reads, workspaceId: string) => ({
  people: await reads.people(workspaceId),
  channels: await reads.channels(workspaceId),
});

/** What its departments are asked beside their main question. */
const packsOf = async (
  reads: Reads,
  { workspaceId, departments }: WorkspaceSettings,
): Promise<readonly Pack[]> => {
  const found: Pack[] = [];
  for (const { packId } of departments) {
    const pack = packId === null ? null : await reads.pack(workspaceId, packId);
    if (pack !== null) found.push(pack);
  }
  return found;
};

/** The line of a problem names the option; in Slack it is a tick. */
const forTheTerminal = (problem: FileProblem): FileProblem => ({
  ...problem,
  problem: problem.problem.replace(CONFIRM_IT, 'If that is meant, import it with --confirm-shared.'),
});

/** Of two problems at one place the first is meant: the second follows from it. */
const oneAPlace = (problems: readonly FileProblem[]): readonly FileProblem[] =>
  problems.filter(({ line, path }, index) => {
    const first = problems.findIndex((other) => other.line === line && other.path === path);
    return first === index || path === '';
  });

/** Opens the database; where that fails, a file with mistakes says at least those. */
const withWorkspace = async (
  context: CliContext,
  options: GlobalOptions,
  { file, reading }: { file: string; reading: FileReading },
  work: (store: Store, workspaceId: string) => Promise<void>,
): Promise<void> => {
  try {
    await withStore(context, options, 'write', async (opened) =>
      work(opened.store, await workspaceFor(context, opened, options)),
    );
  } catch (error) {
    if (reading.ok || !(error instanceof CliFailure) || error.message.startsWith(NOTHING)) throw error;
    throw refusedFile(file, reading.problems);
  }
};

/** `settings import FILE`: all of it, or nothing and every reason with its line. */
export const importCommand = async (
  context: CliContext,
  file: string,
  options: GlobalOptions & { confirmShared?: boolean },
): Promise<void> => {
  const reading = readFile(file);
  const read = reading.ok ? reading.read : reading.partial;
  const misread = reading.ok ? [] : reading.problems;
  if (read === null) throw refusedFile(file, misread);
  await withWorkspace(context, options, { file, reading }, async (store, workspaceId) => {
    const known = await directoryOf(store.reads, workspaceId);
    const directory = { ...known, personByEmail: emailLookup(context, options) };
    const { resolved, problems } = await resolve(read, directory);
    const confirmed = options.confirmShared === true ? known.channels.map(({ channelId }) => channelId) : [];
    const build = (current: WorkspaceSettings) => settingsFromFile(read, resolved, current, context.ids);
    const questions = questionsInFile(read);
    const inTheWay = [...misread, ...problems];
    if (inTheWay.length > 0) {
      const before = await store.reads.settings(workspaceId);
      const after = build(before);
      const ruled = [
        ...(await allProblems(store.reads, { before, after }, confirmed)),
        ...questionProblems(after, questions),
      ];
      const all = oneAPlace([...inTheWay, ...problemsInFile(ruled, read)]);
      throw refusedFile(file, all.map(forTheTerminal));
    }
    const imported = await importSettings(houseOf(store, context), workspaceId, build, confirmed, questions);
    if (!imported.ok) throw refusedFile(file, problemsInFile(imported.problems, read).map(forTheTerminal));
    const { changed } = imported;
    context.out(changed.length === 0 ? 'Nothing changed.\n' : `Imported: ${changed.join(', ')}.\n`);
  });
};

/** `settings export [FILE]`: the same form that import reads. */
export const exportCommand = (
  context: CliContext,
  file: string | undefined,
  options: GlobalOptions & { force?: boolean },
): Promise<void> =>
  withStore(context, options, 'read', async (opened) => {
    const { reads } = opened.store;
    const workspaceId = await workspaceIn(opened, options);
    const settings = await reads.settings(workspaceId);
    const packs = await packsOf(reads, settings);
    const text = writeSettingsFile(settings, { ...(await directoryOf(reads, workspaceId)), packs });
    if (file === undefined) return context.out(text);
    try {
      // Without --force nothing is written over.
      writeFileSync(file, text, { flag: options.force === true ? 'w' : 'wx' });
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
        throw new CliFailure(`${file} is there already. Choose another name, or add --force.`, {
          cause: error,
        });
      }
      throw new CliFailure(`${file} cannot be written: ${reasonOf(error)}.`, { cause: error });
    }
    context.out(`Exported to ${file}.\n`);
  });

/** `settings admin add U…`: the second way to an admin. */
export const addAdminCommand = async (
  context: CliContext,
  userId: string,
  options: GlobalOptions,
): Promise<void> => {
  if (!/^[UW][A-Z0-9]+$/.test(userId)) {
    throw new CliFailure(`"${userId}" is no member id: in Slack, open the profile, "…", "Copy member ID".`);
  }
  await withStore(context, options, 'write', async (opened) => {
    const workspaceId = await workspaceFor(context, opened, options);
    const added = await addAdmin(houseOf(opened.store, context), { workspaceId, userId });
    if (!added.ok) {
      throw new CliFailure(`${userId} is a guest, a bot or deactivated: an admin has to be a full member.`);
    }
    const who = added.name === null ? userId : `${added.name} (${userId})`;
    context.out(added.already ? `${who} is an admin already.\n` : `${who} is an admin now.\n`);
    if (added.name === null) {
      context.err(`${userId} was not seen in this workspace yet: check that the id is right.\n`);
    }
  });
};
