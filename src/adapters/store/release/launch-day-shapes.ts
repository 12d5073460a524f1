import { z } from 'zod';
import { ISSUE_SEVERITIES, type Issue } from '../../../domain/issues/issue.ts';
import type { Confirmation } from '../../../domain/launch-day/confirmation.ts';
import type { RollCall } from '../../../domain/launch-day/roll-call.ts';
import { stamp } from '../stored-json.ts';

export const confirmationShape: z.ZodType<Confirmation> = z.object({
  askedAt: z.string(),
  launchAt: z.string().nullable(),
  said: z.object({ by: stamp, at: z.string(), advance: z.boolean() }).nullable(),
});

const said = z.object({
  word: z.enum(['go', 'no_go']),
  reason: z.string(),
  by: stamp,
  at: z.string(),
  advance: z.boolean(),
});

export const rollCallShape: z.ZodType<RollCall> = z.object({
  startedBy: stamp,
  startedAt: z.string(),
  stations: z.array(
    z.object({
      departmentId: z.string(),
      name: z.string(),
      duty: z.object({ onDuty: stamp.nullable(), deputy: stamp.nullable() }),
      said: said.nullable(),
    }),
  ),
  silentAt: z.string().nullable(),
  nudges: z.union([z.literal(0), z.literal(1), z.literal(2)]),
});

export const issuesShape: z.ZodType<Issue[]> = z.array(
  z.object({
    id: z.string(),
    text: z.string(),
    severity: z.enum(ISSUE_SEVERITIES),
    owner: stamp,
    link: z.string().nullable(),
    reportedBy: stamp,
    reportedAt: z.string(),
    settledBy: stamp.nullable(),
    settledAt: z.string().nullable(),
  }),
);
