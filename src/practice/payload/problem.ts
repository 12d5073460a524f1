/** One thing that Slack would refuse; the pointer is a JSON pointer into the payload (RFC 6901). */
export type PayloadProblem = { pointer: string; message: string };

/** Where blocks are shown; it decides which blocks and elements may be used. */
export type Surface = 'message' | 'modal' | 'home';

/** What is being inspected, and what was found wrong with it so far. */
export type Inspection = { readonly surface: Surface; readonly problems: PayloadProblem[] };

/** Extends a JSON pointer by one step, with the two characters escaped that a pointer cannot carry. */
export const pointerTo = (at: string, key: string | number): string =>
  `${at}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Returns the value as it would arrive at Slack: through JSON, where undefined fields vanish. */
export const asSent = (value: unknown): unknown => {
  const json = JSON.stringify(value);
  return json === undefined ? undefined : JSON.parse(json);
};

/** Says whether a value is a JSON object, not an array and not null. */
export const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Walks every object inside a JSON value, outermost first, with the pointer of each. */
export function* everyObject(
  value: unknown,
  at: string,
): Generator<{ fields: Record<string, unknown>; at: string }> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* everyObject(item, pointerTo(at, index));
    return;
  }
  if (!isFields(value)) return;
  yield { fields: value, at };
  for (const [key, item] of Object.entries(value)) yield* everyObject(item, pointerTo(at, key));
}
