import { statSync } from 'node:fs';
import type { AuditEntry } from '../../../application/ports.ts';
import { type BrokenLink, CHAIN_START, verifyChain } from '../../../application/verify-audit.ts';
import { type EntryRow, entryFrom } from '../release/audit-store.ts';
import { DamagedDatabase } from './damaged-database.ts';
import type { OpenDatabase } from './database.ts';
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

const BROKEN: Record<BrokenLink['problem'], string> = {
  missing: 'is missing',
  altered: 'was altered',
  personal_altered: 'has names or words that were altered',
};

/** Row by row: a log of years need not fit into memory. */
function* auditLog({ sqlite }: Handle, workspaceId: string): Generator<AuditEntry> {
  const rows = sqlite
    .prepare<[string], EntryRow>(
      `select audit_event.*, audit_personal.salt, audit_personal.json as personal_json
       from audit_event left join audit_personal on audit_personal.event_id = audit_event.id
       where audit_event.workspace_id = ? order by audit_event.seq`,
    )
    .iterate(workspaceId);
  for (const row of rows) yield entryFrom(row);
}

type Head = { seq: number; hash: string };

/** The log of one workspace, against itself and against the row that says where it ends. */
const inspectChain = (handle: Handle, workspaceId: string): SoundChain | string => {
  const log = `The audit log of ${workspaceId}`;
  let last: Head = CHAIN_START;
  const noting = function* (): Generator<AuditEntry> {
    for (const entry of auditLog(handle, workspaceId)) {
      yield entry;
      last = entry;
    }
  };
  const verdict = verifyChain(noting());
  if (!verdict.ok) return `${log} does not hold: event ${verdict.seq} ${BROKEN[verdict.problem]}.`;
  const head = handle.sqlite
    .prepare<[string], Head>('select seq, hash from audit_head where workspace_id = ?')
    .get(workspaceId);
  if (head?.seq !== last.seq || head.hash !== last.hash) {
    return `${log} does not end where it should: with event ${head?.seq ?? 0}, not ${last.seq}.`;
  }
  return { workspaceId, events: verdict.events, head: last.hash };
};

const chainsOf = (handle: Handle): (SoundChain | string)[] => {
  const workspaces = handle.sqlite
    .prepare<[], string>(
      'select workspace_id from audit_head union select workspace_id from audit_event order by workspace_id',
    )
    .pluck()
    .all();
  return workspaces.map((workspaceId) => inspectChain(handle, workspaceId));
};

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
