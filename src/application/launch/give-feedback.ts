import { toWall } from '../../domain/calendar.ts';
import { type FeedbackWords, noWords, type Rating } from '../../domain/launch/feedback.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';

export type FeedbackGiven = { ok: true };

/** One tap: the rating is stored at once; words may follow. Everybody who sees the announcement may rate. */
export const rateRelease = (
  house: House,
  request: Request,
  { releaseId, rating }: { releaseId: string; rating: Rating },
): Promise<FeedbackGiven | Refused> =>
  once(house, request, async (tx): Promise<FeedbackGiven | Refused> => {
    const { workspaceId, userId, name } = request.actor;
    const release = await tx.release(workspaceId, releaseId);
    if (release?.launch?.liveAt == null || release.stage === 'cancelled')
      return refuse({ code: 'feedback_not_open' });
    if ((await tx.gaveFeedback(workspaceId, releaseId, userId)) === 'anonymous') {
      return refuse({ code: 'already_answered_anonymously' });
    }
    const mine = (await tx.namedFeedback(workspaceId, releaseId)).find((each) => each.userId === userId);
    const words = mine?.words ?? noWords;
    await tx.saveNamedFeedback(workspaceId, {
      releaseId,
      userId,
      name,
      rating,
      words,
      at: house.clock.now(),
    });
    return { ok: true };
  });

/**
 * What went well, what did not, one wish. Anonymous: the person's named answer is forgotten in the same
 * write; what stays is that they took part, and an answer with a random id and a day.
 */
export const addFeedbackWords = (
  house: House,
  request: Request,
  { releaseId, words, anonymous }: { releaseId: string; words: FeedbackWords; anonymous: boolean },
): Promise<FeedbackGiven | Refused> =>
  once(house, request, async (tx): Promise<FeedbackGiven | Refused> => {
    const { workspaceId, userId, name } = request.actor;
    const release = await tx.release(workspaceId, releaseId);
    if (release?.launch?.liveAt == null || release.stage === 'cancelled')
      return refuse({ code: 'feedback_not_open' });
    if ((await tx.gaveFeedback(workspaceId, releaseId, userId)) === 'anonymous') {
      return refuse({ code: 'already_answered_anonymously' });
    }
    const mine = (await tx.namedFeedback(workspaceId, releaseId)).find((each) => each.userId === userId);
    const rating = mine?.rating ?? null;
    const now = house.clock.now();
    if (anonymous) {
      const settings = await tx.settings(workspaceId);
      const day = toWall(now, settings.zone).date;
      await tx.saveAnonymousFeedback(workspaceId, userId, {
        id: house.ids.random(),
        releaseId,
        rating,
        words,
        day,
      });
    } else {
      await tx.saveNamedFeedback(workspaceId, { releaseId, userId, name, rating, words, at: now });
    }
    return { ok: true };
  });
