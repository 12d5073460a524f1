import type { Part } from '../../../../../domain/contents/parts.ts';
import type { TypedItem } from '../../../../../domain/contents/read-item.ts';
import type { FormFields } from '../../../../../domain/plan/merge-form.ts';
import { type Typed, typedList, typedText } from '../../../edge/visit.ts';
import { BOTH, NO_RELEASE } from './form-fields.ts';
import { CHOSEN } from './form-values.ts';

const oneField = (typed: Typed, id: string): FormFields => {
  const names = id.split(BOTH);
  if (names.length > 1) {
    const values = typedText(typed, id).split(BOTH);
    return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
  }
  if (Array.isArray(typed[id])) return { [id]: [...typedList(typed, id)].sort().join(',') };
  return { [id]: typedText(typed, id) };
};

/** What came back from a form, as flat texts; only the fields that it really had. */
export const typedFields = (typed: Typed, part: Part): FormFields => {
  const fields = Object.assign({}, ...Object.keys(typed).map((id) => oneField(typed, id))) as FormFields;
  const release = Object.entries(part.fields).find(([, { kind }]) => kind === 'release')?.[0];
  return release !== undefined && fields[release] === NO_RELEASE ? { ...fields, [release]: '' } : fields;
};

/** A menu of people may refuse to be emptied: of a person and a role, the one that was changed is meant. */
const ownerMeant = (key: string, typed: FormFields, form: FormFields): FormFields => {
  const role = `${key}Role`;
  if ((typed[key] ?? '') === '' || (typed[role] ?? '') === '') return typed;
  if (typed[role] === form[role]) return { ...typed, [role]: '' };
  return typed[key] === form[key] ? { ...typed, [key]: '' } : typed;
};

/** A day that nobody touched is kept as it was meant, wherever the launch has moved meanwhile. */
const dayMeant = (key: string, typed: FormFields, form: FormFields, shown: FormFields): FormFields => {
  const wasChosen = typed[`${key}Day`] !== undefined;
  const isUntouched = CHOSEN.every((name) => typed[`${key}${name}`] === form[`${key}${name}`]);
  return wasChosen && isUntouched ? { ...typed, [key]: shown[key] ?? '' } : typed;
};

/**
 * What somebody meant by what they typed. Fields that the form had no room for keep what stands there.
 *
 * @param form what the fields showed at first, `shown` the item then (`itemTexts`)
 */
export const meantBy = (
  part: Part,
  typed: FormFields,
  { form, shown }: { form: FormFields; shown: FormFields },
): TypedItem => {
  const fields: Record<string, string> = { ...typed };
  for (const [key, { kind }] of Object.entries(part.fields)) {
    if (kind === 'owner') Object.assign(fields, ownerMeant(key, fields, form));
    else if (kind === 'when') Object.assign(fields, dayMeant(key, fields, form, shown));
    else fields[key] ??= form[key] ?? '';
  }
  return fields;
};
