import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { plainMessage } from '../edge/notice.ts';
import { nothing, type Reply, refused, say, strange } from '../edge/reply.ts';
import { showsItself } from '../edge/shows-itself.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import type { ActionVisit } from '../edge/visit.ts';
import { MILESTONE_ACTIONS } from './ids.ts';

/** The message in which it was clicked says that it is done, or is not after all: only a private list does not. */
const finish = async (house: House, visit: ActionVisit, done: boolean): Promise<Reply> => {
  const { request, ids } = visit;
  const { releaseId, extra: itemId } = ids ?? {};
  if (releaseId === undefined || itemId === undefined) return strange;
  const command = { type: 'finish_item', part: 'milestones', itemId, done } as const;
  const outcome = await changeRelease(house, request, releaseId, command);
  if (!outcome.ok) return refused(outcome.refusal);
  return showsItself(visit) ? nothing : say(plainMessage(done ? 'Done. Thank you.' : 'Not done after all.'));
};

/** What the owners of milestones can tap. */
export const registerMilestones = (edge: SlackEdge, house: House): void => {
  edge.onAction(MILESTONE_ACTIONS.done, (visit) => finish(house, visit, true));
  edge.onAction(MILESTONE_ACTIONS.reopen, (visit) => finish(house, visit, false));
};
