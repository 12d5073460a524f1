import { type ComponentChild, h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Screen } from '../../demo/protocol.ts';
import type { MessageBook } from '../state/message-book.ts';
import { isChannel, type Place } from '../state/place.ts';

const MOST_LETTERS = 200;

type AnnouncerProps = { screen: Screen; place: Place; book: MessageBook; openedUpTo: string };

const placeWords = ({ me, channels, app }: Screen, { at }: Place): string => {
  const channel = channels.find(({ id }) => id === at);
  const where = !isChannel(at)
    ? `${app.name} Home`
    : channel?.kind === 'im'
      ? app.name
      : `#${channel?.name ?? at}`;
  return `@${me.name} in ${where}`;
};

/** Tells screen readers what arrived, and who is where. */
export const Announcer = ({ screen, place, book, openedUpTo }: AnnouncerProps): ComponentChild => {
  const [said, setSaid] = useState('');
  const heard = useRef(openedUpTo);
  const words = placeWords(screen, place);
  useEffect(() => {
    document.title = `${words} · Greenlight practice`;
  }, [words]);
  useEffect(() => {
    heard.current = openedUpTo;
  }, [openedUpTo]);
  useEffect(() => {
    const firstNew = book.messages.findLastIndex(({ ts }) => ts <= heard.current) + 1;
    const arrived = book.messages.slice(firstNew).filter(({ user }) => user !== screen.me.id);
    const last = arrived.at(-1);
    if (last === undefined) return;
    heard.current = last.ts;
    const name =
      last.user === screen.app.userId
        ? screen.app.name
        : (screen.people.find(({ id }) => id === last.user)?.name ?? 'somebody');
    const more = arrived.length === 1 ? 'New message' : `${arrived.length} new messages, the last`;
    setSaid(`${more} from ${name}: ${last.text.slice(0, MOST_LETTERS)}`);
  }, [book, screen]);
  return h('div', { class: 'unseen', role: 'status' }, h('p', null, words), h('p', null, said));
};
