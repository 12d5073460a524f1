import { type ComponentChild, h } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fieldsOf } from '../../read/pieces.ts';
import { Text, wordsOf } from '../words/text.ts';

type Asked = { confirm: unknown; answer(isYes: boolean): void };

const Dialog = ({ asked: { confirm, answer } }: { asked: Asked }): ComponentChild => {
  const { title, text, confirm: yes, deny, style } = fieldsOf(confirm);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Closing before it leaves the page gives the focus back to what was clicked.
    return () => shown?.close();
  }, []);
  const button = (isYes: boolean, label: string, look: string) =>
    h('button', { type: 'button', class: `act ${look}`, onClick: () => answer(isYes) }, label);
  return h(
    'dialog',
    {
      ref: dialog,
      class: 'confirmation',
      'aria-labelledby': `${id}-title`,
      'aria-describedby': `${id}-text`,
      onCancel: (event: Event) => {
        event.preventDefault();
        answer(false);
      },
      onClose: () => answer(false),
      // The message or form around the dialog is not clicked.
      onClick: (event: Event) => event.stopPropagation(),
    },
    h('h2', { class: 'confirmation-title', id: `${id}-title` }, wordsOf(title) || 'Are you sure?'),
    h('div', { class: 'confirmation-text words', id: `${id}-text` }, h(Text, { text })),
    h(
      'div',
      { class: 'modal-foot' },
      button(false, wordsOf(deny) || 'No', ''),
      button(true, wordsOf(yes) || 'Yes', style === 'danger' ? 'act-danger' : 'act-primary'),
    ),
  );
};

/**
 * Asks "are you sure" where an element says so.
 * `ask` answers at once with yes where there is nothing to confirm; `dialog` stands beside the element.
 */
export const useConfirmation = (): { ask(confirm: unknown): Promise<boolean>; dialog: ComponentChild } => {
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = (confirm: unknown): Promise<boolean> =>
    confirm === undefined || confirm === null
      ? Promise.resolve(true)
      : new Promise((resolve) => {
          const answer = (isYes: boolean): void => {
            setAsked(null);
            resolve(isYes);
          };
          setAsked({ confirm, answer });
        });
  return { ask, dialog: asked && h(Dialog, { asked }) };
};
