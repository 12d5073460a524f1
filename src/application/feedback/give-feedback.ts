import { toWall } from '../../domain/calendar.ts';
import {
  type FeedbackWords,
  type NamedFeedback,
  noScores,
  noWords,
  type Rating,
  type Scores,
} from '../../domain/feedback/feedback.ts';
import type { Actor } from '../../domain/person.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import type { Transaction } from '../ports.ts';

export type FeedbackGiven = { ok: true };

/** What this person has said with their name so far, or why they cannot say more. */
const given = async (
  tx: Transaction,
  { workspaceId, userId }: Actor,
  releaseId: string,
): Promise<{ mine: NamedFeedback | null } | Refused> => {
  const release = await tx.release(workspaceId, releaseId);
  if (release?.launch?.liveAt == null || release.stage === 'cancelled') {
    return refuse({ code: 'feedback_not_open' });
  }
  // A rehearsal is its manager's alone, whoever got hold of its button.
  if (release.practice && release.manager.userId !== userId) return refuse({ code: 'feedback_not_open' });
  if ((await tx.gaveFeedback(workspaceId, releaseId, userId)) === 'anonymous') {
    return refuse({ code: 'already_answered_anonymously' });
  }
  const named = await tx.namedFeedback(workspaceId, releaseId);
  return { mine: named.find((each) => each.userId === userId) ?? null };
};

const scoresOf = (mine: NamedFeedback | null): Scores => {
  const { rating, confidence, effort } = mine ?? noScores;
  return { rating, confidence, effort };
};

/** One tap: the rating is stored at once; words may follow. Everybody who sees the announcement may rate. */
export const rateRelease = (
  house: House,
  request: Request,
  { releaseId, rating }: { releaseId: string; rating: Rating },
): Promise<FeedbackGiven | Refused> =>
  once(house, request, async (tx): Promise<FeedbackGiven | Refused> => {
    const { workspaceId, userId, name } = request.actor;
    const so = await given(tx, request.actor, releaseId);
    if ('refusal' in so) return so;
    const words = so.mine?.words ?? noWords;
    const scores = { ...scoresOf(so.mine), rating };
    const at = house.clock.now();
    await tx.saveNamedFeedback(workspaceId, { releaseId, userId, name, ...scores, words, at });
    return { ok: true };
  });

export type GivenWords = {
  releaseId: string;
  words: FeedbackWords;
  /** Only what was asked for: the others stay as they were tapped before. */
  scores?: Partial<Scores>;
  anonymous: boolean;
};

/**
 * What went well, what did not, one wish, how sure they feel. Anonymous: the person's named answer is forgotten
 * in the same write; what stays is that they took part, and an answer with a random id and a day.
 */
export const addFeedbackWords = (
  house: House,
  request: Request,
  { releaseId, words, scores = {}, anonymous }: GivenWords,
): Promise<FeedbackGiven | Refused> =>
  once(house, request, async (tx): Promise<FeedbackGiven | Refused> => {
    const { workspaceId, userId, name } = request.actor;
    const so = await given(tx, request.actor, releaseId);
    if ('refusal' in so) return so;
    const all = { ...scoresOf(so.mine), ...scores };
    const now = house.clock.now();
    if (anonymous) {
      const settings = await tx.settings(workspaceId);
      const day = toWall(now, settings.zone).date;
      const answer = { id: house.ids.random(), releaseId, ...all, words, day };
      await tx.saveAnonymousFeedback(workspaceId, userId, answer);
    } else {
      await tx.saveNamedFeedback(workspaceId, { releaseId, userId, name, ...all, words, at: now });
    }
    return { ok: true };
  });
