import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { questionOf, readersNow } from '../../../domain/brief/brief.ts';
import { speaksFor } from '../../../domain/policy.ts';
import { lightOf, titleOf } from '../../../domain/release.ts';
import { departmentById, speakersOf } from '../../../domain/settings/settings.ts';
import { nothing, open, type Reply, refused, say, strange, whisper } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { questionIn } from '../edge/value.ts';
import { type ActionVisit, typedText, type ViewVisit } from '../edge/visit.ts';
import { section } from '../kit/blocks.ts';
import { message } from '../kit/message.ts';
import { joinMrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { seenFor, seenRelease } from '../planning/look/seen-release.ts';
import { answerForm, askForm } from './brief-forms.ts';
import { BRIEF_ACTIONS, BRIEF_FORMS } from './ids.ts';

/** One tap; whoever tapped reads that it arrived, and nobody else reads who it was. */
const acknowledge = async (
  house: House,
  { actor, request, ids, message: clicked }: ActionVisit,
): Promise<Reply> => {
  const about = questionIn(ids);
  if (about === null) return strange;
  const { releaseId, departmentId } = about;
  const outcome = await changeRelease(house, request, releaseId, { type: 'acknowledge_brief', departmentId });
  if (!outcome.ok) return refused(outcome.refusal, releaseId);
  const release = await house.store.reads.release(actor.workspaceId, releaseId);
  // In direct messages the message itself says so.
  if (release === null || clicked === null || clicked.channelId.startsWith('D')) return nothing;
  const line = mrkdwn`Thank you: you can answer customers about *${titleOf(release)}*. If it changes, you hear of it.`;
  return say(message(line, [section(line)]));
};

/** Names are for whoever leads the team, and for nobody else. */
const whoHasRead = async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
  const about = questionIn(ids);
  if (about === null) return strange;
  const { releaseId, departmentId } = about;
  const seen = await seenRelease(house, actor, releaseId, true);
  if ('reply' in seen) return seen.reply;
  const { release, settings, now } = seen.scene;
  const light = lightOf(release, departmentId);
  const { brief } = release.telling;
  if (light === undefined || brief === null) return strange;
  if (!speaksFor(actor.userId, release, departmentId, settings, now)) {
    const userIds = speakersOf(departmentById(settings, departmentId));
    return refused(
      { code: 'not_entitled', command: 'feedback', entitled: { role: 'lead', userIds } },
      releaseId,
    );
  }
  const names = readersNow(brief, departmentId).map(({ by }) => by.name);
  const line =
    names.length === 0
      ? mrkdwn`*${titleOf(release)}*: nobody of ${light.name} has said yet that they have read the brief as it is now.`
      : mrkdwn`*${titleOf(release)}*: of ${light.name}, these can answer customers: ${joinMrkdwn(names, ', ')}.`;
  return say(message(line, [section(line)]));
};

const openAsk = async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
  const about = questionIn(ids);
  if (about === null) return strange;
  const { releaseId, departmentId } = about;
  const seen = await seenFor(house, actor, releaseId, { type: 'ask_brief', departmentId, words: '…' });
  return 'reply' in seen ? seen.reply : open(askForm(seen.scene.release, departmentId));
};

const submitAsk = async (house: House, { request, view }: ViewVisit): Promise<Reply> => {
  const about = questionIn(view.metadata);
  if (about === null) return strange;
  const { releaseId, departmentId } = about;
  const command = { type: 'ask_brief', departmentId, words: typedText(view.typed, 'words') } as const;
  const outcome = await changeRelease(house, request, releaseId, command);
  if (!outcome.ok) return refused(outcome.refusal, releaseId);
  const line = mrkdwn`Asked. The release manager has it, and you hear the answer.`;
  return whisper(message(line, [section(line)]));
};

const openAnswer = async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
  const questionId = ids?.extra ?? '';
  const seen = await seenFor(house, actor, ids?.releaseId, { type: 'answer_brief', questionId, words: '…' });
  if ('reply' in seen) return seen.reply;
  const { release } = seen.scene;
  const question = questionOf(release.telling.brief, questionId);
  return question === undefined ? strange : open(answerForm(release, question));
};

const submitAnswer = async (house: House, { request, view }: ViewVisit): Promise<Reply> => {
  const { releaseId, extra: questionId } = view.metadata;
  if (releaseId === undefined || questionId === undefined) return strange;
  const command = { type: 'answer_brief', questionId, words: typedText(view.typed, 'words') } as const;
  const outcome = await changeRelease(house, request, releaseId, command);
  return outcome.ok ? nothing : refused(outcome.refusal, releaseId);
};

/** The brief for teams with customers: saying that one can answer, asking, answering. */
export const registerBrief = (edge: SlackEdge, house: House): void => {
  edge.onAction(BRIEF_ACTIONS.read, (visit) => acknowledge(house, visit));
  edge.onAction(BRIEF_ACTIONS.more, (visit) =>
    visit.ids?.extra === 'who' ? whoHasRead(house, visit) : openAsk(house, visit),
  );
  edge.onAction(BRIEF_ACTIONS.answer, (visit) => openAnswer(house, visit));
  edge.onSubmit(BRIEF_FORMS.ask, (visit) => submitAsk(house, visit));
  edge.onSubmit(BRIEF_FORMS.answer, (visit) => submitAnswer(house, visit));
};
