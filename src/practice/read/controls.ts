import { readDate } from './date-tokens.ts';
import { type Fields, fieldsOf, listOf, prefixLines, printable, stringOf, stringsOf } from './pieces.ts';
import type { Reader } from './reader.ts';
import { readRichText } from './rich-text.ts';
import { readText } from './text.ts';

/** An element as a person meets it: what was chosen or typed stands in `state`, else in its initial_ field. */
type Show = (element: Fields, reader: Reader, state: Fields) => string;

const labelOf = (option: unknown, reader: Reader): string => readText(fieldsOf(option).text, reader);

const button: Show = ({ text, style, url }, reader) => {
  const label = `[${readText(text, reader)}]`;
  const shown = style === 'primary' ? `[${label}]` : label;
  return url === undefined ? shown : `${shown} (${printable(stringOf(url))})`;
};

const overflow: Show = ({ options }, reader) =>
  `[… ${listOf(options)
    .map((option) => labelOf(option, reader))
    .join(' | ')}]`;

const menu =
  (chosen: (element: Fields, reader: Reader, state: Fields) => string): Show =>
  (element, reader, state) =>
    `[${chosen(element, reader, state) || readText(element.placeholder, reader) || 'Choose'} ▾]`;

const choice = (now: string, initially: string, label: (one: unknown, reader: Reader) => string): Show =>
  menu((element, reader, state) => {
    const chosen = Object.hasOwn(state, now) ? state[now] : element[initially];
    const all: unknown[] = Array.isArray(chosen) ? chosen : [chosen];
    return all
      .filter((one) => one !== undefined && one !== null)
      .map((one) => label(one, reader))
      .join(', ');
  });

const userLabel = (id: unknown, reader: Reader): string => `@${reader.nameOfUser(stringOf(id))}`;
const channelLabel = (id: unknown, reader: Reader): string => `#${reader.nameOfChannel(stringOf(id))}`;
const conversationLabel = (id: unknown, reader: Reader): string =>
  /^[UW]/.test(stringOf(id)) ? userLabel(id, reader) : channelLabel(id, reader);
const literally = (value: unknown): string => printable(String(value));

const minuteOf = (unixSeconds: unknown, reader: Reader): string =>
  readDate(Number(unixSeconds), '{date_num} {time}', '', reader);

const typed: Show = (element, reader, state) => {
  const value = Object.hasOwn(state, 'value') ? state.value : element.initial_value;
  const text = printable(stringOf(value));
  const placeholder = readText(element.placeholder, reader);
  return prefixLines(text === '' && placeholder !== '' ? `(${placeholder})` : text, '> ');
};

const ticks =
  (on: string, off: string, chosenOf: (element: Fields, state: Fields) => Fields[]): Show =>
  (element, reader, state) => {
    const chosen = new Set(chosenOf(element, state).map((option) => option.value));
    return listOf(element.options)
      .map((option) => {
        const description = readText(option.description, reader);
        const words = `${chosen.has(option.value) ? on : off} ${labelOf(option, reader)}`;
        return description === '' ? words : `${words} – ${description}`;
      })
      .join('\n');
  };

const boxes = ticks('[x]', '[ ]', (element, state) =>
  listOf(state.selected_options ?? element.initial_options),
);
const radios = ticks('(o)', '( )', (element, state) => [
  fieldsOf(state.selected_option === undefined ? element.initial_option : state.selected_option),
]);

const feedback: Show = ({ positive_button, negative_button }, reader) =>
  [positive_button, negative_button].map((one) => button(fieldsOf(one), reader, {})).join(' ');

const richTextInput: Show = ({ initial_value }, reader, state) =>
  prefixLines(readRichText(state.rich_text_value ?? initial_value, reader), '> ');

/** How each element is shown. */
const CONTROLS: Readonly<Record<string, Show>> = {
  button,
  workflow_button: button,
  icon_button: button,
  feedback_buttons: feedback,
  overflow,
  static_select: choice('selected_option', 'initial_option', labelOf),
  external_select: choice('selected_option', 'initial_option', labelOf),
  multi_static_select: choice('selected_options', 'initial_options', labelOf),
  multi_external_select: choice('selected_options', 'initial_options', labelOf),
  users_select: choice('selected_user', 'initial_user', userLabel),
  multi_users_select: choice('selected_users', 'initial_users', userLabel),
  channels_select: choice('selected_channel', 'initial_channel', channelLabel),
  multi_channels_select: choice('selected_channels', 'initial_channels', channelLabel),
  conversations_select: choice('selected_conversation', 'initial_conversation', conversationLabel),
  multi_conversations_select: choice('selected_conversations', 'initial_conversations', conversationLabel),
  datepicker: choice('selected_date', 'initial_date', literally),
  timepicker: choice('selected_time', 'initial_time', literally),
  datetimepicker: choice('selected_date_time', 'initial_date_time', minuteOf),
  checkboxes: boxes,
  radio_buttons: radios,
  plain_text_input: typed,
  email_text_input: typed,
  url_text_input: typed,
  number_input: typed,
  rich_text_input: richTextInput,
  file_input: ({ filetypes }) => `[Upload ${stringsOf(filetypes).join(', ') || 'a file'} ▾]`,
};

/**
 * Shows one interactive element; checkboxes, radio buttons and long text take several lines.
 * @param state what a person has put in, as in state.values of a view
 */
export const readControl = (element: Fields, reader: Reader, state: Fields = {}): string =>
  CONTROLS[stringOf(element.type)]?.(element, reader, state) ?? `(${stringOf(element.type)})`;
