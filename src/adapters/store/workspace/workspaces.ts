import type { Db } from '../guard-queries.ts';

/** Ids of every workspace that this database knows anything of, in their order. */
export const workspaceIds = async (db: Db): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('workspace')
    .select('workspace_id')
    .union(db.selectFrom('person').select('workspace_id'))
    .union(db.selectFrom('release').select('workspace_id'))
    .orderBy('workspace_id')
    .execute();
  return rows.map(({ workspace_id }) => workspace_id);
};
