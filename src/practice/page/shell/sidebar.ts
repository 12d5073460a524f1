import { type ComponentChild, Fragment, h } from 'preact';
import type { ChannelSeen, Screen } from '../../demo/protocol.ts';
import { Avatar } from '../channel/avatar.ts';
import { HOME, hashOfPlace, type Place } from '../state/place.ts';
import { Icon, type IconName } from './icon.ts';

/** What a screen reader hears of a channel beside its name. */
const wordsOf = ({ kind, unread, mentions, isArchived, sharedWith }: ChannelSeen): string =>
  [
    kind === 'private' ? 'private' : null,
    isArchived ? 'archived' : null,
    sharedWith === null ? null : `shared with ${sharedWith}`,
    unread === 0 ? null : `${unread} unread`,
    mentions === 0 ? null : `${mentions} for you`,
  ]
    .filter((words) => words !== null)
    .join(', ');

const iconOf = ({ kind, isArchived }: ChannelSeen): IconName =>
  isArchived ? 'box' : kind === 'private' ? 'lock' : 'hash';

type EntryProps = {
  place: Place;
  /** The same place again does not change the address, and still closes a drawer. */
  onVisit: () => void;
  at: string;
  name: string;
  sign: ComponentChild;
  extra?: ComponentChild;
  words: string;
  unread: number;
  badge: number;
};

const Entry = ({ place, onVisit, at, name, sign, extra, words, unread, badge }: EntryProps): ComponentChild =>
  h(
    'li',
    null,
    h(
      'a',
      {
        class: `entry ${unread > 0 ? 'is-unread' : ''}`,
        href: hashOfPlace({ as: place.as, at }),
        'aria-current': place.at === at ? 'page' : undefined,
        onClick: onVisit,
      },
      sign,
      h('span', { class: 'entry-name' }, name),
      extra,
      words !== '' && h('span', { class: 'unseen' }, `, ${words}`),
      badge > 0 && h('span', { class: 'badge', 'aria-hidden': 'true' }, badge),
    ),
  );

type WithVisit = { place: Place; onVisit: () => void };

const ChannelEntry = ({ channel, place, onVisit }: WithVisit & { channel: ChannelSeen }): ComponentChild =>
  h(Entry, {
    place,
    onVisit,
    at: channel.id,
    name: channel.name,
    sign: h(Icon, { name: iconOf(channel) }),
    extra:
      channel.sharedWith === null
        ? null
        : h(
            'span',
            { class: 'entry-sign', title: `Shared with ${channel.sharedWith}` },
            h(Icon, { name: 'link' }),
          ),
    words: wordsOf(channel),
    unread: channel.unread,
    badge: channel.mentions,
  });

type GroupProps = WithVisit & { title: string; channels: ChannelSeen[] };

const Group = ({ title, channels, ...visit }: GroupProps): ComponentChild =>
  channels.length === 0
    ? null
    : h(
        Fragment,
        null,
        h('h2', { class: 'entries-title' }, title),
        h(
          'ul',
          { class: 'entries' },
          channels.map((channel) => h(ChannelEntry, { key: channel.id, channel, ...visit })),
        ),
      );

/** Channels, the conversation with the app, and its Home. */
export const Sidebar = ({ screen, ...visit }: WithVisit & { screen: Screen }): ComponentChild => {
  const { app, channels } = screen;
  const direct = channels.find(({ id }) => id === app.directChannel);
  const unread = direct?.unread ?? 0;
  const rooms = channels.filter(({ kind }) => kind !== 'im');
  // What is new where somebody does not belong calls for nobody.
  const others = rooms
    .filter(({ isMember }) => !isMember)
    .map((channel) => ({ ...channel, unread: 0, mentions: 0 }));
  return h(
    'div',
    { class: 'sidebar-inside' },
    h('p', { class: 'team' }, screen.team),
    h(Group, { title: 'Channels', ...visit, channels: rooms.filter(({ isMember }) => isMember) }),
    h(Group, { title: 'Other channels', ...visit, channels: others }),
    h('h2', { class: 'entries-title' }, 'Apps'),
    h(
      'ul',
      { class: 'entries' },
      h(Entry, {
        ...visit,
        at: app.directChannel,
        name: app.name,
        sign: h(Avatar, { id: app.userId, name: app.name, isApp: true }),
        words: unread === 0 ? 'messages' : `messages, ${unread} unread`,
        unread,
        badge: unread,
      }),
      h(Entry, {
        ...visit,
        at: HOME,
        name: `${app.name} Home`,
        sign: h(Icon, { name: 'home' }),
        words: '',
        unread: 0,
        badge: 0,
      }),
    ),
  );
};
