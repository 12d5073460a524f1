import { z } from 'zod';
import { LESSON_KINDS, type LessonTags } from '../../../domain/lessons/lesson.ts';
import { DEPLOYMENT_PATHS } from '../../../domain/release.ts';

export const tagsShape: z.ZodType<LessonTags> = z.object({
  departmentIds: z.array(z.string()),
  product: z.string().nullable(),
  path: z.enum(DEPLOYMENT_PATHS).nullable(),
  kind: z.enum(LESSON_KINDS),
});
