import { type ComponentChild, h } from 'preact';
import type { MessageSeen } from '../../demo/protocol.ts';
import { useHere } from '../here.ts';
import { Icon } from '../shell/icon.ts';
import { Popover } from '../shell/popover.ts';

type ToolsProps = {
  message: Pick<MessageSeen, 'channel' | 'ts' | 'threadTs'>;
  /** Left out in a thread, where all replies are in sight. */
  onThread?: (ts: string) => void;
};

/** What apps offer for this message, behind three dots. */
const Menu = ({ message }: ToolsProps): ComponentChild => {
  const { messageShortcuts, act } = useHere();
  const { channel, ts } = message;
  if (messageShortcuts.length === 0) return null;
  return h(Popover, {
    class: 'icon-button message-more',
    label: 'More actions',
    title: 'More actions',
    button: h(Icon, { name: 'more' }),
    children: (close) =>
      h(
        'ul',
        { class: 'choices' },
        messageShortcuts.map(({ callbackId, name, description }) =>
          h(
            'li',
            { key: callbackId },
            h(
              'button',
              {
                type: 'button',
                class: 'choice',
                onClick: () => {
                  close();
                  void act({ do: 'use shortcut', callbackId, message: { channel, ts } });
                },
              },
              h('strong', null, name),
              h('span', { class: 'quiet' }, description),
            ),
          ),
        ),
      ),
  });
};

/** What can be done with a message: answer it in a thread, and what apps offer. */
export const MessageTools = ({ message, onThread }: ToolsProps): ComponentChild =>
  h(
    'div',
    { class: 'message-tools' },
    onThread !== undefined &&
      h(
        'button',
        {
          type: 'button',
          class: 'icon-button message-reply',
          'aria-label': 'Reply in thread',
          title: 'Reply in thread',
          onClick: () => onThread(message.threadTs ?? message.ts),
        },
        h(Icon, { name: 'chat' }),
      ),
    h(Menu, { message }),
  );
