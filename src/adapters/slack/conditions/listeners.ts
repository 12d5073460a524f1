import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { conditionOf } from '../../../domain/conditions/decide-condition.ts';
import { lightOf, titleOf } from '../../../domain/release.ts';
import { nothing, type Reply, refused, say, strange } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import type { ActionVisit } from '../edge/visit.ts';
import { section } from '../kit/blocks.ts';
import { message } from '../kit/message.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { CONDITION_ACTIONS } from './ids.ts';

const done = async (house: House, { actor, request, ids }: ActionVisit): Promise<Reply> => {
  const { releaseId, extra: conditionId } = ids ?? {};
  if (releaseId === undefined || conditionId === undefined) return strange;
  const outcome = await changeRelease(house, request, releaseId, { type: 'settle_condition', conditionId });
  if (!outcome.ok) return refused(outcome.refusal);
  const release = await house.store.reads.release(actor.workspaceId, releaseId);
  const condition = release === null ? undefined : conditionOf(release, conditionId);
  if (release === null || condition === undefined) return nothing;
  const name = lightOf(release, condition.departmentId)?.name ?? '';
  const line = mrkdwn`Thank you. ${name} and the release manager of ${titleOf(release)} see that it is done.`;
  return say(message(line, [section(line)]));
};

/** What the owners of conditions can tap. */
export const registerConditions = (edge: SlackEdge, house: House): void => {
  edge.onAction(CONDITION_ACTIONS.done, (visit) => done(house, visit));
};
