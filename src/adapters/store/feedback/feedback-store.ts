import type { FeedbackReads, FeedbackWrites } from '../../../application/feedback/feedback-ports.ts';
import type { FeedbackWords, Scores } from '../../../domain/feedback/feedback.ts';
import type { Db } from '../guard-queries.ts';
import type { AnonymousFeedbackTable, FeedbackTable } from './feedback-tables.ts';

const wordsFrom = ({ liked, disliked, wish, friction }: FeedbackWords): FeedbackWords => ({
  liked,
  disliked,
  wish,
  friction,
});

const scoresFrom = ({ rating, confidence, effort }: Scores): Scores => ({ rating, confidence, effort });

const namedFrom = (row: FeedbackTable) => ({
  releaseId: row.release_id,
  userId: row.user_id,
  name: row.name,
  ...scoresFrom(row),
  words: wordsFrom(row),
  at: row.at,
});

const anonymousFrom = (row: AnonymousFeedbackTable) => ({
  id: row.id,
  releaseId: row.release_id,
  ...scoresFrom(row),
  words: wordsFrom(row),
  day: row.day,
});

type AnswerReads = Pick<
  FeedbackReads,
  'namedFeedback' | 'anonymousFeedback' | 'feedbackCounts' | 'gaveFeedback' | 'feedbackGivers'
>;

export const feedbackReads = (db: Db): AnswerReads => {
  const named = (workspaceId: string, releaseId: string) =>
    db
      .selectFrom('feedback')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('release_id', '=', releaseId)
      .orderBy('at')
      .orderBy('user_id')
      .execute();
  const anonymous = (workspaceId: string, releaseId: string) =>
    db
      .selectFrom('anonymous_feedback')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('release_id', '=', releaseId)
      .orderBy('id')
      .execute();
  const givers = (table: 'feedback' | 'feedback_taken_part', workspaceId: string, releaseId: string) =>
    db
      .selectFrom(table)
      .select('user_id')
      .where('workspace_id', '=', workspaceId)
      .where('release_id', '=', releaseId)
      .execute();
  return {
    namedFeedback: async (workspaceId, releaseId) => (await named(workspaceId, releaseId)).map(namedFrom),
    anonymousFeedback: async (workspaceId, releaseId) =>
      (await anonymous(workspaceId, releaseId)).map(anonymousFrom),
    feedbackCounts: async (workspaceId, releaseId) => ({
      named: (await named(workspaceId, releaseId)).map((row) => ({
        ...namedFrom(row),
        counted: row.counted === 1,
      })),
      anonymous: (await anonymous(workspaceId, releaseId)).map((row) => ({
        ...anonymousFrom(row),
        counted: row.counted === 1,
      })),
    }),
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
    feedbackGivers: async (workspaceId, releaseId) => {
      const rows = [
        ...(await givers('feedback', workspaceId, releaseId)),
        ...(await givers('feedback_taken_part', workspaceId, releaseId)),
      ];
      return [...new Set(rows.map(({ user_id }) => user_id))].sort();
    },
  };
};

type AnswerWrites = Pick<FeedbackWrites, 'saveNamedFeedback' | 'saveAnonymousFeedback' | 'markCounted'>;

export const feedbackWrites = (db: Db): AnswerWrites => ({
  saveNamedFeedback: async (workspaceId, { releaseId, userId, name, words, at, ...scores }) => {
    const answer = { name, ...scoresFrom(scores), ...wordsFrom(words), at };
    await db
      .insertInto('feedback')
      .values({ workspace_id: workspaceId, release_id: releaseId, user_id: userId, ...answer, counted: 0 })
      .onConflict((conflict) =>
        conflict.columns(['workspace_id', 'release_id', 'user_id']).doUpdateSet(answer),
      )
      .execute();
  },

  saveAnonymousFeedback: async (workspaceId, userId, { id, releaseId, words, day, ...scores }) => {
    const place = { workspace_id: workspaceId, release_id: releaseId };
    // What was grouped of the named answer goes with it: its name would tell which words are whose.
    await db
      .deleteFrom('feedback_remark')
      .where('workspace_id', '=', workspaceId)
      .where('release_id', '=', releaseId)
      .where('remark', 'like', `${userId}:%`)
      .execute();
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
      .values({ ...place, id, ...scoresFrom(scores), ...wordsFrom(words), day, counted: 0 })
      .execute();
  },

  markCounted: async (workspaceId, releaseId, { userIds, ids }) => {
    if (userIds.length > 0) {
      await db
        .updateTable('feedback')
        .set({ counted: 1 })
        .where('workspace_id', '=', workspaceId)
        .where('release_id', '=', releaseId)
        .where('user_id', 'in', userIds)
        .execute();
    }
    if (ids.length > 0) {
      await db
        .updateTable('anonymous_feedback')
        .set({ counted: 1 })
        .where('workspace_id', '=', workspaceId)
        .where('release_id', '=', releaseId)
        .where('id', 'in', ids)
        .execute();
    }
  },
});
