import { type ComponentChild, h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../shell/icon.ts';
import { useAnchored } from './anchored.ts';
import { ChoiceList, countWords } from './choice-list.ts';
import { afterPick, type Choice, type ChoiceGroup } from './choices.ts';

export type ComboboxProps = {
  id: string;
  /** Names and descriptions for people who hear the page. */
  names: Record<string, string | boolean>;
  placeholder: string;
  /** What is offered for what was typed. */
  offer(typed: string): { groups: ChoiceGroup[]; note: string | null };
  chosen: readonly Choice[];
  isMany: boolean;
  /** How many may be chosen. */
  most: number;
  canClear: boolean;
  isBusy: boolean;
  shouldFocus: boolean;
  onChange(chosen: Choice[]): void;
};

type Chips = Pick<ComboboxProps, 'chosen' | 'onChange'>;

const ChosenChips = ({ chosen, onChange }: Chips): ComponentChild =>
  chosen.map((one) =>
    h(
      'span',
      { class: 'pick-chip', key: one.value },
      one.label,
      h(
        'button',
        {
          type: 'button',
          class: 'pick-chip-remove',
          'aria-label': `Remove ${one.label}`,
          onClick: () => onChange(chosen.filter(({ value }) => value !== one.value)),
        },
        h(Icon, { name: 'close' }),
      ),
    ),
  );

/** A menu with a field to filter it, for one choice or for several; worked by pointer and by keyboard. */
export const Combobox = (props: ComboboxProps): ComponentChild => {
  const { id, names, placeholder, offer, chosen, isMany, most, canClear, isBusy, shouldFocus, onChange } =
    props;
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  useAnchored(isOpen, frame, popup, true);
  useEffect(() => {
    if (shouldFocus) input.current?.focus();
  }, []);

  const { groups, note } = isOpen ? offer(typed) : { groups: [], note: null };
  const choices = groups.flatMap((group) => group.choices);
  const isFull = isMany && chosen.length >= most;
  const words = isFull
    ? `At most ${most} can be chosen.`
    : (note ?? (choices.length === 0 ? 'Nothing found.' : null));
  const isChosen = ({ value }: Choice): boolean => chosen.some((one) => one.value === value);
  const activeId = isOpen && choices[active] !== undefined ? `${id}-choice-${active}` : undefined;

  const open = (): void => {
    if (isOpen) return;
    const offered = offer('').groups.flatMap((group) => group.choices);
    setActive(Math.max(0, offered.findIndex(isChosen)));
    setOpen(true);
  };
  const close = (): void => {
    setOpen(false);
    setTyped('');
  };
  const pick = (choice: Choice | undefined): void => {
    if (choice === undefined || (isFull && !isChosen(choice))) return;
    onChange(afterPick(chosen, choice, isMany));
    if (isMany) setTyped('');
    else close();
  };
  const move = (step: number): void => {
    if (!isOpen) open();
    else if (choices.length > 0) setActive((active + step + choices.length) % choices.length);
  };

  /** What a key does; whatever is here is not left to the browser. */
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => (isOpen ? pick(choices[active]) : open()),
    ...(isOpen && {
      Home: () => setActive(0),
      End: () => setActive(Math.max(0, choices.length - 1)),
      Escape: close,
    }),
    ...(isMany && typed === '' && chosen.length > 0 && { Backspace: () => onChange(chosen.slice(0, -1)) }),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act =
      Object.hasOwn(keys, event.key) && !event.ctrlKey && !event.metaKey ? keys[event.key] : undefined;
    if (act === undefined) return;
    event.preventDefault();
    // Escape closes this list and not the form around it.
    event.stopPropagation();
    act();
  };

  const label = isMany ? '' : (chosen[0]?.label ?? '');
  return h(
    'div',
    {
      ref: frame,
      class: `pick${isMany ? ' pick-many' : ''}${isBusy ? ' is-busy' : ''}`,
      onClick: (event: Event) => {
        if (event.target !== frame.current) return;
        input.current?.focus();
        open();
      },
    },
    isMany && h(ChosenChips, { chosen, onChange }),
    h('input', {
      ref: input,
      id,
      class: 'pick-input',
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      spellcheck: false,
      ...names,
      'aria-expanded': isOpen,
      'aria-haspopup': 'listbox',
      'aria-autocomplete': 'list',
      'aria-controls': `${id}-list`,
      'aria-activedescendant': activeId,
      'aria-busy': isBusy,
      placeholder: isMany && chosen.length > 0 ? '' : label || placeholder,
      value: isOpen ? typed : label,
      onClick: open,
      onInput: (event: Event) => {
        setTyped((event.currentTarget as HTMLInputElement).value);
        setActive(0);
        setOpen(true);
      },
      onKeyDown,
      onBlur: close,
    }),
    canClear &&
      !isMany &&
      chosen.length > 0 &&
      h(
        'button',
        { type: 'button', class: 'pick-clear', 'aria-label': `Clear ${label}`, onClick: () => onChange([]) },
        h(Icon, { name: 'close' }),
      ),
    h('span', { class: 'pick-arrow', 'aria-hidden': true }, h(Icon, { name: 'down' })),
    h('span', { class: 'only-heard', role: 'status' }, isOpen ? (words ?? countWords(choices.length)) : ''),
    isOpen &&
      h(
        'div',
        { ref: popup, class: 'pick-popup', popover: 'manual' },
        words !== null && h('p', { class: 'pick-note' }, words),
        h(ChoiceList, { id, groups, active, isMany, isChosen, onActive: setActive, onPick: pick }),
      ),
  );
};
