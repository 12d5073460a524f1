import type { ConversationsSelect, InputBlock, InputBlockElement, PlainTextInput } from '@slack/types';
import { plainText } from './blocks.ts';
import { type ChoiceGroup, groupedMenu, menu, multiMenu, radioButtons, tickBoxes } from './choices.ts';
import { clip } from './clip.ts';
import type { Choice } from './elements.ts';
import { LIMITS, machineText } from './limits.ts';

/** What every field of a form has. Its answer stands in `state.values[id][id]`. */
export type Field = {
  /** Both block_id and action_id. A field that is drawn anew with other contents needs a new id. */
  id: string;
  label: string;
  hint?: string;
  /** Fields must be filled unless this says otherwise. */
  optional?: boolean;
};

const input = (field: Field, element: InputBlockElement): InputBlock => ({
  type: 'input',
  block_id: machineText('block_id', field.id),
  label: plainText(field.label, LIMITS.inputLabel),
  element,
  ...(field.hint !== undefined && { hint: plainText(field.hint, LIMITS.inputHint) }),
  ...(field.optional === true && { optional: true }),
});

/** The same field, whose choice is told at once and not only when the form is sent. */
export const tellsAtOnce = (block: InputBlock): InputBlock => ({ ...block, dispatch_action: true });

const action = (field: Field): { action_id: string } => ({
  action_id: machineText('action_id', field.id),
});

const placeholder = (text: string | undefined) =>
  text === undefined ? {} : { placeholder: plainText(text, LIMITS.placeholder) };

export type TextField = Field & { initial?: string; placeholder?: string; maxLength?: number };

const typed = (field: TextField, multiline: boolean): PlainTextInput => {
  const max = Math.max(1, Math.min(field.maxLength ?? LIMITS.inputText, LIMITS.inputText));
  const initial = clip(field.initial ?? '', max);
  return {
    type: 'plain_text_input',
    ...action(field),
    max_length: max,
    ...(multiline && { multiline: true }),
    ...(initial !== '' && { initial_value: initial }),
    ...placeholder(field.placeholder),
  };
};

/** One line of text. */
export const textField = (field: TextField): InputBlock => input(field, typed(field, false));

/** Several lines of text, 3,000 characters at most; what was longer before is cut with "…". */
export const longTextField = (field: TextField): InputBlock => input(field, typed(field, true));

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A day; `initial` as YYYY-MM-DD, anything else is left out. */
export const dateField = (field: Field & { initial?: string }): InputBlock =>
  input(field, {
    type: 'datepicker',
    ...action(field),
    ...(field.initial !== undefined && DATE.test(field.initial) && { initial_date: field.initial }),
  });

/** A time of the day; `initial` as HH:mm, anything else is left out. The zone belongs into label or hint. */
export const timeField = (field: Field & { initial?: string }): InputBlock =>
  input(field, {
    type: 'timepicker',
    ...action(field),
    ...(field.initial !== undefined && TIME.test(field.initial) && { initial_time: field.initial }),
  });

/** One of up to 100 choices, from a menu. */
export const selectField = (
  field: Field & { choices: readonly Choice[]; initial?: string; placeholder?: string },
): InputBlock =>
  input(field, { ...menu(field.id, field.choices, field.initial), ...placeholder(field.placeholder) });

/** One of many choices, from a menu with headings in which people search by typing. */
export const groupedSelectField = (
  field: Field & { groups: readonly ChoiceGroup[]; initial?: string; placeholder?: string },
): InputBlock =>
  input(field, { ...groupedMenu(field.id, field.groups, field.initial), ...placeholder(field.placeholder) });

/** Several of up to 100 choices, from a menu. */
export const multiSelectField = (
  field: Field & { choices: readonly Choice[]; initial?: readonly string[]; placeholder?: string },
): InputBlock =>
  input(field, { ...multiMenu(field.id, field.choices, field.initial), ...placeholder(field.placeholder) });

/** Boxes to tick. */
export const checkboxesField = (
  field: Field & { choices: readonly Choice[]; initial?: readonly string[] },
): InputBlock => input(field, tickBoxes(field.id, field.choices, field.initial));

/** One of a few, all in sight. */
export const radioField = (field: Field & { choices: readonly Choice[]; initial?: string }): InputBlock =>
  input(field, radioButtons(field.id, field.choices, field.initial));

const USER = /^[UW][A-Z0-9]+$/;
const CHANNEL = /^[CG][A-Z0-9]+$/;

/** One person of the workspace. */
export const personField = (field: Field & { initial?: string; placeholder?: string }): InputBlock =>
  input(field, {
    type: 'users_select',
    ...action(field),
    ...(field.initial !== undefined && USER.test(field.initial) && { initial_user: field.initial }),
    ...placeholder(field.placeholder),
  });

/** Several people of the workspace. */
export const peopleField = (
  field: Field & { initial?: readonly string[]; placeholder?: string },
): InputBlock => {
  const initial = (field.initial ?? []).filter((id) => USER.test(id));
  return input(field, {
    type: 'multi_users_select',
    ...action(field),
    ...(initial.length > 0 && { initial_users: initial }),
    ...placeholder(field.placeholder),
  });
};

type ChannelOffer = { placeholder?: string; sharedToo?: boolean };

const filter = ({ sharedToo = false }: ChannelOffer): NonNullable<ConversationsSelect['filter']> => ({
  include: ['public', 'private'],
  exclude_bot_users: true,
  ...(!sharedToo && { exclude_external_shared_channels: true }),
});

/** One channel, public or private; those shared with other organisations only with `sharedToo`. */
export const channelField = (field: Field & ChannelOffer & { initial?: string }): InputBlock =>
  input(field, {
    type: 'conversations_select',
    ...action(field),
    filter: filter(field),
    ...(field.initial !== undefined &&
      CHANNEL.test(field.initial) && { initial_conversation: field.initial }),
    ...placeholder(field.placeholder),
  });

/** Several channels, public or private; those shared with other organisations only with `sharedToo`. */
export const channelsField = (field: Field & ChannelOffer & { initial?: readonly string[] }): InputBlock => {
  const initial = (field.initial ?? []).filter((id) => CHANNEL.test(id));
  return input(field, {
    type: 'multi_conversations_select',
    ...action(field),
    filter: filter(field),
    ...(initial.length > 0 && { initial_conversations: initial }),
    ...placeholder(field.placeholder),
  });
};

/** What a field shows at first; nothing where the form has no value for it. */
export const initialOf = (values: Readonly<Record<string, string>>, id: string): { initial?: string } => {
  const value = values[id] ?? '';
  return value === '' ? {} : { initial: value };
};
