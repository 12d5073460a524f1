import type { ModalView } from '@slack/types';
import type { House } from '../../../../application/house.ts';
import { previewCommand } from '../../../../application/plan/preview-command.ts';
import type { PersonCommand } from '../../../../domain/command.ts';
import type { Actor } from '../../../../domain/person.ts';
import { type Behind, type Reply, refused, strange } from '../../edge/reply.ts';
import type { Visit } from '../../edge/visit.ts';
import { detailsView } from '../form/details.ts';
import { partsView } from '../form/parts-view.ts';
import { seenRelease } from '../look/seen-release.ts';
import type { FormAbout } from './form/part-form.ts';
import type { ListPlace } from './list/list-place.ts';
import { type PlanScene, planScene } from './plan-scene.ts';

export type Seen = { scene: PlanScene } | { reply: Reply };

/** The plan as this person may read it, else the words for one that does not exist. */
export const seenPlan = async (house: House, actor: Actor, releaseId: string | undefined): Promise<Seen> => {
  const seen = await seenRelease(house, actor, releaseId, true);
  return 'reply' in seen ? seen : { scene: await planScene(house, actor, seen.scene) };
};

/** Nothing changes by these: they only ask whether this person may change the plan now. */
const tried = ({ about }: FormAbout): PersonCommand =>
  about.kind === 'item'
    ? { type: 'remove_item', part: about.part, itemId: '' }
    : { type: 'set_facts', part: 'about', values: {} };

/** The plan for whoever may change it, else why they may not. */
export const changeable = async (
  house: House,
  visit: Visit,
  releaseId: string,
  form: FormAbout,
): Promise<Seen> => {
  const { actor } = visit;
  const outcome = await previewCommand(house, actor, releaseId, tried(form));
  if (!outcome.ok && outcome.refusal.code === 'unknown_release') return { reply: strange };
  if (!outcome.ok && outcome.refusal.code !== 'unknown_matter')
    return { reply: refused(outcome.refusal, releaseId) };
  return seenPlan(house, actor, releaseId);
};

/** Windows that are really there, each with what it shows now. */
export const shownBehind = (
  ids: readonly (string | undefined)[],
  views: readonly (ModalView | null)[],
): Behind[] =>
  views.flatMap((view, index) => {
    const viewId = ids[index];
    return view === null || viewId === undefined ? [] : [{ viewId, view }];
  });

/** What lies under a list, as it stands now. */
export const underList = (scene: PlanScene, { under }: ListPlace): ModalView | null => {
  if (under === 'nothing') return null;
  return under === 'plan' ? partsView(scene) : detailsView(scene);
};
