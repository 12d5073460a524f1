import type { Act, ActAnswer, ClockTarget, FaultName, LogEntry } from '../../demo/protocol.ts';
import type { Panel } from './page-state.ts';
import { DIRECT, hashOfPlace, isChannel, type Place, visiblePlace } from './place.ts';
import { getEarlier, postAct } from './server.ts';
import type { Store } from './store.ts';

/** Everything that can be done in the page; each of them stays the same as long as the page lives. */
export type Doing = {
  act(act: Act): Promise<ActAnswer>;
  goTo(channel: string): void;
  /** Becomes a person, and goes to a channel; null stays who or where one is. */
  be(person: string | null, channel: string | null): void;
  write(channel: string, text: string, threadTs: string | null): Promise<boolean>;
  useShortcut(callbackId: string): void;
  moveClock(to: ClockTarget): Promise<void>;
  switchFault(fault: FaultName, on: boolean): void;
  helpWithStep(step: number | 'set up'): Promise<void>;
  loadEarlier(): void;
  openThread(ts: string | null): void;
  showPanel(panel: Panel, isOpen: boolean): void;
  putNoticeAway(key: number): void;
  putRefusalsAway(upTo: number): void;
  takeLog(entries: readonly LogEntry[]): void;
};

/** Puts a place into the address, from where the page takes it. */
const visit = (place: Place): void => {
  location.hash = hashOfPlace(place);
};

/** Brings the address in order where the person cannot see the channel that it names. */
export const keepVisible = (store: Store): void => {
  store.watch(() => {
    const { place, screen } = store.now();
    if (place === null || screen === null || screen.me.id !== place.as) return;
    const { channels, app } = screen;
    const visible = visiblePlace(place, { channels, directChannel: app.directChannel });
    if (visible.at !== place.at) location.replace(hashOfPlace(visible));
  });
};

/** Makes what can be done in the page. */
export const createDoing = (store: Store): Doing => {
  let isLoading = false;

  const act = async (wanted: Act): Promise<ActAnswer> => {
    const { place } = store.now();
    if (place === null) return { ok: false, problem: 'The page is not connected yet.' };
    const answer = await postAct(place.as, wanted);
    if (!answer.ok) store.change({ do: 'tell', text: answer.problem });
    return answer;
  };
  const goTo = (channel: string): void => {
    const { place } = store.now();
    if (place !== null) visit({ as: place.as, at: channel });
  };
  const be = (person: string | null, channel: string | null): void => {
    const { place, screen } = store.now();
    if (place === null) return;
    const to: Place = { as: person ?? place.as, at: channel ?? place.at };
    // Everybody has a conversation with the app of their own.
    const isDirect = screen?.channels.some(({ id, kind }) => id === to.at && kind === 'im') ?? false;
    visit(isDirect && to.as !== place.as && channel === null ? { ...to, at: DIRECT } : to);
    store.change({ do: 'show panel', panel: 'sidebar', isOpen: false });
  };
  const loadEarlier = (): void => {
    const { place, book } = store.now();
    const oldest = book.messages[0]?.ts;
    if (isLoading || place === null || !isChannel(place.at) || oldest === undefined) return;
    isLoading = true;
    getEarlier(place.as, place.at, oldest)
      .then((page) => {
        isLoading = false;
        store.change({ do: 'take earlier', page });
      })
      .catch(() => {
        isLoading = false;
      });
  };

  return {
    act,
    goTo,
    be,
    loadEarlier,
    write: async (channel, text, threadTs) =>
      (await act({ do: 'write', channel, text, ...(threadTs !== null && { threadTs }) })).ok,
    useShortcut: (callbackId) => void act({ do: 'use shortcut', callbackId }),
    moveClock: async (to) => {
      store.change({ do: 'tell happened', happened: null });
      const answer = await act({ do: 'move clock', to });
      if (answer.ok && answer.happened !== undefined)
        store.change({ do: 'tell happened', happened: answer.happened });
    },
    switchFault: (fault, on) => void act({ do: 'switch fault', fault, on }),
    helpWithStep: async (step) => {
      await act({ do: 'help with step', step });
    },
    openThread: (ts) => store.change({ do: 'open thread', ts }),
    showPanel: (panel, isOpen) => store.change({ do: 'show panel', panel, isOpen }),
    putNoticeAway: (key) => store.change({ do: 'put notice away', key }),
    putRefusalsAway: (upTo) => store.change({ do: 'put refusals away', upTo }),
    takeLog: (entries) => store.change({ do: 'take log', entries }),
  };
};
