import type { FeedbackReads, FeedbackWrites } from '../../../application/feedback/feedback-ports.ts';
import type { Theme } from '../../../domain/feedback/themes.ts';
import type { Db } from '../guard-queries.ts';
import type { FeedbackThemeTable } from './feedback-tables.ts';

type ThemeReads = Pick<FeedbackReads, 'takenMessages' | 'feedbackThemes' | 'themedRemarks' | 'openRequests'>;

const themeFrom = ({ id, position, name, tag, became, answer, told }: FeedbackThemeTable): Theme => ({
  id,
  position,
  name,
  tag,
  became,
  answer,
  told,
});

/** What was taken in, and how what was said is grouped. */
export const themeReads = (db: Db): ThemeReads => ({
  takenMessages: async (workspaceId, releaseId) => {
    const rows = await db
      .selectFrom('feedback_message')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('release_id', '=', releaseId)
      .orderBy('channel_id')
      .orderBy('ts')
      .execute();
    return rows.map((row) => ({
      releaseId,
      channelId: row.channel_id,
      ts: row.ts,
      author: { userId: row.author_id, name: row.author_name },
      text: row.text,
      reactions: row.reactions,
      permalink: row.permalink,
      takenById: row.taken_by_id,
    }));
  },

  feedbackThemes: async (workspaceId, releaseId) => {
    const rows = await db
      .selectFrom('feedback_theme')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('release_id', '=', releaseId)
      .orderBy('position')
      .orderBy('id')
      .execute();
    return rows.map(themeFrom);
  },

  openRequests: async (workspaceId) => {
    const rows = await db
      .selectFrom('feedback_theme')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('became', '=', 'request')
      .where('answer', '=', '')
      .orderBy('release_id')
      .orderBy('position')
      .execute();
    return rows.map((row) => ({ releaseId: row.release_id, theme: themeFrom(row) }));
  },

  themedRemarks: async (workspaceId, releaseId) => {
    const rows = await db
      .selectFrom('feedback_remark')
      .select(['remark', 'theme_id'])
      .where('workspace_id', '=', workspaceId)
      .where('release_id', '=', releaseId)
      .execute();
    return new Map(rows.map(({ remark, theme_id }) => [remark, theme_id]));
  },
});

type ThemeWrites = Pick<FeedbackWrites, 'takeMessage' | 'saveTheme' | 'deleteTheme' | 'putRemark'>;

export const themeWrites = (db: Db): ThemeWrites => ({
  takeMessage: async (workspaceId, message, at) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('feedback_message')
      .values({
        workspace_id: workspaceId,
        release_id: message.releaseId,
        channel_id: message.channelId,
        ts: message.ts,
        author_id: message.author.userId,
        author_name: message.author.name,
        text: message.text,
        reactions: message.reactions,
        permalink: message.permalink,
        taken_by_id: message.takenById,
        taken_at: at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n ? 'taken' : null;
  },

  saveTheme: async (workspaceId, releaseId, { id, ...content }) => {
    await db
      .insertInto('feedback_theme')
      .values({ workspace_id: workspaceId, release_id: releaseId, id, ...content })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'release_id', 'id']).doUpdateSet(content))
      .execute();
  },

  deleteTheme: async (workspaceId, releaseId, themeId) => {
    await db
      .deleteFrom('feedback_theme')
      .where('workspace_id', '=', workspaceId)
      .where('release_id', '=', releaseId)
      .where('id', '=', themeId)
      .execute();
  },

  putRemark: async (workspaceId, releaseId, remark, themeId) => {
    if (themeId === null) {
      await db
        .deleteFrom('feedback_remark')
        .where('workspace_id', '=', workspaceId)
        .where('release_id', '=', releaseId)
        .where('remark', '=', remark)
        .execute();
      return;
    }
    await db
      .insertInto('feedback_remark')
      .values({ workspace_id: workspaceId, release_id: releaseId, remark, theme_id: themeId })
      .onConflict((conflict) =>
        conflict.columns(['workspace_id', 'release_id', 'remark']).doUpdateSet({ theme_id: themeId }),
      )
      .execute();
  },
});
