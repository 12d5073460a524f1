import { z } from 'zod';
import { EMPTY_CONTENTS, emptyValues, type PlanContents } from '../../../domain/contents/contents.ts';
import {
  FACT_PART_NAMES,
  FACT_PARTS,
  type Field,
  LIST_NAMES,
  LIST_PARTS,
  type Owner,
  type Part,
} from '../../../domain/contents/parts.ts';
import { DAY_COUNTS, type When } from '../../../domain/contents/when.ts';
import { readJson } from '../stored-json.ts';

export const ownerShape: z.ZodType<Owner> = z.object({ userId: z.string().nullable(), name: z.string() });

const clock = { time: z.string().nullable(), zone: z.string().nullable() };

export const whenShape: z.ZodType<When> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('relative'), days: z.number(), count: z.enum(DAY_COUNTS), ...clock }),
  z.object({ kind: z.literal('fixed'), date: z.string(), until: z.string().nullable(), ...clock }),
]);

const fieldShape = (field: Field): z.ZodType => {
  switch (field.kind) {
    case 'owner':
      return ownerShape.nullable();
    case 'when':
      return whenShape.nullable();
    case 'release':
      return z.string().nullable();
    case 'departments':
      return z.array(z.string());
    default:
      return z.string();
  }
};

/** A field that came later than the row has the value that an empty one has. */
const valuesOf = (part: Part): Record<string, z.ZodType> => {
  const empty = emptyValues(part);
  return Object.fromEntries(
    Object.entries(part.fields).map(([key, field]) => [key, fieldShape(field).default(empty[key])]),
  );
};

const contentsShape = z.object({
  ...Object.fromEntries(
    LIST_NAMES.map((name) => [
      name,
      z
        .array(z.object({ ...valuesOf(LIST_PARTS[name]), id: z.string(), doneAt: z.string().nullable() }))
        .default([]),
    ]),
  ),
  ...Object.fromEntries(
    FACT_PART_NAMES.map((name) => [
      name,
      z.object(valuesOf(FACT_PARTS[name])).default(emptyValues(FACT_PARTS[name])),
    ]),
  ),
  nextId: z.number(),
}) as unknown as z.ZodType<PlanContents>;

/** Most plans have none: theirs is an empty object. */
export const contentsFrom = (json: string): PlanContents =>
  json === '{}' ? EMPTY_CONTENTS : readJson(contentsShape, json, 'release.contents_json');

export const contentsJson = (contents: PlanContents): string =>
  JSON.stringify(contents) === EMPTY_JSON ? '{}' : JSON.stringify(contents);

const EMPTY_JSON = JSON.stringify(EMPTY_CONTENTS);
