import { z } from 'zod';
import type { Rollout } from '../../../domain/rollout/rollout.ts';
import { stamp } from '../stored-json.ts';

export const rolloutShape: z.ZodType<Rollout> = z.object({
  begun: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      percent: z.number().nullable(),
      soak: z.string(),
      at: z.string(),
      by: stamp,
    }),
  ),
  until: z.string(),
  asked: z.object({ at: z.string(), times: z.number() }).nullable(),
  reds: z.array(z.object({ about: z.string(), words: z.string(), at: z.string() })),
  stopped: z.object({ by: stamp, at: z.string(), reason: z.string(), takenBack: z.boolean() }).nullable(),
  completedAt: z.string().nullable(),
});
