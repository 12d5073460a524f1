import { type ComponentChild, h } from 'preact';
import { fieldsOf, stringOf } from '../../../read/pieces.ts';
import { type HereNow, useHere } from '../../here.ts';
import { wordsOf } from '../../words/text.ts';
import { type ElementProps, namesOf } from '../element-props.ts';
import { useField } from '../field.ts';
import {
  type Choice,
  type ChoiceGroup,
  channelGroups,
  choiceOf,
  conversationGroups,
  filterGroups,
  groupsOf,
  peopleGroups,
} from './choices.ts';
import { Combobox } from './combobox.ts';
import { useSuggestions } from './suggestions.ts';

const userChoice = (id: unknown, { people, reader }: HereNow): Choice => {
  const name = stringOf(id);
  return {
    value: name,
    label: people.get(name)?.realName || `@${reader.nameOfUser(name)}`,
    description: null,
    source: id,
  };
};

const conversationChoice = (id: unknown, here: HereNow): Choice =>
  /^[UW]/.test(stringOf(id))
    ? userChoice(id, here)
    : {
        value: stringOf(id),
        label: `#${here.reader.nameOfChannel(stringOf(id))}`,
        description: null,
        source: id,
      };

const optionChoice = (option: unknown): Choice => choiceOf(fieldsOf(option));

type MenuKind = {
  /** Where Slack keeps what was chosen; an s follows where it is several. */
  key: string;
  choice(value: unknown, here: HereNow): Choice;
  /** Everything there is, or null where the bot is asked. */
  groups: ((element: ElementProps['element'], here: HereNow) => ChoiceGroup[]) | null;
};

const KINDS: Readonly<Record<string, MenuKind>> = {
  static_select: { key: 'selected_option', choice: optionChoice, groups: groupsOf },
  external_select: { key: 'selected_option', choice: optionChoice, groups: null },
  users_select: {
    key: 'selected_user',
    choice: userChoice,
    groups: (_, { people }) => peopleGroups(people.values()),
  },
  channels_select: {
    key: 'selected_channel',
    choice: conversationChoice,
    groups: (_, { channels }) => channelGroups(channels.values()),
  },
  conversations_select: {
    key: 'selected_conversation',
    choice: conversationChoice,
    groups: (element, { people, channels }) =>
      conversationGroups(element, people.values(), channels.values()),
  },
};

const chosenIn = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];

/** A select or multi-select of any kind. */
export const Menu = (props: ElementProps): ComponentChild => {
  const { element, block, naming } = props;
  const here = useHere();
  const field = useField(props);
  const isMany = stringOf(element.type).startsWith('multi_');
  const kind = KINDS[stringOf(element.type).replace('multi_', '')];
  const suggest = useSuggestions(props);
  if (kind === undefined) return null;
  const all = kind.groups?.(element, here) ?? null;
  return [
    h(Combobox, {
      id: naming.id,
      names: namesOf(props),
      placeholder: wordsOf(element.placeholder) || 'Choose',
      offer: (typed) => (all === null ? suggest(typed) : { groups: filterGroups(all, typed), note: null }),
      chosen: chosenIn(field.value).map((one) => kind.choice(one, here)),
      isMany,
      most:
        typeof element.max_selected_items === 'number'
          ? element.max_selected_items
          : Number.POSITIVE_INFINITY,
      canClear: block.type === 'input' && block.optional === true,
      isBusy: field.isBusy,
      shouldFocus: element.focus_on_load === true,
      onChange: (chosen) => {
        const values = chosen.map(({ source }) => source);
        field.change(isMany ? `${kind.key}s` : kind.key, isMany ? values : (values[0] ?? null));
      },
    }),
    field.dialog,
  ];
};
