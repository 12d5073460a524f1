import { h, render } from 'preact';
import { App } from './app.ts';
import { WIDE } from './shell/media.ts';
import { keepConnected } from './state/connection.ts';
import { createDoing, keepVisible } from './state/doing.ts';
import { hashOfPlace, placeOfHash } from './state/place.ts';
import { getStart } from './state/server.ts';
import { createStore } from './state/store.ts';

const store = createStore();
const doing = createDoing(store);

/** Goes where the address says; what it leaves open is where the story opens. */
const followAddress = async (): Promise<void> => {
  const { as, at, onPin } = placeOfHash(location.hash);
  if (as !== null && at !== null) {
    store.change({ do: 'go', place: { as, at, ...(onPin && { onPin }) } });
    return;
  }
  const start = await getStart();
  const isWhereItOpens = as === null && at === null;
  location.replace(
    hashOfPlace({
      as: as ?? start.as,
      at: at ?? start.at,
      ...(isWhereItOpens && start.onPin && { onPin: true }),
    }),
  );
};

const openAtAddress = (): void => {
  followAddress().catch(() => store.change({ do: 'link', link: 'lost' }));
};

window.addEventListener('hashchange', openAtAddress);
store.change({ do: 'show panel', panel: 'guide', isOpen: matchMedia(WIDE).matches });
keepConnected(store);
keepVisible(store);
openAtAddress();

const root = document.getElementById('app');
if (root !== null) render(h(App, { store, doing }), root);
