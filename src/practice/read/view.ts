import { readBlocks, underline } from './blocks.ts';
import { fieldsOf } from './pieces.ts';
import type { Reader } from './reader.ts';
import { readText } from './text.ts';

/**
 * Shows a modal or a Home: title, blocks with what stands in their inputs, and the buttons at the foot. What a
 * person has put in is taken from state.values of the view, else each input shows its initial value.
 */
export const readView = (view: unknown, reader: Reader): string => {
  const { title, blocks, state, submit, close } = fieldsOf(view);
  const heading = readText(title, reader);
  const foot = [
    ...(close === undefined ? [] : [`[${readText(close, reader)}]`]),
    ...(submit === undefined ? [] : [`[[${readText(submit, reader)}]]`]),
  ].join(' ');
  return [
    heading === '' ? '' : underline(heading, '═'),
    readBlocks(blocks, reader, fieldsOf(fieldsOf(state).values)),
    foot,
  ]
    .filter((piece) => piece !== '')
    .join('\n');
};
