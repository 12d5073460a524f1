import type { Delivered, SendOptions } from '../delivery/delivery.ts';
import { commandPayload } from '../delivery/payloads.ts';
import { isRecord, type Json, parseJson } from '../json.ts';
import { SlackRefusal } from '../web-api/refusal.ts';
import { refuseBadAnswer, showAnswer } from '../web-api/response-url.ts';
import { canSeeChannel, channelCalled, directChannel } from '../workspace/channels.ts';
import type { Channel, Person, PracticeMessage } from '../workspace/model.ts';
import type { Workspace } from '../workspace/state.ts';
import { BotBrokeProtocol, type Practice } from './practice.ts';

export type CommandOutcome = Delivered & {
  /** The message that the acknowledgement itself brought, if any. */
  shown: PracticeMessage | null;
  /** Its text; '' where there is none. */
  text: string;
};

/** The channel that a person means: "#name", an id, or "@app" for the conversation with the bot. Throws where they cannot write. */
export const whereTo = (workspace: Workspace, person: Person, nameOrId: string): Channel => {
  const channel =
    nameOrId === `@${workspace.app.name}`
      ? directChannel(workspace, person)
      : channelCalled(workspace, nameOrId);
  if (!canSeeChannel(channel, person)) throw new Error(`@${person.name} does not see ${nameOrId}`);
  if (!channel.members.has(person.id)) throw new Error(`@${person.name} is not in ${nameOrId}`);
  if (channel.archived) throw new Error(`${nameOrId} is archived: nobody can write there`);
  return channel;
};

const payloadOf = (body: string): Json => {
  const parsed = parseJson(body);
  return isRecord(parsed) ? parsed : { text: body };
};

/** Types a slash command and returns what the person sees of the acknowledgement. */
export const typeCommand = async (
  practice: Practice,
  person: Person,
  channelName: string,
  typed: string,
  options: SendOptions,
): Promise<CommandOutcome> => {
  const { workspace } = practice;
  const channel = whereTo(workspace, person, channelName);
  const [, name = '', text = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(typed) ?? [];
  const command = workspace.app.commands.find((known) => known.name === name);
  if (!command) throw new Error(`${name || typed} is not a command of the app`);
  const shouldEscape = command.shouldEscape ?? false;
  const payload = commandPayload(workspace, person, channel, { name, text, shouldEscape });
  const delivered = await practice.deliver('command', payload, options);
  if (delivered.problem || delivered.body === '') return { ...delivered, shown: null, text: '' };
  const answer = payloadOf(delivered.body);
  try {
    refuseBadAnswer(answer);
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    throw new BotBrokeProtocol(
      `the answer to ${name} is refused: ${error.code} ${JSON.stringify(error.details)}`,
    );
  }
  const shown = showAnswer(workspace, channel, person.id, answer);
  return { ...delivered, shown, text: shown.text };
};
