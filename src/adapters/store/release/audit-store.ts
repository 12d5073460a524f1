import { sql } from 'kysely';
import type { AuditDraft, AuditEntry, Ids, Reads, Transaction } from '../../../application/ports.ts';
import {
  blindFrom,
  CHAIN_START,
  linkHash,
  personalDigest,
} from '../../../application/record/verify-chain.ts';
import { auditParts, type ChainLink, canonicalJson } from '../../../domain/audit-record.ts';
import { EVENT_VERSION } from '../../../domain/event.ts';
import type { Db } from '../guard-queries.ts';
import { readJson, readJsonOrNull, recordShape } from '../stored-json.ts';
import type { AuditEventTable } from '../tables.ts';

export type EntryRow = AuditEventTable & {
  salt: string | null;
  personal_json: string | null;
  remainder_json: string | null;
};

/** @throws when a column holds what is no JSON any more */
export const entryFrom = (row: EntryRow): AuditEntry => ({
  workspaceId: row.workspace_id,
  seq: row.seq,
  id: row.id,
  releaseId: row.release_id,
  type: row.type,
  version: row.version,
  at: row.at,
  data: readJson(recordShape, row.data_json, 'audit_event.data_json'),
  personalDigest: row.personal_digest,
  previous: row.previous,
  // A backup of an older version has no such column.
  blind: row.blind ?? null,
  hash: row.hash,
  salt: row.salt,
  personal: readJsonOrNull(recordShape, row.personal_json, 'audit_personal.json'),
  remainder: readJsonOrNull(recordShape, row.remainder_json, 'audit_remainder.json'),
});

// Written out and not bound: only then does the planner see that a partial index holds what is asked for.
const IS_ALL_GREEN = sql<boolean>`type = 'all_green'`;

/** Events of a workspace with what still stands of their personal parts. */
export const entries = (db: Db, workspaceId: string) =>
  db
    .selectFrom('audit_event')
    .leftJoin('audit_personal', 'audit_personal.event_id', 'audit_event.id')
    .leftJoin('audit_remainder', 'audit_remainder.event_id', 'audit_event.id')
    .selectAll('audit_event')
    .select([
      'audit_personal.salt',
      'audit_personal.json as personal_json',
      'audit_remainder.json as remainder_json',
    ])
    .where('audit_event.workspace_id', '=', workspaceId);

type AuditReads = Pick<Reads, 'auditEntry' | 'auditEntries' | 'timesReady'>;

export const auditReads = (db: Db): AuditReads => ({
  auditEntry: async (workspaceId, eventId) => {
    const row = await entries(db, workspaceId).where('audit_event.id', '=', eventId).executeTakeFirst();
    return row === undefined ? null : entryFrom(row);
  },

  auditEntries: async (workspaceId, releaseId) => {
    const rows = await entries(db, workspaceId)
      .$if(releaseId !== null, (query) => query.where('audit_event.release_id', '=', releaseId))
      .orderBy('audit_event.seq')
      .execute();
    return rows.map(entryFrom);
  },

  timesReady: async (workspaceId, releaseId) => {
    const { times } = await db
      .selectFrom('audit_event')
      .select((count) => count.fn.countAll<number>().as('times'))
      .where('workspace_id', '=', workspaceId)
      .where('release_id', '=', releaseId)
      .where(IS_ALL_GREEN)
      .executeTakeFirstOrThrow();
    return times;
  },
});

const appendOne = async (
  db: Db,
  salt: string,
  link: ChainLink,
  personal: Record<string, unknown>,
): Promise<string> => {
  const hash = linkHash(link);
  await db
    .insertInto('audit_event')
    .values({
      workspace_id: link.workspaceId,
      seq: link.seq,
      id: link.id,
      release_id: link.releaseId,
      type: link.type,
      version: link.version,
      at: link.at,
      data_json: canonicalJson(link.data),
      personal_digest: link.personalDigest,
      previous: link.previous,
      blind: link.blind,
      hash,
    })
    .execute();
  await db
    .insertInto('audit_personal')
    .values({ event_id: link.id, workspace_id: link.workspaceId, salt, json: canonicalJson(personal) })
    .execute();
  return hash;
};

const linkFor = (
  workspaceId: string,
  { id, releaseId, event, by, at }: AuditDraft,
  salt: string,
  before: { seq: number; hash: string },
): { link: ChainLink; personal: Record<string, unknown> } => {
  const { type, data, personal } = auditParts(event, by);
  const link = {
    workspaceId,
    seq: before.seq + 1,
    id,
    releaseId,
    type,
    version: EVENT_VERSION,
    at,
    data,
    personalDigest: personalDigest(salt, personal),
    previous: before.hash,
    blind: blindFrom(salt),
  };
  return { link, personal };
};

export const auditWrites = (db: Db, ids: Pick<Ids, 'random'>): Pick<Transaction, 'appendAudit'> => ({
  appendAudit: async (workspaceId, drafts) => {
    if (drafts.length === 0) return;
    const stored = await db
      .selectFrom('audit_head')
      .select(['seq', 'hash'])
      .where('workspace_id', '=', workspaceId)
      .executeTakeFirst();
    let head: { seq: number; hash: string } = stored ?? CHAIN_START;
    for (const draft of drafts) {
      const salt = ids.random();
      const { link, personal } = linkFor(workspaceId, draft, salt, head);
      head = { seq: link.seq, hash: await appendOne(db, salt, link, personal) };
    }
    await db
      .insertInto('audit_head')
      .values({ workspace_id: workspaceId, ...head })
      .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(head))
      .execute();
  },
});
