import { sql } from 'kysely';
import { z } from 'zod';
import type { Backlog, HookReads, HookWrites } from '../../../application/hooks/hook-ports.ts';
import { slotKey } from '../../../domain/delivery/due-action.ts';
import type { KnownFact } from '../../../domain/hooks/fact.ts';
import { FACT_KINDS, type Hook, type OutboundHook, TOPICS } from '../../../domain/hooks/hook.ts';
import { tellingSlot } from '../../../domain/hooks/leaving.ts';
import { IS_OPEN } from '../due/due-states.ts';
import type { Db } from '../guard-queries.ts';
import { idsShape, readJson } from '../stored-json.ts';
import { flag, inOrder } from '../tables.ts';
import type { HookFactTable, HookTable } from './hook-tables.ts';

const reportsShape = z.array(z.enum(FACT_KINDS));
const topicsShape = z.array(z.enum(TOPICS));

const hookFrom = (row: HookTable): Hook => {
  const parts = {
    id: row.id,
    workspaceId: row.workspace_id,
    name: row.name,
    sealedSecret: row.sealed_secret,
    createdBy: { userId: row.created_by_id, name: row.created_by_name },
    createdAt: row.created_at,
  };
  return row.direction === 'in'
    ? {
        ...parts,
        direction: 'in',
        reports: readJson(reportsShape, row.about_json, 'hook.about_json'),
        departmentIds: readJson(idsShape, row.department_ids_json, 'hook.department_ids_json'),
        releaseKey: row.release_key,
      }
    : {
        ...parts,
        direction: 'out',
        topics: readJson(topicsShape, row.about_json, 'hook.about_json'),
        address: row.address ?? '',
      };
};

const hookRow = (hook: Hook): HookTable => ({
  workspace_id: hook.workspaceId,
  id: hook.id,
  direction: hook.direction,
  name: hook.name,
  sealed_secret: hook.sealedSecret,
  about_json: JSON.stringify(hook.direction === 'in' ? hook.reports : hook.topics),
  department_ids_json: JSON.stringify(hook.direction === 'in' ? hook.departmentIds : []),
  release_key: hook.direction === 'in' ? hook.releaseKey : null,
  address: hook.direction === 'out' ? hook.address : null,
  created_by_id: hook.createdBy.userId,
  created_by_name: hook.createdBy.name,
  created_at: hook.createdAt,
});

const factFrom = (row: HookFactTable): KnownFact => ({
  at: row.at,
  kind: row.kind,
  name: row.name,
  state: row.state,
  candidate: row.candidate,
  stage: row.stage,
  percent: row.percent,
  count: row.count,
  link: row.link,
  words: row.words,
  hookId: row.hook_id,
  hookName: row.hook_name,
  failing: row.failing === 1,
  toldAt: row.told_at,
});

const outbound = async (db: Db, workspaceId: string): Promise<readonly OutboundHook[]> => {
  const rows = await db
    .selectFrom('hook')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('direction', '=', 'out')
    .execute();
  return rows
    .sort((a, b) => inOrder(a.id, b.id))
    .map(hookFrom)
    .filter((hook): hook is OutboundHook => hook.direction === 'out');
};

const MOST_FACTS = 200;

export const hookReads = (db: Db): HookReads => ({
  hooks: async (workspaceId) => {
    const rows = await db.selectFrom('hook').selectAll().where('workspace_id', '=', workspaceId).execute();
    const order = (row: HookTable): string => `${row.created_at}${row.id}`;
    return rows.sort((a, b) => inOrder(order(a), order(b))).map(hookFrom);
  },

  hook: async (workspaceId, id) => {
    const row = await db
      .selectFrom('hook')
      .selectAll()
      .where('id', '=', id)
      .where('workspace_id', '=', workspaceId)
      .executeTakeFirst();
    return row === undefined ? null : hookFrom(row);
  },

  outboundHooks: (workspaceId) => outbound(db, workspaceId),

  backlogs: async (workspaceId) => {
    const found: Backlog[] = [];
    for (const { id } of await outbound(db, workspaceId)) {
      const rows = await db
        .selectFrom('due_action')
        .select(['id', 'first_attempt_at', 'problem'])
        .where('workspace_id', '=', workspaceId)
        .where('slot_key', '=', slotKey(null, tellingSlot({ id })))
        .where(IS_OPEN)
        .execute();
      const [failed] = rows.filter(({ problem }) => problem !== null).sort((a, b) => inOrder(a.id, b.id));
      if (failed?.first_attempt_at == null) continue;
      const { first_attempt_at: since, problem } = failed;
      found.push({ hookId: id, waiting: rows.length, since, problem });
    }
    return found;
  },

  knownFact: async (_workspaceId, releaseId, { hookId, kind, name, stage, candidate }) => {
    const row = await db
      .selectFrom('hook_fact')
      .selectAll()
      .where('release_id', '=', releaseId)
      .where('hook_id', '=', hookId)
      .where('kind', '=', kind)
      .where('name', '=', name)
      .where('stage', '=', stage)
      .where('candidate', '=', candidate)
      .executeTakeFirst();
    return row === undefined ? null : factFrom(row);
  },

  knownFacts: async (_workspaceId, releaseId) => {
    const rows = await db
      .selectFrom('hook_fact')
      .selectAll()
      .where('release_id', '=', releaseId)
      .orderBy('at', 'desc')
      .limit(sql.lit(MOST_FACTS))
      .execute();
    return rows.map(factFrom);
  },

  factsTold: async (_workspaceId, releaseId, since) => {
    const { told } = await db
      .selectFrom('hook_fact')
      .select((count) => count.fn.countAll<number>().as('told'))
      .where('release_id', '=', releaseId)
      .where('told_at', 'is not', null)
      .where('told_at', '>', since)
      .executeTakeFirstOrThrow();
    return told;
  },
});

export const hookWrites = (db: Db): HookWrites => ({
  addHook: async (hook) => {
    await db.insertInto('hook').values(hookRow(hook)).execute();
  },

  saveHookSecret: async (workspaceId, id, sealedSecret) => {
    await db
      .updateTable('hook')
      .set({ sealed_secret: sealedSecret })
      .where('id', '=', id)
      .where('workspace_id', '=', workspaceId)
      .execute();
  },

  removeHook: async (workspaceId, id) => {
    await db.deleteFrom('hook').where('id', '=', id).where('workspace_id', '=', workspaceId).execute();
  },

  saveFact: async (workspaceId, releaseId, fact) => {
    const { kind, name, stage, candidate, state, percent, count, link, words, at } = fact;
    const said = {
      hook_name: fact.hookName,
      state,
      failing: flag(fact.failing),
      percent,
      count,
      link,
      words,
      at,
      told_at: fact.toldAt,
    };
    const about = { release_id: releaseId, hook_id: fact.hookId, kind, name, stage, candidate };
    await db
      .insertInto('hook_fact')
      .values({ workspace_id: workspaceId, ...about, ...said })
      .onConflict((conflict) =>
        conflict.columns(['release_id', 'hook_id', 'kind', 'name', 'stage', 'candidate']).doUpdateSet(said),
      )
      .execute();
  },
});
