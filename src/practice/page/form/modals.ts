import { type ComponentChild, h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useHere } from '../here.ts';
import { Modal } from './modal.ts';

/** The open forms of the reader: the top one, over everything else. */
export const Modals = (): ComponentChild => {
  const { modals } = useHere();
  const top = modals.at(-1);
  const opener = useRef<Element | null>(null);
  const isOpen = top !== undefined;
  // Seen before the dialog takes the focus, because it is drawn below.
  if (isOpen && opener.current === null) opener.current = document.activeElement;
  useEffect(() => {
    if (isOpen) return;
    const last = opener.current;
    opener.current = null;
    if (last instanceof HTMLElement && last.isConnected) last.focus();
  }, [isOpen]);
  return top === undefined ? null : h(Modal, { key: top.id, open: top, depth: modals.length });
};
