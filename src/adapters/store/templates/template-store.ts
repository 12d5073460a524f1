import type { TemplateReads, TemplateWrites } from '../../../application/templates/template-ports.ts';
import type { Db } from '../guard-queries.ts';

export const templateReads = (db: Db): TemplateReads => ({
  templates: async (workspaceId) => {
    const rows = await db
      .selectFrom('template')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .orderBy('name')
      .execute();
    return rows.map(({ id, name, file, saved_by_id, saved_at }) => ({
      id,
      name,
      file,
      savedById: saved_by_id,
      savedAt: saved_at,
    }));
  },
});

export const templateWrites = (db: Db): TemplateWrites => ({
  saveTemplate: async (workspaceId, { id, name, file, savedById, savedAt }) => {
    const values = { file, saved_by_id: savedById, saved_at: savedAt };
    await db
      .insertInto('template')
      .values({ workspace_id: workspaceId, id, name, ...values })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'name']).doUpdateSet(values))
      .execute();
  },
});
