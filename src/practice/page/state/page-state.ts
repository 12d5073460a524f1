import type { Happened, LogEntry, MessageNews, Screen } from '../../demo/protocol.ts';
import { keepSame } from './keep-same.ts';
import { type MessageBook, NO_MESSAGES, withEarlier, withNews } from './message-book.ts';
import type { Place } from './place.ts';

/** How the page and its server stand. */
export type Link = 'opening' | 'open' | 'lost';

/** What can be opened beside the messages; on a narrow screen one of them at a time. */
export type Panel = 'sidebar' | 'guide' | 'developer';

export type Notice = { key: number; text: string };

export type PageState = {
  /** Null until the server said where the story opens. */
  place: Place | null;
  screen: Screen | null;
  book: MessageBook;
  /** ts of the newest message when the channel was opened. */
  openedUpTo: string;
  link: Link;
  /** ts of the message whose thread is open. */
  thread: string | null;
  notices: readonly Notice[];
  /** What the last move of the clock came to. */
  happened: Happened | null;
  /** Number of the newest refusal that was put away. */
  refusalsSeen: number;
  panels: Readonly<Record<Panel, boolean>>;
  log: readonly LogEntry[];
};

export type Change =
  | { do: 'go'; place: Place }
  | { do: 'take screen'; screen: Screen }
  | { do: 'take news'; news: MessageNews; isFirst: boolean }
  | { do: 'take earlier'; page: MessageNews }
  | { do: 'take log'; entries: readonly LogEntry[] }
  | { do: 'link'; link: Link }
  | { do: 'open thread'; ts: string | null }
  | { do: 'tell'; text: string }
  | { do: 'tell happened'; happened: Happened | null }
  | { do: 'put notice away'; key: number }
  | { do: 'put refusals away'; upTo: number }
  | { do: 'show panel'; panel: Panel; isOpen: boolean };

export const START: PageState = {
  place: null,
  screen: null,
  book: NO_MESSAGES,
  openedUpTo: '0',
  link: 'opening',
  thread: null,
  notices: [],
  happened: null,
  refusalsSeen: 0,
  panels: { sidebar: false, guide: false, developer: false },
  log: [],
};

/** As many entries as the server keeps, about; older ones are let go. */
const MOST_LOGGED = 3_000;

/** A demo that was started anew counts from the beginning: what the page knows is of another life. */
const afterScreen = (state: PageState, now: Screen): PageState => {
  const isAnew = now.logged < (state.log.at(-1)?.number ?? 0);
  return {
    ...state,
    screen: keepSame(state.screen, now),
    ...(isAnew && { log: [], refusalsSeen: 0, happened: null }),
  };
};

const nextKey = (notices: readonly Notice[]): number => (notices.at(-1)?.key ?? 0) + 1;

/** The state of the page after a change. */
export const changed = (state: PageState, change: Change): PageState => {
  switch (change.do) {
    case 'go': {
      const { place } = change;
      if (state.place?.as === place.as && state.place.at === place.at) return state;
      return {
        ...state,
        place,
        book: NO_MESSAGES,
        openedUpTo: '0',
        thread: null,
        panels: { ...state.panels, sidebar: false },
      };
    }
    case 'take screen':
      return afterScreen(state, change.screen);
    case 'take news': {
      const book = withNews(change.isFirst ? NO_MESSAGES : state.book, change.news);
      const openedUpTo = change.isFirst ? (book.messages.at(-1)?.ts ?? '0') : state.openedUpTo;
      return { ...state, book, openedUpTo };
    }
    case 'take earlier':
      return { ...state, book: withEarlier(state.book, change.page) };
    case 'take log':
      return change.entries.length === 0
        ? state
        : { ...state, log: [...state.log, ...change.entries].slice(-MOST_LOGGED) };
    case 'link':
      return state.link === change.link ? state : { ...state, link: change.link };
    case 'open thread':
      return { ...state, thread: change.ts };
    case 'tell': {
      const others = state.notices.filter(({ text }) => text !== change.text);
      return { ...state, notices: [...others, { key: nextKey(state.notices), text: change.text }].slice(-3) };
    }
    case 'tell happened':
      return { ...state, happened: change.happened };
    case 'put notice away':
      return { ...state, notices: state.notices.filter(({ key }) => key !== change.key) };
    case 'put refusals away':
      return { ...state, refusalsSeen: change.upTo };
    case 'show panel':
      return { ...state, panels: { ...state.panels, [change.panel]: change.isOpen } };
  }
};
