import { type ComponentChild, type ComponentChildren, h } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';

const GAP = 6;

/** Puts the panel under its button, or above it where there is more room, inside the window and its column. */
const place = (panel: HTMLElement, button: HTMLElement): void => {
  const at = button.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = panel;
  const below = window.innerHeight - at.bottom;
  const isAbove = below < offsetHeight + GAP && at.top > below;
  const top = isAbove ? at.top - offsetHeight - GAP : at.bottom + GAP;
  const column = button.closest('main')?.getBoundingClientRect();
  const right = column?.right ?? window.innerWidth;
  const left = Math.min(at.left, right - offsetWidth - GAP);
  panel.style.top = `${Math.max(GAP, top)}px`;
  panel.style.left = `${Math.max(GAP, left)}px`;
};

/** Up and down move between the buttons of a panel. */
const moveFocus = (event: KeyboardEvent, panel: HTMLElement): void => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || (event.target as HTMLElement).closest('input, select, textarea')) return;
  const stops = [...panel.querySelectorAll<HTMLElement>('button, a[href]')];
  const here = stops.indexOf(document.activeElement as HTMLElement);
  stops[(here + step + stops.length) % stops.length]?.focus();
  event.preventDefault();
};

export type PopoverProps = {
  /** Class of the button. */
  class: string;
  /** Name of the button where its words do not say enough. */
  label?: string;
  button: ComponentChildren;
  /** Name of what opens. */
  title: string;
  children: (close: () => void) => ComponentChildren;
};

/** A button that opens a small panel over the page; the browser closes it on Escape and on a click elsewhere. */
export const Popover = ({ class: name, label, button, title, children }: PopoverProps): ComponentChild => {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  // What nobody sees is not drawn; it is there before the browser shows it.
  const [isDrawn, setDrawn] = useState(false);
  const close = (): void => panel.current?.hidePopover();
  const onToggle = (event: Event): void => {
    const isOpen = (event as ToggleEvent).newState === 'open';
    opener.current?.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) setDrawn(false);
    if (!isOpen || panel.current === null || opener.current === null) return;
    place(panel.current, opener.current);
    const first = panel.current.querySelector<HTMLElement>('[aria-current="true"], button, a[href], input');
    first?.focus();
  };
  return h(
    'span',
    { class: 'popover-anchor' },
    h(
      'button',
      {
        ref: opener,
        type: 'button',
        class: name,
        popovertarget: id,
        'aria-expanded': 'false',
        'aria-haspopup': 'dialog',
        ...(label !== undefined && { 'aria-label': label, title: label }),
      },
      button,
    ),
    h(
      'div',
      {
        ref: panel,
        id,
        class: 'popover',
        popover: 'auto',
        role: 'dialog',
        'aria-label': title,
        onbeforetoggle: (event: Event) => {
          if ((event as ToggleEvent).newState === 'open') setDrawn(true);
        },
        ontoggle: onToggle,
        onKeyDown: (event: KeyboardEvent) => panel.current !== null && moveFocus(event, panel.current),
      },
      isDrawn && children(close),
    ),
  );
};
