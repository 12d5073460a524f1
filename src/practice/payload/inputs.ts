import { dateText, isNumberText, numberText, timeText, zoneName } from './forms.ts';
import { CHARACTERS } from './limits.ts';
import { pointerTo } from './problem.ts';
import { richTextValue } from './rich-text.ts';
import {
  type CrossRule,
  flag,
  integer,
  list,
  object,
  oneOf,
  type Rule,
  report,
  type Shape,
  string,
} from './rule.ts';
import { confirmDialog, plainText } from './text-objects.ts';

/** The fields that many elements share. */
export const SHARED = {
  action_id: string(1, CHARACTERS.actionId),
  confirm: confirmDialog,
  placeholder: plainText(CHARACTERS.placeholder),
  focus_on_load: flag,
} as const satisfies Record<string, Rule>;

const { action_id, confirm, placeholder, focus_on_load } = SHARED;

const dispatch_action_config = object({
  optional: {
    trigger_actions_on: list([1, 2], oneOf('on_enter_pressed', 'on_character_entered')),
  },
});

const typedText = { action_id, placeholder, focus_on_load, dispatch_action_config };

const smallestWithinLargest =
  (smallest: string, largest: string): CrossRule =>
  (element, at, inspection) => {
    const [min, max] = [element[smallest], element[largest]];
    if (min === undefined || max === undefined || Number(min) <= Number(max)) return;
    report(inspection, pointerTo(at, smallest), `must not be larger than ${largest}`);
  };

const initialTextFits: CrossRule = (element, at, inspection) => {
  const { initial_value: initial, max_length: max } = element;
  if (typeof initial === 'string' && typeof max === 'number' && initial.length > max) {
    report(inspection, pointerTo(at, 'initial_value'), `must be less than ${max + 1} characters`);
  }
};

const initialNumberFits: CrossRule = (element, at, inspection) => {
  const { initial_value: initial, min_value: min, max_value: max } = element;
  for (const name of ['initial_value', 'min_value', 'max_value']) {
    if (element.is_decimal_allowed === false && String(element[name] ?? '').includes('.')) {
      report(inspection, pointerTo(at, name), 'must be a whole number');
    }
  }
  if (typeof initial !== 'string' || !isNumberText(initial)) return;
  const tooSmall = min !== undefined && Number(initial) < Number(min);
  const tooLarge = max !== undefined && Number(initial) > Number(max);
  if (tooSmall || tooLarge) {
    report(inspection, pointerTo(at, 'initial_value'), 'must be within min_value and max_value');
  }
};

/** Elements in which a person types, and pickers of dates and times. */
export const INPUTS = {
  plain_text_input: {
    optional: {
      ...typedText,
      initial_value: string(0, CHARACTERS.textInput),
      multiline: flag,
      min_length: integer(0, CHARACTERS.textInput),
      max_length: integer(1, CHARACTERS.textInput),
    },
    together: [smallestWithinLargest('min_length', 'max_length'), initialTextFits],
  },
  email_text_input: { optional: { ...typedText, initial_value: string(0, CHARACTERS.textInput) } },
  url_text_input: { optional: { ...typedText, initial_value: string(0, CHARACTERS.textInput) } },
  number_input: {
    required: { is_decimal_allowed: flag },
    optional: { ...typedText, initial_value: numberText, min_value: numberText, max_value: numberText },
    together: [smallestWithinLargest('min_value', 'max_value'), initialNumberFits],
  },
  rich_text_input: {
    required: { action_id },
    optional: {
      placeholder,
      focus_on_load,
      dispatch_action_config,
      initial_value: richTextValue,
    },
  },
  file_input: {
    optional: { action_id, filetypes: list([1, 100], string(1, 100)), max_files: integer(1, 10) },
  },
  datepicker: { optional: { action_id, confirm, placeholder, focus_on_load, initial_date: dateText } },
  timepicker: {
    optional: {
      action_id,
      confirm,
      placeholder,
      focus_on_load,
      initial_time: timeText,
      timezone: zoneName,
    },
  },
  datetimepicker: {
    optional: {
      action_id,
      confirm,
      focus_on_load,
      /** Unix seconds, ten digits. */
      initial_date_time: integer(1_000_000_000, 9_999_999_999),
    },
  },
} satisfies Record<string, Shape>;
