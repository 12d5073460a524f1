import type { Reads, Transaction } from '../../../application/ports.ts';
import type { Announcement } from '../../../domain/launch/announcement.ts';
import type { Db } from '../guard-queries.ts';
import type { AnnouncementTable } from '../tables.ts';

const announcementFrom = (row: AnnouncementTable): Announcement => ({
  id: row.id,
  releaseId: row.release_id,
  title: row.title,
  value: row.value,
  highlights: row.highlights,
  closing: row.closing,
  approvedBy: { userId: row.approved_by_id, name: row.approved_by_name },
  approvedAt: row.approved_at,
});

export const announcementReads = (db: Db): Pick<Reads, 'announcement' | 'publishedAnnouncements'> => ({
  announcement: async (workspaceId, id) => {
    const row = await db
      .selectFrom('announcement')
      .selectAll()
      .where('id', '=', id)
      .where('workspace_id', '=', workspaceId)
      .executeTakeFirst();
    return row === undefined ? null : announcementFrom(row);
  },

  publishedAnnouncements: async (workspaceId) => {
    const rows = await db
      .selectFrom('announcement')
      .innerJoin('release', 'release.announcement_id', 'announcement.id')
      .selectAll('announcement')
      .where('announcement.workspace_id', '=', workspaceId)
      .execute();
    return rows.map(announcementFrom);
  },
});

export const announcementWrites = (db: Db): Pick<Transaction, 'addAnnouncement'> => ({
  addAnnouncement: async (workspaceId, announcement) => {
    await db
      .insertInto('announcement')
      .values({
        id: announcement.id,
        workspace_id: workspaceId,
        release_id: announcement.releaseId,
        title: announcement.title,
        value: announcement.value,
        highlights: announcement.highlights,
        closing: announcement.closing,
        approved_by_id: announcement.approvedBy.userId,
        approved_by_name: announcement.approvedBy.name,
        approved_at: announcement.approvedAt,
      })
      .execute();
  },
});
