import { changeRelease } from '../../../../application/change-release.ts';
import type { House } from '../../../../application/house.ts';
import { partOf } from '../../../../application/plan/save-plan-part.ts';
import { itemsOf } from '../../../../domain/contents/contents.ts';
import type { Item } from '../../../../domain/contents/parts.ts';
import { open, push, type Reply, refused, strange, update } from '../../edge/reply.ts';
import type { SlackEdge } from '../../edge/slack-edge.ts';
import type { ActionVisit, ViewVisit } from '../../edge/visit.ts';
import { partsView } from '../form/parts-view.ts';
import { aboutItem, formAbout } from './form/form-about.ts';
import { withWrittenDays } from './form/form-values.ts';
import { fieldSetting } from './form/open-part.ts';
import { type FormAbout, partForm } from './form/part-form.ts';
import { keepClosedPart, submitPart } from './form/submit-part.ts';
import { typedFields } from './form/typed-fields.ts';
import { CONTENTS_ACTIONS, CONTENTS_FORMS } from './ids.ts';
import { choose, nameOf, openForms } from './item-steps.ts';
import { readPlace } from './list/list-place.ts';
import { listView, pageOf } from './list/list-view.ts';
import type { PlanScene } from './plan-scene.ts';
import { seenPlan, shownBehind, underList } from './seen-plan.ts';

const showList = async (house: House, { actor, ids, view }: ActionVisit): Promise<Reply> => {
  const place = readPlace(ids?.extra)?.place;
  const seen = await seenPlan(house, actor, ids?.releaseId);
  if ('reply' in seen) return seen.reply;
  if (place === undefined) return strange;
  const list = listView(seen.scene, place);
  return view === null ? open(list) : push(list);
};

const turn = async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
  const place = readPlace(ids?.extra)?.place;
  const seen = await seenPlan(house, actor, ids?.releaseId);
  if ('reply' in seen) return seen.reply;
  return place === undefined ? strange : update(listView(seen.scene, place));
};

/** The form closes, and the list under it, and what lies under that, show what is so now. */
const back = async (
  house: House,
  { actor, view }: ViewVisit,
  { place, about }: FormAbout,
  said: (scene: PlanScene) => string | undefined,
): Promise<Reply> => {
  const seen = await seenPlan(house, actor, view.metadata.releaseId);
  if ('reply' in seen) return { kind: 'nothing' };
  const { scene } = seen;
  const behind = view.behind ?? [];
  if (place === null) {
    return { kind: 'nothing', behind: shownBehind(behind, [partsView(scene)]) };
  }
  const newest = itemsOf(scene.release.plan.contents, place.part).at(-1);
  const at = pageOf(scene, place, about.itemId ?? newest?.id ?? '');
  const views = [listView(scene, at, said(scene)), underList(scene, place)];
  return { kind: 'nothing', behind: shownBehind(behind, views) };
};

const submit = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const form = formAbout(visit.view.metadata.extra);
  const seen = await seenPlan(house, visit.actor, visit.view.metadata.releaseId);
  if ('reply' in seen) return seen.reply;
  if (form === null) return strange;
  const notSaved = await submitPart(house, visit, seen.scene, form);
  if (notSaved !== null) return notSaved;
  return back(house, visit, form, ({ release }) => {
    const { about, place } = form;
    if (place === null) return undefined;
    const items: readonly Item[] = itemsOf(release.plan.contents, place.part);
    const item = about.itemId === null ? items.at(-1) : items.find(({ id }) => id === about.itemId);
    return item === undefined ? undefined : `Saved: ${nameOf(place, item)}`;
  });
};

const submitRemoval = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const { releaseId, extra } = visit.view.metadata;
  const read = readPlace(extra);
  if (releaseId === undefined || read === null || read.itemId === null) return strange;
  const { place, itemId } = read;
  const command = { type: 'remove_item', part: place.part, itemId } as const;
  const outcome = await changeRelease(house, visit.request, releaseId, command);
  // Somebody else took it out first: it is gone, as it should be.
  if (!outcome.ok && outcome.refusal.code !== 'unknown_matter') return refused(outcome.refusal, releaseId);
  return back(house, visit, aboutItem(place, itemId), () => 'Taken out.');
};

const keepClosed = async (house: House, visit: ViewVisit): Promise<void> => {
  const form = formAbout(visit.view.metadata.extra);
  const seen = await seenPlan(house, visit.actor, visit.view.metadata.releaseId);
  if ('scene' in seen && form !== null) await keepClosedPart(house, visit, seen.scene, form);
};

/** The same form, its days to be written now. */
const write = async (house: House, visit: ActionVisit): Promise<Reply> => {
  const { releaseId, extra, seen: draftId = '' } = visit.view?.metadata ?? {};
  const form = formAbout(extra);
  const seen = await seenPlan(house, visit.actor, releaseId);
  if ('reply' in seen) return seen.reply;
  if (form === null || visit.view === null) return strange;
  const part = partOf(form.about);
  const { scene } = seen;
  const values = withWrittenDays(part, typedFields(visit.view.typed, part), scene.words);
  const setting = await fieldSetting(house, scene, form, { values, look: 'written' });
  return update(partForm(scene, form, { ...setting, draftId, keptBefore: false }));
};

/** The lists and facts of a plan: read by everybody who may see it, changed by its manager. */
export const registerContents = (edge: SlackEdge, house: House): void => {
  edge.onAction(CONTENTS_ACTIONS.open, (visit) => showList(house, visit));
  edge.onAction(CONTENTS_ACTIONS.earlier, (visit) => turn(house, visit));
  edge.onAction(CONTENTS_ACTIONS.later, (visit) => turn(house, visit));
  edge.onAction(CONTENTS_ACTIONS.switch, (visit) => turn(house, visit));
  edge.onAction(CONTENTS_ACTIONS.add, (visit) => {
    const place = readPlace(visit.ids?.extra)?.place;
    return openForms(house, visit, visit.ids?.releaseId, place === undefined ? null : aboutItem(place, null));
  });
  edge.onAction(CONTENTS_ACTIONS.facts, (visit) =>
    openForms(house, visit, visit.ids?.releaseId, formAbout(visit.ids?.extra)),
  );
  edge.onAction(CONTENTS_ACTIONS.more, (visit) => choose(house, visit));
  edge.onAction(CONTENTS_ACTIONS.finish, (visit) => choose(house, visit));
  edge.onAction(CONTENTS_ACTIONS.write, (visit) => write(house, visit));
  edge.onSubmit(CONTENTS_FORMS.item, (visit) => submit(house, visit));
  edge.onSubmit(CONTENTS_FORMS.facts, (visit) => submit(house, visit));
  edge.onSubmit(CONTENTS_FORMS.remove, (visit) => submitRemoval(house, visit));
  edge.onClose(CONTENTS_FORMS.item, (visit) => keepClosed(house, visit));
  edge.onClose(CONTENTS_FORMS.facts, (visit) => keepClosed(house, visit));
};
