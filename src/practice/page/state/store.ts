import { useEffect, useState } from 'preact/hooks';
import { type Change, changed, type PageState, START } from './page-state.ts';

export type Store = {
  now(): PageState;
  change(change: Change): void;
  /** Calls back after each change; returns what ends that. */
  watch(callback: () => void): () => void;
};

/** Keeps the one state of the page. */
export const createStore = (start: PageState = START): Store => {
  let state = start;
  const watchers = new Set<() => void>();
  return {
    now: () => state,
    change: (change) => {
      const next = changed(state, change);
      if (next === state) return;
      state = next;
      for (const watcher of watchers) watcher();
    },
    watch: (callback) => {
      watchers.add(callback);
      return () => watchers.delete(callback);
    },
  };
};

/** The state of the page; the component is drawn again when it changes. */
export const useStore = (store: Store): PageState => {
  const [state, setState] = useState(store.now());
  useEffect(() => {
    setState(store.now());
    return store.watch(() => setState(store.now()));
  }, [store]);
  return state;
};
