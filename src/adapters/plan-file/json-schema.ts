import { z } from 'zod';
import { planShape, templateShape } from './shape.ts';

const schemaOf = (shape: z.ZodType): object => z.toJSONSchema(shape, { io: 'input', target: 'draft-7' });

/** What editors complete plans by; `schema/plan.schema.json` is this. */
export const planJsonSchema = (): object => schemaOf(planShape);

export const templateJsonSchema = (): object => schemaOf(templateShape);
