import type { FormValues, Wanted } from '../../demo/protocol.ts';
import type { Json } from '../../json.ts';
import { type Fields, fieldsOf, listOf, stringOf } from '../../read/pieces.ts';
import { nobody } from '../../read/reader.ts';
import { readRichText } from '../../read/rich-text.ts';
import type { StateValues } from '../../workspace/model.ts';

/** What stands in a field besides its type: the one value, under the key that Slack gives it. */
export const valueIn = (entry: Fields | undefined): unknown =>
  Object.entries(entry ?? {}).find(([key]) => key !== 'type')?.[1];

const single = (value: unknown): string => {
  const fields = fieldsOf(value);
  if (typeof value === 'string') return value;
  if (fields.type === 'rich_text') return readRichText(fields, nobody);
  return stringOf(fields.value) || stringOf(fields.id);
};

/** What a field's entry says to the server: a text, epoch seconds, ids or values, null for nothing. */
export const wantedOf = (entry: Fields | undefined): Wanted => {
  const value = valueIn(entry);
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map(single);
  return single(value) || null;
};

/** What the entries of a form say to the server. */
export const formValuesOf = (values: StateValues): FormValues =>
  Object.fromEntries(
    Object.entries(values).map(([blockId, fields]) => [
      blockId,
      Object.fromEntries(Object.entries(fields).map(([actionId, entry]) => [actionId, wantedOf(entry)])),
    ]),
  );

const elementsIn = (block: Fields): Fields[] => [
  ...listOf(block.elements),
  ...(block.element === undefined ? [] : [fieldsOf(block.element)]),
  ...(block.accessory === undefined ? [] : [fieldsOf(block.accessory)]),
];

/** What is left of typed values in a form that was redrawn: those whose field is still there. */
export const keptValues = (values: StateValues, blocks: readonly Json[]): StateValues => {
  const kept: StateValues = {};
  for (const block of blocks) {
    const blockId = stringOf(block.block_id);
    for (const element of elementsIn(block)) {
      const actionId = stringOf(element.action_id);
      const entry = values[blockId]?.[actionId];
      if (entry === undefined || entry.type !== element.type) continue;
      kept[blockId] = { ...kept[blockId], [actionId]: entry };
    }
  }
  return kept;
};

/** Values with one entry put in, or taken out where it is undefined. */
export const withEntry = (
  values: StateValues,
  blockId: string,
  actionId: string,
  entry: Json | undefined,
): StateValues => {
  const { [actionId]: _, ...others } = values[blockId] ?? {};
  return { ...values, [blockId]: entry === undefined ? others : { ...others, [actionId]: entry } };
};

/** A rich text of plain words, as Slack keeps what is typed into a rich text field. */
export const richTextOf = (text: string): Json | null =>
  text === ''
    ? null
    : {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
      };
