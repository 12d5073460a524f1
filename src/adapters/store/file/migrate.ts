import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenDatabase } from './database.ts';

/** Beside `src`, also where the package is compiled. */
const MIGRATIONS_FOLDER = join(import.meta.dirname, '../../../../migrations');

/** `0001-start.sql`; the half that only SQLite understands is `0001-start.sqlite.sql`. */
const MIGRATION_FILE = /^\d{4}-[a-z0-9-]+\.sql$/;

type Migration = { name: string; text: string; sha256: string };

type Applied = { name: string; sha256: string };

type Handle = Pick<OpenDatabase, 'sqlite'>;

const readMigration = (folder: string, file: string): Migration => {
  const half = join(folder, file.replace(/\.sql$/, '.sqlite.sql'));
  const texts = [join(folder, file), half].filter(existsSync).map((path) => readFileSync(path, 'utf8'));
  // A checkout on Windows may change line ends; the text is the same.
  const text = texts.join('\n').replaceAll('\r\n', '\n');
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { name: file.replace(/\.sql$/, ''), text, sha256 };
};

const migrationsIn = (folder: string): readonly Migration[] =>
  readdirSync(folder)
    .filter((file) => MIGRATION_FILE.test(file))
    .sort()
    .map((file) => readMigration(folder, file));

/** Whether it is a database of Greenlight, of whatever version. */
export const isGreenlightDatabase = (handle: Handle): boolean => appliedTo(handle).length > 0;

const appliedTo = ({ sqlite }: Handle): readonly Applied[] => {
  const exists = sqlite.prepare("select 1 from sqlite_schema where name = 'schema_migration'").get();
  if (exists === undefined) return [];
  return sqlite.prepare<[], Applied>('select name, sha256 from schema_migration order by name').all();
};

/** Refuses a database that this program does not understand, before anything is written to it. */
const assertKnown = (applied: readonly Applied[], known: readonly Migration[]): void => {
  const unknown = applied.filter(({ name }) => !known.some((migration) => migration.name === name));
  if (unknown.length > 0) {
    const names = unknown.map(({ name }) => name).join(', ');
    throw new Error(
      `This database is newer than this Greenlight: it has ${names}. ` +
        'Start the newer version again, or restore the backup made before the upgrade.',
    );
  }
  const changed = known.find(({ name, sha256 }) =>
    applied.some((before) => before.name === name && before.sha256 !== sha256),
  );
  if (changed !== undefined) {
    throw new Error(
      `Migration ${changed.name} was changed after it had been applied to this database. ` +
        'Restore its file, and put the change into a new migration.',
    );
  }
};

const pendingOf = (handle: Handle, folder: string): readonly Migration[] => {
  const known = migrationsIn(folder);
  const applied = appliedTo(handle);
  assertKnown(applied, known);
  return known.filter(({ name }) => !applied.some((before) => before.name === name));
};

/**
 * Names of the migrations that `migrate` would apply.
 *
 * @throws when the database is newer than this program, or an applied migration was changed
 */
export const pendingMigrations = (handle: Handle, folder = MIGRATIONS_FOLDER): readonly string[] =>
  pendingOf(handle, folder).map(({ name }) => name);

/**
 * Brings the schema to the newest version, each migration in one transaction of its own, and returns the
 * names of those applied. Must not run beside a serving process: see `isServed`.
 *
 * @throws as `pendingMigrations` does, and when a migration fails; those before it stay applied
 */
export const migrate = (handle: Handle, folder = MIGRATIONS_FOLDER): readonly string[] => {
  const { sqlite } = handle;
  const applied: string[] = [];
  // Asked anew inside each transaction: another process may be doing the same.
  const applyNext = sqlite.transaction((): boolean => {
    const next = pendingOf(handle, folder)[0];
    if (next === undefined) return false;
    sqlite.exec('create table if not exists schema_migration (name text primary key, sha256 text not null)');
    sqlite.exec(next.text);
    sqlite.prepare('insert into schema_migration (name, sha256) values (?, ?)').run(next.name, next.sha256);
    applied.push(next.name);
    return true;
  });
  while (pendingOf(handle, folder).length > 0 && applyNext.immediate());
  return applied;
};
