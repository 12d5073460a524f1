import { z } from 'zod';
import { CANCELLED_BECAUSE, CHECK_IN_ANSWERS, type Meeting } from '../../../domain/meetings/meeting.ts';
import { stamp } from '../stored-json.ts';

const answer = z.object({ is: z.enum(CHECK_IN_ANSWERS), by: stamp, at: z.string() });

export const meetingsShape: z.ZodType<Meeting[]> = z.array(
  z.object({
    id: z.string(),
    kind: z.enum(['kick_off', 'status', 'go_no_go', 'retro']),
    at: z.string(),
    minutes: z.number(),
    where: z.enum(['writing', 'huddle', 'link']),
    link: z.string(),
    departmentIds: z.array(z.string()),
    sequence: z.number(),
    changedAt: z.string(),
    cancelled: z.object({ why: z.enum(CANCELLED_BECAUSE), by: stamp, at: z.string() }).nullable(),
    keptBy: stamp.nullable(),
    checkIns: z.array(
      z.object({
        departmentId: z.string(),
        name: z.string(),
        askedAt: z.string(),
        answer: answer.nullable(),
      }),
    ),
  }),
);
