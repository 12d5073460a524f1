import { sql } from 'kysely';
import type { ReminderReads, ReminderWrites } from '../../../application/reminders/reminder-ports.ts';
import type { Digest, Reminder } from '../../../domain/reminders/reminder.ts';
import type { Db } from '../guard-queries.ts';
import { flag, inOrder } from '../tables.ts';
import type { ReminderDigestTable, ReminderTable } from './reminder-tables.ts';

const reminderFrom = (row: ReminderTable): Reminder => ({
  id: row.id,
  releaseId: row.release_id,
  departmentId: row.department_id,
  userId: row.user_id,
  step: row.step,
  place: row.place,
  raisedBy: row.raised_by_id,
  dueAt: row.due_at,
  raisedAt: row.raised_at,
  goesAt: row.goes_at,
  digest: row.digest,
  snoozedUntil: row.snoozed_until,
  settledAt: row.settled_at,
});

const reminderRow = (workspaceId: string, reminder: Reminder): ReminderTable => ({
  id: reminder.id,
  workspace_id: workspaceId,
  release_id: reminder.releaseId,
  department_id: reminder.departmentId,
  user_id: reminder.userId,
  step: reminder.step,
  place: reminder.place,
  raised_by_id: reminder.raisedBy,
  due_at: reminder.dueAt,
  raised_at: reminder.raisedAt,
  goes_at: reminder.goesAt,
  digest: reminder.digest,
  snoozed_until: reminder.snoozedUntil,
  settled_at: reminder.settledAt,
});

const digestFrom = (row: ReminderDigestTable): Digest => ({
  userId: row.user_id,
  subject: row.subject,
  dueAt: row.due_at,
  sentAt: row.sent_at,
  chosen: row.chosen === 1,
});

/** More than one person gets in a day; an older one was turned into a line when the next one came. */
const DIGESTS_READ = 20;

type Reads = Pick<ReminderReads, 'releaseReminders' | 'openReminders' | 'newestDigests' | 'digestReaders'>;
type Writes = Pick<ReminderWrites, 'saveReminder' | 'saveDigest'>;

export const reminderReads = (db: Db): Reads => ({
  releaseReminders: async (workspaceId, releaseId) => {
    const rows = await db
      .selectFrom('reminder')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('release_id', '=', releaseId)
      .execute();
    return rows.map(reminderFrom).sort((a, b) => inOrder(a.raisedAt, b.raisedAt) || inOrder(a.id, b.id));
  },

  openReminders: async (workspaceId, userId) => {
    const rows = await db
      .selectFrom('reminder')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('user_id', '=', userId)
      .where('settled_at', 'is', null)
      .orderBy('id')
      .execute();
    return rows.map(reminderFrom);
  },

  newestDigests: async (workspaceId, userId) => {
    const rows = await db
      .selectFrom('reminder_digest')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('user_id', '=', userId)
      .orderBy('due_at', 'desc')
      .orderBy('subject', 'desc')
      .limit(DIGESTS_READ)
      .execute();
    return rows.map(digestFrom);
  },

  digestReaders: async (workspaceId, userIds) => {
    const rows = await db
      .selectFrom('reminder_digest')
      .select('user_id')
      .where('workspace_id', '=', workspaceId)
      .where(sql<boolean>`user_id in (select value from json_each(${JSON.stringify(userIds)}))`)
      .where('sent_at', 'is not', null)
      .execute();
    return [...new Set(rows.map(({ user_id }) => user_id))];
  },
});

export const reminderWrites = (db: Db): Writes => ({
  saveReminder: async (workspaceId, reminder) => {
    const row = reminderRow(workspaceId, reminder);
    const { goes_at, digest, snoozed_until, settled_at } = row;
    await db
      .insertInto('reminder')
      .values(row)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({ goes_at, digest, snoozed_until, settled_at }),
      )
      .execute();
  },

  saveDigest: async (workspaceId, { userId, subject, dueAt, sentAt, chosen }) => {
    const known = { due_at: dueAt, sent_at: sentAt, chosen: flag(chosen) };
    await db
      .insertInto('reminder_digest')
      .values({ workspace_id: workspaceId, user_id: userId, subject, ...known })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'user_id', 'subject']).doUpdateSet(known))
      .execute();
  },
});
