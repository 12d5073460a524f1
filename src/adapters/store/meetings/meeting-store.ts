import type { MeetingReads, MeetingWrites } from '../../../application/meetings/meeting-ports.ts';
import type { Note } from '../../../domain/meetings/note.ts';
import type { Db } from '../guard-queries.ts';
import type { NoteTable } from './meeting-tables.ts';

export const noteFrom = (row: NoteTable): Note => ({
  id: row.id,
  releaseId: row.release_id,
  kind: row.kind,
  text: row.text,
  owner: { userId: row.owner_id, name: row.owner_name },
  dueOn: row.due_on,
  doneAt: row.done_at,
  permalink: row.permalink,
  by: { userId: row.noted_by_id, name: row.noted_by_name },
  at: row.noted_at,
});

const notesIn = (db: Db, workspaceId: string) =>
  db.selectFrom('note').selectAll().where('workspace_id', '=', workspaceId);

export const meetingReads = (db: Db): MeetingReads => ({
  notes: async (workspaceId, releaseId) => {
    const rows = await notesIn(db, workspaceId)
      .where('release_id', '=', releaseId)
      .orderBy('noted_at')
      .orderBy('id')
      .execute();
    return rows.map(noteFrom);
  },
  note: async (workspaceId, id) => {
    const row = await notesIn(db, workspaceId).where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : noteFrom(row);
  },
  openActionsOf: async (workspaceId, userId) => {
    const rows = await notesIn(db, workspaceId)
      .where('owner_id', '=', userId)
      .where('done_at', 'is', null)
      .where('kind', '=', 'action')
      .orderBy('due_on')
      .orderBy('id')
      .execute();
    return rows.map(noteFrom);
  },
  calendarToken: async (workspaceId, releaseId) => {
    const row = await db
      .selectFrom('calendar_feed')
      .select('token')
      .where('workspace_id', '=', workspaceId)
      .where('release_id', '=', releaseId)
      .executeTakeFirst();
    return row?.token ?? null;
  },
  releaseOfCalendar: async (workspaceId, token) => {
    const row = await db
      .selectFrom('calendar_feed')
      .select('release_id')
      .where('workspace_id', '=', workspaceId)
      .where('token', '=', token)
      .executeTakeFirst();
    return row?.release_id ?? null;
  },
});

export const meetingWrites = (db: Db): MeetingWrites => ({
  addNote: async (workspaceId, note) => {
    await db
      .insertInto('note')
      .values({
        workspace_id: workspaceId,
        id: note.id,
        release_id: note.releaseId,
        kind: note.kind,
        text: note.text,
        owner_id: note.owner.userId,
        owner_name: note.owner.name,
        due_on: note.dueOn,
        done_at: note.doneAt,
        permalink: note.permalink,
        noted_by_id: note.by.userId,
        noted_by_name: note.by.name,
        noted_at: note.at,
      })
      .execute();
  },
  finishNote: async (workspaceId, id, at) => {
    await db
      .updateTable('note')
      .set({ done_at: at })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id)
      .execute();
  },
  saveCalendarToken: async (workspaceId, releaseId, token) => {
    await db
      .insertInto('calendar_feed')
      .values({ workspace_id: workspaceId, release_id: releaseId, token })
      .onConflict((conflict) => conflict.column('release_id').doUpdateSet({ token }))
      .execute();
  },
});
