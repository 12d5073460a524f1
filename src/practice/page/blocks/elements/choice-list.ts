import { type ComponentChild, h } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../../shell/icon.ts';
import type { Choice, ChoiceGroup } from './choices.ts';

type Props = {
  id: string;
  groups: readonly ChoiceGroup[];
  active: number;
  isMany: boolean;
  isChosen(choice: Choice): boolean;
  onActive(index: number): void;
  onPick(choice: Choice): void;
};

/** How many there are, in words. */
export const countWords = (count: number): string => (count === 1 ? '1 choice.' : `${count} choices.`);

/** The choices of a combobox, in their groups. */
export const ChoiceList = ({
  id,
  groups,
  active,
  isMany,
  isChosen,
  onActive,
  onPick,
}: Props): ComponentChild => {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current?.querySelector('.is-active')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  let count = 0;
  const option = (choice: Choice): ComponentChild => {
    const index = count;
    count += 1;
    return h(
      'div',
      {
        key: `${index} ${choice.value}`,
        id: `${id}-choice-${index}`,
        class: `pick-choice${index === active ? ' is-active' : ''}`,
        role: 'option',
        'aria-selected': isChosen(choice),
        // The field keeps the focus, so that typing goes on.
        onPointerDown: (event: Event) => event.preventDefault(),
        onMouseDown: (event: Event) => event.preventDefault(),
        onPointerMove: () => index !== active && onActive(index),
        onClick: () => onPick(choice),
      },
      h('span', { class: 'pick-tick', 'aria-hidden': true }, isChosen(choice) && h(Icon, { name: 'tick' })),
      h(
        'span',
        { class: 'pick-words' },
        choice.label,
        choice.description !== null && h('span', { class: 'pick-description' }, choice.description),
      ),
    );
  };
  return h(
    'div',
    {
      ref: list,
      id: `${id}-list`,
      class: 'pick-list',
      role: 'listbox',
      'aria-label': 'Choices',
      'aria-multiselectable': isMany,
    },
    groups.map(({ label, choices }, index) =>
      label === null
        ? choices.map(option)
        : h(
            'div',
            { key: `group ${index}`, role: 'group', 'aria-label': label },
            h('div', { class: 'pick-group', 'aria-hidden': true }, label),
            choices.map(option),
          ),
    ),
  );
};
