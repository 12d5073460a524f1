import { jsonArrayFrom } from 'kysely/helpers/sqlite';
import { z } from 'zod';
import type { Reads, Transaction } from '../../../application/ports.ts';
import { StaleRelease } from '../../../application/store-faults.ts';
import type { Release } from '../../../domain/release.ts';
import type { Db } from '../guard-queries.ts';
import { readJson } from '../stored-json.ts';
import type { ReleaseLightTable, ReleaseTable } from '../tables.ts';
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
      .orderBy('release.launch_at', 'desc')
      .orderBy('release.id', 'desc')
      .execute();
    return rows.map(withLights);
  },

  keys: async (workspaceId) => {
    const rows = await db
      .selectFrom('release_key')
      .select('key')
      .where('workspace_id', '=', workspaceId)
      .orderBy('key')
      .execute();
    return rows.map(({ key }) => key);
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

export const releaseWrites = (db: Db): Pick<Transaction, 'saveRelease' | 'addAlias'> => ({
  saveRelease: async (release, expectedVersion) => {
    if (expectedVersion === null) await insertRelease(db, release);
    else await updateRelease(db, release, expectedVersion);
    await takeKey(db, release.workspaceId, release.key, release.id);
    await db.deleteFrom('release_light').where('release_id', '=', release.id).execute();
    const lights = lightRows(release);
    if (lights.length > 0) await db.insertInto('release_light').values(lights).execute();
  },

  addAlias: (workspaceId, key, releaseId) => takeKey(db, workspaceId, key, releaseId),
});
