import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

const GAP = 4;
const MARGIN = 8;
const TALLEST = 320;

/** Under the anchor, above it where there is more room, never wider than the window. */
const placeAt = (popup: HTMLElement, anchor: DOMRect, isAsWide: boolean): void => {
  const below = window.innerHeight - anchor.bottom - GAP - MARGIN;
  const above = anchor.top - GAP - MARGIN;
  popup.style.maxHeight = '';
  const wanted = Math.min(TALLEST, popup.scrollHeight + 2);
  const isAbove = below < wanted && above > below;
  const height = Math.min(wanted, Math.max(isAbove ? above : below, 80));
  if (isAsWide) popup.style.width = `${anchor.width}px`;
  popup.style.maxHeight = `${height}px`;
  popup.style.top = `${isAbove ? anchor.top - GAP - height : anchor.bottom + GAP}px`;
  const furthest = window.innerWidth - MARGIN - popup.offsetWidth;
  popup.style.left = `${Math.max(MARGIN, Math.min(anchor.left, furthest))}px`;
};

/**
 * Keeps a popup, which is drawn only while it is open, beside its anchor and above everything else.
 * @param isAsWide whether it takes the width of the anchor
 */
export const useAnchored = (
  isOpen: boolean,
  anchor: RefObject<HTMLElement | null>,
  popup: RefObject<HTMLElement | null>,
  isAsWide: boolean,
): void => {
  useLayoutEffect(() => {
    if (!isOpen || popup.current === null || anchor.current === null) return;
    if (!popup.current.matches(':popover-open')) popup.current.showPopover();
    placeAt(popup.current, anchor.current.getBoundingClientRect(), isAsWide);
  });
  useLayoutEffect(() => {
    if (!isOpen) return;
    const follow = (event: Event): void => {
      const isInside = event.target instanceof Node && popup.current?.contains(event.target);
      if (isInside || popup.current === null || anchor.current === null) return;
      placeAt(popup.current, anchor.current.getBoundingClientRect(), isAsWide);
    };
    window.addEventListener('scroll', follow, true);
    window.addEventListener('resize', follow);
    return () => {
      window.removeEventListener('scroll', follow, true);
      window.removeEventListener('resize', follow);
    };
  }, [isOpen]);
};
