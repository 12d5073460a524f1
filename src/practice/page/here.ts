import { type Context, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Act, ActAnswer, ChannelSeen, PersonSeen, ShortcutSeen, ViewSeen } from '../demo/protocol.ts';
import { nobody, type Reader } from '../read/reader.ts';

export type HereNow = {
  /** How the persona reads: zone, names, present moment. */
  reader: Reader;
  people: ReadonlyMap<string, PersonSeen>;
  channels: ReadonlyMap<string, ChannelSeen>;
  appUserId: string;
  /** The app's entries in the menu of a message. */
  messageShortcuts: readonly ShortcutSeen[];
  /** Id of the persona. */
  me: string;
  /** Does something as the persona; the shell shows problems, the answer comes back all the same. */
  act(act: Act): Promise<ActAnswer>;
  /** Opens a channel. */
  goTo(channel: string): void;
  /** Open forms, the top one last. */
  modals: readonly ViewSeen[];
};

const nowhere: HereNow = {
  reader: nobody,
  people: new Map(),
  channels: new Map(),
  appUserId: '',
  messageShortcuts: [],
  me: '',
  act: async () => ({ ok: false, problem: 'The page is not connected yet.' }),
  goTo: () => undefined,
  modals: [],
};

/** Who reads this page, and what they can do. */
export const Here: Context<HereNow> = createContext(nowhere);

/** Who reads this page, and what they can do. */
export const useHere = (): HereNow => useContext(Here);
