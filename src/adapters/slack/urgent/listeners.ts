import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { nothing, type Reply, replyTo, strange } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import type { ActionVisit } from '../edge/visit.ts';
import { URGENT_ACTIONS, URGENT_FORMS } from './ids.ts';
import { openReview, submitReview } from './review.ts';
import { openHotfix, submitHotfix } from './start.ts';

const sayMended =
  (mended: boolean) =>
  async (house: House, { request, ids }: ActionVisit): Promise<Reply> => {
    const releaseId = ids?.releaseId;
    if (releaseId === undefined) return strange;
    const outcome = await changeRelease(house, request, releaseId, { type: 'confirm_mended', mended });
    return replyTo(outcome, nothing, releaseId);
  };

/** The urgent lane: how it begins, whether it is mended, and what was learnt. */
export const registerUrgent = (edge: SlackEdge, house: House): void => {
  edge.subcommand({
    name: 'hotfix',
    usage: '[name]',
    summary: 'Mend something now: asks engineering, QA and support on duty, at any hour.',
    run: ({ actor, rest }) => openHotfix(house, actor, rest.trim()),
  });
  edge.onAction(URGENT_ACTIONS.open, ({ actor }) => openHotfix(house, actor));
  edge.onSubmit(URGENT_FORMS.hotfix, (visit) => submitHotfix(house, visit));
  edge.onAction(URGENT_ACTIONS.mended, (visit) => sayMended(true)(house, visit));
  edge.onAction(URGENT_ACTIONS.notMended, (visit) => sayMended(false)(house, visit));
  edge.onAction(URGENT_ACTIONS.review, async ({ actor, ids }) =>
    ids?.releaseId === undefined ? strange : openReview(house, actor, ids.releaseId),
  );
  edge.onSubmit(URGENT_FORMS.review, (visit) => submitReview(house, visit));
};
