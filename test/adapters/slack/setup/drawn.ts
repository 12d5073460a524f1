import type { HomeView, ModalView } from '@slack/types';
import type { Reply } from '../../../../src/adapters/slack/edge/reply.ts';
import type { SlackMessage } from '../../../../src/adapters/slack/kit/message.ts';
import type { KnownChannel, KnownPerson } from '../../../../src/application/ports.ts';
import { blockProblems } from '../../../../src/practice/payload/blocks.ts';
import { messageRefusal } from '../../../../src/practice/payload/message.ts';
import { viewProblems } from '../../../../src/practice/payload/view.ts';
import { readMessage } from '../../../../src/practice/read/message.ts';
import type { Reader } from '../../../../src/practice/read/reader.ts';
import { readView } from '../../../../src/practice/read/view.ts';

export const reader: Reader = {
  timeZone: 'Europe/Berlin',
  nameOfUser: (id) => id.replace(/^U0L?/, '').toLowerCase(),
  nameOfChannel: (id) => id.replace(/^C0/, '').toLowerCase(),
  now: () => Date.parse('2026-11-17T09:00:00.000Z'),
};

/** What Slack would have against a view; nothing is what every test wants. */
export const wrongWithView = (view: ModalView | HomeView): unknown => viewProblems(view, view.type);

/** What Slack would have against a message, posted or edited. */
export const wrongWithMessage = ({ text, blocks }: SlackMessage): unknown =>
  messageRefusal({ channel: 'C1', text, blocks }, 'chat.postMessage') ??
  messageRefusal({ channel: 'C1', ts: '1.1', text, blocks }, 'chat.update') ??
  blockProblems(blocks ?? [], 'message');

export const aloud = (drawn: ModalView | HomeView | SlackMessage): string =>
  'type' in drawn ? readView(drawn, reader) : readMessage(drawn, reader);

export const viewIn = (reply: Reply): ModalView => {
  if (!('view' in reply)) throw new Error(`No view: ${JSON.stringify(reply)}`);
  return reply.view;
};

export const messageIn = (reply: Reply): SlackMessage => {
  if (!('message' in reply)) throw new Error(`No message: ${JSON.stringify(reply)}`);
  return reply.message;
};

export const aChannel = (
  channelId: string,
  name: string,
  more: Partial<KnownChannel> = {},
): KnownChannel => ({
  channelId,
  name,
  isPrivate: false,
  isMember: false,
  isArchived: false,
  sharedWith: null,
  memberCount: null,
  ...more,
});

export const aPerson = (userId: string, name: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  userId,
  name,
  zone: 'Europe/Berlin',
  isFullMember: true,
  isSlackAdmin: false,
  isOwner: false,
  deleted: false,
  ...more,
});
