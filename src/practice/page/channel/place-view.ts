import { type ComponentChild, Fragment, h } from 'preact';
import type { ChannelSeen, Screen } from '../../demo/protocol.ts';
import { Composer } from '../composer/composer.ts';
import { Shortcuts } from '../composer/shortcuts.ts';
import type { PageState } from '../state/page-state.ts';
import { HOME, type Place } from '../state/place.ts';
import { ChannelHeader } from './channel-header.ts';
import { AppHeader, Home } from './home.ts';
import { MessageList } from './message-list.ts';
import { ThreadPane } from './thread-pane.ts';

export type PlaceViewProps = {
  state: PageState;
  screen: Screen;
  place: Place;
  onThread: (ts: string | null) => void;
  onEarlier: () => void;
  onUse: (callbackId: string) => void;
  onSend: (channel: string, text: string, threadTs: string | null) => Promise<boolean>;
};

/** Why nothing can be written here; null where it can. */
const silence = (channel: ChannelSeen, app: Screen['app']): string | null => {
  if (channel.isArchived) return 'This channel is archived: nobody can write here.';
  // The app's manifest says that its messages tab is for reading only.
  if (channel.kind === 'im')
    return `Nobody can write to ${app.name} here. Its commands work in every channel.`;
  if (!channel.isMember) return `You are not in #${channel.name}: you can read here, not write.`;
  return null;
};

const nameOf = (channel: ChannelSeen): string => (channel.kind === 'im' ? channel.name : `#${channel.name}`);

type WritingProps = PlaceViewProps & { channel: ChannelSeen; threadTs: string | null };

const Writing = ({ screen, place, channel, threadTs, onSend, onUse }: WritingProps): ComponentChild => {
  const { app, people, channels } = screen;
  const why = silence(channel, app);
  const shortcuts = threadTs === null ? h(Shortcuts, { app, onUse }) : null;
  if (why !== null) return h('div', { class: 'composer-off' }, shortcuts, h('p', { class: 'quiet' }, why));
  return h(Composer, {
    draftKey: `${place.as} ${channel.id} ${threadTs ?? ''}`,
    label: threadTs === null ? `Message ${nameOf(channel)}` : 'Reply in thread',
    completable: {
      commands: threadTs === null ? app.commands : [],
      people,
      channels: channels.filter(({ kind }) => kind !== 'im'),
      appName: app.name,
    },
    onSend: (text) => onSend(channel.id, text, threadTs),
    shortcuts,
  });
};

/** What stands in the middle: a channel with its messages, or the Home of the app. */
export const PlaceView = (props: PlaceViewProps): ComponentChild => {
  const { state, screen, place, onThread, onEarlier } = props;
  const { book, openedUpTo, thread } = state;
  if (place.at === HOME) return h(Fragment, null, h(AppHeader, { screen, place }), h(Home, { screen }));
  const channel = screen.channels.find(({ id }) => id === place.at);
  if (channel === undefined) return h('p', { class: 'messages-top quiet' }, 'Opening…');
  const isHere = book.channel === channel.id;
  return h(
    Fragment,
    null,
    channel.kind === 'im'
      ? h(AppHeader, { screen, place })
      : h(ChannelHeader, { channel, messages: book.messages }),
    h(
      'div',
      { class: `channel ${thread === null ? '' : 'has-thread'}` },
      h(
        'div',
        { class: 'channel-main' },
        isHere
          ? h(MessageList, {
              key: channel.id,
              channel,
              book,
              openedUpTo,
              opensOn: place.onPin === true ? (channel.pins[0] ?? null) : null,
              onThread,
              onEarlier,
            })
          : h('div', { class: 'messages-frame' }),
        h(Writing, { ...props, key: `${channel.id} ${place.as}`, channel, threadTs: null }),
      ),
      thread !== null &&
        h(ThreadPane, {
          ts: thread,
          book,
          channelName: nameOf(channel),
          composer: h(Writing, { ...props, key: thread, channel, threadTs: thread }),
          onClose: () => onThread(null),
        }),
    ),
  );
};
