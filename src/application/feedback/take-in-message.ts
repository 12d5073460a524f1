import { announcementAudiences } from '../../domain/delivery/audience.ts';
import { announcementSlot } from '../../domain/delivery/boards.ts';
import { type Slot, slotKey } from '../../domain/delivery/due-action.ts';
import { promptsOfReaders } from '../../domain/feedback/prompts.ts';
import type { TakenMessage } from '../../domain/feedback/themes.ts';
import type { Actor } from '../../domain/person.ts';
import { maySee } from '../../domain/policy.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { visibleReleases } from '../plan/find-release.ts';
import type { Reads } from '../ports.ts';

/** Users have it, and it takes feedback. */
const takesFeedback = ({ launch, stage, practice }: Release): boolean =>
  launch?.liveAt != null && stage !== 'cancelled' && !practice;

/** Releases about which a message can be taken in, the newest launch first. */
export const releasesWithFeedback = async (reads: Reads, actor: Actor): Promise<readonly Release[]> =>
  (await visibleReleases(reads, actor, 'all')).filter(takesFeedback);

/** Where a message stands: in the thread of another one, or by itself. */
export type Standing = { channelId: string; ts: string; threadTs?: string };

/** The release under whose announcement, or a version of it, the message stands; null under anything else. */
export const announcedIn = async (
  reads: Reads,
  releases: readonly Release[],
  { channelId, ts, threadTs = ts }: Standing,
): Promise<Release | null> => {
  for (const release of releases) {
    const settings = await reads.settings(release.workspaceId);
    const slots: readonly Slot[] = [
      ...announcementAudiences(release, settings).map((audience) => announcementSlot(release, audience)),
      ...promptsOfReaders(release, settings, 0).map(({ threadOf }) => threadOf),
    ];
    for (const slot of slots) {
      const posted = await reads.message(release.workspaceId, slotKey(release.id, slot));
      if (posted?.channelId === channelId && posted.ts === threadTs) return release;
    }
  }
  return null;
};

export type TakenIn = { ok: true; again: boolean } | Refused;

/**
 * Any full member brings what somebody wrote to where feedback is read; the same message once.
 *
 * @param draftId the unfinished form that this completes; it is deleted with the same write
 */
export const takeInMessage = (
  house: House,
  request: Request,
  message: Omit<TakenMessage, 'takenById'>,
  draftId: string | null = null,
): Promise<TakenIn> =>
  once(house, request, async (tx): Promise<TakenIn> => {
    const { actor } = request;
    if (!actor.isFullMember) return refuse({ code: 'not_a_member' });
    const { workspaceId, userId } = actor;
    const release = await tx.release(workspaceId, message.releaseId);
    const settings = await tx.settings(workspaceId);
    if (release === null || !maySee(actor, release, settings)) {
      return refuse({ code: 'unknown_release', typed: '', near: [] });
    }
    if (!takesFeedback(release)) return refuse({ code: 'feedback_not_open' });
    const taken = await tx.takeMessage(workspaceId, { ...message, takenById: userId }, house.clock.now());
    if (draftId !== null) await tx.deleteFormDraft(workspaceId, draftId);
    return { ok: true, again: taken === null };
  });
