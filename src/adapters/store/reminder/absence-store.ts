import type { ReminderReads, ReminderWrites } from '../../../application/reminders/reminder-ports.ts';
import type { Absence } from '../../../domain/reminders/absence.ts';
import type { Db } from '../guard-queries.ts';
import { inOrder } from '../tables.ts';
import type { AbsenceTable } from './reminder-tables.ts';

const absenceFrom = (row: AbsenceTable): Absence => ({
  id: row.id,
  userId: row.user_id,
  from: row.from_date,
  until: row.until_date,
  standInId: row.stand_in_id,
  setBy: row.set_by_id,
  setAt: row.set_at,
});

export const absenceReads = (db: Db): Pick<ReminderReads, 'absences'> => ({
  absences: async (workspaceId, since) => {
    const rows = await db
      .selectFrom('absence')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('ended_at', 'is', null)
      .where((where) => where.or([where('until_date', 'is', null), where('until_date', '>=', since)]))
      .execute();
    return rows.map(absenceFrom).sort((a, b) => inOrder(a.from, b.from) || inOrder(a.id, b.id));
  },
});

export const absenceWrites = (db: Db): Pick<ReminderWrites, 'addAbsence' | 'endAbsence'> => ({
  addAbsence: async (workspaceId, absence) => {
    await db
      .insertInto('absence')
      .values({
        id: absence.id,
        workspace_id: workspaceId,
        user_id: absence.userId,
        from_date: absence.from,
        until_date: absence.until,
        stand_in_id: absence.standInId,
        set_by_id: absence.setBy,
        set_at: absence.setAt,
        ended_at: null,
      })
      .execute();
  },

  endAbsence: async (workspaceId, id, at) => {
    await db
      .updateTable('absence')
      .set({ ended_at: at })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .execute();
  },
});
