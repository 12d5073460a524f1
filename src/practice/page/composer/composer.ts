import { type ComponentChild, h } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../shell/icon.ts';
import {
  type Completable,
  type Completion,
  completionOf,
  type Suggestion,
  takeSuggestion,
} from './completion.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { SuggestionList, suggestionId } from './suggestion-list.ts';

export type ComposerProps = {
  label: string;
  /** Whose words they are and where: what is not sent is kept under it. */
  draftKey: string;
  completable: Completable;
  /** Sends the text; false when it did not arrive, so that it comes back into the field. */
  onSend: (text: string) => Promise<boolean>;
  shortcuts: ComponentChild;
};

type Offer = { completion: Completion; active: number };

const nextIndex = ({ completion, active }: Offer, step: number): number => {
  const count = completion.suggestions.length;
  return active === -1 && step === -1 ? count - 1 : (active + step + count) % count;
};

/** The field in which messages and commands are written. */
export const Composer = ({
  label,
  draftKey,
  completable,
  onSend,
  shortcuts,
}: ComposerProps): ComponentChild => {
  const [text, showText] = useState(() => draftOf(draftKey));
  const [offer, setOffer] = useState<Offer | null>(null);
  const [isSending, setSending] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number | null>(null);
  const listId = useId();
  const slash = completable.commands.length === 0 ? '' : ' · / for commands';
  const hint = `Enter sends · Shift+Enter new line${slash}`;

  // The height follows the text
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.style.height = 'auto';
    element.style.height = `${Math.min(element.scrollHeight, 220)}px`;
    if (caret.current !== null) element.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [text]);
  const setText = (now: string): void => {
    keepDraft(draftKey, now);
    showText(now);
  };

  const look = (now: string, at: number): void => {
    const completion = completionOf(now.slice(0, at), completable);
    setOffer(completion === null ? null : { completion, active: completion.first });
  };
  const take = (suggestion: Suggestion): void => {
    if (offer === null) return;
    const taken = takeSuggestion(text, offer.completion, suggestion);
    caret.current = taken.caret;
    setText(taken.text);
    look(taken.text, taken.caret);
  };
  const send = async (): Promise<void> => {
    const written = text.trim();
    if (written === '' || isSending) return;
    setOffer(null);
    setText('');
    setSending(true);
    const isSent = await onSend(written);
    setSending(false);
    // Whoever wrote on meanwhile keeps that.
    if (!isSent && draftOf(draftKey) === '') setText(written);
  };

  const withOffer = (event: KeyboardEvent, shown: Offer): boolean => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      setOffer({ ...shown, active: nextIndex(shown, step) });
      return true;
    }
    if (event.key === 'Escape') {
      setOffer(null);
      return true;
    }
    const index = event.key === 'Tab' && !event.shiftKey ? Math.max(0, shown.active) : shown.active;
    const chosen = shown.completion.suggestions[index];
    if (chosen === undefined || (event.key !== 'Enter' && event.key !== 'Tab') || event.shiftKey)
      return false;
    take(chosen);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (offer !== null && withOffer(event, offer)) {
      event.preventDefault();
      return;
    }
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void send();
  };

  return h(
    'form',
    {
      class: 'composer',
      'aria-busy': isSending,
      onSubmit: (event: Event) => {
        event.preventDefault();
        void send();
      },
    },
    offer !== null &&
      h(SuggestionList, {
        id: listId,
        suggestions: offer.completion.suggestions,
        active: offer.active,
        onTake: take,
      }),
    h('textarea', {
      ref: field,
      class: 'composer-field',
      rows: 1,
      value: text,
      placeholder: label,
      'aria-label': label,
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-expanded': offer !== null,
      'aria-controls': offer === null ? undefined : listId,
      'aria-activedescendant':
        offer === null || offer.active < 0 ? undefined : suggestionId(listId, offer.active),
      onInput: (event: Event) => {
        const { value, selectionStart } = event.currentTarget as HTMLTextAreaElement;
        setText(value);
        look(value, selectionStart);
      },
      onKeyDown,
      onBlur: () => setOffer(null),
    }),
    h(
      'div',
      { class: 'composer-bar' },
      shortcuts,
      h('span', { class: 'composer-hint quiet' }, hint),
      h(
        'button',
        {
          type: 'submit',
          class: 'icon-button send-button',
          'aria-label': 'Send',
          'aria-disabled': text.trim() === '' || isSending,
        },
        h(Icon, { name: 'send' }),
      ),
    ),
  );
};
