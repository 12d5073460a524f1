import type { Field, Owner, Part } from './parts.ts';
import type { When } from './when.ts';
import { whenText } from './when-text.ts';

/** The values of an item or of facts, by field. */
type Values = Readonly<Record<string, unknown>>;

const ROLE = 'role:';

const textOf = (field: Field, value: unknown): string => {
  switch (field.kind) {
    case 'owner': {
      const owner = value as Owner | null;
      return owner === null ? '' : (owner.userId ?? `${ROLE}${owner.name}`);
    }
    case 'when':
      return value === null ? '' : whenText(value as When);
    case 'departments':
      return [...(value as readonly string[])].sort().join(',');
    default:
      return (value as string | null) ?? '';
  }
};

/** Each field as one text, so that two people's changes can be compared field by field. */
export const itemTexts = (part: Part, values: Values): Record<string, string> =>
  Object.fromEntries(Object.entries(part.fields).map(([key, field]) => [key, textOf(field, values[key])]));

/** How people call what a text of an item stands for. */
export type Called = {
  person(userId: string): string;
  department(id: string): string;
  release(id: string): string;
};

/** A text of `itemTexts` as people read it: a name instead of an id. */
export const readableText = (field: Field, text: string, called: Called): string => {
  if (text === '') return '';
  switch (field.kind) {
    case 'owner':
      return text.startsWith(ROLE) ? text.slice(ROLE.length) : called.person(text);
    case 'departments':
      return text.split(',').map(called.department).join(', ');
    case 'release':
      return called.release(text);
    case 'choice':
      return field.choices.find(({ value }) => value === text)?.text ?? text;
    default:
      return text;
  }
};
