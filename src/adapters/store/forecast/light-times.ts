import { z } from 'zod';
import type { ForecastReads } from '../../../application/forecast/forecast-ports.ts';
import type { LightTime } from '../../../domain/forecast/forecast.ts';
import type { Db } from '../guard-queries.ts';
import { readJson } from '../stored-json.ts';

/** The newest launches say how a department works today. */
const RELEASES = 20;

const SETTLES: readonly string[] = ['green', 'conditional', 'not_applicable'];

const shape = z.object({
  departmentId: z.string(),
  again: z.boolean().optional(),
  state: z.string().optional(),
});

type Row = { release_id: string | null; type: string; at: string; data_json: string };

/** From each release's first question to each department until its first answer that settles. */
const timesIn = (rows: readonly Row[]): LightTime[] => {
  const asked = new Map<string, string>();
  const found = new Map<string, LightTime>();
  for (const { release_id, type, at, data_json } of rows) {
    const { departmentId, again, state } = readJson(shape, data_json, 'audit_event.data_json');
    const key = `${release_id ?? ''}:${departmentId}`;
    if (type === 'department_asked' && again !== true && !asked.has(key)) asked.set(key, at);
    const askedAt = asked.get(key);
    const settles = type === 'light_answered' && state !== undefined && SETTLES.includes(state);
    if (settles && askedAt !== undefined && !found.has(key)) {
      found.set(key, { departmentId, askedAt, settledAt: at });
    }
  }
  return [...found.values()];
};

export const forecastReads = (db: Db): ForecastReads => ({
  lightTimes: async (workspaceId) => {
    const rows = await db
      .selectFrom('audit_event')
      .select(['release_id', 'type', 'at', 'data_json'])
      .where('release_id', 'in', (query) =>
        query
          .selectFrom('release')
          .select('id')
          .where('workspace_id', '=', workspaceId)
          .where('stage', 'in', ['live', 'retro', 'closed'])
          .where('practice', '=', 0)
          .where('urgent_json', 'is', null)
          .orderBy('launch_at', 'desc')
          .limit(RELEASES),
      )
      .where('type', 'in', ['department_asked', 'light_answered'])
      .orderBy('release_id')
      .orderBy('seq')
      .execute();
    return timesIn(rows);
  },
});
