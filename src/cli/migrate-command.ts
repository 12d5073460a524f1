import { openDatabase } from '../adapters/store/file/database.ts';
import { migrate } from '../adapters/store/file/migrate.ts';
import { isServed } from '../adapters/store/file/serving-lock.ts';
import type { CliContext, GlobalOptions } from './context.ts';
import { CliFailure } from './failure.ts';
import { databaseUrlOf } from './open-store.ts';

/** `migrate`: brings the schema to the newest version; refused while a Greenlight serves this database. */
export const migrateCommand = async (context: CliContext, options: GlobalOptions): Promise<void> => {
  const url = databaseUrlOf(context, options);
  if (isServed(url)) {
    throw new CliFailure('Not migrated: a Greenlight is serving this database. Stop it first.');
  }
  const database = openDatabase({ url });
  try {
    const applied = migrate(database);
    context.out(applied.length === 0 ? 'The database is up to date.\n' : `Applied: ${applied.join(', ')}.\n`);
  } finally {
    await database.close();
  }
};
