import { z } from 'zod';
import { LESSON_KINDS, type LessonTags } from '../../../domain/lessons/lesson.ts';
import { DEPLOYMENT_PATHS } from '../../../domain/release.ts';
import type { RetroEnd } from '../../../domain/retro/retro.ts';
import { stamp } from '../stored-json.ts';

export const retroShape: z.ZodType<RetroEnd> = z.union([
  z.object({ kind: z.literal('held'), by: stamp, at: z.string() }),
  z.object({ kind: z.literal('waived'), reason: z.string(), by: stamp, at: z.string() }),
]);

export const tagsShape: z.ZodType<LessonTags> = z.object({
  departmentIds: z.array(z.string()),
  product: z.string().nullable(),
  path: z.enum(DEPLOYMENT_PATHS).nullable(),
  kind: z.enum(LESSON_KINDS),
});
