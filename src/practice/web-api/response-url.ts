import { type Json, recordsAt, textAt } from '../json.ts';
import { messageRefusal } from '../payload/message.ts';
import { addMessage, deleteMessage, editMessage } from '../workspace/messages.ts';
import type { Channel, PracticeMessage, ResponseUrl } from '../workspace/model.ts';
import type { Workspace } from '../workspace/state.ts';
import type { Outcome } from './answer.ts';
import { refusalWithProblems, SlackRefusal } from './refusal.ts';

const refused = (status: number, error: string, details: Json = {}): Outcome => ({
  status,
  json: { ok: false, error, ...details },
});

const originalOf = (channel: Channel, { original }: ResponseUrl): PracticeMessage | undefined =>
  [...channel.messages, ...channel.ephemerals].find(
    (message) => message.ts === original && message.deletedAt === undefined,
  );

/** Refuses what Slack would refuse in an answer to a command or to a response_url. */
export const refuseBadAnswer = (payload: Json): void => {
  const refusal = messageRefusal(payload, 'response_url');
  if (refusal) throw refusalWithProblems(refusal.error, refusal.problems);
};

/** Shows an answer where its person sees it: to them alone, or to the channel when the bot says so. */
export const showAnswer = (
  workspace: Workspace,
  channel: Channel,
  person: string,
  payload: Json,
): PracticeMessage => {
  const threadTs = textAt(payload, 'thread_ts');
  return addMessage(workspace, channel, {
    user: workspace.app.botUserId,
    text: textAt(payload, 'text'),
    blocks: recordsAt(payload, 'blocks'),
    ...(payload.response_type === 'in_channel' ? {} : { ephemeralFor: person }),
    ...(threadTs === '' ? {} : { threadTs }),
  });
};

const carryOut = (workspace: Workspace, scope: ResponseUrl, payload: Json): void => {
  const channel = workspace.channels.get(scope.channel);
  if (!channel) throw new SlackRefusal('channel_not_found');
  const original = originalOf(channel, scope);
  if (payload.delete_original === true) {
    if (original) deleteMessage(workspace, channel, original);
    return;
  }
  refuseBadAnswer(payload);
  if (payload.replace_original === true) {
    if (!original) throw new SlackRefusal('message_not_found');
    // An ephemeral message stays one, whatever response_type asks for.
    editMessage(workspace, original, {
      text: textAt(payload, 'text'),
      blocks: recordsAt(payload, 'blocks'),
    });
    return;
  }
  showAnswer(workspace, channel, scope.person, payload);
};

/** Takes one post to a response_url: five of them, for half an hour of virtual time. */
export const useResponseUrl = (workspace: Workspace, key: string, payload: Json): Outcome => {
  const scope = workspace.responseUrls.get(key);
  if (!scope) return refused(404, 'invalid_url');
  const { responseUrlMinutes, responseUrlUses } = workspace.limits;
  if (workspace.clock.now() - scope.madeAt >= responseUrlMinutes * 60_000) return refused(404, 'expired_url');
  if (scope.uses >= responseUrlUses) return refused(404, 'used_url');
  scope.uses += 1;
  try {
    carryOut(workspace, scope, payload);
    return { status: 200, json: { ok: true } };
  } catch (error) {
    if (error instanceof SlackRefusal) return refused(400, error.code, error.details);
    throw error;
  }
};
