import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

const NEAR_PX = 60;
const EARLY_PX = 600;

export type Sticking = {
  isAtBottom: boolean;
  onScroll: () => void;
  toBottom: () => void;
};

type Anchor = { element: Element; top: number };

/** The first message in sight, and where it stands. */
const anchorOf = (list: HTMLElement): Anchor | null => {
  const { top } = list.getBoundingClientRect();
  for (const element of list.querySelectorAll('[data-ts]')) {
    const at = element.getBoundingClientRect();
    if (at.bottom > top) return { element, top: at.top };
  }
  return null;
};

/** What somebody does who wants to see something else. */
const OWN_MOVES = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** Brings the message to the top of the list, and nothing around the list out of its place. */
const showAtTop = (list: HTMLElement, ts: string): void => {
  const message = list.querySelector(`[data-ts="${ts}"]`);
  if (message === null) return;
  list.scrollTop += message.getBoundingClientRect().top - list.getBoundingClientRect().top;
};

export type StickingOptions = {
  list: RefObject<HTMLElement | null>;
  /** ts of the oldest message: when it changes, older ones came in above. */
  oldest: string;
  /** Changes when the list shows another channel, which opens at its end. */
  place: string;
  /** ts of the message at which the list opens in place of its end; null for its end. */
  opensOn: string | null;
  onTop: () => void;
  /** Changes when something arrived that is for the reader, or theirs: that is brought into sight. */
  own: string;
};

/**
 * Keeps a list at its end while somebody reads there, and in place while they read further up, whatever is
 * added above or below.
 */
export const useSticking = (options: StickingOptions): Sticking => {
  const { list, oldest, place, opensOn, onTop, own } = options;
  const [isAtBottom, setAtBottom] = useState(true);
  /** The message that is held in sight, until somebody moves the list or something of theirs arrives. */
  const held = useRef(opensOn);
  const sticks = useRef(true);
  const lastTop = useRef(0);
  const last = useRef({ oldest, place, own });
  const anchor = useRef<Anchor | null>(null);

  const toBottom = (): void => {
    held.current = null;
    sticks.current = true;
    setAtBottom(true);
    if (list.current !== null) list.current.scrollTop = list.current.scrollHeight;
  };
  const onScroll = (): void => {
    const element = list.current;
    if (element === null || element.clientHeight === 0 || held.current !== null) return;
    const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    // Heights that were only estimated grow on the way down: that is not somebody who scrolls up.
    const isOnTheWay = !isNear && sticks.current && element.scrollTop >= lastTop.current;
    if (isOnTheWay) element.scrollTop = element.scrollHeight;
    lastTop.current = element.scrollTop;
    sticks.current = isNear || isOnTheWay;
    setAtBottom(sticks.current);
    if (element.scrollTop < EARLY_PX) onTop();
  };

  // Before older messages are put in, remember what is in sight.
  if (list.current !== null && oldest !== last.current.oldest && !sticks.current) {
    anchor.current = anchorOf(list.current);
  }

  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    if (place !== last.current.place || own > last.current.own) {
      sticks.current = true;
      held.current = null;
    }
    if (anchor.current?.element.isConnected) {
      element.scrollTop += anchor.current.element.getBoundingClientRect().top - anchor.current.top;
    }
    anchor.current = null;
    last.current = { oldest, place, own };
    if (held.current !== null) {
      sticks.current = false;
      setAtBottom(false);
      showAtTop(element, held.current);
    } else if (sticks.current) toBottom();
    // A list that is hidden, behind a thread on a small screen, has no height at all.
    const isShown = element.clientHeight > 0;
    if (isShown && element.scrollHeight <= element.clientHeight + EARLY_PX) onTop();
  });

  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    // Heights come late: messages out of sight have an estimated one, and windows and fields grow.
    const observer = new ResizeObserver(() => {
      if (held.current !== null) showAtTop(element, held.current);
      else if (sticks.current) element.scrollTop = element.scrollHeight;
    });
    const release = (): void => {
      held.current = null;
      lastTop.current = element.scrollTop;
    };
    for (const move of OWN_MOVES) element.addEventListener(move, release, { passive: true });
    observer.observe(element);
    if (element.firstElementChild !== null) observer.observe(element.firstElementChild);
    return () => {
      observer.disconnect();
      for (const move of OWN_MOVES) element.removeEventListener(move, release);
    };
  }, [list]);

  return { isAtBottom, onScroll, toBottom };
};
