import type { ModalView } from '@slack/types';
import type { House } from '../../../application/house.ts';
import {
  confirmSpeaker,
  proposeSpeaker,
  type SpeakerOutcome,
} from '../../../application/settings/name-speaker.ts';
import { type Department, departmentById } from '../../../domain/settings/settings.ts';
import { open, type Reply, refused, replace, say, whisper } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { packIds } from '../edge/value.ts';
import { type ActionVisit, typedText, type ViewVisit } from '../edge/visit.ts';
import { section } from '../kit/blocks.ts';
import { personField } from '../kit/inputs.ts';
import { message } from '../kit/message.ts';
import { type Mrkdwn, mrkdwn, userMention } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { plainName } from '../words/plain-name.ts';
import { SETUP_ACTIONS, SETUP_FORMS } from './ids.ts';

/** "Who speaks for Docs?": a person to choose. */
export const suggestForm = (department: Department): ModalView =>
  modal({
    callbackId: SETUP_FORMS.suggest,
    title: 'Who speaks?',
    submit: 'Suggest',
    privateMetadata: packIds({ departmentId: department.id }),
    blocks: [
      personField({
        id: 'person',
        label: `Who speaks for ${plainName(department.name)}?`,
        hint: 'An admin or release manager confirms it.',
      }),
    ],
  });

const outcomeWords = (outcome: Extract<SpeakerOutcome, { ok: true }>): Mrkdwn => {
  const { department, userId } = outcome;
  const person = userMention(userId);
  switch (outcome.state) {
    case 'named':
      return mrkdwn`${person} speaks for ${department} now.`;
    case 'already':
      return mrkdwn`${person} speaks for ${department} already. Nothing to do.`;
    case 'taken':
      return mrkdwn`${person} speaks for ${department} already. An admin can add somebody else in the settings.`;
    case 'declined':
      return mrkdwn`${person} does not speak for ${department}, and is told so. Name somebody else in the settings.`;
    case 'proposed':
      return mrkdwn`Thank you. An admin or release manager is asked whether ${person} speaks for ${department}.`;
  }
};

const answer = (outcome: SpeakerOutcome, done: (words: Mrkdwn) => Reply): Reply =>
  outcome.ok ? done(outcomeWords(outcome)) : refused(outcome.refusal);

const sayWords = (words: Mrkdwn): Reply => say(message(words, [section(words)]));
/** The form closes: the question, where it was opened, shows the same. */
const whisperWords = (words: Mrkdwn): Reply => whisper(message(words, [section(words)]));

const unknown: Reply = refused({ code: 'unknown_department' });

const iSpeak = (house: House) => async (visit: ActionVisit) => {
  const departmentId = visit.ids?.departmentId;
  if (departmentId === undefined) return unknown;
  const { userId } = visit.actor;
  return answer(await proposeSpeaker(house, visit.request, { departmentId, userId }), sayWords);
};

const openSuggestion = (house: House) => async (visit: ActionVisit) => {
  const settings = await house.store.reads.settings(visit.actor.workspaceId);
  const department = departmentById(settings, visit.ids?.departmentId ?? '');
  if (!visit.actor.isFullMember) return refused({ code: 'not_a_member' });
  return department === undefined ? unknown : open(suggestForm(department));
};

const suggest = (house: House) => async (visit: ViewVisit) => {
  const { departmentId } = visit.view.metadata;
  if (departmentId === undefined) return unknown;
  const userId = typedText(visit.view.typed, 'person');
  return answer(await proposeSpeaker(house, visit.request, { departmentId, userId }), whisperWords);
};

const confirm = (house: House, agreed: boolean) => async (visit: ActionVisit) => {
  const { departmentId, extra } = visit.ids ?? {};
  if (departmentId === undefined || extra === undefined) return unknown;
  const [userId = '', proposedBy = userId] = extra.split(':');
  const proposal = { departmentId, userId, proposedBy, agreed };
  const outcome = await confirmSpeaker(house, visit.request, proposal);
  // The question is settled: what was decided takes its place.
  return answer(outcome, (words) => replace(message(words, [section(words)])));
};

/** The buttons of "Who speaks for …?" and of its confirmation. */
export const registerSpeakers = (edge: SlackEdge, house: House): void => {
  edge.onAction(SETUP_ACTIONS.iSpeak, iSpeak(house));
  edge.onAction(SETUP_ACTIONS.suggest, openSuggestion(house));
  edge.onSubmit(SETUP_FORMS.suggest, suggest(house));
  edge.onAction(SETUP_ACTIONS.confirm, confirm(house, true));
  edge.onAction(SETUP_ACTIONS.decline, confirm(house, false));
};
