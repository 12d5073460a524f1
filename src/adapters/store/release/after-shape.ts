import { z } from 'zod';
import type { CarriedIssue } from '../../../domain/carried/carried.ts';
import { type AfterLaunch, GOAL_ANSWERS } from '../../../domain/outcome/outcome.ts';
import { stamp } from '../stored-json.ts';

export const carriedShape: z.ZodType<CarriedIssue[]> = z.array(
  z.object({
    id: z.string(),
    from: z.object({ releaseId: z.string(), title: z.string() }),
    text: z.string(),
    owner: stamp,
    link: z.string().nullable(),
    reportedAt: z.string(),
    accepted: z.object({ by: stamp, at: z.string(), reason: z.string() }).nullable(),
  }),
);

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
