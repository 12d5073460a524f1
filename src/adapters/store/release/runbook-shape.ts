import { z } from 'zod';
import type { Adoption } from '../../../domain/adoption/adoption.ts';
import type { Run } from '../../../domain/runbook/run.ts';
import { stamp } from '../stored-json.ts';
import { ownerShape } from './contents-shape.ts';

const step = z.object({
  id: z.string(),
  kind: z.enum(['step', 'batch', 'back']),
  what: z.string(),
  owner: ownerShape.nullable(),
  minutes: z.number().nullable(),
  check: z.string(),
  undo: z.string(),
  moment: z.enum(['before', 'after']),
  count: z.number(),
});

export const runShape: z.ZodType<Run> = z.object({
  attempt: z.number(),
  startedAt: z.string(),
  ticks: z.array(
    z.object({ stepId: z.string(), what: z.string(), by: stamp, at: z.string(), late: z.boolean() }),
  ),
  wrong: z
    .object({ stepId: z.string(), what: z.string(), reason: z.string(), by: stamp, at: z.string() })
    .nullable(),
  turn: z.object({ stepId: z.string(), since: z.string() }).nullable(),
  back: z.array(step).nullable(),
});

export const adoptionShape: z.ZodType<Adoption> = z.object({
  count: z.number(),
  of: z.number().nullable(),
  by: stamp,
  at: z.string(),
});
