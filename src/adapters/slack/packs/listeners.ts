import type { ModalView } from '@slack/types';
import type { House } from '../../../application/house.ts';
import {
  type AboutChecklist,
  type FoundChecklist,
  findChecklist,
} from '../../../application/packs/find-checklist.ts';
import { tickItem } from '../../../application/packs/tick-item.ts';
import { forgetTyped, keepTyped, typedBefore } from '../../../application/plan/keep-typed.ts';
import { tickOf } from '../../../domain/packs/summary.ts';
import { type TickAnswer, WORDS_FIELD } from '../../../domain/packs/tick.ts';
import type { Actor } from '../../../domain/person.ts';
import { open, type Reply, refused, strange, update } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { questionIn } from '../edge/value.ts';
import { type ActionVisit, typedText, type ViewVisit } from '../edge/visit.ts';
import { checklistView } from './checklist-view.ts';
import { giveForm } from './give-form.ts';
import { CHECKLIST_ACTIONS, CHECKLIST_FORMS } from './ids.ts';

/** The list as it stands; what is read later is newer. */
const listOf = async (house: House, actor: Actor, about: AboutChecklist): Promise<ModalView | null> => {
  const found = await findChecklist(house.store.reads, actor, about);
  return found.ok ? checklistView(found) : null;
};

const showList = async (house: House, actor: Actor, about: AboutChecklist): Promise<Reply> => {
  const found = await findChecklist(house.store.reads, actor, about);
  if (!found.ok) return refused(found.refusal, about.releaseId);
  const view = checklistView(found);
  return update(view, async () => (await listOf(house, actor, about)) ?? view);
};

const openList = async (
  house: House,
  { actor, view }: ActionVisit,
  about: AboutChecklist,
): Promise<Reply> => {
  const reply = await showList(house, actor, about);
  return reply.kind === 'update' && view === null ? open(reply.view) : reply;
};

/** One form of what was typed for each question, of each person. */
const formOf = ({ releaseId, departmentId }: AboutChecklist, itemId: string) => ({
  form: `${CHECKLIST_FORMS.give}:${departmentId}:${itemId}`,
  releaseId,
});

const itemIn = ({ checklist }: FoundChecklist, itemId: string | undefined) =>
  checklist.pack.items.find(({ id }) => id === itemId);

const openField = async (
  house: House,
  { actor, ids }: ActionVisit,
  about: AboutChecklist,
): Promise<Reply> => {
  const found = await findChecklist(house.store.reads, actor, about);
  if (!found.ok) return refused(found.refusal, about.releaseId);
  const item = itemIn(found, ids?.extra);
  if (item === undefined) return refused({ code: 'no_checklist', name: found.light.name }, about.releaseId);
  const tick = tickOf(found.checklist.ticks, item.id);
  const present = { [WORDS_FIELD]: tick?.link ?? tick?.text ?? '' };
  const kept = await typedBefore(house, actor, formOf(about, item.id), present);
  const typed = (kept ?? present)[WORDS_FIELD] ?? '';
  return update(giveForm(found, item, { typed, kept: kept !== null }));
};

const tick =
  (answer: TickAnswer) =>
  async (house: House, { actor, request, ids }: ActionVisit, about: AboutChecklist): Promise<Reply> => {
    const ticking = { ...about, itemId: ids?.extra ?? '', answer, words: null };
    const ticked = await tickItem(house, request, ticking);
    return ticked.ok ? showList(house, actor, about) : refused(ticked.refusal, about.releaseId);
  };

/** A yes with its words; those that could not be taken stay, and are there when the field is opened again. */
const submitField = async (house: House, { actor, request, view }: ViewVisit): Promise<Reply> => {
  const about = questionIn(view.metadata);
  const itemId = view.metadata.extra;
  if (about === null || itemId === undefined) return strange;
  const words = typedText(view.typed, WORDS_FIELD);
  const form = formOf(about, itemId);
  const ticked = await tickItem(house, request, { ...about, itemId, answer: 'yes', words });
  if (ticked.ok) {
    await forgetTyped(house, actor, form);
    return showList(house, actor, about);
  }
  await keepTyped(house, actor, form, { shown: { [WORDS_FIELD]: '' }, typed: { [WORDS_FIELD]: words } });
  return refused(ticked.refusal, about.releaseId);
};

/**
 * Whoever knows answers the questions of a department, one tap each. A window for each person and no list in the
 * channel's thread: it needs no message more, works where a department is asked directly, and many can tick at once
 * without waiting for one message that Slack lets be edited once a second. What the channel sees is the count on the card.
 */
export const registerChecklists = (edge: SlackEdge, house: House): void => {
  const onAction = (
    actionId: string,
    listen: (house: House, visit: ActionVisit, about: AboutChecklist) => Promise<Reply>,
  ): void =>
    edge.onAction(actionId, async (visit) => {
      const about = questionIn(visit.ids);
      return about === null ? strange : listen(house, visit, about);
    });
  onAction(CHECKLIST_ACTIONS.open, openList);
  onAction(CHECKLIST_ACTIONS.give, openField);
  onAction(CHECKLIST_ACTIONS.yes, tick('yes'));
  onAction(CHECKLIST_ACTIONS.no, tick('no'));
  onAction(CHECKLIST_ACTIONS.notApplicable, tick('not_applicable'));
  edge.onSubmit(CHECKLIST_FORMS.give, (visit) => submitField(house, visit));
};
