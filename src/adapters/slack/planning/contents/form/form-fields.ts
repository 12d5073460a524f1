import type { InputBlock } from '@slack/types';
import { wallWords } from '../../../../../domain/contents/item-words.ts';
import type { Field, Part } from '../../../../../domain/contents/parts.ts';
import type { Calendar } from '../../../../../domain/contents/read-item.ts';
import type { FormFields } from '../../../../../domain/plan/merge-form.ts';
import type { Choice } from '../../../kit/elements.ts';
import {
  checkboxesField,
  dateField,
  longTextField,
  personField,
  radioField,
  selectField,
  textField,
  timeField,
} from '../../../kit/inputs.ts';

/** How a day is asked for: from a calendar, or as a text such as "T-5". */
export type DayLook = 'chosen' | 'written';

export type FieldSetting = {
  values: FormFields;
  look: DayLook;
  calendar: Calendar;
  departments: readonly Choice[];
  releases: readonly Choice[];
};

/** A form has at most so many fields. */
export const MOST_FIELDS = 6;

/** A menu that may be left empty cannot be emptied again: it has a choice for that. */
export const NO_RELEASE = 'none';

/** Slack counts two for what the rule counts as one: an emoji. The rule has the last word, at its field. */
const UNITS = 2;
const ADDRESS_MAX = 2_000;
const ROLE_MAX = 80;
const WRITTEN_MAX = 80;

const WRITTEN_HINT =
  'As 2026-11-26, 2026-11-26 14:00 or 2026-11-26 to 2026-11-28; or as T-5, five working days before the launch, which moves with it: T-0 is its day, T+3 three working days after it, T+3 calendar days counts all.';

type Named = { id: string; label: string; hint?: string; optional: boolean; initial: string };

const ownerBlocks = (named: Named, values: FormFields, orDepartment: boolean): InputBlock[] => [
  personField({ ...named, optional: true }),
  textField({
    id: `${named.id}Role`,
    ...(orDepartment
      ? { label: 'Or a department', hint: 'Its name, as in "Support": its leads and deputies.' }
      : { label: 'Or a role', hint: 'Where nobody has it yet, as in "Branch manager".' }),
    optional: true,
    maxLength: ROLE_MAX,
    initial: values[`${named.id}Role`] ?? '',
  }),
];

const whenBlocks = (named: Named, { values, look, calendar }: FieldSetting): InputBlock[] => {
  const { id, label, optional } = named;
  if (look === 'written') {
    return [textField({ ...named, hint: WRITTEN_HINT, maxLength: WRITTEN_MAX })];
  }
  return [
    dateField({ id: `${id}Day`, label, optional, initial: values[`${id}Day`] ?? '' }),
    timeField({
      id: `${id}Time`,
      label: 'At what time',
      hint: `${wallWords(calendar)}. Empty for the whole day.`,
      optional: true,
      initial: values[`${id}Time`] ?? '',
    }),
    radioField({
      id: `${id}Moves`,
      label: 'If the launch moves',
      choices: [
        { text: 'It moves with the launch', value: 'yes' },
        { text: 'It stays on this day', value: 'no' },
      ],
      initial: values[`${id}Moves`] ?? 'yes',
    }),
  ];
};

const blocksOf = (key: string, field: Field, setting: FieldSetting): InputBlock[] => {
  const named: Named = {
    id: key,
    label: field.label,
    ...(field.hint !== undefined && { hint: field.hint }),
    optional: field.required !== true,
    initial: setting.values[key] ?? '',
  };
  switch (field.kind) {
    case 'line':
      return [textField({ ...named, maxLength: field.max * UNITS })];
    case 'text':
      return [longTextField({ ...named, maxLength: field.max * UNITS })];
    case 'link':
      return [textField({ ...named, maxLength: ADDRESS_MAX, placeholder: 'https://' })];
    case 'day':
      return [dateField(named)];
    case 'time':
      return [
        timeField({ ...named, hint: [named.hint, wallWords(setting.calendar)].filter(Boolean).join(' ') }),
      ];
    case 'choice':
      return [radioField({ ...named, optional: false, choices: field.choices })];
    case 'owner':
      return ownerBlocks(named, setting.values, field.orDepartment === true);
    case 'when':
      return whenBlocks(named, setting);
    case 'departments': {
      const ticked = named.initial.split(',').filter((id) => id !== '');
      return setting.departments.length === 0
        ? []
        : [checkboxesField({ ...named, choices: setting.departments, initial: ticked })];
    }
    case 'release':
      return setting.releases.length === 0
        ? []
        : [
            selectField({
              ...named,
              choices: [{ text: 'None, it is something outside', value: NO_RELEASE }, ...setting.releases],
              initial: named.initial === '' ? NO_RELEASE : named.initial,
            }),
          ];
  }
};

type KeyedField = readonly [string, Field];
type Choosing = Extract<Field, { kind: 'choice' }>;

/** Between the names of two fields that are asked in one menu, and between their values. */
export const BOTH = '+';

/** Two choices in one menu: "Users: Article". */
const bothBlock = ([a, first]: [string, Choosing], [b, second]: [string, Choosing], values: FormFields) =>
  selectField({
    id: `${a}${BOTH}${b}`,
    label: `${first.label}, ${second.label.toLowerCase()}`,
    choices: first.choices.flatMap((one) =>
      second.choices.map((other) => ({
        text: `${one.text}: ${other.text}`,
        value: `${one.value}${BOTH}${other.value}`,
      })),
    ),
    initial: `${values[a] || first.choices[0]?.value}${BOTH}${values[b] || second.choices[0]?.value}`,
  });

const isChoosing = (keyed: KeyedField | undefined): keyed is [string, Choosing] =>
  keyed?.[1].kind === 'choice';

const withChoicesInOne = (fields: readonly KeyedField[], setting: FieldSetting): InputBlock[] =>
  fields.flatMap((keyed, index) => {
    const [before, after] = [fields[index - 1], fields[index + 1]];
    if (isChoosing(keyed) && isChoosing(after)) return [bothBlock(keyed, after, setting.values)];
    if (isChoosing(keyed) && isChoosing(before)) return [];
    return blocksOf(keyed[0], keyed[1], setting);
  });

const drawn = (part: Part, setting: FieldSetting): InputBlock[] =>
  Object.entries(part.fields).flatMap(([key, field]) => blocksOf(key, field, setting));

/** Whether the form has room for a calendar. */
export const hasRoomToChoose = (part: Part, setting: FieldSetting): boolean =>
  drawn(part, { ...setting, look: 'chosen' }).length <= MOST_FIELDS;

/** The fields of a form for an item of this part: never more than six. */
export const fieldBlocks = (part: Part, setting: FieldSetting): InputBlock[] => {
  const blocks = drawn(part, setting);
  return blocks.length <= MOST_FIELDS ? blocks : withChoicesInOne(Object.entries(part.fields), setting);
};
