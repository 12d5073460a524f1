import { type ComponentChild, h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { fieldsOf, stringOf, stringsOf } from '../../../read/pieces.ts';
import { nobody } from '../../../read/reader.ts';
import { readRichText } from '../../../read/rich-text.ts';
import { richTextOf } from '../../form/entries.ts';
import { wordsOf } from '../../words/text.ts';
import { type ElementProps, namesOf } from '../element-props.ts';
import { type FieldNow, tellsAtOnce, useField } from '../field.ts';

const PAUSE_MS = 300;

/** The browser's field for each element; a text area where there is none. */
const INPUTS: Readonly<Record<string, Record<string, string>>> = {
  plain_text_input: { type: 'text' },
  email_text_input: { type: 'email', inputmode: 'email', autocomplete: 'off' },
  url_text_input: { type: 'url', inputmode: 'url', autocomplete: 'off' },
  number_input: { type: 'number', inputmode: 'decimal' },
};

const numberLimits = ({ min_value, max_value, is_decimal_allowed }: ElementProps['element']) => ({
  step: is_decimal_allowed === true ? 'any' : '1',
  ...(typeof min_value === 'string' && { min: min_value }),
  ...(typeof max_value === 'string' && { max: max_value }),
});

/** Tells the bot of the newest text, one telling after the other, where the field asks for that. */
const useDispatch = ({ element, block }: ElementProps, field: FieldNow) => {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isSending = useRef(false);
  const isStale = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  const config = stringsOf(fieldsOf(element.dispatch_action_config).trigger_actions_on);
  const on = tellsAtOnce(block) ? (config.length > 0 ? config : ['on_enter_pressed']) : [];
  const send = async (): Promise<void> => {
    clearTimeout(timer.current);
    isStale.current = true;
    if (isSending.current) return;
    isSending.current = true;
    while (isStale.current) {
      isStale.current = false;
      await field.dispatch();
    }
    isSending.current = false;
  };
  return {
    onLetter: () => {
      if (!on.includes('on_character_entered')) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void send(), PAUSE_MS);
    },
    /** Whether Enter belongs to the bot. */
    onEnter: (): boolean => {
      if (!on.includes('on_enter_pressed')) return false;
      void send();
      return true;
    },
  };
};

const Counter = ({ id, length, most }: { id: string; length: number; most: number }): ComponentChild =>
  h(
    'span',
    {
      class: `counter${length > most ? ' is-over' : ''}`,
      id,
      'aria-label': `${length} of ${most} characters`,
    },
    `${length} / ${most}`,
  );

/** A field to type in: text of one or many lines, a number, an address. Rich text is typed as plain words. */
export const TypedText = (props: ElementProps): ComponentChild => {
  const { element, naming } = props;
  const field = useField(props);
  const dispatch = useDispatch(props, field);
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    if (element.focus_on_load === true) input.current?.focus();
  }, []);
  const isRich = element.type === 'rich_text_input';
  const isArea = isRich || element.multiline === true;
  const text = isRich ? readRichText(field.value, nobody) : stringOf(field.value);
  const most = typeof element.max_length === 'number' ? element.max_length : null;
  const onInput = (event: Event): void => {
    const typed = (event.currentTarget as HTMLInputElement).value;
    if (isRich) field.put('rich_text_value', richTextOf(typed));
    else field.put('value', typed === '' ? null : typed);
    dispatch.onLetter();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing) return;
    if (isArea && (event.ctrlKey || event.metaKey)) input.current?.form?.requestSubmit();
    else if (!isArea && dispatch.onEnter()) event.preventDefault();
  };
  const attributes = {
    ref: input,
    id: naming.id,
    class: `typed${field.isBusy ? ' is-busy' : ''}`,
    ...namesOf(props),
    placeholder: wordsOf(element.placeholder),
    value: text,
    onInput,
    onKeyDown,
  };
  return h(
    'span',
    { class: 'typed-frame' },
    isArea
      ? h('textarea', { ...attributes, rows: 4 })
      : h('input', {
          ...attributes,
          ...INPUTS[stringOf(element.type)],
          ...(element.type === 'number_input' && numberLimits(element)),
        }),
    most !== null && h(Counter, { id: `${naming.id}-count`, length: text.length, most }),
  );
};
