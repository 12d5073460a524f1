import { ANCHOR_KEY, type RecordReads, type RecordWrites } from '../../../application/record/record-ports.ts';
import type { RecordAnchor } from '../../../domain/record/anchor.ts';
import type { Db } from '../guard-queries.ts';
import { entries, entryFrom } from '../release/audit-store.ts';
import { evidenceLinkReads, evidenceLinkWrites } from './evidence-link-store.ts';
import type { RecordAnchorTable } from './record-tables.ts';

const anchorFrom = ({ seq, hash, day, decisions, at }: RecordAnchorTable): RecordAnchor => ({
  seq,
  hash,
  day,
  decisions,
  at,
});

const anchorsOf = (db: Db, workspaceId: string) =>
  db.selectFrom('record_anchor').selectAll().where('workspace_id', '=', workspaceId);

export const recordReads = (db: Db): RecordReads => ({
  ...evidenceLinkReads(db),

  recordHead: async (workspaceId) => {
    const head = await db
      .selectFrom('audit_head')
      .select(['seq', 'hash'])
      .where('workspace_id', '=', workspaceId)
      .executeTakeFirst();
    return head ?? null;
  },

  auditEntriesFrom: async (workspaceId, seq) => {
    const rows = await entries(db, workspaceId)
      .where('audit_event.seq', '>=', seq)
      .orderBy('audit_event.seq')
      .execute();
    return rows.map(entryFrom);
  },

  anchors: async (workspaceId) => {
    const rows = await anchorsOf(db, workspaceId).orderBy('seq').execute();
    return rows.map(anchorFrom);
  },

  lastAnchor: async (workspaceId) => {
    const row = await anchorsOf(db, workspaceId).orderBy('seq', 'desc').limit(1).executeTakeFirst();
    return row === undefined ? null : anchorFrom(row);
  },

  anchorWaits: async (workspaceId) => {
    const waiting = await db
      .selectFrom('due_action')
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .where('key', '=', ANCHOR_KEY)
      .where('state', '=', 'pending')
      .executeTakeFirst();
    return waiting !== undefined;
  },

  decisionsAfter: async (workspaceId, seq) => {
    const { count } = await db
      .selectFrom('audit_event')
      .leftJoin('release', 'release.id', 'audit_event.release_id')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('audit_event.workspace_id', '=', workspaceId)
      .where('audit_event.seq', '>', seq)
      .where((row) => row.or([row('release.practice', 'is', null), row('release.practice', '=', 0)]))
      .executeTakeFirstOrThrow();
    return count;
  },
});

export const recordWrites = (db: Db): Pick<RecordWrites, 'saveAnchor' | 'addEvidenceLink'> => ({
  ...evidenceLinkWrites(db),

  saveAnchor: async (workspaceId, { seq, hash, day, decisions, at }) => {
    await db
      .insertInto('record_anchor')
      .values({ workspace_id: workspaceId, seq, hash, day, decisions, at })
      .execute();
  },
});
