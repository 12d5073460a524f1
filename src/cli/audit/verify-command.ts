import { existsSync } from 'node:fs';
import { openDatabase } from '../../adapters/store/file/database.ts';
import {
  type InspectedRecord,
  inspectRecords,
  recordedWorkspaces,
} from '../../adapters/store/file/inspect-record.ts';
import { isGreenlightDatabase, pendingMigrations } from '../../adapters/store/file/migrate.ts';
import { problemWords } from '../../application/record/problem-words.ts';
import { type RecordHead, readAnchor } from '../../domain/record/anchor.ts';
import { inThousands } from '../../domain/record/plain-numbers.ts';
import type { CliContext, GlobalOptions } from '../context.ts';
import { CliFailure, reasonOf } from '../failure.ts';
import { databaseUrlOf, fileOf } from '../open-store.ts';

const anchorsFrom = (written: readonly string[]): readonly RecordHead[] =>
  written.map((text) => {
    const anchor = readAnchor(text);
    if (anchor !== null) return anchor;
    throw new CliFailure(
      `"${text}" is no anchor: write SEQ:HASH, as in 1210:ab12cd34ef56, at least twelve digits of the hash.`,
    );
  });

const counted = (count: number, one: string, many: string): string =>
  `${inThousands(count)} ${count === 1 ? one : many}`;

const soundWords = ({ workspaceId, head, anchors, erased }: InspectedRecord): string => {
  if (head.seq === 0) return `The record of ${workspaceId} is empty.`;
  const compared =
    anchors === 0
      ? 'There is no anchor to compare it with yet.'
      : `It agrees with ${counted(anchors, 'anchor', 'anchors')}.`;
  const without = erased === 0 ? '' : ` From ${counted(erased, 'entry', 'entries')} people were erased.`;
  const holds = `The record of ${workspaceId} holds: ${counted(head.seq, 'entry', 'entries')}, the last is`;
  return `${holds} ${head.seq}:${head.hash}. ${compared}${without}`;
};

const brokenWords = ({ workspaceId, problem, releaseKey }: InspectedRecord): readonly string[] =>
  problem === null
    ? []
    : [`The record of ${workspaceId} does not hold: ${problemWords(problem, releaseKey)}.`];

const MEND =
  'Keep this file as it is, and compare it with a backup: greenlight audit verify --database BACKUP';

/** The workspaces to look at: an anchor is about one of them. */
const chosen = (all: readonly string[], wanted: string | undefined, anchored: boolean): readonly string[] => {
  if (wanted !== undefined) return [wanted];
  if (anchored && all.length > 1) {
    throw new CliFailure(`This database holds ${all.join(', ')}. Say whose anchor it is: --workspace T…`);
  }
  return all;
};

/**
 * `audit verify`: computes every chain anew and compares it with anchors, those that the database remembers and
 * those that are given. Names the first thing that is wrong; ends with 1 where there is one.
 */
export const auditVerifyCommand = async (
  context: CliContext,
  options: GlobalOptions & { anchor?: readonly string[] },
): Promise<void> => {
  const given = anchorsFrom(options.anchor ?? []);
  const file = fileOf(databaseUrlOf(context, options));
  if (!existsSync(file)) throw new CliFailure(`There is no database at ${file}.`);
  const database = openDatabase({ url: `sqlite:${file}`, readOnly: true });
  try {
    if (!isGreenlightDatabase(database)) throw new CliFailure(`${file} is no database of Greenlight.`);
    // Throws, in words, for a database that is newer than this program.
    pendingMigrations(database);
    const workspaces = chosen(recordedWorkspaces(database), options.workspace, given.length > 0);
    if (workspaces.length === 0 && given.length > 0) {
      throw new CliFailure('There is no record in this database, and an anchor names one.');
    }
    const records = inspectRecords(database, { workspaces, given });
    const sound = records.filter(({ problem }) => problem === null);
    context.out(sound.map((record) => `${soundWords(record)}\n`).join(''));
    if (records.length === 0) context.out('Nothing has been decided yet: there is no record.\n');
    const broken = records.flatMap(brokenWords);
    if (broken.length > 0) throw new CliFailure([...broken, MEND].join('\n'));
  } catch (error) {
    if (error instanceof CliFailure) throw error;
    throw new CliFailure(`The record cannot be read: ${reasonOf(error)}`, { cause: error });
  } finally {
    await database.close();
  }
};
