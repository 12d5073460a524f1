import { isDateText, isNumberText, isTimeText } from './forms.ts';
import { CHARACTERS, ITEMS } from './limits.ts';
import { offeredOptions } from './options.ts';
import { isFields } from './problem.ts';

/** What one element holds, as Slack sends it in state.values: `{ type, value }`, `{ type, selected_option }`, … */
export type ElementState = Readonly<Record<string, unknown>>;

type Element = Readonly<Record<string, unknown>>;
type Acceptance = { field: string; refuse: (value: unknown, element: Element) => string | null };

const number = (value: unknown, otherwise: number): number =>
  value === undefined ? otherwise : Number(value);

const text = (value: unknown, element: Element): string | null => {
  const { length } = String(value);
  const min = number(element.min_length, 0);
  const max = number(element.max_length, CHARACTERS.textInput);
  if (length < min) return `Please enter at least ${min} characters.`;
  return length > max ? `Please enter at most ${max} characters.` : null;
};

const amount = (value: unknown, element: Element): string | null => {
  if (typeof value !== 'string' || !isNumberText(value)) return 'Please enter a number.';
  if (element.is_decimal_allowed === false && value.includes('.')) return 'Please enter a whole number.';
  const min = number(element.min_value, Number.NEGATIVE_INFINITY);
  const max = number(element.max_value, Number.POSITIVE_INFINITY);
  if (Number(value) < min) return `Please enter at least ${min}.`;
  return Number(value) > max ? `Please enter at most ${max}.` : null;
};

const matching =
  (accepts: (value: string) => boolean, words: string) =>
  (value: unknown): string | null =>
    typeof value === 'string' && accepts(value) ? null : words;

const mail = matching((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value), 'Please enter an email address.');
const link = matching((value) => URL.canParse(value), 'Please enter a URL.');
const date = matching(isDateText, 'Please choose a date.');
const time = matching(isTimeText, 'Please choose a time.');

const chosenValue = (option: unknown): unknown => (isFields(option) ? option.value : undefined);

const offered = (value: unknown, element: Element): string | null =>
  offeredOptions(element).some((option) => chosenValue(option) === chosenValue(value))
    ? null
    : 'Please choose one of the options.';

const countWithin = (value: unknown, max: unknown): string | null => {
  if (!Array.isArray(value)) return 'Please choose from the options.';
  const most = number(max, ITEMS.options[1]);
  return value.length > most ? `Please choose at most ${most}.` : null;
};

const several = (value: unknown, element: Element): string | null =>
  countWithin(value, element.max_selected_items);

const severalOffered = (value: unknown, element: Element): string | null =>
  several(value, element) ??
  (Array.isArray(value) ? value.map((one) => offered(one, element)).find((one) => one !== null) : null) ??
  null;

const files = (value: unknown, element: Element): string | null =>
  countWithin(value, element.max_files ?? 10);
const anything = (): null => null;

/** Where each element keeps its answer, and what it accepts. */
const ANSWERS: Readonly<Record<string, Acceptance>> = {
  plain_text_input: { field: 'value', refuse: text },
  number_input: { field: 'value', refuse: amount },
  email_text_input: { field: 'value', refuse: mail },
  url_text_input: { field: 'value', refuse: link },
  rich_text_input: { field: 'rich_text_value', refuse: anything },
  file_input: { field: 'files', refuse: files },
  datepicker: { field: 'selected_date', refuse: date },
  timepicker: { field: 'selected_time', refuse: time },
  datetimepicker: {
    field: 'selected_date_time',
    refuse: (value) => (Number.isInteger(value) ? null : 'Please choose a date and a time.'),
  },
  static_select: { field: 'selected_option', refuse: offered },
  radio_buttons: { field: 'selected_option', refuse: offered },
  external_select: { field: 'selected_option', refuse: anything },
  multi_static_select: { field: 'selected_options', refuse: severalOffered },
  checkboxes: { field: 'selected_options', refuse: severalOffered },
  multi_external_select: { field: 'selected_options', refuse: several },
  users_select: { field: 'selected_user', refuse: anything },
  multi_users_select: { field: 'selected_users', refuse: several },
  channels_select: { field: 'selected_channel', refuse: anything },
  multi_channels_select: { field: 'selected_channels', refuse: several },
  conversations_select: { field: 'selected_conversation', refuse: anything },
  multi_conversations_select: { field: 'selected_conversations', refuse: several },
};

const answerOf = (element: Element, state: ElementState): unknown => {
  const answer = ANSWERS[String(element.type)];
  return answer === undefined ? undefined : state[answer.field];
};

/** Says whether the element holds no answer. */
export const isEmptyState = (element: Element, state: ElementState): boolean => {
  const value = answerOf(element, state);
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
};

/** Returns why a client would not submit this answer, or null. */
export const stateProblem = (element: Element, state: ElementState): string | null => {
  const answer = ANSWERS[String(element.type)];
  return answer === undefined ? null : answer.refuse(state[answer.field], element);
};
