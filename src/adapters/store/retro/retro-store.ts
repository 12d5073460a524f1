import type { RetroReads, RetroWrites } from '../../../application/retro/retro-ports.ts';
import type { Db } from '../guard-queries.ts';

export const retroReads = (db: Db): RetroReads => ({
  retroPoints: async (workspaceId, releaseId) => {
    const rows = await db
      .selectFrom('retro_point')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('release_id', '=', releaseId)
      .orderBy('id')
      .execute();
    return rows.map(({ id, release_id, kind, text, author_id, author_name, day }) => ({
      id,
      releaseId: release_id,
      kind,
      text,
      by: author_id === null ? null : { userId: author_id, name: author_name ?? '' },
      day,
    }));
  },

  retroVotes: async (workspaceId, releaseId) => {
    const rows = await db
      .selectFrom('retro_vote')
      .select(['point_id', 'user_id'])
      .where('workspace_id', '=', workspaceId)
      .where('release_id', '=', releaseId)
      .execute();
    return rows.map(({ point_id, user_id }) => ({ pointId: point_id, userId: user_id }));
  },

  namelessWriters: async (workspaceId, releaseId) => {
    const { people } = await db
      .selectFrom('retro_taken_part')
      .select((count) => count.fn.countAll<number>().as('people'))
      .where('workspace_id', '=', workspaceId)
      .where('release_id', '=', releaseId)
      .executeTakeFirstOrThrow();
    return people;
  },
});

export const retroWrites = (db: Db): RetroWrites => ({
  addRetroPoints: async (workspaceId, points) => {
    if (points.length === 0) return;
    await db
      .insertInto('retro_point')
      .values(
        points.map(({ id, releaseId, kind, text, by, day }) => ({
          workspace_id: workspaceId,
          release_id: releaseId,
          id,
          kind,
          text,
          author_id: by?.userId ?? null,
          author_name: by?.name ?? null,
          day,
        })),
      )
      .execute();
  },

  noteNamelessWriter: async (workspaceId, releaseId, userId) => {
    await db
      .insertInto('retro_taken_part')
      .values({ workspace_id: workspaceId, release_id: releaseId, user_id: userId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },

  saveRetroVote: async (workspaceId, releaseId, { pointId, userId }, given) => {
    const vote = { workspace_id: workspaceId, release_id: releaseId, point_id: pointId, user_id: userId };
    if (given) {
      await db
        .insertInto('retro_vote')
        .values(vote)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return;
    }
    await db
      .deleteFrom('retro_vote')
      .where('workspace_id', '=', workspaceId)
      .where('release_id', '=', releaseId)
      .where('point_id', '=', pointId)
      .where('user_id', '=', userId)
      .execute();
  },
});
