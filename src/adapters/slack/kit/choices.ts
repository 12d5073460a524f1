import type {
  Checkboxes,
  MultiStaticSelect,
  PlainTextOption,
  RadioButtons,
  StaticSelect,
} from '@slack/types';
import { plainText } from './blocks.ts';
import { type Choice, option } from './elements.ts';
import { LIMITS, machineText } from './limits.ts';

/**
 * Returns at most 100 options in their order, those chosen already always among them.
 * @throws RangeError when there is nothing to choose, because Slack refuses a list without options
 */
const offered = (choices: readonly Choice[], chosen: readonly string[]): PlainTextOption[] => {
  if (choices.length === 0) throw new RangeError('A list of choices needs at least one.');
  if (choices.length <= LIMITS.options) return choices.map(option);
  const isChosen = (choice: Choice): boolean => chosen.includes(choice.value);
  const ranked = [...choices.filter(isChosen), ...choices.filter((choice) => !isChosen(choice))];
  const kept = new Set(ranked.slice(0, LIMITS.options));
  return choices.filter((choice) => kept.has(choice)).map(option);
};

const among = (options: readonly PlainTextOption[], chosen: readonly string[]): PlainTextOption[] =>
  options.filter(({ value }) => value !== undefined && chosen.includes(value));

const several = (id: string, choices: readonly Choice[], chosen: readonly string[]) => {
  const options = offered(choices, chosen);
  const initial = among(options, chosen);
  return {
    action_id: machineText('action_id', id),
    options,
    ...(initial.length > 0 && { initial_options: initial }),
  };
};

const one = (id: string, choices: readonly Choice[], chosen: string | undefined) => {
  const options = offered(choices, chosen === undefined ? [] : [chosen]);
  const initial = options.find(({ value }) => value === chosen);
  return { action_id: machineText('action_id', id), options, ...(initial && { initial_option: initial }) };
};

/** A menu of which one is taken; a choice beyond the hundredth is not offered unless it is the present one. */
export const menu = (id: string, choices: readonly Choice[], chosen?: string): StaticSelect => ({
  type: 'static_select',
  ...one(id, choices, chosen),
});

/** Choices under a heading. */
export type ChoiceGroup = { label: string; choices: readonly Choice[] };

/**
 * A menu of which one is taken, for more choices than a list may hold: at most 100 groups of at most 100 each.
 * @throws RangeError when a group is empty or there are too many, because Slack refuses the menu
 */
export const groupedMenu = (id: string, groups: readonly ChoiceGroup[], chosen?: string): StaticSelect => {
  if (groups.length === 0 || groups.length > LIMITS.optionGroups) {
    throw new RangeError(`A menu takes 1 to ${LIMITS.optionGroups} groups, not ${groups.length}.`);
  }
  const optionGroups = groups.map(({ label, choices }) => ({
    label: plainText(label, LIMITS.optionGroupLabel),
    options: offered(choices, chosen === undefined ? [] : [chosen]),
  }));
  const initial = optionGroups.flatMap(({ options }) => options).find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    action_id: machineText('action_id', id),
    option_groups: optionGroups,
    ...(initial && { initial_option: initial }),
  };
};

/** A menu of which several are taken. */
export const multiMenu = (
  id: string,
  choices: readonly Choice[],
  chosen: readonly string[] = [],
): MultiStaticSelect => ({ type: 'multi_static_select', ...several(id, choices, chosen) });

/** Boxes to tick; more than ten become a menu, whose answer has the same form (`selected_options`). */
export const tickBoxes = (
  id: string,
  choices: readonly Choice[],
  chosen: readonly string[] = [],
): Checkboxes | MultiStaticSelect =>
  choices.length > LIMITS.choices
    ? multiMenu(id, choices, chosen)
    : { type: 'checkboxes', ...several(id, choices, chosen) };

/** One of a few; more than ten become a menu, whose answer has the same form (`selected_option`). */
export const radioButtons = (
  id: string,
  choices: readonly Choice[],
  chosen?: string,
): RadioButtons | StaticSelect =>
  choices.length > LIMITS.choices
    ? menu(id, choices, chosen)
    : { type: 'radio_buttons', ...one(id, choices, chosen) };
