import { readFeedback } from '../../../application/feedback/read-feedback.ts';
import type { House } from '../../../application/house.ts';
import type { Actor } from '../../../domain/person.ts';
import { maySee } from '../../../domain/policy.ts';
import { titleOf } from '../../../domain/release.ts';
import { type Reply, refused, say } from '../edge/reply.ts';
import { mrkdwn, userMention } from '../kit/mrkdwn.ts';
import { sentence } from '../launch/prompt/sentence.ts';
import { feedbackSummary } from './summary.ts';

/** The summary for the manager and the admins; for others who to ask. */
export const showFeedback = async (house: House, actor: Actor, releaseId: string): Promise<Reply> => {
  const { reads } = house.store;
  const release = await reads.release(actor.workspaceId, releaseId);
  const settings = await reads.settings(actor.workspaceId);
  if (release === null || !maySee(actor, release, settings)) {
    return refused({ code: 'unknown_release', typed: '', near: [] });
  }
  const read = await readFeedback(house, actor, release);
  if (read.ok) return say(feedbackSummary(release, read.summary, read));
  if (read.refusal.code !== 'not_entitled') return refused(read.refusal, release.id);
  return say(
    sentence(
      mrkdwn`What people say about *${titleOf(release)}* is read by its release manager and the admins only. ${userMention(release.manager.userId)} can tell you more. You can rate it under its announcement.`,
    ),
  );
};
