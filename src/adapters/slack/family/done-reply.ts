import type { House } from '../../../application/house.ts';
import { nothing, type Reply, say, whisper } from '../edge/reply.ts';
import type { ViewVisit } from '../edge/visit.ts';
import { section } from '../kit/blocks.ts';
import { message } from '../kit/message.ts';
import type { Mrkdwn } from '../kit/mrkdwn.ts';
import type { Scene } from '../planning/card/standing.ts';
import { seenPlan, shownBehind } from '../planning/contents/seen-plan.ts';
import { partsView } from '../planning/form/parts-view.ts';
import { familyView } from './family-view.ts';
import { relativesOf } from './relatives.ts';

/** The windows under a form that stood on top of the plan, as they are now. */
const underneath = async (house: House, { actor, view }: Pick<ViewVisit, 'actor' | 'view'>) => {
  const seen = await seenPlan(house, actor, view.metadata.releaseId);
  if ('reply' in seen) return [];
  const { release, settings } = seen.scene;
  const relatives = await relativesOf(house.store.reads, release, { settings, own: true });
  return shownBehind(view.behind ?? [], [familyView(seen.scene, relatives), partsView(seen.scene)]);
};

/**
 * What happened, in a sentence where the form was opened. On top of the plan it takes the place of the form, and
 * the windows under it show what is so now.
 */
export const doneReply = async (
  house: House,
  visit: Pick<ViewVisit, 'actor' | 'view'>,
  releaseId: string,
  nested: boolean,
  words: (scene: Scene) => Mrkdwn,
): Promise<Reply> => {
  const { reads } = house.store;
  const { workspaceId } = visit.actor;
  const release = await reads.release(workspaceId, releaseId);
  if (release === null) return nothing;
  const settings = await reads.settings(workspaceId);
  const line = words({ release, settings, now: house.clock.now() });
  const said = message(line, [section(line)]);
  return nested ? say(said, await underneath(house, visit)) : whisper(said);
};
