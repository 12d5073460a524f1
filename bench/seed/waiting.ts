import type { OpenDatabase } from '../../src/adapters/store/file/database.ts';
import { PRIORITY } from '../../src/domain/delivery/due-action.ts';
import { TEAM } from './workspace.ts';

type Handle = Pick<OpenDatabase, 'sqlite'>;

const LATER = '2099-01-01T00:00:00.000Z';

/** Everything that an index of the table is made with, so that a million rows can be written without them. */
const indexesOf = (sqlite: OpenDatabase['sqlite']): { name: string; sql: string }[] =>
  sqlite
    .prepare<[], { name: string; sql: string }>(
      "select name, sql from sqlite_master where type = 'index' and tbl_name = 'due_action' and sql is not null",
    )
    .all();

/** Writes rows of every family and priority that wait for another day, a tenth of them timers. */
export const seedWaiting = ({ sqlite }: Handle, rows: number): void => {
  const levels = Object.values(PRIORITY);
  const indexes = indexesOf(sqlite);
  sqlite.transaction(() => {
    for (const { name } of indexes) sqlite.exec(`drop index ${name}`);
    sqlite.exec(`
      insert into due_action (id, workspace_id, release_id, key, kind, family, due_at, priority, payload_json,
        slot_key, target, state, attempts, metadata_key)
      with recursive nth(n) as (select 0 union all select n + 1 from nth where n < ${rows - 1})
      select printf('later-%08d', n), '${TEAM}', 'later-' || (n % 1000), 'later-' || n,
        iif(n % 10 = 0, 'time.remind', 'statement.reminder'), iif(n % 10 = 0, 'timer', 'statement'), '${LATER}',
        json_extract('${JSON.stringify(levels)}', '$[' || (n % ${levels.length}) || ']'), '{"v":1}',
        iif(n % 10 = 0, null, 'later|' || n), iif(n % 10 = 0, null, 'u:U' || n), 'pending', 0, 'key-' || n
      from nth`);
    for (const { sql } of indexes) sqlite.exec(sql);
  })();
};

/** Writes reminders, each for another person, all due at one instant. */
export const seedReminders = ({ sqlite }: Handle, rows: number, dueAt: string, prefix = 'reminder'): void => {
  sqlite.exec(`
    insert into due_action (id, workspace_id, release_id, key, kind, family, due_at, priority, payload_json,
      slot_json, slot_key, target, state, attempts, metadata_key)
    with recursive nth(n) as (select 0 union all select n + 1 from nth where n < ${rows - 1})
    select printf('${prefix}-%08d', n), '${TEAM}', 'release-0000', '${prefix}-' || n, 'statement.reminder',
      'statement', '${dueAt}', ${PRIORITY.reminder}, '{"v":1}',
      json_object('kind', 'statement.reminder', 'subject', '${prefix}-' || n, 'audience', json_object('user', 'U' || n)),
      '${prefix}|' || n, 'u:U' || n, 'pending', 0, 'key-${prefix}-' || n
    from nth`);
};

/** Makes them wait again, as if they had never been claimed. */
export const unclaim = ({ sqlite }: Handle): void => {
  sqlite.exec(
    "update due_action set state = 'pending', attempts = 0, boot_id = null where state = 'running'",
  );
};
