import { changeRelease } from '../../../../application/change-release.ts';
import type { House } from '../../../../application/house.ts';
import { secondLaunch } from '../../../../application/launch/second-launch.ts';
import { nothing, type Reply, replyTo, strange } from '../../edge/reply.ts';
import type { SlackEdge } from '../../edge/slack-edge.ts';
import type { ActionVisit } from '../../edge/visit.ts';
import { SECOND_ACTIONS } from '../ids.ts';

const sayLaunch =
  (agreed: boolean) =>
  async (house: House, { request, ids }: ActionVisit): Promise<Reply> => {
    if (ids?.releaseId === undefined) return strange;
    const { releaseId } = ids;
    return replyTo(await secondLaunch(house, request, { releaseId, agreed }), nothing, releaseId);
  };

const sayWithout =
  (agreed: boolean) =>
  async (house: House, { request, ids }: ActionVisit): Promise<Reply> => {
    if (ids?.releaseId === undefined || ids.departmentId === undefined) return strange;
    const { releaseId, departmentId } = ids;
    const command = { type: 'agree_waiver', departmentId, agreed } as const;
    return replyTo(await changeRelease(house, request, releaseId, command), nothing, releaseId);
  };

/** What a second person says about a release of high risk. */
export const registerSecond = (edge: SlackEdge, house: House): void => {
  edge.onAction(SECOND_ACTIONS.launch, (visit) => sayLaunch(true)(house, visit));
  edge.onAction(SECOND_ACTIONS.notLaunch, (visit) => sayLaunch(false)(house, visit));
  edge.onAction(SECOND_ACTIONS.without, (visit) => sayWithout(true)(house, visit));
  edge.onAction(SECOND_ACTIONS.notWithout, (visit) => sayWithout(false)(house, visit));
};
