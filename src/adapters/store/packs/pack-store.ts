import { z } from 'zod';
import type { PackReads, PackWrites } from '../../../application/packs/pack-ports.ts';
import { ASKS, FEEDS, type Pack, type PackItem } from '../../../domain/packs/pack.ts';
import type { Tick } from '../../../domain/packs/tick.ts';
import type { Db } from '../guard-queries.ts';
import { readJson } from '../stored-json.ts';
import type { PackTable, TickTable } from '../tables.ts';

const itemsShape: z.ZodType<PackItem[]> = z.array(
  z.object({
    id: z.string(),
    question: z.string(),
    why: z.string(),
    required: z.boolean(),
    label: z.string(),
    asks: z.enum(ASKS),
    feeds: z.enum(FEEDS).nullable(),
  }),
);

const packFrom = (row: PackTable): Pack => ({
  id: row.id,
  departmentId: row.department_id,
  version: row.version,
  items: readJson(itemsShape, row.items_json, 'pack.items_json'),
  createdAt: row.created_at,
});

const tickFrom = (row: TickTable): Tick => ({
  departmentId: row.department_id,
  itemId: row.item_id,
  answer: row.answer,
  link: row.link,
  text: row.text,
  by: { userId: row.by_id, name: row.by_name },
  at: row.at,
});

const packsOf = (db: Db, workspaceId: string) =>
  db.selectFrom('pack').selectAll().where('workspace_id', '=', workspaceId);

export const packReads = (db: Db): PackReads => ({
  pack: async (workspaceId, id) => {
    const row = await packsOf(db, workspaceId).where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : packFrom(row);
  },

  newestPack: async (workspaceId, departmentId) => {
    const row = await packsOf(db, workspaceId)
      .where('department_id', '=', departmentId)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row === undefined ? null : packFrom(row);
  },

  ticks: async (workspaceId, releaseId) => {
    const rows = await db
      .selectFrom('tick')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('release_id', '=', releaseId)
      .orderBy('department_id')
      .orderBy('item_id')
      .execute();
    return rows.map(tickFrom);
  },
});

export const packWrites = (db: Db): PackWrites => ({
  addPack: async (workspaceId, { id, departmentId, version, items, createdAt }) => {
    await db
      .insertInto('pack')
      .values({
        workspace_id: workspaceId,
        id,
        department_id: departmentId,
        version,
        items_json: JSON.stringify(items),
        created_at: createdAt,
      })
      .execute();
  },

  saveTick: async (workspaceId, releaseId, { departmentId, itemId, answer, link, text, by, at }) => {
    const said = { answer, link, text, by_id: by.userId, by_name: by.name, at };
    const of = {
      workspace_id: workspaceId,
      release_id: releaseId,
      department_id: departmentId,
      item_id: itemId,
    };
    await db
      .insertInto('tick')
      .values({ ...of, ...said })
      .onConflict((conflict) =>
        conflict.columns(['release_id', 'department_id', 'item_id']).doUpdateSet(said),
      )
      .execute();
  },

  removeTick: async (workspaceId, releaseId, { departmentId, itemId }) => {
    await db
      .deleteFrom('tick')
      .where('workspace_id', '=', workspaceId)
      .where('release_id', '=', releaseId)
      .where('department_id', '=', departmentId)
      .where('item_id', '=', itemId)
      .execute();
  },
});
