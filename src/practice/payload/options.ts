import { isDeepStrictEqual } from 'node:util';
import { webUrl } from './forms.ts';
import { CHARACTERS, ITEMS } from './limits.ts';
import { isFields, pointerTo } from './problem.ts';
import { type CrossRule, list, object, type Rule, report, string } from './rule.ts';
import { anyText, plainText } from './text-objects.ts';

const option = (text: (max: number) => Rule, more: Record<string, Rule> = {}): Rule =>
  object({
    required: { text: text(CHARACTERS.optionText), value: string(1, CHARACTERS.optionValue) },
    optional: { description: text(CHARACTERS.optionDescription), ...more },
  });

/** An option of a select menu: plain text only. */
export const menuOption = option(plainText);

/** An option of an overflow menu, the only one that may carry a link. */
export const overflowOption = option(plainText, { url: webUrl });

/** An option of checkboxes or radio buttons, the only ones that may use mrkdwn. */
export const choiceOption = option(anyText);

/** A labelled group of menu options. */
export const optionGroup = object({
  required: {
    label: plainText(CHARACTERS.optionGroupLabel),
    options: list(ITEMS.options, menuOption),
  },
});

/** Returns every option that an element offers, those in groups too. */
export const offeredOptions = (element: Record<string, unknown>): unknown[] => {
  const groups = Array.isArray(element.option_groups) ? element.option_groups : [];
  const lists = [element, ...groups].map((holder: unknown) => (isFields(holder) ? holder.options : []));
  return lists.flatMap((options) => (Array.isArray(options) ? options : []));
};

const isOffered = (chosen: unknown, element: Record<string, unknown>): boolean =>
  offeredOptions(element).some((offered) => isDeepStrictEqual(offered, chosen));

/** What is chosen at first must equal one of the options completely, not only in its value. */
export const initialIsOffered: CrossRule = (element, at, inspection) => {
  if (element.initial_option !== undefined && !isOffered(element.initial_option, element)) {
    report(inspection, pointerTo(at, 'initial_option'), 'must equal one of the options');
  }
  const several = Array.isArray(element.initial_options) ? element.initial_options : [];
  for (const [index, chosen] of several.entries()) {
    if (isOffered(chosen, element)) continue;
    report(inspection, `${at}/initial_options/${index}`, 'must equal one of the options');
  }
};

/** A multi-select may not start with more items than may be selected. */
export const initialWithinMaximum =
  (field: string): CrossRule =>
  (element, at, inspection) => {
    const chosen = element[field];
    const max = element.max_selected_items;
    if (Array.isArray(chosen) && typeof max === 'number' && chosen.length > max) {
      report(inspection, pointerTo(at, field), `no more than ${max} items allowed`);
    }
  };
