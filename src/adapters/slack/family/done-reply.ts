import type { House } from '../../../application/house.ts';
import { nothing, type Reply, whisper } from '../edge/reply.ts';
import type { ViewVisit } from '../edge/visit.ts';
import { section } from '../kit/blocks.ts';
import { message } from '../kit/message.ts';
import type { Mrkdwn } from '../kit/mrkdwn.ts';
import type { Scene } from '../planning/card/standing.ts';

/**
 * What happened, in a sentence where the form was opened. A form that stood on top of the plan closes it, too:
 * what it showed is no longer so, and the manager's card says the rest.
 */
export const doneReply = async (
  house: House,
  { actor }: Pick<ViewVisit, 'actor'>,
  releaseId: string,
  nested: boolean,
  words: (scene: Scene) => Mrkdwn,
): Promise<Reply> => {
  if (nested) return { kind: 'close_all' };
  const { reads } = house.store;
  const release = await reads.release(actor.workspaceId, releaseId);
  if (release === null) return nothing;
  const settings = await reads.settings(actor.workspaceId);
  const said = words({ release, settings, now: house.clock.now() });
  return whisper(message(said, [section(said)]));
};
