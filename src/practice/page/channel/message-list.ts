import { type ComponentChild, h } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { ChannelSeen } from '../../demo/protocol.ts';
import { useHere } from '../here.ts';
import { Icon } from '../shell/icon.ts';
import type { MessageBook } from '../state/message-book.ts';
import { dayNumber, dayWords } from '../time/moments.ts';
import { Message } from './message.ts';
import { newestOwn, type Row, rowsOf, withoutReplies } from './rows.ts';
import { useSticking } from './sticking.ts';

const draw = (row: Row, today: number, onThread: (ts: string) => void): ComponentChild => {
  switch (row.kind) {
    case 'day':
      return h('h2', { key: row.key, class: 'day-line' }, h('span', null, dayWords(row.day, today)));
    case 'new':
      return h('p', { key: row.key, class: 'new-line' }, h('span', null, 'New'));
    case 'message': {
      const { key, message, isFollowUp } = row;
      return h(Message, { key, message, isFollowUp, onThread });
    }
  }
};

/** A drawing of a row, and what it was drawn from. */
type Drawn = { shown: unknown; isFollowUp: boolean; today: number; line: ComponentChild };

/** Draws rows; a row that shows what it showed keeps its drawing, which is then passed over. */
const useDrawings = (
  rows: readonly Row[],
  today: number,
  onThread: (ts: string) => void,
): ComponentChild[] => {
  const before = useRef<ReadonlyMap<string, Drawn>>(new Map());
  return useMemo(() => {
    const drawn = new Map<string, Drawn>();
    for (const row of rows) {
      const shown = row.kind === 'message' ? row.message : row.key;
      const isFollowUp = row.kind === 'message' && row.isFollowUp;
      const dayOfWords = row.kind === 'day' ? today : 0;
      const known = before.current.get(row.key);
      const isSame = known?.shown === shown && known.isFollowUp === isFollowUp && known.today === dayOfWords;
      const line = isSame ? known.line : draw(row, today, onThread);
      drawn.set(row.key, { shown, isFollowUp, today: dayOfWords, line });
    }
    before.current = drawn;
    return [...drawn.values()].map(({ line }) => line);
  }, [rows, today, onThread]);
};

export type MessageListProps = {
  channel: ChannelSeen;
  book: MessageBook;
  openedUpTo: string;
  /** ts of the message that is in sight at first; null for the newest one. */
  opensOn: string | null;
  onThread: (ts: string) => void;
  onEarlier: () => void;
};

/** The messages of a channel, the newest at the bottom. */
export const MessageList = (props: MessageListProps): ComponentChild => {
  const { channel, book, openedUpTo, opensOn, onThread, onEarlier } = props;
  const { reader, me } = useHere();
  const list = useRef<HTMLDivElement>(null);
  const zone = reader.timeZone;
  const { messages, hasEarlier } = book;
  const { readUpTo } = channel;
  const rows = useMemo(
    () => rowsOf(withoutReplies(messages), { zone, readUpTo, openedUpTo }),
    [messages, zone, readUpTo, openedUpTo],
  );
  const oldest = messages[0]?.ts ?? '';
  const onTop = (): void => {
    if (hasEarlier) onEarlier();
  };
  const { isAtBottom, onScroll, toBottom } = useSticking({
    list,
    oldest,
    place: channel.id,
    opensOn,
    onTop,
    own: newestOwn(messages, me),
  });
  const lines = useDrawings(rows, dayNumber(reader.now(), zone), onThread);
  return h(
    'div',
    { class: 'messages-frame' },
    h(
      'div',
      {
        ref: list,
        class: 'messages',
        role: 'log',
        'aria-label': `Messages in ${channel.name}`,
        tabIndex: 0,
        onScroll,
      },
      h(
        'div',
        { class: 'messages-inside' },
        hasEarlier
          ? h('p', { class: 'messages-top quiet' }, 'Loading earlier messages…')
          : h(
              'p',
              { class: 'messages-top quiet' },
              `This is where ${channel.kind === 'im' ? 'it' : `#${channel.name}`} begins.`,
            ),
        lines,
      ),
    ),
    !isAtBottom &&
      h(
        'button',
        { type: 'button', class: 'button to-newest', onClick: toBottom },
        h(Icon, { name: 'down' }),
        'Jump to newest',
      ),
  );
};
