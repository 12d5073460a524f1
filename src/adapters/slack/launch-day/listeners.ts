import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { nothing, type Reply, replyTo, strange } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { questionIn } from '../edge/value.ts';
import type { ActionVisit } from '../edge/visit.ts';
import { CONFIRM_ACTIONS } from './ids.ts';
import { registerRollCall } from './roll-call-listeners.ts';

/** One tap: the message that was clicked says it. */
const confirm =
  (advance: boolean) =>
  async (house: House, { ids, request }: ActionVisit): Promise<Reply> => {
    const about = questionIn(ids);
    if (about === null) return strange;
    const { releaseId, departmentId } = about;
    const command = { type: 'confirm_light', departmentId, advance } as const;
    return replyTo(await changeRelease(house, request, releaseId, command), nothing, releaseId);
  };

/** Everything that people tap and send on the last days before a launch, and at it. */
export const registerLaunchDay = (edge: SlackEdge, house: House): void => {
  edge.onAction(CONFIRM_ACTIONS.still, (visit) => confirm(false)(house, visit));
  registerRollCall(edge, house);
  edge.onAction(CONFIRM_ACTIONS.advance, (visit) => confirm(true)(house, visit));
};
