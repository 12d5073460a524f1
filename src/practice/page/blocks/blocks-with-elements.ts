import { type ComponentChild, h } from 'preact';
import { useId } from 'preact/hooks';
import { type Fields, fieldsOf, listOf, stringOf } from '../../read/pieces.ts';
import { Text } from '../words/text.ts';
import type { BlockProps } from './block-props.ts';
import type { Naming } from './element-props.ts';
import { Element } from './elements/element.ts';
import { useSurroundings } from './surroundings.ts';

const unnamed = (id: string): Naming => ({
  id,
  labelId: null,
  describedBy: null,
  isInvalid: false,
  isRequired: false,
});

/** A place goes by the action_id, so that a redrawn block keeps what is open and focused in it. */
const keyOf = (element: Fields, index: number): string => stringOf(element.action_id) || String(index);

export const Section = ({ block }: BlockProps): ComponentChild => {
  const id = useId();
  const { accessory, fields } = block;
  const element = fieldsOf(accessory);
  return h(
    'div',
    { class: `section${element.type === 'image' ? ' section-pictured' : ''}` },
    h(
      'div',
      { class: 'section-words words' },
      block.text !== undefined && h('div', null, h(Text, { text: block.text })),
      fields !== undefined &&
        h(
          'div',
          { class: 'section-fields' },
          listOf(fields).map((field) => h('div', { class: 'section-field' }, h(Text, { text: field }))),
        ),
    ),
    accessory !== undefined &&
      h(
        'div',
        { class: 'section-accessory' },
        h(Element, { key: keyOf(element, 0), element, block, naming: unnamed(id) }),
      ),
  );
};

export const Actions = ({ block }: BlockProps): ComponentChild => {
  const id = useId();
  return h(
    'div',
    { class: 'actions' },
    listOf(block.elements).map((element, index) =>
      h(Element, { key: keyOf(element, index), element, block, naming: unnamed(`${id}-${index}`) }),
    ),
  );
};

/** Groups and pickers of files are not fields of the browser that a label could point at. */
const UNLABELLED = new Set(['checkboxes', 'radio_buttons', 'file_input']);

/** A field with its label, hint and error. */
export const Input = ({ block }: BlockProps): ComponentChild => {
  const id = useId();
  const { errors } = useSurroundings();
  const element = fieldsOf(block.element);
  const error = errors[stringOf(block.block_id)];
  const isOptional = block.optional === true;
  const described = [
    error !== undefined && `${id}-error`,
    block.hint !== undefined && `${id}-hint`,
    element.max_length !== undefined && `${id}-count`,
  ].filter(Boolean);
  const naming: Naming = {
    id,
    labelId: `${id}-label`,
    describedBy: described.join(' ') || null,
    isInvalid: error !== undefined,
    isRequired: !isOptional,
  };
  const isLabelled = !UNLABELLED.has(stringOf(element.type));
  return h(
    'div',
    { class: `input${error === undefined ? '' : ' is-wrong'}` },
    h(
      isLabelled ? 'label' : 'div',
      { class: 'input-label', id: `${id}-label`, ...(isLabelled && { for: id }) },
      h(Text, { text: block.label }),
      isOptional && h('span', { class: 'input-optional' }, ' (optional)'),
    ),
    h(Element, { key: keyOf(element, 0), element, block, naming }),
    error !== undefined && h('p', { class: 'input-error', id: `${id}-error` }, error),
    block.hint !== undefined &&
      h('p', { class: 'input-hint', id: `${id}-hint` }, h(Text, { text: block.hint })),
  );
};
