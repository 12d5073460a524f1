import { sql } from 'kysely';
import type { RecordWrites, Replacement } from '../../../application/record/record-ports.ts';
import { canonicalJson } from '../../../domain/audit-record.ts';
import type { Db } from '../guard-queries.ts';
import { rememberErased } from './erased-people.ts';

/** What the record itself is made of: it is erased by its own rules, or says nothing of anybody. */
const NOT_HERE: ReadonlySet<string> = new Set([
  'audit_event',
  'audit_personal',
  'audit_remainder',
  'audit_head',
  'record_anchor',
  'erased_person',
]);

/** What was published stays as it was published; who approved it can go. */
const PUBLISHED: ReadonlySet<string> = new Set(['title', 'value', 'highlights', 'closing']);

type Column = { table: string; column: string };

/** Every column of every table that can hold a text about somebody, those of later versions too. */
const columnsIn = async (db: Db): Promise<readonly Column[]> => {
  const { rows } = await sql<Column>`
    select tables.name as "table", columns.name as "column"
    from sqlite_schema as tables join pragma_table_info(tables.name) as columns
    where tables.type = 'table' and lower(columns.type) = 'text' and columns.name <> 'workspace_id'
      and exists (select 1 from pragma_table_info(tables.name) where name = 'workspace_id')
    order by tables.name, columns.cid
  `.execute(db);
  return rows.filter(
    ({ table, column }) => !NOT_HERE.has(table) && !(table === 'announcement' && PUBLISHED.has(column)),
  );
};

/** A text is rewritten with the name of its column beside it, as a field of JSON is. */
const rewriteText = (column: string, text: string, rewrite: Replacement['rewrite']): string => {
  if (column.endsWith('_json')) return JSON.stringify(rewrite(JSON.parse(text)));
  return String((rewrite({ [column]: text }) as Record<string, unknown>)[column]);
};

/** Equal texts at once: so a table without row numbers is no special case. */
const rewriteColumn = async (
  db: Db,
  workspaceId: string,
  { table, column }: Column,
  { needles, rewrite }: Replacement,
): Promise<void> => {
  const [from, what] = [sql.table(table), sql.ref(column)];
  const wanted = JSON.stringify(needles);
  const { rows } = await sql<{ text: string }>`
    select distinct ${what} as text from ${from} where workspace_id = ${workspaceId}
      and exists (select 1 from json_each(${wanted}) as needle where instr(${what}, needle.value) > 0)
  `.execute(db);
  for (const { text } of rows) {
    const after = rewriteText(column, text, rewrite);
    if (after === text) continue;
    await sql`update ${from} set ${what} = ${after} where workspace_id = ${workspaceId} and ${what} = ${text}`.execute(
      db,
    );
  }
};

/** Words that stand beside a column that says whose they are, and not in JSON. */
const OWN_WORDS: readonly { table: string; author: string; columns: readonly string[] }[] = [
  { table: 'feedback', author: 'user_id', columns: ['liked', 'disliked', 'wish', 'friction'] },
  { table: 'feedback_message', author: 'author_id', columns: ['text'] },
  { table: 'note', author: 'noted_by_id', columns: ['text'] },
  { table: 'tick', author: 'by_id', columns: ['text'] },
  { table: 'retro_point', author: 'author_id', columns: ['text'] },
  { table: 'lesson', author: 'kept_by_id', columns: ['text'] },
  { table: 'lesson_use', author: 'used_by_id', columns: ['text'] },
];

/** What they said under their name, by the caller's rule for what somebody typed. */
const rewriteOwnWords = async (
  db: Db,
  workspaceId: string,
  { userId, rewrite }: Replacement,
): Promise<void> => {
  for (const { table, author, columns } of OWN_WORDS) {
    const own = sql`workspace_id = ${workspaceId} and ${sql.ref(author)} = ${userId}`;
    for (const column of columns) {
      const [from, what] = [sql.table(table), sql.ref(column)];
      const { rows } = await sql<{ text: string }>`
        select distinct ${what} as text from ${from} where ${own} and ${what} is not null
      `.execute(db);
      for (const { text } of rows) {
        const after = rewrite({ by: { userId }, [column]: text }) as Record<string, string>;
        await sql`update ${from} set ${what} = ${after[column]} where ${own} and ${what} = ${text}`.execute(
          db,
        );
      }
    }
  }
};

/** What is only about this one person, and proves nothing. */
const OWN_ROWS = [
  'person',
  'home_view',
  'form_draft',
  'reminder_digest',
  'absence',
  'subscription',
  'area_subscription',
] as const;

/** Rows that are kept for a month name people in what they sent; what waits for this person has no reader any more. */
const forgetMessages = async (db: Db, workspaceId: string, userId: string): Promise<void> => {
  const named = sql<boolean>`(
    target = ${`u:${userId}`} or
    (state in ('done', 'cancelled') and instr(payload_json || coalesce(slot_json, ''), ${userId}) > 0)
  )`;
  await db
    .deleteFrom('due_action')
    .where('workspace_id', '=', workspaceId)
    .where('state', 'not in', ['running', 'uncertain'])
    .where(named)
    .execute();
  await db
    .deleteFrom('message')
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`instr(slot_json, ${JSON.stringify(userId)}) > 0`)
    .execute();
};

export const eraseWrites = (db: Db): Pick<RecordWrites, 'eraseFromRecord' | 'eraseElsewhere'> => ({
  eraseFromRecord: async (workspaceId, remainders) => {
    for (const { eventId, left } of remainders) {
      const of = { workspace_id: workspaceId, event_id: eventId, json: canonicalJson(left) };
      // The record allows that a personal part goes, never that it is changed: what is left stands elsewhere.
      await db
        .deleteFrom('audit_personal')
        .where('workspace_id', '=', workspaceId)
        .where('event_id', '=', eventId)
        .execute();
      await db
        .insertInto('audit_remainder')
        .values(of)
        .onConflict((conflict) => conflict.column('event_id').doUpdateSet({ json: of.json }))
        .execute();
    }
  },

  eraseElsewhere: async (workspaceId, replace) => {
    const { userId } = replace;
    await rememberErased(db, workspaceId, userId);
    for (const table of OWN_ROWS) {
      await db
        .deleteFrom(table)
        .where('workspace_id', '=', workspaceId)
        .where('user_id', '=', userId)
        .execute();
    }
    await forgetMessages(db, workspaceId, userId);
    await rewriteOwnWords(db, workspaceId, replace);
    for (const column of await columnsIn(db)) await rewriteColumn(db, workspaceId, column, replace);
  },
});
