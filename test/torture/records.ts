import { openDatabase } from '../../src/adapters/store/file/database.ts';
import { createStore } from '../../src/adapters/store/store.ts';
import type { AuditEntry } from '../../src/application/ports.ts';
import { systemIds } from '../../src/sources.ts';
import { TEAM } from './cast.ts';

/** What stands in the bot's database, read beside it while it lives and dies. */
export type Records = {
  audit(): Promise<readonly AuditEntry[]>;
  /** Whether the bot has read yet who is who. */
  knowsPeople(): Promise<boolean>;
  /** Who has rated the release. */
  ratings(): readonly string[];
  close(): Promise<void>;
};

/** Opens a database for reading; it has to be there. */
export const openRecords = (databaseFile: string): Records => {
  const database = openDatabase({ url: `sqlite:${databaseFile}`, readOnly: true });
  const { reads } = createStore({ db: database.db, ids: systemIds, bootId: 'a reader' });
  const ratings = database.sqlite.prepare<[], { user_id: string }>(
    'select user_id from feedback order by user_id',
  );
  return {
    audit: () => reads.auditEntries(TEAM.id, null),
    knowsPeople: async () => (await reads.people(TEAM.id)).length > 0,
    ratings: () => ratings.all().map(({ user_id }) => user_id),
    close: () => database.close(),
  };
};
