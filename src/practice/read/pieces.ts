/** A JSON object of a payload, whose fields are not known to be there. */
export type Fields = Readonly<Record<string, unknown>>;

/** Takes a value for an object; anything else is one without fields. */
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

/** Takes a value for a list of objects; anything else is empty. */
export const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(fieldsOf) : []);

/** Takes a value for a list of strings; anything else in it is left out. */
export const stringsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** Takes a value for a string; anything else is empty. */
export const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Puts the same mark before each line of a text. */
export const prefixLines = (text: string, mark: string): string =>
  text
    .split('\n')
    .map((line) => `${mark}${line}`.trimEnd())
    .join('\n');

const isControl = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  return (code < 0x20 && character !== '\n') || (code >= 0x7f && code < 0xa0);
};

/** Leaves out control characters, so that nobody's text can steer the terminal on which it is shown. */
export const printable = (text: string): string =>
  Array.from(text.replaceAll('\t', ' '))
    .filter((character) => !isControl(character))
    .join('');
