import type { AuditEntry } from '../../../application/ports.ts';
import {
  type KnownHead,
  type RecordReport,
  verifyRecord,
} from '../../../application/record/verify-record.ts';
import type { RecordHead } from '../../../domain/record/anchor.ts';
import { type EntryRow, entryFrom } from '../release/audit-store.ts';
import type { OpenDatabase } from './database.ts';

type Handle = Pick<OpenDatabase, 'sqlite'>;

/** The record of one workspace, as a look at all of it found it. */
export type InspectedRecord = RecordReport & {
  workspaceId: string;
  /** The key of the release at which something is wrong. */
  releaseKey: string | null;
};

const hasTable = ({ sqlite }: Handle, name: string): boolean =>
  sqlite.prepare<[string]>("select 1 from sqlite_schema where type = 'table' and name = ?").get(name) !==
  undefined;

/** Row by row: a log of years need not fit into memory. */
function* auditLog({ sqlite }: Handle, workspaceId: string): Generator<AuditEntry> {
  const rows = sqlite
    .prepare<[string], Omit<EntryRow, 'remainder_json'>>(
      `select audit_event.*, audit_personal.salt, audit_personal.json as personal_json
       from audit_event left join audit_personal on audit_personal.event_id = audit_event.id
       where audit_event.workspace_id = ? order by audit_event.seq`,
    )
    .iterate(workspaceId);
  for (const row of rows) yield entryFrom({ ...row, remainder_json: null });
}

/** What the database itself remembers of heads that left it; a backup of an older version remembers none. */
const remembered = (handle: Handle, workspaceId: string): readonly KnownHead[] =>
  hasTable(handle, 'record_anchor')
    ? handle.sqlite
        .prepare<[string], KnownHead>(
          'select seq, hash, day from record_anchor where workspace_id = ? order by seq',
        )
        .all(workspaceId)
    : [];

const releaseKeyOf = ({ sqlite }: Handle, releaseId: string | null): string | null =>
  releaseId === null
    ? null
    : (sqlite.prepare<[string], string>('select key from release where id = ?').pluck().get(releaseId) ??
      null);

const inspectOne = (handle: Handle, workspaceId: string, given: readonly RecordHead[]): InspectedRecord => {
  const says =
    handle.sqlite
      .prepare<[string], RecordHead>('select seq, hash from audit_head where workspace_id = ?')
      .get(workspaceId) ?? null;
  const anchors = [...given.map((head) => ({ ...head, day: null })), ...remembered(handle, workspaceId)];
  const report = verifyRecord(auditLog(handle, workspaceId), { says, anchors });
  const { problem } = report;
  const releaseId = problem !== null && 'releaseId' in problem ? problem.releaseId : null;
  return { ...report, workspaceId, releaseKey: releaseKeyOf(handle, releaseId) };
};

/** Every workspace that has a record, or is said to have one. */
export const recordedWorkspaces = ({ sqlite }: Handle): readonly string[] =>
  sqlite
    .prepare<[], string>(
      'select workspace_id from audit_head union select workspace_id from audit_event order by workspace_id',
    )
    .pluck()
    .all();

/**
 * Looks at the record of each workspace from its first entry to its last, and compares it with heads that are
 * known from elsewhere.
 *
 * @param given those that somebody brings; they are meant for every workspace that is looked at
 */
export const inspectRecords = (
  handle: Handle,
  { workspaces, given = [] }: { workspaces: readonly string[]; given?: readonly RecordHead[] },
): readonly InspectedRecord[] => workspaces.map((workspaceId) => inspectOne(handle, workspaceId, given));
