import { z } from 'zod';
import { type AfterLaunch, GOAL_ANSWERS } from '../../../domain/outcome/outcome.ts';
import { stamp } from '../stored-json.ts';

export const afterShape: z.ZodType<AfterLaunch> = z.object({
  checks: z.array(
    z.object({
      days: z.number(),
      value: z.string(),
      answer: z.enum(GOAL_ANSWERS),
      by: stamp,
      at: z.string(),
    }),
  ),
  lookBack: z
    .object({
      how: z.enum(['held', 'waived', 'shared']),
      reason: z.string(),
      month: z.string().nullable(),
      by: stamp,
      at: z.string(),
    })
    .nullable(),
  trouble: z.boolean().nullable(),
});
