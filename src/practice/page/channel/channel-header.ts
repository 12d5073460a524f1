import { type ComponentChild, h } from 'preact';
import type { ChannelSeen, MessageSeen } from '../../demo/protocol.ts';
import { useHere } from '../here.ts';
import { Icon } from '../shell/icon.ts';
import { Popover } from '../shell/popover.ts';
import { momentOfTs, yearMomentWords } from '../time/moments.ts';
import { Mrkdwn } from '../words/mrkdwn.ts';

/** Brings a message into sight and to the keyboard. */
const showMessage = (ts: string): void => {
  const message = document.getElementById(`message-${ts}`);
  if (message === null) return;
  message.scrollIntoView({ block: 'center' });
  message.tabIndex = -1;
  message.focus();
};

type PinsProps = { channel: ChannelSeen; messages: readonly MessageSeen[] };

type PinProps = { ts: string; message: MessageSeen | undefined; onGo: () => void };

/** A pinned message in a few lines; one that the page does not have yet is only named. */
const Pin = ({ ts, message, onGo }: PinProps): ComponentChild => {
  const { reader } = useHere();
  const when = yearMomentWords(momentOfTs(ts), reader.timeZone);
  return h(
    'li',
    { class: 'pin' },
    h(
      'p',
      { class: 'pin-head' },
      message !== undefined && h('strong', null, reader.nameOfUser(message.user)),
      h('span', { class: 'quiet' }, message === undefined ? `${when}, further up` : when),
      message !== undefined &&
        h(
          'button',
          { type: 'button', class: 'chip', onClick: onGo, 'aria-label': `Go to the message of ${when}` },
          'Go to it',
        ),
    ),
    message !== undefined && h('div', { class: 'pin-words' }, h(Mrkdwn, { text: message.text })),
  );
};

const Pins = ({ channel, messages }: PinsProps): ComponentChild => {
  const { pins } = channel;
  if (pins.length === 0) return null;
  const count = pins.length === 1 ? '1 pin' : `${pins.length} pins`;
  return h(Popover, {
    class: 'chip',
    title: 'Pinned messages',
    button: [h(Icon, { key: 'pin', name: 'pin' }), count],
    children: (close) =>
      h(
        'ul',
        { class: 'pins' },
        pins.map((ts) => {
          const message = messages.find((one) => one.ts === ts);
          const go = (): void => {
            close();
            showMessage(ts);
          };
          return h(Pin, { key: ts, ts, message, onGo: go });
        }),
      ),
  });
};

const chip = (icon: 'people' | 'link' | 'box' | 'lock', words: string): ComponentChild =>
  h('span', { class: 'chip' }, h(Icon, { name: icon }), words);

/** Name of the channel, who is in it, and what is pinned. */
export const ChannelHeader = ({ channel, messages }: PinsProps): ComponentChild => {
  const { name, kind, memberCount, isArchived, sharedWith } = channel;
  return h(
    'header',
    { class: 'channel-header' },
    h('h1', { tabIndex: -1, id: 'place' }, h(Icon, { name: kind === 'private' ? 'lock' : 'hash' }), name),
    h(
      'div',
      { class: 'chips' },
      isArchived && chip('box', 'Archived'),
      sharedWith !== null && chip('link', `Shared with ${sharedWith}`),
      chip('people', memberCount === 1 ? '1 member' : `${memberCount} members`),
      h(Pins, { channel, messages }),
    ),
  );
};
