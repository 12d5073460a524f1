import type { House, Request } from './house.ts';
import type { Transaction } from './ports.ts';

/**
 * Runs `work` in one write transaction, and only once for a request: when the same request comes again (a
 * retry of Slack, a replay), nothing is written and the recorded answer is returned.
 *
 * @param work returns a JSON value; it is kept as the answer, so it must hold no personal data
 */
export const once = async <Answer>(
  house: House,
  { actor, key }: Request,
  work: (tx: Transaction) => Promise<Answer>,
): Promise<Answer> => {
  const answer = await house.store.transaction(async (tx) => {
    if (key === null) return work(tx);
    const before = await tx.rememberInbound(actor.workspaceId, key, house.clock.now());
    if (before !== null) return before.answer as Answer;
    const fresh = await work(tx);
    await tx.answerInbound(actor.workspaceId, key, { answer: fresh });
    return fresh;
  });
  house.nudge();
  return answer;
};
