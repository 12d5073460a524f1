import { z } from 'zod';
import { type AcceptanceRound, FINDINGS, VERDICTS } from '../../../domain/acceptance/round.ts';
import { type Family, MAIN_STANDS } from '../../../domain/family/family.ts';
import { type PlannedMove, SLIP_REASONS } from '../../../domain/move/planned-move.ts';
import { type DateReview, REVIEW_ANSWERS } from '../../../domain/review/date-review.ts';
import { stamp } from '../stored-json.ts';
import { ownerShape } from './contents-shape.ts';

export const moveShape: z.ZodType<PlannedMove> = z.object({
  to: z.object({ date: z.string(), time: z.string(), zone: z.string(), at: z.string() }),
  reason: z.enum(SLIP_REASONS),
  words: z.string(),
  by: stamp,
  at: z.string(),
  leavesAt: z.string(),
});

export const familyShape: z.ZodType<Family> = z.object({
  waveOf: z
    .object({
      releaseId: z.string(),
      name: z.string(),
      audience: z.string(),
      channelIds: z.array(z.string()),
      main: z.object({
        title: z.string(),
        stands: z.enum(MAIN_STANDS),
        accepted: z.boolean().exactOptional(),
      }),
    })
    .nullable(),
  waves: z.array(z.string()),
  splitFrom: z.string().nullable(),
  splitInto: z.array(z.string()),
  mergedInto: z.string().nullable(),
  tookIn: z.array(z.string()),
});

const became = z.discriminatedUnion('as', [
  z.object({ as: z.literal('blocker'), blockerId: z.string() }),
  z.object({ as: z.literal('limitation') }),
]);

export const roundsShape: z.ZodType<AcceptanceRound[]> = z.array(
  z.object({
    id: z.string(),
    number: z.number(),
    build: z.string(),
    from: z.string(),
    until: z.string(),
    owner: ownerShape,
    inviteeIds: z.array(z.string()),
    channelId: z.string().nullable(),
    trials: z.array(
      z.object({
        by: stamp,
        finding: z.enum(FINDINGS),
        words: z.string(),
        at: z.string(),
        became: became.nullable(),
      }),
    ),
    verdict: z.object({ is: z.enum(VERDICTS), words: z.string(), by: stamp, at: z.string() }).nullable(),
  }),
);

export const reviewShape: z.ZodType<DateReview> = z.object({
  answer: z.enum(REVIEW_ANSWERS),
  days: z.number().nullable(),
  words: z.string(),
  launchAt: z.string(),
  by: stamp,
  at: z.string(),
});
