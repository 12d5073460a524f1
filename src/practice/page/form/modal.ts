import { type ComponentChild, h } from 'preact';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ViewSeen } from '../../demo/protocol.ts';
import { Blocks } from '../blocks/blocks.ts';
import { type HereNow, useHere } from '../here.ts';
import { Icon, type IconName } from '../shell/icon.ts';
import { wordsOf } from '../words/text.ts';
import { dropDraft, typedIn } from './drafts.ts';
import { useMending } from './mended.ts';

type Doing = 'submitting' | 'closing' | null;

type Wanted = Parameters<HereNow['act']>[0];

const Sign = (props: { name: IconName; look: string; label: string; onClick: () => void }): ComponentChild =>
  h(
    'button',
    {
      type: 'button',
      class: `modal-sign ${props.look}`,
      'aria-label': props.label,
      title: props.label,
      onClick: props.onClick,
    },
    h(Icon, { name: props.name }),
  );

/** Takes the focus to the first field with an error whenever the bot or the client refused. */
const useFocusOnErrors = (
  dialog: { current: HTMLElement | null },
  errors: Record<string, string>,
  sent: number,
): void => {
  const words = JSON.stringify(errors);
  useEffect(() => {
    if (words === '{}') return;
    const field = dialog.current?.querySelector<HTMLElement>('[aria-invalid=true]');
    const target = field?.matches('[role=group], [role=radiogroup]') ? field.querySelector('input') : field;
    target?.focus();
    target?.closest('.input')?.scrollIntoView({ block: 'nearest' });
  }, [words, sent]);
};

/** Gives the first field the focus, or the form itself where there is none. */
const focusFirst = (dialog: HTMLElement | null): void => {
  const first = dialog?.querySelector<HTMLElement>('.modal-blocks input, .modal-blocks textarea');
  (first ?? dialog)?.focus();
};

/** What makes a screen another one: who answers it and its title; after it was sent, also its fields. */
const screenOf = ({ view }: ViewSeen): { name: string; fields: string } => {
  const blocks = Array.isArray(view.blocks) ? view.blocks : [];
  return {
    name: `${String(view.callback_id)} ${wordsOf(view.title)}`,
    fields: blocks.map(({ block_id }) => String(block_id)).join(),
  };
};

/** Another screen in the same form begins at its top. */
const useBeginning = (
  dialog: { current: HTMLElement | null },
  open: ViewSeen,
  isSent: { current: boolean },
): void => {
  const { name, fields } = screenOf(open);
  const shown = useRef({ name, fields });
  useEffect(() => {
    const before = shown.current;
    shown.current = { name, fields };
    const isAnother = before.name !== name || (isSent.current && before.fields !== fields);
    if (!isAnother) return;
    isSent.current = false;
    focusFirst(dialog.current);
    dialog.current?.querySelector('.modal-blocks')?.scrollTo(0, 0);
  }, [name, fields]);
};

/** One open form: title, blocks, and the buttons at its foot. */
export const Modal = ({ open, depth }: { open: ViewSeen; depth: number }): ComponentChild => {
  const { act } = useHere();
  const { id: viewId, view, values, errors } = open;
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const doing = useRef<Doing>(null);
  const submitted = useRef<unknown>(null);
  const later = useRef<Wanted | null>(null);
  const [shownDoing, setDoing] = useState<Doing>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const place = useMemo(() => ({ kind: 'view', viewId }) as const, [viewId]);
  const title = wordsOf(view.title);
  const mending = useMending(errors);
  useFocusOnErrors(dialog, errors, mending.sent);
  const isSent = useRef(false);
  useBeginning(dialog, open, isSent);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // What should have the focus takes it itself when it is drawn; else the first field has it.
    if (!shown?.querySelector('.modal-blocks :focus')) focusFirst(shown);
    return () => shown?.close();
  }, []);

  const run = async (what: Exclude<Doing, null>, wanted: Wanted): Promise<void> => {
    if (doing.current !== null) {
      // What was sent may show its answer before it is quite done: that can be closed already.
      if (what === 'closing' && doing.current === 'submitting' && view !== submitted.current)
        later.current = wanted;
      return;
    }
    doing.current = what;
    submitted.current = view;
    isSent.current = what === 'submitting';
    setDoing(what);
    setProblem(null);
    try {
      const answer = await act(wanted);
      if (!answer.ok) setProblem(answer.problem);
      else if (what === 'closing') dropDraft(viewId);
    } finally {
      doing.current = null;
      setDoing(null);
      if (what === 'submitting') mending.onSent();
      const next = later.current;
      later.current = null;
      if (next !== null && dialog.current !== null) void run('closing', next);
    }
  };
  const close = (everything: boolean): void => void run('closing', { do: 'close', viewId, everything });
  const submit = (event: Event): void => {
    event.preventDefault();
    if (view.submit !== undefined) void run('submitting', { do: 'submit', viewId, values: typedIn(viewId) });
  };
  const isSubmitting = shownDoing === 'submitting';
  return h(
    'dialog',
    {
      ref: dialog,
      class: 'modal',
      'aria-labelledby': `${id}-title`,
      tabIndex: -1,
      onCancel: (event: Event) => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        close(false);
      },
      onClose: () => {
        // The browser closed it after all: it stays until the workspace says so.
        if (dialog.current?.isConnected && !dialog.current.open) dialog.current.showModal();
      },
    },
    h(
      'form',
      { class: 'modal-form', noValidate: true, onSubmit: submit },
      h(
        'header',
        { class: 'modal-head' },
        depth > 1 &&
          h(Sign, { name: 'down', look: 'modal-back', label: 'Back', onClick: () => close(false) }),
        h('h2', { class: 'modal-title', id: `${id}-title` }, title),
        h(Sign, {
          name: 'close',
          look: 'modal-close',
          label: depth > 1 ? 'Close all' : 'Close',
          onClick: () => close(true),
        }),
      ),
      h(
        'div',
        { class: 'modal-blocks' },
        h(Blocks, {
          blocks: Array.isArray(view.blocks) ? view.blocks : [],
          values,
          place,
          title,
          errors: mending.errors,
          onChange: mending.onChange,
          report: setProblem,
        }),
      ),
      h('div', { class: 'modal-problem', role: 'alert' }, problem),
      h(
        'footer',
        { class: 'modal-foot' },
        h(
          'button',
          { type: 'button', class: 'act', onClick: () => close(false) },
          wordsOf(view.close) || (view.submit === undefined ? 'Close' : 'Cancel'),
        ),
        view.submit !== undefined &&
          h(
            'button',
            {
              type: 'submit',
              class: `act act-primary${isSubmitting ? ' is-busy' : ''}`,
              'aria-busy': isSubmitting,
            },
            wordsOf(view.submit),
          ),
      ),
    ),
  );
};
