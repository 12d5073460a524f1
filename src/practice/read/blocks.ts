import { readControl } from './controls.ts';
import { readMrkdwn } from './mrkdwn.ts';
import { type Fields, fieldsOf, listOf, prefixLines, printable, stringOf } from './pieces.ts';
import type { Reader } from './reader.ts';
import { readRichText } from './rich-text.ts';
import { readText } from './text.ts';

/** What a person has put in: values[block_id][action_id]. */
export type Values = Fields;

type Show = (block: Fields, reader: Reader, values: Values) => string;

const RULE = '─'.repeat(40);
const COLUMN = 36;

/** Underlines a line with one mark for each character, as far as a terminal is wide. */
export const underline = (text: string, mark: string): string =>
  `${text}\n${mark.repeat(Math.min(Array.from(text).length, 72))}`;

const image: Show = ({ title, alt_text }, reader) => {
  const heading = readText(title, reader);
  const shown = `(image: ${printable(stringOf(alt_text))})`;
  return heading === '' ? shown : `${heading}\n${shown}`;
};

const control = (element: Fields, block: Fields, reader: Reader, values: Values): string => {
  if (element.type === 'image') return image(element, reader, values);
  const ofBlock = fieldsOf(values[stringOf(block.block_id)]);
  return readControl(element, reader, fieldsOf(ofBlock[stringOf(element.action_id)]));
};

/** Two columns while every field is one short line, else one field a line. */
const columns = (fields: readonly string[]): string => {
  const fits = fields.every((field) => !field.includes('\n') && Array.from(field).length < COLUMN);
  if (!fits) return fields.join('\n');
  const rows: string[] = [];
  for (let index = 0; index < fields.length; index += 2) {
    const left = fields[index] ?? '';
    rows.push(`${left}${' '.repeat(COLUMN - Array.from(left).length)}${fields[index + 1] ?? ''}`.trimEnd());
  }
  return rows.join('\n');
};

const section: Show = (block, reader, values) => {
  const fields = listOf(block.fields).map((field) => readText(field, reader));
  const accessory = fieldsOf(block.accessory);
  return [
    readText(block.text, reader),
    columns(fields),
    accessory.type === undefined ? '' : control(accessory, block, reader, values),
  ]
    .filter((piece) => piece !== '')
    .join('\n');
};

/** Buttons stand in one line; what takes several lines by itself stands alone. */
const actions: Show = (block, reader, values) => {
  const lines: string[] = [];
  let row: string[] = [];
  for (const element of listOf(block.elements)) {
    const shown = control(element, block, reader, values);
    if (!shown.includes('\n')) row.push(shown);
    else {
      if (row.length > 0) lines.push(row.join(' '));
      row = [];
      lines.push(shown);
    }
  }
  return [...lines, ...(row.length > 0 ? [row.join(' ')] : [])].join('\n');
};

const context: Show = ({ elements }, reader, values) => {
  const pieces = listOf(elements).map((element) =>
    element.type === 'image' ? image(element, reader, values) : readText(element, reader),
  );
  return prefixLines(pieces.join('  '), '· ');
};

const input: Show = (block, reader, values) => {
  const label = `${readText(block.label, reader)}${block.optional === true ? ' (optional)' : ''}`;
  const hint = readText(block.hint, reader);
  const shown = prefixLines(control(fieldsOf(block.element), block, reader, values), '  ');
  return [label, shown, ...(hint === '' ? [] : [prefixLines(hint, '  · ')])].join('\n');
};

const table: Show = ({ rows }, reader) => {
  const lines: unknown[] = Array.isArray(rows) ? rows : [];
  const cell = (one: Fields): string =>
    one.type === 'rich_text' ? readRichText(one, reader) : printable(stringOf(one.text));
  return lines.map((cells) => listOf(cells).map(cell).join(' | ')).join('\n');
};

/** How each block is shown. */
const BLOCKS: Readonly<Record<string, Show>> = {
  header: ({ text }, reader) => underline(readText(text, reader), '─'),
  divider: () => RULE,
  section,
  context,
  actions,
  context_actions: actions,
  image,
  input,
  rich_text: readRichText,
  table,
  alert: ({ text }, reader) => prefixLines(readText(text, reader), '! '),
  markdown: ({ text }, reader) => readMrkdwn(stringOf(text), reader),
  video: ({ title, title_url }, reader) => `(video: ${readText(title, reader)} ${stringOf(title_url)})`,
};

/** Shows blocks one below the other, with what a person has put into them. */
export const readBlocks = (blocks: unknown, reader: Reader, values: Values = {}): string =>
  listOf(blocks)
    .map((block) => BLOCKS[stringOf(block.type)]?.(block, reader, values) ?? `(${stringOf(block.type)})`)
    .join('\n');
