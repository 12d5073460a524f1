import type { MessageNews, Screen } from '../../demo/protocol.ts';
import { isChannel, type Place } from './place.ts';
import type { Store } from './store.ts';

const AGAIN_MS = 1_000;

const read = <T>(event: Event): T => JSON.parse((event as MessageEvent<string>).data) as T;

/** Follows what a person sees at a place, into the store; returns what ends that. */
const follow = (store: Store, place: Place): (() => void) => {
  let source: EventSource | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;

  const open = (): void => {
    const query = new URLSearchParams({ as: place.as });
    if (isChannel(place.at)) query.set('channel', place.at);
    const opened = new EventSource(`/stream?${query}`);
    source = opened;
    // The server tells everything anew when a stream opens, so the first batch replaces what is here.
    let isFirst = true;
    opened.addEventListener('open', () => {
      isFirst = true;
      store.change({ do: 'link', link: 'open' });
    });
    opened.addEventListener('screen', (event) =>
      store.change({ do: 'take screen', screen: read<Screen>(event) }),
    );
    opened.addEventListener('messages', (event) => {
      store.change({ do: 'take news', news: read<MessageNews>(event), isFirst });
      isFirst = false;
    });
    opened.addEventListener('error', () => {
      store.change({ do: 'link', link: 'lost' });
      // The browser gives up where it got an answer other than a stream.
      if (opened.readyState !== EventSource.CLOSED) return;
      clearTimeout(again);
      again = setTimeout(open, AGAIN_MS);
    });
  };
  const close = (): void => {
    clearTimeout(again);
    source?.close();
    source = null;
  };
  // A browser has six connections for one host: tabs that nobody looks at give theirs back.
  const onVisibility = (): void => {
    if (document.hidden) close();
    else if (source === null) open();
  };
  document.addEventListener('visibilitychange', onVisibility);
  open();
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    close();
  };
};

/** Keeps a stream open for the place where the page is, and opens another when that changes. */
export const keepConnected = (store: Store): void => {
  let followed: Place | null = null;
  let end = (): void => undefined;
  const look = (): void => {
    const { place } = store.now();
    if (place === null || (place.as === followed?.as && place.at === followed.at)) return;
    followed = place;
    end();
    end = follow(store, place);
  };
  store.watch(look);
  look();
};
