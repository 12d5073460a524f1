import { createHash } from 'node:crypto';
import type { Db } from '../guard-queries.ts';

/** By this an erased person is known again, by somebody who has the id already. */
export const personDigest = (workspaceId: string, userId: string): string =>
  createHash('sha256').update(`erased:${workspaceId}:${userId}`).digest('hex');

export const erasedDigests = async (db: Db, workspaceId: string): Promise<ReadonlySet<string>> => {
  const rows = await db
    .selectFrom('erased_person')
    .select('digest')
    .where('workspace_id', '=', workspaceId)
    .execute();
  return new Set(rows.map(({ digest }) => digest));
};

export const rememberErased = async (db: Db, workspaceId: string, userId: string): Promise<void> => {
  await db
    .insertInto('erased_person')
    .values({ workspace_id: workspaceId, digest: personDigest(workspaceId, userId) })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'digest']).doNothing())
    .execute();
};
