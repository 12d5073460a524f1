import { emptyValues } from '../../../../../domain/contents/contents.ts';
import type { Field, Owner, Part } from '../../../../../domain/contents/parts.ts';
import { type Calendar, readItem } from '../../../../../domain/contents/read-item.ts';
import { resolveWhen, type When } from '../../../../../domain/contents/when.ts';
import { whenText } from '../../../../../domain/contents/when-text.ts';
import type { FormFields } from '../../../../../domain/plan/merge-form.ts';

/** The values of an item or of facts, by field. */
export type Values = Readonly<Record<string, unknown>>;

/** The fields in which a day is chosen, beside the one in which it is written. */
export const CHOSEN = ['Day', 'Time', 'Moves'] as const;

/** A calendar has one day on the launch's own wall: several days, or another zone, are written. */
export const isChoosable = (when: When | null, { launch }: Calendar): boolean =>
  when === null ||
  ((when.zone === null || when.zone === launch.zone) && (when.kind === 'relative' || when.until === null));

const whenFields = (key: string, when: When | null, calendar: Calendar): FormFields => {
  const resolved = when === null ? null : resolveWhen(when, calendar.launch, calendar.week);
  return {
    [key]: when === null ? '' : whenText(when),
    [`${key}Day`]: resolved?.date ?? '',
    [`${key}Time`]: resolved?.time ?? '',
    [`${key}Moves`]: when === null || when.kind === 'relative' ? 'yes' : 'no',
  };
};

const ownerFields = (key: string, owner: Owner | null): FormFields => ({
  [key]: owner?.userId ?? '',
  [`${key}Role`]: owner === null || owner.userId !== null ? '' : owner.name,
});

const fieldsOf = (key: string, field: Field, value: unknown, calendar: Calendar): FormFields => {
  switch (field.kind) {
    case 'owner':
      return ownerFields(key, value as Owner | null);
    case 'when':
      return whenFields(key, value as When | null, calendar);
    case 'departments':
      return { [key]: [...(value as readonly string[])].sort().join(',') };
    default:
      return { [key]: (value as string | null) ?? '' };
  }
};

/** Everything that the form of a part can show of these values; of nothing, where there is none yet. */
export const formValues = (part: Part, values: Values | null, calendar: Calendar): FormFields => {
  const shown = values ?? emptyValues(part);
  return Object.assign(
    {},
    ...Object.entries(part.fields).map(([key, field]) => fieldsOf(key, field, shown[key] ?? null, calendar)),
  ) as FormFields;
};

/** What was chosen, as it is written; empty where no day was chosen, or none that there is. */
export const writtenWhen = (key: string, fields: FormFields, calendar: Calendar): string => {
  const part: Part = { name: '', one: '', empty: '', fields: { [key]: { kind: 'when', label: '' } } };
  const read = readItem(part, fields, calendar);
  const when = read.ok ? (read.values[key] as When | null) : null;
  return when === null ? '' : whenText(when);
};

/** Days that were chosen, now as texts to be written on. */
export const withWrittenDays = (part: Part, fields: FormFields, calendar: Calendar): FormFields => ({
  ...fields,
  ...Object.fromEntries(
    Object.entries(part.fields)
      .filter(([key, field]) => field.kind === 'when' && fields[`${key}Day`] !== undefined)
      .map(([key]) => [key, writtenWhen(key, { ...fields, [key]: '' }, calendar)]),
  ),
});
