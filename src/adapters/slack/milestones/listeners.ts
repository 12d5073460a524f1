import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { nothing, type Reply, refused, strange } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import type { ActionVisit } from '../edge/visit.ts';
import { MILESTONE_ACTIONS } from './ids.ts';

/** The message in which it was clicked says that it is done, or is not after all: nothing else has to. */
const finish = async (house: House, { request, ids }: ActionVisit, done: boolean): Promise<Reply> => {
  const { releaseId, extra: itemId } = ids ?? {};
  if (releaseId === undefined || itemId === undefined) return strange;
  const command = { type: 'finish_item', part: 'milestones', itemId, done } as const;
  const outcome = await changeRelease(house, request, releaseId, command);
  return outcome.ok ? nothing : refused(outcome.refusal);
};

/** What the owners of milestones can tap. */
export const registerMilestones = (edge: SlackEdge, house: House): void => {
  edge.onAction(MILESTONE_ACTIONS.done, (visit) => finish(house, visit, true));
  edge.onAction(MILESTONE_ACTIONS.reopen, (visit) => finish(house, visit, false));
};
