import { type Cause, retryUndelivered } from '../../../../application/delivery/retry-undelivered.ts';
import type { House } from '../../../../application/house.ts';
import { refused, replace, say } from '../../edge/reply.ts';
import type { SlackEdge } from '../../edge/slack-edge.ts';
import type { Ids } from '../../edge/value.ts';
import { DELIVERY_ACTIONS } from '../ids.ts';
import { retriedMessage } from './undelivered-notice.ts';

/** The cause that a button names; null for anything this program never wrote. */
const causeOf = (ids: Ids | null): Cause | null => {
  const [, target, problem] = /^([cu]:\w+)\|(.+)$/.exec(ids?.extra ?? '') ?? [];
  if (ids?.releaseId === undefined || target === undefined || problem === undefined) return null;
  return { releaseId: ids.releaseId, target, problem };
};

/** "Retry" and "Look again" under what is told of messages that did not arrive. */
export const registerRetry = (edge: SlackEdge, house: House): void =>
  edge.onAction(DELIVERY_ACTIONS.retry, async (visit) => {
    const cause = causeOf(visit.ids);
    if (cause === null) return refused({ code: 'unknown_release', typed: '', near: [] });
    const outcome = await retryUndelivered(house, visit.request, cause);
    if (!outcome.ok) return refused(outcome.refusal, cause.releaseId);
    const answer = retriedMessage(outcome);
    // What is done takes the button's place; what was done before leaves the message as it stands.
    return outcome.sent + outcome.looked > 0 && visit.message !== null ? replace(answer) : say(answer);
  });
