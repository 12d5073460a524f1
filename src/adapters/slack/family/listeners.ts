import type { House } from '../../../application/house.ts';
import { open, push, type Reply } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import type { ActionVisit } from '../edge/visit.ts';
import { seenRelease } from '../planning/look/seen-release.ts';
import { registerFamilyCommands } from './commands.ts';
import { familyView } from './family-view.ts';
import { FAMILY_ACTIONS, FAMILY_FORMS } from './ids.ts';
import { confirmMerge, openMerge, submitMerge } from './merge.ts';
import { relativesOf } from './relatives.ts';
import { closeSplit, confirmSplit, openSplit, submitSplit } from './split.ts';
import { closeWave, openWave, submitWave } from './wave.ts';

const openFamily = async (house: House, { actor, ids, view }: ActionVisit): Promise<Reply> => {
  const seen = await seenRelease(house, actor, ids?.releaseId, true);
  if ('reply' in seen) return seen.reply;
  const { release, settings } = seen.scene;
  const own = release.manager.userId === actor.userId;
  const family = familyView(seen.scene, await relativesOf(house.store.reads, release, { settings, own }));
  return view === null ? open(family) : push(family);
};

const isNested = ({ view }: ActionVisit): boolean => view !== null;

/** Waves, splitting and merging: commands, buttons and forms. */
export const registerFamily = (edge: SlackEdge, house: House): void => {
  registerFamilyCommands(edge, house);
  edge.onAction(FAMILY_ACTIONS.open, (visit) => openFamily(house, visit));
  edge.onAction(FAMILY_ACTIONS.wave, (visit) =>
    openWave(house, visit, visit.ids?.releaseId, isNested(visit)),
  );
  edge.onAction(FAMILY_ACTIONS.split, (visit) =>
    openSplit(house, visit, visit.ids?.releaseId, isNested(visit)),
  );
  edge.onAction(FAMILY_ACTIONS.merge, (visit) =>
    openMerge(house, visit, visit.ids?.releaseId, {
      targetId: visit.ids?.extra ?? null,
      nested: isNested(visit),
    }),
  );
  edge.onSubmit(FAMILY_FORMS.wave, (visit) => submitWave(house, visit));
  edge.onSubmit(FAMILY_FORMS.split, (visit) => submitSplit(house, visit));
  edge.onSubmit(FAMILY_FORMS.splitCheck, (visit) => confirmSplit(house, visit));
  edge.onClose(FAMILY_FORMS.wave, (visit) => closeWave(house, visit));
  edge.onClose(FAMILY_FORMS.split, (visit) => closeSplit(house, visit));
  edge.onSubmit(FAMILY_FORMS.merge, (visit) => submitMerge(house, visit));
  edge.onSubmit(FAMILY_FORMS.mergeCheck, (visit) => confirmMerge(house, visit));
};
