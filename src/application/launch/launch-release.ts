import type { Command } from '../../domain/command.ts';
import type { Announcement, AnnouncementText } from '../../domain/launch/announcement.ts';
import { announcementProblems } from '../../domain/launch/announcement-rules.ts';
import { stampOf } from '../../domain/person.ts';
import { refuse } from '../../domain/refusal.ts';
import { changeInTransaction, type Outcome } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { settleInTransaction } from './settle-announcements.ts';

/** What the release manager confirmed: the text exactly as it will appear, and what "launch" means now. */
export type LaunchWish =
  | { moment: 'live_now'; early: boolean; text: AnnouncementText }
  | { moment: 'deployment_starts'; early: boolean }
  /** A deployment that was started before is through. */
  | { moment: 'declare_live'; text: AnnouncementText };

const commandFor = (wish: LaunchWish, announcementId: string): Command =>
  wish.moment === 'declare_live'
    ? { type: 'declare_live', announcementId }
    : { type: 'launch', mode: wish.moment, announcementId, early: wish.early };

/** The decision to launch, with the approved announcement kept as it was read. Refused while anything is in the way. */
export const launchRelease = (
  house: House,
  request: Request,
  { releaseId, wish }: { releaseId: string; wish: LaunchWish },
): Promise<Outcome> =>
  once(house, request, async (tx): Promise<Outcome> => {
    const { actor } = request;
    const { workspaceId } = actor;
    const problems = 'text' in wish ? announcementProblems(wish.text) : [];
    if (problems.length > 0) return refuse({ code: 'fields_invalid', problems });
    const announcementId = house.ids.next();
    const command = commandFor(wish, announcementId);
    const outcome = await changeInTransaction(tx, house, { actor, workspaceId, releaseId, command });
    if (!outcome.ok || !('text' in wish)) return outcome;
    const approved = { approvedBy: stampOf(actor), approvedAt: house.clock.now() };
    const announcement: Announcement = { id: announcementId, releaseId, ...wish.text, ...approved };
    // Only what was decided is a revision; what the decision scheduled names it and waits for the commit.
    await tx.addAnnouncement(workspaceId, announcement);
    // Without an announcement channel there is no delivery that would settle it.
    await settleInTransaction(tx, house, workspaceId, releaseId);
    return outcome;
  });
