import { type Fields, fieldsOf, listOf, stringOf } from './pieces.ts';
import { nobody } from './reader.ts';
import { readText } from './text.ts';

/** Something that a person can click or choose; an overflow menu counts once for each of its options. */
export type Button = {
  blockId: string;
  actionId: string;
  label: string;
  value?: string;
  style?: string;
  confirm?: unknown;
  element: unknown;
};

type Face = { text: unknown; value?: unknown };

/** The labels under which an element is found: its own, its options', or its placeholder. */
const facesOf = (element: Fields): Face[] => {
  switch (element.type) {
    case 'image':
      return [];
    case 'button':
    case 'workflow_button':
    case 'icon_button':
      return [{ text: element.text, value: element.value }];
    case 'overflow':
      return listOf(element.options).map(({ text, value }) => ({ text, value }));
    case 'feedback_buttons':
      return [element.positive_button, element.negative_button].map((one) => {
        const { text, value } = fieldsOf(one);
        return { text, value };
      });
    default:
      return [{ text: element.placeholder }];
  }
};

/** An input sends an action only where its block says so. */
const elementsOf = (block: Fields): Fields[] => {
  if (block.type === 'actions' || block.type === 'context_actions') return listOf(block.elements);
  if (block.type === 'section' && block.accessory !== undefined) return [fieldsOf(block.accessory)];
  if (block.type === 'input' && block.dispatch_action === true) return [fieldsOf(block.element)];
  return [];
};

const buttonsIn = (block: Fields): Button[] =>
  elementsOf(block).flatMap((element) =>
    facesOf(element).map(
      ({ text, value }): Button => ({
        blockId: stringOf(block.block_id),
        actionId: stringOf(element.action_id),
        label: readText(text, nobody) || readText(block.label, nobody),
        ...(typeof value === 'string' && { value }),
        ...(typeof element.style === 'string' && { style: element.style }),
        ...(element.confirm !== undefined && { confirm: element.confirm }),
        element,
      }),
    ),
  );

/** Returns every interactive element of these blocks in reading order. */
export const buttonsOf = (blocks: unknown[]): Button[] => listOf(blocks).flatMap(buttonsIn);
