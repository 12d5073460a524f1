import type { House } from '../../../../application/house.ts';
import { saveAsTemplate } from '../../../../application/templates/save-template.ts';
import type { TemplateShelf } from '../../../../application/templates/template-ports.ts';
import { open, push, type Reply, refused, say, strange } from '../../edge/reply.ts';
import type { SlackEdge } from '../../edge/slack-edge.ts';
import { type ActionVisit, typedText, type ViewVisit } from '../../edge/visit.ts';
import { section } from '../../kit/blocks.ts';
import { message } from '../../kit/message.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import { aboutItem } from '../contents/form/form-about.ts';
import { topOf } from '../contents/list/list-place.ts';
import { changeable } from '../contents/seen-plan.ts';
import { TEMPLATE_ACTIONS, TEMPLATE_FORMS } from './ids.ts';
import { templateForm } from './template-form.ts';

/** What was launched is the best template of all: whoever may still add to a plan may save it. */
const openTemplateForm = async (house: House, visit: ActionVisit): Promise<Reply> => {
  const { ids, view } = visit;
  if (ids?.releaseId === undefined) return strange;
  const about = aboutItem(topOf('milestones', 'nothing'), null);
  const seen = await changeable(house, visit, ids.releaseId, about);
  if ('reply' in seen) return seen.reply;
  const form = templateForm(seen.scene.release);
  return view === null ? open(form) : push(form);
};

const submitTemplate = async (house: House, shelf: TemplateShelf, visit: ViewVisit): Promise<Reply> => {
  const { releaseId } = visit.view.metadata;
  if (releaseId === undefined) return strange;
  const { typed } = visit.view;
  const wish = { releaseId, name: typedText(typed, 'name'), purpose: typedText(typed, 'purpose') };
  const saved = await saveAsTemplate(house, visit.request, shelf, wish);
  if (!saved.ok) return refused(saved.refusal, releaseId);
  const words = mrkdwn`*${saved.name}* is ${saved.replaced ? 'saved in the place of the one before' : 'saved'}. Choose it under "Begin from" when you plan the next release.`;
  return say(message(words, [section(words)]));
};

/** "Save as a template" in the plan's window. */
export const registerTemplates = (edge: SlackEdge, house: House, shelf: TemplateShelf): void => {
  edge.onAction(TEMPLATE_ACTIONS.save, (visit) => openTemplateForm(house, visit));
  edge.onSubmit(TEMPLATE_FORMS.save, (visit) => submitTemplate(house, shelf, visit));
};
