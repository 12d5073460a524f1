import { type ComponentChild, type ComponentChildren, h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export type DrawerProps = {
  /** Element and class: 'nav' with class 'sidebar', 'aside' with class 'guide'. */
  as: 'nav' | 'aside' | 'section';
  class: string;
  label: string;
  isOpen: boolean;
  /** Lies over the page and takes the focus; else it is a part of the page beside the others. */
  isOver: boolean;
  onClose: () => void;
  children?: ComponentChildren;
};

/** A part of the page that can be put away; over the page it takes the focus and gives it back. */
export const Drawer = (props: DrawerProps): ComponentChild => {
  const { as, class: name, label, isOpen, isOver, onClose, children } = props;
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isOpen || !isOver) return;
    const before = document.activeElement;
    element.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [isOpen, isOver]);
  if (!isOpen) return null;
  return h(
    as,
    {
      ref: element,
      class: `${name} ${isOver ? 'is-over' : ''}`,
      'aria-label': label,
      tabIndex: -1,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== 'Escape' || !isOver || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      },
    },
    children,
  );
};

/** What lies behind a drawer that is over the page: a click there closes it. */
export const Shade = ({ onClick }: { onClick: () => void }): ComponentChild =>
  h('div', { class: 'shade', 'aria-hidden': 'true', onClick });
