import type { Channel, MessageVersion, PracticeMessage } from '../../workspace/model.ts';

/** How far each person has read each channel: the ts of the newest message that they have seen. */
export type ReadingMarks = {
  of(person: string, channel: string): string;
  read(person: string, channel: Channel): void;
};

/** Marks of people who have read everything up to a ts. */
export const readingMarks = (upTo: () => string): ReadingMarks => {
  const marks = new Map<string, string>();
  const key = (person: string, channel: string): string => `${person} ${channel}`;
  return {
    of: (person, channel) => marks.get(key(person, channel)) ?? upTo(),
    read: (person, channel) => {
      const newest = channel.messages.at(-1)?.ts;
      if (newest !== undefined) marks.set(key(person, channel.id), newest);
    },
  };
};

const MENTION = /<@([A-Z0-9]+)|"user_id":"([A-Z0-9]+)"/g;
const mentioned = new WeakMap<MessageVersion, ReadonlySet<string>>();

const mentionedIn = (version: MessageVersion): ReadonlySet<string> => {
  const known = mentioned.get(version);
  if (known) return known;
  const written = JSON.stringify([version.text, version.blocks]);
  const found = new Set([...written.matchAll(MENTION)].map(([, inText, inBlock]) => inText ?? inBlock ?? ''));
  mentioned.set(version, found);
  return found;
};

const mentions = (message: PracticeMessage, person: string): boolean => {
  const present = message.versions.at(-1);
  return present !== undefined && mentionedIn(present).has(person);
};

/** Messages outside threads after a mark, written by others, and those among them that mention the person. */
export const unreadIn = (
  channel: Channel,
  person: string,
  mark: string,
): { unread: number; mentions: number } => {
  let unread = 0;
  let mentioning = 0;
  for (let place = channel.messages.length - 1; place >= 0; place -= 1) {
    const message = channel.messages[place];
    // All ts are equally long, so they sort as texts.
    if (!message || message.ts <= mark) break;
    const isReply = message.threadTs !== undefined && message.threadTs !== message.ts;
    if (isReply || message.deletedAt !== undefined || message.user === person) continue;
    unread += 1;
    if (mentions(message, person)) mentioning += 1;
  }
  return { unread, mentions: mentioning };
};
