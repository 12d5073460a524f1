import { type ComponentChild, h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../shell/icon.ts';
import { type MessageBook, threadOf } from '../state/message-book.ts';
import { Message } from './message.ts';

export type ThreadPaneProps = {
  ts: string;
  book: MessageBook;
  channelName: string;
  composer: ComponentChild;
  onClose: () => void;
};

/** A message and its replies, beside the channel. */
export const ThreadPane = ({ ts, book, channelName, composer, onClose }: ThreadPaneProps): ComponentChild => {
  const messages = threadOf(book, ts);
  const end = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const count = messages.length;
  // Asked before the channel is hidden, which takes the focus away from it.
  const [opener] = useState(() => document.activeElement);
  // Another thread takes the focus
  useEffect(() => {
    heading.current?.focus();
    return () => {
      // On a small screen the channel is hidden until the thread is gone.
      requestAnimationFrame(() => {
        if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      });
    };
  }, [ts]);
  // A new reply is scrolled to
  useEffect(() => {
    const list = end.current;
    if (list !== null) list.scrollTop = list.scrollHeight;
  }, [count]);
  return h(
    'aside',
    {
      class: 'thread',
      'aria-label': 'Thread',
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      },
    },
    h(
      'header',
      { class: 'thread-header' },
      h('h2', { ref: heading, tabIndex: -1 }, 'Thread ', h('span', { class: 'quiet' }, channelName)),
      h(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': 'Close the thread', onClick: onClose },
        h(Icon, { name: 'close' }),
      ),
    ),
    h(
      'div',
      {
        ref: end,
        class: 'thread-messages',
        role: 'log',
        'aria-label': 'Messages of the thread',
        tabIndex: 0,
      },
      messages.map((message) => h(Message, { key: message.ts, message, isFollowUp: false })),
      count === 0 && h('p', { class: 'messages-top quiet' }, 'This message is further up in the channel.'),
    ),
    composer,
  );
};
