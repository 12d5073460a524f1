import { statSync } from 'node:fs';
import { problemWords } from '../../../application/record/problem-words.ts';
import { DamagedDatabase } from './damaged-database.ts';
import type { OpenDatabase } from './database.ts';
import { inspectRecords, recordedWorkspaces } from './inspect-record.ts';
import { isGreenlightDatabase, pendingMigrations } from './migrate.ts';

type Handle = Pick<OpenDatabase, 'sqlite'>;

/** A workspace's audit log that holds from its first event to its last; `head` is the hash of the last. */
export type SoundChain = { workspaceId: string; events: number; head: string };

export type Inspection = {
  /** One sentence each; none when the database can be relied on. */
  problems: readonly string[];
  releases: number;
  chains: readonly SoundChain[];
};

/** More are not worth reading. */
const MOST_PROBLEMS = 20;

/** SQLite answers with a heading and a line for each page. */
const inOneLine = (found: string): string =>
  found.replace(/^\*\*\* in database \w+ \*\*\*\n/, '').replaceAll('\n', '; ');

/** What SQLite itself finds wrong with the file: pages, indexes, constraints, and rows that point nowhere. */
const structureProblems = ({ sqlite }: Handle): string[] => {
  const found = sqlite.prepare<[], string>(`pragma integrity_check(${MOST_PROBLEMS})`).pluck().all();
  const orphans = sqlite
    .prepare<[], { table: string; parent: string; rows: number }>(
      'select "table", parent, count(*) as rows from pragma_foreign_key_check group by "table", parent',
    )
    .all();
  return [
    ...found.filter((line) => line !== 'ok').map((line) => `SQLite finds: ${inOneLine(line)}.`),
    ...orphans.map(({ table, parent, rows }) => `${rows} rows of ${table} belong to no ${parent}.`),
  ];
};

/** The record of each workspace, as a sentence where it does not hold. */
const chainsOf = (handle: Handle): (SoundChain | string)[] =>
  inspectRecords(handle, { workspaces: recordedWorkspaces(handle) }).map((record) => {
    const { workspaceId, head, problem } = record;
    return problem === null
      ? { workspaceId, events: head.seq, head: head.hash }
      : `The audit log of ${workspaceId} does not hold: ${problemWords(problem, record.releaseKey)}.`;
  });

const looked = (handle: Handle): Inspection => {
  if (!isGreenlightDatabase(handle)) {
    return { problems: ['It is no database of Greenlight.'], releases: 0, chains: [] };
  }
  // Throws, in words, for a database that this program does not understand.
  pendingMigrations(handle);
  const chains = chainsOf(handle);
  return {
    problems: [...structureProblems(handle), ...chains.filter((chain) => typeof chain === 'string')],
    releases: Number(handle.sqlite.prepare('select count(*) from release').pluck().get()),
    chains: chains.filter((chain) => typeof chain !== 'string'),
  };
};

/**
 * Looks at everything that can be checked without another copy: the file, the references between rows, the
 * chain of each audit log from its first event to its end. Reads all of it once.
 */
export const inspectDatabase = (handle: Handle): Inspection => {
  try {
    return looked(handle);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { problems: [`${problem.replace(/\.$/, '')}.`], releases: 0, chains: [] };
  }
};

/** A bigger one would hold up the start for longer than a tenth of a second: `greenlight check` looks at it. */
const MOST_BYTES_AT_START = 32 * 1024 * 1024;

/**
 * A quick look before serving: damage in the structure of the file, found before somebody's click finds it.
 *
 * @throws DamagedDatabase
 */
export const assertSound = ({ sqlite }: Handle): void => {
  if (!sqlite.memory && statSync(sqlite.name).size > MOST_BYTES_AT_START) return;
  const quickly = (): string => {
    try {
      return String(sqlite.prepare('pragma quick_check(1)').pluck().get());
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  const found = quickly();
  if (found !== 'ok') throw new DamagedDatabase(sqlite.name, inOneLine(found));
};
