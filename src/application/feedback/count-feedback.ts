import type { Instant } from '../../domain/calendar.ts';
import type { Decided } from '../../domain/decision.ts';
import { countedBefore, countOf, type FeedbackCount, uncounted } from '../../domain/feedback/count.ts';
import { type FeedbackRound, roundAt } from '../../domain/feedback/rounds.ts';
import type { Release } from '../../domain/release.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { Transaction } from '../ports.ts';

/** Adds up what no count has held yet, and remembers that this one does. */
export const takeCount = async (
  tx: Transaction,
  { workspaceId, id }: Release,
  round: FeedbackRound,
): Promise<FeedbackCount> => {
  const answers = await tx.feedbackCounts(workspaceId, id);
  const { named, anonymous } = uncounted(answers.named, answers.anonymous);
  await tx.markCounted(workspaceId, id, {
    userIds: named.map(({ userId }) => userId),
    ids: anonymous.map((answer) => answer.id),
  });
  return countOf(round, [...named, ...anonymous]);
};

/** Whoever closes a release, and however: what was said until then stands in the record in front of its end. */
export const countedAtClose = async (
  tx: Transaction,
  decision: Decided,
  settings: WorkspaceSettings,
  now: Instant,
): Promise<Decided> => {
  const { release, events } = decision;
  if (release.practice || !events.some(({ type }) => type === 'release_closed')) return decision;
  const count = await takeCount(tx, release, roundAt({ release, settings, now }));
  return { ...decision, events: countedBefore(events, count) };
};
