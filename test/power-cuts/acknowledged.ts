import type { OpenDatabase } from '../../src/adapters/store/file/database.ts';

/** What was acknowledged so far, counted; it only grows. */
export type Acknowledged = { decisions: number; delivered: number };

/** The same, as a database holds it. */
export const foundIn = (sqlite: OpenDatabase['sqlite']): Acknowledged => ({
  decisions: Number(sqlite.prepare('select coalesce(max(seq), 0) from audit_event').pluck().get()),
  delivered: Number(sqlite.prepare("select count(*) from due_action where state = 'done'").pluck().get()),
});
