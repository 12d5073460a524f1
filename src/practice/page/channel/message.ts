import { type ComponentChild, h } from 'preact';
import { useMemo } from 'preact/hooks';
import type { MessageSeen } from '../../demo/protocol.ts';
import { Blocks } from '../blocks/blocks.ts';
import { useHere } from '../here.ts';
import { Icon } from '../shell/icon.ts';
import { fullMomentWords, momentOfTs, nearMomentWords, timeWords } from '../time/moments.ts';
import { Mrkdwn } from '../words/mrkdwn.ts';
import { Avatar } from './avatar.ts';
import { MessageTools } from './message-tools.ts';

const Time = ({ ts, zone }: { ts: string; zone: string }): ComponentChild => {
  const at = momentOfTs(ts);
  return h(
    'time',
    { class: 'message-time', dateTime: new Date(at).toISOString(), title: fullMomentWords(at, zone) },
    timeWords(at, zone),
  );
};

const Body = ({ message }: { message: MessageSeen }): ComponentChild => {
  const { channel, ts, blocks, text, values, isEdited } = message;
  const place = useMemo(() => ({ kind: 'message', channel, ts }) as const, [channel, ts]);
  return h(
    'div',
    { class: 'message-body' },
    blocks.length > 0
      ? h(Blocks, { blocks, values, place })
      : h('div', { class: 'message-text' }, h(Mrkdwn, { text })),
    isEdited && h('span', { class: 'quiet message-edited' }, '(edited)'),
  );
};

type RepliesProps = { message: MessageSeen; onThread: (ts: string) => void };

const Replies = ({ message, onThread }: RepliesProps): ComponentChild => {
  const { reader, people } = useHere();
  const { replies, ts } = message;
  if (replies === null) return null;
  return h(
    'button',
    { type: 'button', class: 'replies', onClick: () => onThread(ts) },
    replies.people
      .slice(0, 4)
      .map((id) => h(Avatar, { key: id, id, name: people.get(id)?.realName ?? '', isApp: !people.has(id) })),
    h('span', { class: 'replies-count' }, replies.count === 1 ? '1 reply' : `${replies.count} replies`),
    h(
      'span',
      { class: 'quiet' },
      `last ${nearMomentWords(momentOfTs(replies.latestTs), reader.now(), reader.timeZone)}`,
    ),
  );
};

export type MessageProps = {
  message: MessageSeen;
  isFollowUp: boolean;
  /** Left out in a thread, where all replies are in sight. */
  onThread?: (ts: string) => void;
};

/** One message with its author, time and marks. */
export const Message = ({ message, isFollowUp, onThread }: MessageProps): ComponentChild => {
  const { reader, appUserId, people } = useHere();
  const { ts, user, isEphemeral, isPinned } = message;
  const isApp = user === appUserId;
  const name = reader.nameOfUser(user);
  const marks = [isEphemeral && 'is-ephemeral', isPinned && 'is-pinned', isFollowUp && 'is-follow-up'];
  return h(
    'article',
    {
      class: ['message', ...marks].filter(Boolean).join(' '),
      id: `message-${ts}`,
      'data-ts': ts,
      'aria-label': name,
    },
    h(
      'div',
      { class: 'message-side' },
      isFollowUp
        ? h(Time, { ts, zone: reader.timeZone })
        : h(Avatar, { id: user, name: people.get(user)?.realName ?? name, isApp }),
    ),
    h(
      'div',
      { class: 'message-main' },
      isPinned && h('p', { class: 'message-mark' }, h(Icon, { name: 'pin' }), 'Pinned'),
      isEphemeral && h('p', { class: 'message-mark' }, h(Icon, { name: 'eye' }), 'Only visible to you'),
      !isFollowUp &&
        h(
          'p',
          { class: 'message-head' },
          h('span', { class: 'message-author' }, name),
          isApp && h('span', { class: 'app-mark' }, 'APP'),
          h(Time, { ts, zone: reader.timeZone }),
        ),
      h(Body, { message }),
      onThread !== undefined && h(Replies, { message, onThread }),
    ),
    !isEphemeral && h(MessageTools, { message, ...(onThread !== undefined && { onThread }) }),
  );
};
