import { existsSync, statSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { backUp, inspectFile } from '../adapters/store/file/backup.ts';
import { DamagedDatabase } from '../adapters/store/file/damaged-database.ts';
import type { Inspection } from '../adapters/store/file/inspect-database.ts';
import { type Restored, restore } from '../adapters/store/file/restore.ts';
import { backupName } from '../domain/record/backup-name.ts';
import type { CliContext, GlobalOptions } from './context.ts';
import { CliFailure, reasonOf } from './failure.ts';
import { databaseUrlOf, fileOf } from './open-store.ts';

const existing = (file: string, otherwise: string): string => {
  if (!existsSync(file)) throw new CliFailure(otherwise);
  return file;
};

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What is in it, so that somebody can tell one backup from another, and the log's head for comparing later. */
const contents = ({ releases, chains }: Inspection): string =>
  [
    `It holds ${counted(releases, 'release', 'releases')}.`,
    ...chains.map(
      ({ workspaceId, events, head }) =>
        `The audit log of ${workspaceId} holds: ${counted(events, 'event', 'events')}, the last is ${head}.`,
    ),
  ]
    .map((line) => `${line}\n`)
    .join('');

const listed = (whatFailed: string, problems: readonly string[], mend: string): string =>
  [whatFailed, ...problems.map((problem) => `  ${problem}`), mend].join('\n');

/** @param whatFailed the first line of what is said when there are problems */
const assertNone = ({ problems }: Inspection, whatFailed: string, mend: string): void => {
  if (problems.length === 0) return;
  throw new CliFailure(listed(whatFailed, problems, mend));
};

const sentence = (error: unknown): string => `${reasonOf(error).replace(/\.$/, '')}.`;

const TAKE_ANOTHER = 'Take another backup.';

const damagedBackup = (file: string, problems: readonly string[]): string =>
  listed(`Not restored: ${file} has problems. Nothing was changed.`, problems, TAKE_ANOTHER);

const RESTORE = 'Put a backup in its place: greenlight restore FILE';

const headsOf = ({ chains }: Inspection) =>
  chains.map(({ workspaceId, events, head }) => ({ workspaceId, seq: events, hash: head }));

/** A folder: one that is there, or a name that ends like one. */
const isFolder = (typed: string): boolean =>
  /[/\\]$/.test(typed) || (existsSync(typed) && statSync(typed).isDirectory());

/** Where the record stood, beside a backup whose name does not say it: to be kept elsewhere. */
const writeHead = (file: string, at: string, inspection: Inspection): string => {
  const beside = `${file}.head.json`;
  const heads = headsOf(inspection);
  writeFileSync(beside, `${JSON.stringify({ backup: basename(file), at, heads }, null, 2)}\n`);
  return beside;
};

/** `backup FILE` or `backup FOLDER`: a copy that was looked at, also while Greenlight serves. */
export const backupCommand = async (
  context: CliContext,
  file: string,
  options: GlobalOptions & { force?: boolean },
): Promise<void> => {
  const database = fileOf(databaseUrlOf(context, options));
  existing(database, `Not backed up: there is no database at ${database}.`);
  const target = resolve(file);
  if (target === database) throw new CliFailure('Not backed up: that is the database itself.');
  const named = isFolder(file);
  if (!named && options.force !== true && existsSync(target)) {
    throw new CliFailure(`Not backed up: ${file} is there already. --force writes over it.`);
  }
  const now = context.clock.now();
  const nameOf = (found: Inspection): string => backupName(now.slice(0, 10), headsOf(found));
  const wish = named
    ? // A second one of the same day and record is a newer copy of the same.
      { place: { folder: target, nameOf }, replace: true }
    : { place: { file: target }, replace: options.force === true };
  const written = await backUp(database, wish).catch((error: unknown) => {
    throw new CliFailure(`Not backed up: ${sentence(error)}`, { cause: error });
  });
  const { inspection } = written;
  assertNone(inspection, `Not backed up: ${database} has problems.`, RESTORE);
  const head = named ? null : writeHead(target, now, inspection);
  const beside = head === null ? '' : `Where the record stands is in ${head}: keep a copy elsewhere.\n`;
  context.out(`Backed up to ${named ? written.file : file}.\n${contents(inspection)}${beside}`);
};

const kept = ({ kept: file }: Restored): string =>
  file === null ? '' : `What was there before is kept as ${file}.\n`;

/** `restore FILE`: a backup becomes the database; refused while Greenlight serves it. */
export const restoreCommand = async (
  context: CliContext,
  file: string,
  options: GlobalOptions,
): Promise<void> => {
  const url = databaseUrlOf(context, options);
  const database = fileOf(url);
  const backup = existing(resolve(file), `Not restored: there is no file ${file}.`);
  if (backup === database) throw new CliFailure('Not restored: that is the database itself.');
  const asideAt = context.clock.now().slice(0, 19).replaceAll(':', '-');
  const restored = await restore(url, { backup, asideAt }).catch((error: unknown) => {
    const inBackup = error instanceof DamagedDatabase && error.path === backup;
    throw new CliFailure(
      inBackup ? damagedBackup(file, [`SQLite finds: ${error.found}.`]) : `Not restored: ${sentence(error)}`,
      { cause: error },
    );
  });
  const { problems } = restored.inspection;
  if (problems.length > 0) throw new CliFailure(damagedBackup(file, problems));
  context.out(`Restored from ${file}.\n${contents(restored.inspection)}${kept(restored)}`);
};

/** `check`: whether the database, or a backup, can be relied on. */
export const checkCommand = async (
  context: CliContext,
  file: string | undefined,
  options: GlobalOptions,
): Promise<void> => {
  const path = file === undefined ? fileOf(databaseUrlOf(context, options)) : resolve(file);
  const inspection = await inspectFile(existing(path, `There is no database at ${path}.`));
  assertNone(inspection, `${path} has problems:`, file === undefined ? RESTORE : TAKE_ANOTHER);
  context.out(`${path} is sound.\n${contents(inspection)}`);
};
