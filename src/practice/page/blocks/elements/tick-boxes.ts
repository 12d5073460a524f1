import { type ComponentChild, h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type Fields, fieldsOf, listOf, stringOf } from '../../../read/pieces.ts';
import { Text } from '../../words/text.ts';
import { type ElementProps, namesOf } from '../element-props.ts';
import { useField } from '../field.ts';
import { useSurroundings } from '../surroundings.ts';

const KINDS = {
  checkboxes: { input: 'checkbox', group: 'group', key: 'selected_options' },
  radio_buttons: { input: 'radio', group: 'radiogroup', key: 'selected_option' },
} as const;

/** Check boxes or radio buttons, each with its description. */
export const TickBoxes = (props: ElementProps): ComponentChild => {
  const { element, naming } = props;
  const field = useField(props);
  const { title } = useSurroundings();
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (element.focus_on_load === true) group.current?.querySelector('input')?.focus();
  }, []);
  const isMany = element.type === 'checkboxes';
  const kind = KINDS[isMany ? 'checkboxes' : 'radio_buttons'];
  const options = listOf(element.options);
  const chosen = new Set((isMany ? listOf(field.value) : [fieldsOf(field.value)]).map(({ value }) => value));

  const tick = (option: Fields): void => {
    const after = isMany
      ? options.filter(({ value }) => chosen.has(value) !== (value === option.value))
      : option;
    void field.change(kind.key, after);
  };
  const row = (option: Fields, index: number): ComponentChild => {
    const id = `${naming.id}-${index}`;
    const isChosen = chosen.has(option.value);
    return h(
      'label',
      { class: 'tick', key: stringOf(option.value), for: id },
      h('input', {
        id,
        type: kind.input,
        name: naming.id,
        checked: isChosen,
        ...(option.description !== undefined && { 'aria-describedby': `${id}-more` }),
        onClick: (event: Event) => {
          // While an answer is awaited the box shows what it waits for.
          if (field.isBusy) event.preventDefault();
        },
        onChange: () => tick(option),
      }),
      h(
        'span',
        { class: 'tick-words words' },
        h('span', null, h(Text, { text: option.text })),
        option.description !== undefined &&
          h('span', { class: 'tick-more', id: `${id}-more` }, h(Text, { text: option.description })),
      ),
    );
  };
  return [
    h(
      'div',
      {
        ref: group,
        id: naming.id,
        class: `ticks${field.isBusy ? ' is-busy' : ''}`,
        role: kind.group,
        'aria-busy': field.isBusy,
        ...namesOf(props, title),
        // A group of radio buttons may say that one is needed, any other group may not.
        ...(kind.group === 'group' && { 'aria-required': undefined }),
      },
      options.map(row),
    ),
    field.dialog,
  ];
};
