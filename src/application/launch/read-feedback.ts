import { type FeedbackSummary, summarise } from '../../domain/launch/feedback.ts';
import type { Actor } from '../../domain/person.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release.ts';
import type { House } from '../house.ts';

/** The summary belongs to the release manager and the admins. */
export const readFeedback = async (
  house: Pick<House, 'store'>,
  actor: Actor,
  release: Release,
): Promise<{ ok: true; summary: FeedbackSummary } | Refused> => {
  const { reads } = house.store;
  const settings = await reads.settings(actor.workspaceId);
  if (actor.userId !== release.manager.userId && !settings.admins.includes(actor.userId)) {
    const entitled = { role: 'release_manager', userIds: [release.manager.userId] } as const;
    return refuse({ code: 'not_entitled', command: 'feedback', entitled });
  }
  const named = await reads.namedFeedback(actor.workspaceId, release.id);
  const anonymous = await reads.anonymousFeedback(actor.workspaceId, release.id);
  return { ok: true, summary: summarise(named, anonymous) };
};
