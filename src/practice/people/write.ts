import type { Delivered, SendOptions } from '../delivery/delivery.ts';
import { messageText } from '../delivery/should-escape.ts';
import { addMessage } from '../workspace/messages.ts';
import type { Channel, Person, PracticeMessage } from '../workspace/model.ts';
import { whereTo } from './command.ts';
import { sendEvent } from './events.ts';
import type { Practice } from './practice.ts';

/** What came of writing: the message, and what the bot answered where it was mentioned. */
export type Written = { message: PracticeMessage; delivered: Delivered | null };

const mentionsBot = ({ workspace }: Practice, text: string): boolean =>
  text.includes(`<@${workspace.app.botUserId}>`);

/** Tells the bot about a message that mentions it; null where it does not hear of it. */
const tellOfMention = async (
  practice: Practice,
  person: Person,
  channel: Channel,
  message: PracticeMessage,
  options: SendOptions,
): Promise<Delivered | null> => {
  const { workspace } = practice;
  if (!channel.members.has(workspace.app.botUserId)) return null;
  const event = {
    type: 'app_mention',
    user: person.id,
    text: message.text,
    ts: message.ts,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    channel: channel.id,
    team: workspace.team.id,
    event_ts: message.ts,
  };
  return sendEvent(practice, event, options);
};

/** Writes "@app text" in a channel; null where the bot does not hear of it. */
export const mention = async (
  practice: Practice,
  person: Person,
  channelName: string,
  text: string,
  options: SendOptions,
): Promise<Delivered | null> => {
  const { workspace } = practice;
  const channel = whereTo(workspace, person, channelName);
  const words = `<@${workspace.app.botUserId}> ${text}`;
  const message = addMessage(workspace, channel, { user: person.id, text: words });
  return tellOfMention(practice, person, channel, message, options);
};

/** Writes what somebody typed: names become mentions, and the bot hears of its own. */
export const write = async (
  practice: Practice,
  person: Person,
  channelName: string,
  typed: string,
  threadTs?: string,
): Promise<Written> => {
  const { workspace } = practice;
  const channel = whereTo(workspace, person, channelName);
  const text = messageText(workspace, person, typed);
  const message = addMessage(workspace, channel, {
    user: person.id,
    text,
    ...(threadTs === undefined ? {} : { threadTs }),
  });
  const isHeard = mentionsBot(practice, text);
  return { message, delivered: isHeard ? await tellOfMention(practice, person, channel, message, {}) : null };
};
