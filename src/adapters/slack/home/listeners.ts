import type { House } from '../../../application/house.ts';
import { helpFor } from '../edge/help.ts';
import { say } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { HOME_ACTIONS } from './ids.ts';

/** Home's own button; everything else on it belongs to the feature that it opens. */
export const registerHome = (edge: SlackEdge, house: House): void => {
  edge.onAction(HOME_ACTIONS.help, async ({ actor }) =>
    say(await helpFor(house.store.reads, edge, { actor })),
  );
};
