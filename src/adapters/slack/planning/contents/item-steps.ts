import type { ModalView } from '@slack/types';
import { changeRelease } from '../../../../application/change-release.ts';
import type { House } from '../../../../application/house.ts';
import { itemById } from '../../../../domain/contents/contents.ts';
import { itemName } from '../../../../domain/contents/item-name.ts';
import { isFinishedPart } from '../../../../domain/contents/item-words.ts';
import type { Item } from '../../../../domain/contents/parts.ts';
import { open, push, type Reply, refused, strange } from '../../edge/reply.ts';
import type { ActionVisit } from '../../edge/visit.ts';
import { plainName } from '../../words/plain-name.ts';
import { aboutItem } from './form/form-about.ts';
import { openPart } from './form/open-part.ts';
import type { FormAbout } from './form/part-form.ts';
import { type ListPlace, readPlace } from './list/list-place.ts';
import { ITEM_CHOICES, type ItemChoice } from './list/list-row.ts';
import { listView } from './list/list-view.ts';
import { removeForm } from './list/remove-form.ts';
import { changeable, seenPlan, shownBehind, underList } from './seen-plan.ts';

/** A form for an item, or for the facts of a part, above what is open. */
export const openForms = async (
  house: House,
  visit: ActionVisit,
  releaseId: string | undefined,
  form: FormAbout | null,
): Promise<Reply> => {
  if (releaseId === undefined || form === null) return strange;
  const seen = await changeable(house, visit, releaseId, form);
  if ('reply' in seen) return seen.reply;
  const { about } = form;
  const { contents } = seen.scene.release.plan;
  const isGone =
    about.kind === 'item' && about.itemId !== null && itemById(contents, about.part, about.itemId) === null;
  if (isGone) return refused({ code: 'unknown_matter' }, releaseId);
  const view = await openPart(house, seen.scene, form);
  return visit.view === null ? open(view) : push(view);
};

const SAID = { finish: 'Done', reopen: 'Not done after all' } as const;

export const nameOf = (place: ListPlace, item: Item): string => plainName(itemName(place.part, item), 200);

/** Done, or not done after all: the list shows it at once. */
const tick = async (
  house: House,
  visit: ActionVisit,
  place: ListPlace,
  itemId: string,
  how: 'finish' | 'reopen',
): Promise<Reply> => {
  const { actor, request, view } = visit;
  const releaseId = view?.metadata.releaseId;
  if (releaseId === undefined || !isFinishedPart(place.part)) return strange;
  const { part } = place;
  const command = { type: 'finish_item', part, itemId, done: how === 'finish' } as const;
  const outcome = await changeRelease(house, request, releaseId, command);
  if (!outcome.ok) return refused(outcome.refusal, releaseId);
  const seen = await seenPlan(house, actor, releaseId);
  if ('reply' in seen) return seen.reply;
  const { scene } = seen;
  const item = itemById(scene.release.plan.contents, part, itemId);
  const said = item === null ? undefined : `${SAID[how]}: ${nameOf(place, item)}`;
  const redraw = async (): Promise<ModalView> => {
    const now = await seenPlan(house, actor, releaseId);
    return listView('reply' in now ? scene : now.scene, place);
  };
  const behind = shownBehind(view?.behind ?? [], [underList(scene, place)]);
  return { kind: 'update', view: listView(scene, place, said), redraw, behind };
};

const askToRemove = async (
  house: House,
  visit: ActionVisit,
  place: ListPlace,
  itemId: string,
): Promise<Reply> => {
  const releaseId = visit.view?.metadata.releaseId;
  if (releaseId === undefined) return strange;
  const seen = await changeable(house, visit, releaseId, aboutItem(place, itemId));
  if ('reply' in seen) return seen.reply;
  const item = itemById(seen.scene.release.plan.contents, place.part, itemId);
  return item === null
    ? refused({ code: 'unknown_matter' }, releaseId)
    : push(removeForm(seen.scene, place, item as Item));
};

/** The "…" of an item, and the button of whoever sees to it. */
export const choose = async (house: House, visit: ActionVisit): Promise<Reply> => {
  const [name = '', ...rest] = (visit.ids?.extra ?? '').split(':');
  const choice: ItemChoice | undefined = ITEM_CHOICES.find((each) => each === name);
  const read = readPlace(rest.join(':'));
  if (choice === undefined || read === null || read.itemId === null) return strange;
  const { place, itemId } = read;
  if (choice === 'change') {
    return openForms(house, visit, visit.view?.metadata.releaseId, aboutItem(place, itemId));
  }
  return choice === 'remove'
    ? askToRemove(house, visit, place, itemId)
    : tick(house, visit, place, itemId, choice);
};
