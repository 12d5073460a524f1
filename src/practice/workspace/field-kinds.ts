import { isRecord, type Json, recordsAt } from '../json.ts';
import type { StateValues } from './model.ts';

type FieldKind = {
  /** Key of the value in a view's state and in an action. */
  key: string;
  /** Key of the initial value in the element. */
  initial: string;
  many: boolean;
};

const one = (key: string, initial: string): FieldKind => ({ key, initial, many: false });
const many = (key: string, initial: string): FieldKind => ({ key, initial, many: true });

/** Elements that hold a value, and where Slack puts it. */
export const FIELD_KINDS: Readonly<Record<string, FieldKind>> = {
  plain_text_input: one('value', 'initial_value'),
  number_input: one('value', 'initial_value'),
  email_text_input: one('value', 'initial_value'),
  url_text_input: one('value', 'initial_value'),
  rich_text_input: one('rich_text_value', 'initial_value'),
  file_input: many('files', 'initial_files'),
  datepicker: one('selected_date', 'initial_date'),
  timepicker: one('selected_time', 'initial_time'),
  datetimepicker: one('selected_date_time', 'initial_date_time'),
  static_select: one('selected_option', 'initial_option'),
  external_select: one('selected_option', 'initial_option'),
  radio_buttons: one('selected_option', 'initial_option'),
  multi_static_select: many('selected_options', 'initial_options'),
  multi_external_select: many('selected_options', 'initial_options'),
  checkboxes: many('selected_options', 'initial_options'),
  users_select: one('selected_user', 'initial_user'),
  multi_users_select: many('selected_users', 'initial_users'),
  channels_select: one('selected_channel', 'initial_channel'),
  multi_channels_select: many('selected_channels', 'initial_channels'),
  conversations_select: one('selected_conversation', 'initial_conversation'),
  multi_conversations_select: many('selected_conversations', 'initial_conversations'),
};

export type Field = { block: Json; blockId: string; element: Json; actionId: string; kind: FieldKind };

const elementsOf = (block: Json): unknown[] => {
  if (block.type === 'input') return [block.element];
  if (block.type === 'actions') return recordsAt(block, 'elements');
  return block.type === 'section' ? [block.accessory] : [];
};

/** Every element of the blocks that holds a value, in reading order. */
export const fieldsOf = (blocks: readonly Json[]): Field[] =>
  blocks.flatMap((block) =>
    elementsOf(block).flatMap((element) => {
      if (!isRecord(element)) return [];
      const kind = FIELD_KINDS[String(element.type)];
      return kind
        ? [{ block, blockId: String(block.block_id), element, actionId: String(element.action_id), kind }]
        : [];
    }),
  );

/** What the state holds for a field: its chosen value, or Slack's word for nothing. */
export const stateEntry = (field: Field, value: unknown): Json => ({
  type: field.element.type,
  [field.kind.key]: value ?? (field.kind.many ? [] : null),
});

/**
 * Values of freshly rendered blocks. What a person entered before stays where block and action id are the
 * same: so does Slack, even when the new view brings another initial value.
 */
export const valuesOf = (blocks: readonly Json[], before: StateValues = {}): StateValues => {
  const values: StateValues = {};
  for (const field of fieldsOf(blocks)) {
    const kept = before[field.blockId]?.[field.actionId];
    const entry =
      kept !== undefined && kept.type === field.element.type
        ? kept
        : stateEntry(field, field.element[field.kind.initial]);
    values[field.blockId] = { ...values[field.blockId], [field.actionId]: entry };
  }
  return values;
};
