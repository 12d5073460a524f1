import { type Inspection, isFields, pointerTo } from './problem.ts';

/** Looks at one value and adds what is wrong with it to the inspection. */
export type Rule = (value: unknown, at: string, inspection: Inspection) => void;

/** Looks at several fields of one object together, after each was looked at alone. */
export type CrossRule = (fields: Record<string, unknown>, at: string, inspection: Inspection) => void;

/** The closed set of fields of an object: Slack refuses any other. `type` is looked at by `typed`. */
export type Shape = {
  readonly required?: Readonly<Record<string, Rule>>;
  readonly optional?: Readonly<Record<string, Rule>>;
  readonly together?: readonly CrossRule[];
};

/** Records one problem. */
export const report = (inspection: Inspection, pointer: string, message: string): void => {
  inspection.problems.push({ pointer, message });
};

/** A string of so many UTF-16 code units. */
export const string =
  (min: number, max: number): Rule =>
  (value, at, inspection) => {
    if (typeof value !== 'string') report(inspection, at, 'must be a string');
    else if (value.length < min) report(inspection, at, `must be more than ${min - 1} characters`);
    else if (value.length > max) report(inspection, at, `must be less than ${max + 1} characters`);
  };

/** A string that has the stated form. */
export const stringLike =
  (expected: string, accepts: (value: string) => boolean): Rule =>
  (value, at, inspection) => {
    if (typeof value !== 'string' || !accepts(value)) report(inspection, at, `must be ${expected}`);
  };

/** true or false. */
export const flag: Rule = (value, at, inspection) => {
  if (typeof value !== 'boolean') report(inspection, at, 'must be a boolean');
};

/** A whole number within bounds. */
export const integer =
  (min: number, max: number): Rule =>
  (value, at, inspection) => {
    if (!Number.isInteger(value) || Number(value) < min || Number(value) > max) {
      report(inspection, at, `must be an integer from ${min} to ${max}`);
    }
  };

/** One of a few fixed values. */
export const oneOf =
  (...allowed: readonly (string | number | boolean)[]): Rule =>
  (value, at, inspection) => {
    if (!allowed.some((one) => one === value)) {
      report(inspection, at, `must be one of: ${allowed.join(', ')}`);
    }
  };

/** An array with bounds on its length, each item kept to the same rule. */
export const list =
  ([min, max]: readonly [number, number], item: Rule): Rule =>
  (value, at, inspection) => {
    if (!Array.isArray(value)) return report(inspection, at, 'must be an array');
    if (value.length > max) report(inspection, at, `no more than ${max} items allowed`);
    if (value.length < min) report(inspection, at, `no fewer than ${min} items allowed`);
    for (const [index, one] of value.entries()) item(one, pointerTo(at, index), inspection);
  };

const checkFields = (
  fields: Record<string, unknown>,
  shape: Shape,
  at: string,
  inspection: Inspection,
): void => {
  for (const [name, rule] of Object.entries(shape.required ?? {})) {
    if (Object.hasOwn(fields, name)) rule(fields[name], pointerTo(at, name), inspection);
    else report(inspection, at, `missing required field: ${name}`);
  }
  for (const [name, rule] of Object.entries(shape.optional ?? {})) {
    if (Object.hasOwn(fields, name)) rule(fields[name], pointerTo(at, name), inspection);
  }
  for (const name of Object.keys(fields)) {
    if (!Object.hasOwn(shape.required ?? {}, name) && !Object.hasOwn(shape.optional ?? {}, name)) {
      report(inspection, pointerTo(at, name), `invalid additional property: ${name}`);
    }
  }
  for (const rule of shape.together ?? []) rule(fields, at, inspection);
};

/** An object of exactly this shape. */
export const object =
  (shape: Shape): Rule =>
  (value, at, inspection) => {
    if (!isFields(value)) return report(inspection, at, 'must provide an object');
    checkFields(value, shape, at, inspection);
  };

/** An object whose `type` chooses its shape; `choose` may refuse a type with its own words. */
export const typed =
  (choose: (type: string, inspection: Inspection) => Shape | string): Rule =>
  (value, at, inspection) => {
    if (!isFields(value)) return report(inspection, at, 'must provide an object');
    const { type, ...fields } = value;
    if (typeof type !== 'string') return report(inspection, at, 'missing required field: type');
    const shape = choose(type, inspection);
    if (typeof shape === 'string') return report(inspection, pointerTo(at, 'type'), shape);
    checkFields(fields, shape, at, inspection);
  };

/** Looks a type up in a table of shapes; any other is unsupported. */
export const typedBy = (table: Readonly<Record<string, Shape>>): Rule =>
  typed((type) => (Object.hasOwn(table, type) ? table[type] : undefined) ?? `unsupported type: ${type}`);

/** Exactly one of these fields must be given. */
export const exactlyOne =
  (...names: readonly string[]): CrossRule =>
  (fields, at, inspection) => {
    const given = names.filter((name) => Object.hasOwn(fields, name));
    if (given.length !== 1) report(inspection, at, `must have exactly one of: ${names.join(', ')}`);
  };

/** At least one of these fields must be given. */
export const atLeastOne =
  (...names: readonly string[]): CrossRule =>
  (fields, at, inspection) => {
    if (!names.some((name) => Object.hasOwn(fields, name))) {
      report(inspection, at, `must have at least one of: ${names.join(', ')}`);
    }
  };
