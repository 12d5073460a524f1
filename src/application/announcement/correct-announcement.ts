import { restOf } from '../../domain/announcement/notes-parts.ts';
import type { Announcement, AnnouncementText } from '../../domain/launch/announcement.ts';
import { announcementProblems } from '../../domain/launch/announcement-rules.ts';
import { stampOf } from '../../domain/person.ts';
import { refuse } from '../../domain/refusal.ts';
import { changeInTransaction, type Outcome } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { postRest } from '../launch/settle-announcements.ts';
import { once } from '../once.ts';
import type { Transaction } from '../ports.ts';

const replaced = async (
  tx: Transaction,
  workspaceId: string,
  releaseId: string,
): Promise<Announcement | null> => {
  const id = (await tx.release(workspaceId, releaseId))?.announcementId ?? null;
  return id === null ? null : tx.announcement(workspaceId, id);
};

/** Another text takes the place of the announcement wherever it stands; the one before is kept as it was sent. */
export const correctAnnouncement = (
  house: House,
  request: Request,
  { releaseId, text, reason }: { releaseId: string; text: AnnouncementText; reason: string },
): Promise<Outcome> =>
  once(house, request, async (tx): Promise<Outcome> => {
    const { actor } = request;
    const { workspaceId } = actor;
    const problems = announcementProblems(text);
    if (problems.length > 0) return refuse({ code: 'fields_invalid', problems });
    const announcementId = house.ids.next();
    const command = { type: 'correct_announcement', announcementId, reason } as const;
    const before = await replaced(tx, workspaceId, releaseId);
    const outcome = await changeInTransaction(tx, house, { actor, workspaceId, releaseId, command });
    if (!outcome.ok) return outcome;
    const approved = { approvedBy: stampOf(actor), approvedAt: house.clock.now() };
    const announcement: Announcement = { id: announcementId, releaseId, ...text, ...approved };
    await tx.addAnnouncement(workspaceId, announcement);
    // What followed in the thread stands there: it follows once more where it says something else now.
    const release = await tx.release(workspaceId, releaseId);
    const isSame = before !== null && restOf(before).join('') === restOf(announcement).join('');
    if (release !== null && !isSame) await postRest(tx, release, house.clock.now());
    return outcome;
  });
