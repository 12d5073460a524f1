import { jsonArrayFrom } from 'kysely/helpers/sqlite';
import { z } from 'zod';
import type { Reads, Transaction } from '../../../application/ports.ts';
import { StaleRelease } from '../../../application/store-faults.ts';
import type { Release } from '../../../domain/release.ts';
import type { Db } from '../guard-queries.ts';
import { readJson } from '../stored-json.ts';
import { inOrder, type ReleaseLightTable, type ReleaseTable } from '../tables.ts';
import { lightRows, releaseFrom, releaseRow } from './release-rows.ts';

const LIGHT_COLUMNS = [
  'workspace_id',
  'release_id',
  'department_id',
  'position',
  'name',
  'question',
  'lead_time_days',
  'required',
  'state',
  'asked_at',
  'asked_again_because',
  'answer_json',
  'rules_json',
  'pack_id',
  'changes_json',
  'votes_json',
  'waiver_json',
  'delegates_json',
  'review_json',
  'review_asked_at',
  'confirmation_json',
] as const;

/** A release with its lights in one statement, so that nobody's write comes between the two. */
const releasesWithLights = (db: Db) =>
  db
    .selectFrom('release')
    .selectAll('release')
    .select((query) =>
      jsonArrayFrom(
        query
          .selectFrom('release_light')
          .select(LIGHT_COLUMNS)
          .whereRef('release_light.release_id', '=', 'release.id')
          .orderBy('release_light.position'),
      ).as('lights'),
    );

const lightsShape = z.array(z.custom<ReleaseLightTable>());

/** SQLite hands over a JSON array as text. */
const withLights = ({ lights, ...row }: ReleaseTable & { lights: unknown }): Release =>
  releaseFrom(row, readJson(lightsShape, String(lights), 'the lights of a release'));

type ReleaseReads = Pick<Reads, 'release' | 'releaseByKey' | 'releases' | 'keys'>;

export const releaseReads = (db: Db): ReleaseReads => ({
  release: async (workspaceId, releaseId) => {
    const row = await releasesWithLights(db)
      .where('release.id', '=', releaseId)
      .where('release.workspace_id', '=', workspaceId)
      .executeTakeFirst();
    return row === undefined ? null : withLights(row);
  },

  releaseByKey: async (workspaceId, key) => {
    const row = await releasesWithLights(db)
      .innerJoin('release_key', 'release_key.release_id', 'release.id')
      .where('release_key.workspace_id', '=', workspaceId)
      .where('release_key.key', '=', key)
      .executeTakeFirst();
    return row === undefined ? null : withLights(row);
  },

  releases: async (workspaceId, which) => {
    const rows = await releasesWithLights(db)
      .where('release.workspace_id', '=', workspaceId)
      .$if(which === 'open', (query) => query.where('release.stage', 'not in', ['closed', 'cancelled']))
      .execute();
    return rows.sort((a, b) => inOrder(b.launch_at, a.launch_at) || inOrder(b.id, a.id)).map(withLights);
  },

  keys: async (workspaceId) => {
    const rows = await db
      .selectFrom('release_key')
      .select('key')
      .where('workspace_id', '=', workspaceId)
      .execute();
    return rows.map(({ key }) => key).sort(inOrder);
  },
});

/** Gives a key to a release, for ever. */
const takeKey = async (db: Db, workspaceId: string, key: string, releaseId: string): Promise<void> => {
  await db
    .insertInto('release_key')
    .values({ workspace_id: workspaceId, key, release_id: releaseId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const owner = await db
    .selectFrom('release_key')
    .select('release_id')
    .where('workspace_id', '=', workspaceId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (owner.release_id !== releaseId) throw new Error(`The key "${key}" belongs to another release.`);
};

const insertRelease = async (db: Db, release: Release): Promise<void> => {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('release')
    .values(releaseRow(release))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) throw new StaleRelease(release.id, null);
};

const updateRelease = async (db: Db, release: Release, expectedVersion: number): Promise<void> => {
  const { id, workspace_id, ...changes } = releaseRow(release);
  const { numUpdatedRows } = await db
    .updateTable('release')
    .set(changes)
    .where('id', '=', id)
    .where('workspace_id', '=', workspace_id)
    .where('version', '=', expectedVersion)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) throw new StaleRelease(id, expectedVersion);
};

/** A decision changes one light of a dozen; only where departments come or go are all of them written anew. */
const saveLights = async (db: Db, release: Release, before: Release | null): Promise<void> => {
  const lights = lightRows(release);
  const stored = new Map(
    (before === null ? [] : lightRows(before)).map((row) => [row.department_id, JSON.stringify(row)]),
  );
  if (stored.size === lights.length && lights.every(({ department_id }) => stored.has(department_id))) {
    const changed = lights.filter((row) => stored.get(row.department_id) !== JSON.stringify(row));
    for (const { release_id, department_id, ...content } of changed) {
      await db
        .updateTable('release_light')
        .set(content)
        .where('release_id', '=', release_id)
        .where('department_id', '=', department_id)
        .execute();
    }
    return;
  }
  await db.deleteFrom('release_light').where('release_id', '=', release.id).execute();
  if (lights.length > 0) await db.insertInto('release_light').values(lights).execute();
};

export const releaseWrites = (db: Db): Pick<Transaction, 'saveRelease' | 'addAlias'> => ({
  saveRelease: async (release, expectedVersion, before = null) => {
    if (expectedVersion === null) await insertRelease(db, release);
    else await updateRelease(db, release, expectedVersion);
    if (release.key !== before?.key) await takeKey(db, release.workspaceId, release.key, release.id);
    await saveLights(db, release, before);
  },

  addAlias: (workspaceId, key, releaseId) => takeKey(db, workspaceId, key, releaseId),
});
