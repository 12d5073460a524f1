import type { NumberReads } from '../../../application/numbers/number-ports.ts';
import { NUMBER_EVENTS } from '../../../domain/numbers/events.ts';
import type { Db } from '../guard-queries.ts';
import { readJson, recordShape } from '../stored-json.ts';

export const numberReads = (db: Db): NumberReads => ({
  numberEntries: async (workspaceId) => {
    const rows = await db
      .selectFrom('audit_event')
      .select(['release_id', 'at', 'type', 'data_json'])
      .where('workspace_id', '=', workspaceId)
      .where('release_id', 'is not', null)
      .orderBy('seq')
      .execute();
    return rows.flatMap(({ release_id: releaseId, at, type, data_json }) =>
      releaseId === null || !NUMBER_EVENTS.includes(type)
        ? []
        : [{ releaseId, at, type, data: readJson(recordShape, data_json, 'audit_event.data_json') }],
    );
  },
});
