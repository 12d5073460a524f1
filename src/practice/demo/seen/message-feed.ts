import type { PersonDriver } from '../../people/person.ts';
import type { PracticeSlack } from '../../slack.ts';
import { canSeeChannel } from '../../workspace/channels.ts';
import { valuesOf } from '../../workspace/field-kinds.ts';
import type { Channel, PracticeMessage, StateValues } from '../../workspace/model.ts';
import type { MessageNews, MessageSeen } from '../protocol.ts';

/** Messages outside threads that come at once, with all their replies: when a channel opens, and paging back. */
const FIRST = 100;
const PAGE = 200;

/** A ts before every other. */
const BEGINNING = '0';

/** What was last said of a message: where nothing of it differs, there is nothing to say. */
type Said = {
  versions: number;
  isPinned: boolean;
  replies: number;
  chosen: StateValues | null;
};

type Replies = NonNullable<MessageSeen['replies']>;

type Sight = {
  /** Standing messages and the person's own ephemeral ones, in no particular order. */
  seen: PracticeMessage[];
  gone: PracticeMessage[];
  replies: ReadonlyMap<string, Replies>;
  pins: ReadonlySet<string>;
};

/** What one person was told of one channel. */
export type MessageFeed = {
  /** What is new or changed since the last time; null where nothing is. The first time: the newest messages. */
  news(): MessageNews | null;
  /** A page of messages before that ts; their changes belong to the news from now on. */
  earlier(before: string): MessageNews;
};

const parentOf = ({ ts, threadTs }: PracticeMessage): string => threadTs ?? ts;
const isReply = (message: PracticeMessage): boolean => parentOf(message) !== message.ts;

const noteReply = (replies: Map<string, Replies>, message: PracticeMessage): void => {
  const known = replies.get(parentOf(message));
  if (!known) {
    replies.set(parentOf(message), { count: 1, people: [message.user], latestTs: message.ts });
    return;
  }
  known.count += 1;
  known.latestTs = message.ts;
  if (!known.people.includes(message.user)) known.people.push(message.user);
};

/** One look over a whole channel: it has to stay cheap with thousands of messages in it. */
const sightOf = (channel: Channel, personId: string): Sight => {
  const seen: PracticeMessage[] = [];
  const gone: PracticeMessage[] = [];
  const replies = new Map<string, Replies>();
  for (const message of channel.messages) {
    if (message.deletedAt !== undefined) gone.push(message);
    else {
      seen.push(message);
      if (isReply(message)) noteReply(replies, message);
    }
  }
  for (const message of channel.ephemerals)
    if (message.ephemeralFor === personId) (message.deletedAt === undefined ? seen : gone).push(message);
  return { seen, gone, replies, pins: new Set(channel.pins) };
};

// All ts are equally long, so they sort as texts.
const byTs = (a: { ts: string }, b: { ts: string }): number => (a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0);

/** The ts from which on the newest `most` messages outside threads stand that are older than `before`. */
const floorOf = ({ seen }: Sight, most: number, before: string | null): string => {
  const outside = seen
    .filter((message) => !isReply(message) && (before === null || message.ts < before))
    .sort(byTs);
  return outside.length <= most ? BEGINNING : (outside.at(-most)?.ts ?? BEGINNING);
};

/** Follows one channel for one person. */
export const messageFeed = (slack: PracticeSlack, driver: PersonDriver, channelId: string): MessageFeed => {
  const said = new Map<string, Said>();
  let floor: string | null = null;

  const sight = (): Sight => {
    const channel = slack.workspace.channels.get(channelId);
    const person = slack.workspace.people.get(driver.id);
    return channel && person && canSeeChannel(channel, person)
      ? sightOf(channel, driver.id)
      : { seen: [], gone: [], replies: new Map(), pins: new Set() };
  };

  const present = (message: PracticeMessage, { replies, pins }: Sight): Said => ({
    versions: message.versions.length,
    isPinned: pins.has(message.ts),
    replies: replies.get(message.ts)?.count ?? 0,
    chosen: driver.chosen(message),
  });

  const isNews = (message: PracticeMessage, now: Said): boolean => {
    const before = said.get(message.ts);
    return (
      before === undefined ||
      before.versions !== now.versions ||
      before.isPinned !== now.isPinned ||
      before.replies !== now.replies ||
      before.chosen !== now.chosen
    );
  };

  const describe = (message: PracticeMessage, { replies, pins }: Sight): MessageSeen => ({
    ts: message.ts,
    channel: message.channel,
    user: message.user,
    text: message.text,
    blocks: message.blocks,
    threadTs: isReply(message) ? parentOf(message) : null,
    isEdited: message.edited !== undefined,
    isEphemeral: message.ephemeralFor !== undefined,
    isPinned: pins.has(message.ts),
    replies: replies.get(message.ts) ?? null,
    values: valuesOf(message.blocks, driver.chosen(message) ?? {}),
  });

  /** Tells what belongs between two ts and was not told so yet. */
  const tell = (now: Sight, from: string, before: string | null): MessageSeen[] => {
    const messages: MessageSeen[] = [];
    for (const message of now.seen) {
      const place = parentOf(message);
      if (place < from || (before !== null && place >= before)) continue;
      const state = present(message, now);
      if (!isNews(message, state)) continue;
      said.set(message.ts, state);
      messages.push(describe(message, now));
    }
    return messages.sort(byTs);
  };

  const takeGone = (now: Sight): string[] => {
    const left =
      now.seen.length === 0 ? [...said.keys()] : now.gone.map(({ ts }) => ts).filter((ts) => said.has(ts));
    for (const ts of left) said.delete(ts);
    return left;
  };

  return {
    news: () => {
      const now = sight();
      const isFirst = floor === null;
      const from = floor ?? floorOf(now, FIRST, null);
      floor = from;
      const messages = tell(now, from, null);
      const gone = takeGone(now);
      if (!isFirst && messages.length === 0 && gone.length === 0) return null;
      return { channel: channelId, messages, gone, hasEarlier: from !== BEGINNING };
    },
    earlier: (before) => {
      const now = sight();
      const from = floorOf(now, PAGE, before);
      if (floor === null || from < floor) floor = from;
      return {
        channel: channelId,
        messages: tell(now, from, before),
        gone: [],
        hasEarlier: from !== BEGINNING,
      };
    },
  };
};
