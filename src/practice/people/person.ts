import type { Delivered, SendOptions } from '../delivery/delivery.ts';
import { shortcutPayload } from '../delivery/payloads.ts';
import type { Json } from '../json.ts';
import { readMessage } from '../read/message.ts';
import { canSeeChannel, channelCalled, directChannel } from '../workspace/channels.ts';
import { uploadFile } from '../workspace/files.ts';
import { addMessage } from '../workspace/messages.ts';
import type { Person, PracticeFile, PracticeMessage, StateValues } from '../workspace/model.ts';
import { viewPayload } from '../workspace/views.ts';
import {
  type ActOutcome,
  type Clickable,
  type ClickOptions,
  choicesIn,
  click,
  placeOf,
  select,
} from './act.ts';
import type { Wanted } from './choose.ts';
import { ask, type FormValues, put } from './client.ts';
import { type CommandOutcome, typeCommand, whereTo } from './command.ts';
import { sendEvent } from './events.ts';
import { close, fill, submit } from './form.ts';
import { type Practice, readerFor } from './practice.ts';
import { homeOf, inboxOf, type PracticeHome, type PracticeModal, seenIn, topModal } from './screens.ts';
import type { SubmitOutcome } from './view-answer.ts';
import { mention, type Written, write } from './write.ts';

/** Somebody in the practice workspace whom code drives, and what they see. */
export type PersonDriver = {
  readonly id: string;
  readonly name: string;
  /** Types a slash command in a channel ("#name", an id, or "@app"). */
  types(channel: string, command: string, options?: SendOptions): Promise<CommandOutcome>;
  /** Clicks by label or action_id; a confirmation is answered with yes unless `confirm: false`. */
  clicks(target: Clickable, wanted: string, options?: ClickOptions): Promise<ActOutcome>;
  selects(target: Clickable, menu: string, value: Wanted, options?: ClickOptions): Promise<ActOutcome>;
  readonly modal: PracticeModal | null;
  /** Fills in the top modal by label, block_id or action_id. */
  fills(values: Readonly<Record<string, Wanted>>): Promise<void>;
  /** Puts values into fields by block_id and action_id, ids and option values, and tells the bot nothing. */
  puts(target: PracticeModal | PracticeHome, values: FormValues): Promise<void>;
  /** Types into a menu whose options the bot offers, and returns them as it sent them. */
  asks(target: Clickable, menu: { blockId: string; actionId: string }, typed: string): Promise<Json[]>;
  /** What this person has chosen in menus of a message; a new object after each choice. */
  chosen(message: PracticeMessage): StateValues | null;
  /** Uploads a file that a form then takes by its name. */
  uploads(name: string, content: string | Buffer): PracticeFile;
  submits(options?: SendOptions): Promise<SubmitOutcome>;
  /** Closes the top modal by its button; `everything` is the X. */
  closes(everything?: boolean): Promise<void>;
  /** Null where the app did not subscribe to the event. */
  opensHome(options?: SendOptions): Promise<Delivered | null>;
  readonly home: PracticeHome | null;
  /** Writes "@app text" in a channel; null where the bot does not hear of it. */
  mentions(channel: string, text: string, options?: SendOptions): Promise<Delivered | null>;
  /** Writes in a channel without addressing the bot. */
  says(channel: string, text: string, threadTs?: string): PracticeMessage;
  /** Writes as typed into the composer: @names and #names become mentions, and the bot hears of its own. */
  writes(channel: string, typed: string, threadTs?: string): Promise<Written>;
  /** Uses a global shortcut, or one of a message's menu. */
  shortcut(callbackId: string, message?: PracticeMessage, options?: SendOptions): Promise<Delivered>;
  /** Invites the bot into a channel. */
  invitesBot(channel: string): Promise<Delivered | null>;
  /** Direct messages with the bot, oldest first. */
  readonly inbox: PracticeMessage[];
  /** Messages that this person sees in a channel, their ephemeral ones among them. */
  sees(channel: string): PracticeMessage[];
  /** A message as this person reads it, in their zone. */
  reads(message: PracticeMessage): string;
};

const openHome = (practice: Practice, person: Person, options: SendOptions): Promise<Delivered | null> => {
  const { workspace } = practice;
  const open = workspace.homes.get(person.id);
  const event = {
    type: 'app_home_opened',
    user: person.id,
    channel: directChannel(workspace, person).id,
    tab: 'home',
    ...(open ? { view: viewPayload(workspace, open) } : {}),
  };
  return sendEvent(practice, event, options);
};

const useShortcut = (
  practice: Practice,
  person: Person,
  callbackId: string,
  message: PracticeMessage | undefined,
  options: SendOptions,
): Promise<Delivered> => {
  const place = message ? placeOf(practice, person, message) : undefined;
  const target = place?.kind === 'message' ? place : undefined;
  // Slack's client offers no shortcuts on what only one person sees.
  if (target?.message.ephemeralFor !== undefined)
    throw new Error('a message that only one person sees has no shortcuts');
  return practice.deliver(
    'interaction',
    shortcutPayload(practice.workspace, person, callbackId, target),
    options,
  );
};

const inviteBot = (practice: Practice, person: Person, channelName: string): Promise<Delivered | null> => {
  const { workspace } = practice;
  const channel = whereTo(workspace, person, channelName);
  channel.members.add(workspace.app.botUserId);
  return sendEvent(practice, {
    type: 'member_joined_channel',
    user: workspace.app.botUserId,
    channel: channel.id,
    channel_type: channel.kind === 'private' ? 'G' : 'C',
    team: workspace.team.id,
    inviter: person.id,
  });
};

/** Drives one person. Every method throws where a real person could not do that. */
export const personDriver = (practice: Practice, person: Person): PersonDriver => {
  const { workspace } = practice;
  const able = (): void => {
    if (person.deleted) throw new Error(`@${person.name} is deactivated`);
  };
  return {
    id: person.id,
    name: person.name,
    types: async (channel, command, options = {}) => {
      able();
      return typeCommand(practice, person, channel, command, options);
    },
    clicks: async (target, wanted, options = {}) => {
      able();
      return click(practice, person, target, wanted, options);
    },
    selects: async (target, menu, value, options = {}) => {
      able();
      return select(practice, person, target, menu, value, options);
    },
    get modal() {
      return topModal(practice, person);
    },
    fills: (values) => fill(practice, person, values),
    puts: (target, values) => put(practice, person, target, values),
    asks: async (target, menu, typed) => {
      able();
      return ask(practice, person, target, menu, typed);
    },
    chosen: (message) => choicesIn(practice, person, message),
    uploads: (name, content) => uploadFile(practice.workspace, person.id, name, Buffer.from(content)),
    submits: (options = {}) => submit(practice, person, options),
    closes: (everything = false) => close(practice, person, everything),
    opensHome: async (options = {}) => {
      able();
      return openHome(practice, person, options);
    },
    get home() {
      return homeOf(practice, person);
    },
    mentions: (channel, text, options = {}) => mention(practice, person, channel, text, options),
    says: (channelName, text, threadTs) =>
      addMessage(workspace, whereTo(workspace, person, channelName), {
        user: person.id,
        text,
        ...(threadTs === undefined ? {} : { threadTs }),
      }),
    writes: async (channel, typed, threadTs) => {
      able();
      return write(practice, person, channel, typed, threadTs);
    },
    shortcut: async (callbackId, message, options = {}) => {
      able();
      return useShortcut(practice, person, callbackId, message, options);
    },
    invitesBot: (channel) => inviteBot(practice, person, channel),
    get inbox() {
      return inboxOf(workspace, person);
    },
    sees: (channelName) => {
      const channel =
        channelName === `@${workspace.app.name}`
          ? directChannel(workspace, person)
          : channelCalled(workspace, channelName);
      return canSeeChannel(channel, person) ? seenIn(channel, person) : [];
    },
    reads: (message) => readMessage(message, readerFor(practice, person)),
  };
};
