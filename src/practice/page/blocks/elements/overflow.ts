import { type ComponentChild, h } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Fields, listOf } from '../../../read/pieces.ts';
import { Text } from '../../words/text.ts';
import type { ElementProps } from '../element-props.ts';
import { useAnchored } from './anchored.ts';
import { useClick } from './button.ts';

/** A menu behind three dots. */
export const Overflow = ({ element, block }: ElementProps): ComponentChild => {
  const { isBusy, click, dialog } = useClick({ element, block });
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  useAnchored(isOpen, opener, popup, false);
  const items = (): HTMLElement[] => [
    ...(popup.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? []),
  ];
  // Before anything is painted: a quick key must find the focus where it belongs.
  useLayoutEffect(() => {
    if (isOpen) items()[0]?.focus();
  }, [isOpen]);

  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  const focusAt = (index: number): void =>
    items()
      .at(index % items().length)
      ?.focus();
  const here = (): number => items().indexOf(document.activeElement as HTMLElement);
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => focusAt(here() + 1),
    ArrowUp: () => focusAt(here() - 1),
    Home: () => focusAt(0),
    End: () => focusAt(-1),
    Escape: close,
    Tab: close,
  };
  const item = (option: Fields): ComponentChild => {
    const attributes = {
      class: 'overflow-item',
      role: 'menuitem' as const,
      tabIndex: -1,
      onClick: () => {
        close();
        void click(option.value);
      },
    };
    const words = [
      h('span', null, h(Text, { text: option.text })),
      option.description !== undefined &&
        h('span', { class: 'pick-description' }, h(Text, { text: option.description })),
    ];
    return typeof option.url === 'string'
      ? h('a', { ...attributes, href: option.url, target: '_blank', rel: 'noreferrer' }, words)
      : h('button', { ...attributes, type: 'button' }, words);
  };
  return [
    h(
      'button',
      {
        ref: opener,
        type: 'button',
        class: `act act-dots${isBusy ? ' is-busy' : ''}`,
        'aria-label': 'More actions',
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        'aria-busy': isBusy,
        onClick: () => setOpen(!isOpen),
      },
      h('span', { 'aria-hidden': true }, '•••'),
    ),
    isOpen &&
      h(
        'div',
        {
          ref: popup,
          class: 'pick-popup overflow-menu',
          popover: 'manual',
          role: 'menu',
          'aria-label': 'More actions',
          onKeyDown: (event: KeyboardEvent) => {
            const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
            if (act === undefined) return;
            event.preventDefault();
            event.stopPropagation();
            act();
          },
          onFocusOut: (event: FocusEvent) => {
            const next = event.relatedTarget;
            if (next instanceof Node && (popup.current?.contains(next) || opener.current === next)) return;
            setOpen(false);
          },
        },
        listOf(element.options).map(item),
      ),
    dialog,
  ];
};
