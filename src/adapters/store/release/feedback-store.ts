import type { Reads, Transaction } from '../../../application/ports.ts';
import type { FeedbackWords } from '../../../domain/launch/feedback.ts';
import type { Db } from '../guard-queries.ts';

const wordsFrom = ({ liked, disliked, wish }: FeedbackWords): FeedbackWords => ({ liked, disliked, wish });

type FeedbackReads = Pick<Reads, 'namedFeedback' | 'anonymousFeedback' | 'gaveFeedback'>;

export const feedbackReads = (db: Db): FeedbackReads => ({
  namedFeedback: async (workspaceId, releaseId) => {
    const rows = await db
      .selectFrom('feedback')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('release_id', '=', releaseId)
      .orderBy('at')
      .orderBy('user_id')
      .execute();
    return rows.map((row) => ({
      releaseId: row.release_id,
      userId: row.user_id,
      name: row.name,
      rating: row.rating,
      words: wordsFrom(row),
      at: row.at,
    }));
  },

  anonymousFeedback: async (workspaceId, releaseId) => {
    const rows = await db
      .selectFrom('anonymous_feedback')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('release_id', '=', releaseId)
      .orderBy('id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      releaseId: row.release_id,
      rating: row.rating,
      words: wordsFrom(row),
      day: row.day,
    }));
  },

  gaveFeedback: async (workspaceId, releaseId, userId) => {
    const takenPart = (table: 'feedback' | 'feedback_taken_part') =>
      db
        .selectFrom(table)
        .select('user_id')
        .where('workspace_id', '=', workspaceId)
        .where('release_id', '=', releaseId)
        .where('user_id', '=', userId)
        .executeTakeFirst();
    if ((await takenPart('feedback_taken_part')) !== undefined) return 'anonymous';
    return (await takenPart('feedback')) === undefined ? 'no' : 'named';
  },
});

export const feedbackWrites = (db: Db): Pick<Transaction, 'saveNamedFeedback' | 'saveAnonymousFeedback'> => ({
  saveNamedFeedback: async (workspaceId, { releaseId, userId, name, rating, words, at }) => {
    const answer = { name, rating, ...wordsFrom(words), at };
    await db
      .insertInto('feedback')
      .values({ workspace_id: workspaceId, release_id: releaseId, user_id: userId, ...answer })
      .onConflict((conflict) =>
        conflict.columns(['workspace_id', 'release_id', 'user_id']).doUpdateSet(answer),
      )
      .execute();
  },

  saveAnonymousFeedback: async (workspaceId, userId, { id, releaseId, rating, words, day }) => {
    const place = { workspace_id: workspaceId, release_id: releaseId };
    await db
      .deleteFrom('feedback')
      .where('workspace_id', '=', workspaceId)
      .where('release_id', '=', releaseId)
      .where('user_id', '=', userId)
      .execute();
    // Fails for a second time: nothing could tell which answer it would replace.
    await db
      .insertInto('feedback_taken_part')
      .values({ ...place, user_id: userId })
      .execute();
    await db
      .insertInto('anonymous_feedback')
      .values({ ...place, id, rating, ...wordsFrom(words), day })
      .execute();
  },
});
