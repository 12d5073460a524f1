import type { Reads, Transaction } from '../../../application/ports.ts';
import type { Db } from '../guard-queries.ts';
import { readJson, recordShape } from '../stored-json.ts';

export const formDraftReads = (db: Db): Pick<Reads, 'formDraft'> => ({
  formDraft: async (workspaceId, id) => {
    const row = await db
      .selectFrom('form_draft')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return null;
    return {
      id: row.id,
      userId: row.user_id,
      form: row.form,
      releaseId: row.release_id,
      releaseVersion: row.release_version,
      values: readJson(recordShape, row.typed_json, 'form_draft.typed_json'),
      updatedAt: row.updated_at,
    };
  },
});

export const formDraftWrites = (db: Db): Pick<Transaction, 'saveFormDraft' | 'deleteFormDraft'> => ({
  saveFormDraft: async (workspaceId, draft) => {
    const content = {
      user_id: draft.userId,
      form: draft.form,
      release_id: draft.releaseId,
      release_version: draft.releaseVersion,
      typed_json: JSON.stringify(draft.values),
      updated_at: draft.updatedAt,
    };
    await db
      .insertInto('form_draft')
      .values({ workspace_id: workspaceId, id: draft.id, ...content })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doUpdateSet(content))
      .execute();
  },

  deleteFormDraft: async (workspaceId, id) => {
    await db.deleteFrom('form_draft').where('workspace_id', '=', workspaceId).where('id', '=', id).execute();
  },
});
