import { z } from 'zod';
import type { Slot } from '../../domain/delivery/due-action.ts';
import { DELIVERY_KINDS } from '../../domain/delivery/due-action.ts';
import type { LaunchCall } from '../../domain/launch/waiver.ts';
import type { Hold, LaunchRecord, Urgent } from '../../domain/release.ts';
import type { RiskAnswers } from '../../domain/risk/risk.ts';
import type { HolidayCalendars } from '../../domain/settings/public-holidays.ts';
import type { WorkingWeek } from '../../domain/working-days.ts';

// Columns that hold JSON are read through these: a damaged row fails here, with its place, and not later as
// an undefined somewhere. Old shapes stay readable: a field that is new gets a default.

export const stamp = z.object({ userId: z.string(), name: z.string() });

export const holdShape: z.ZodType<Hold> = z.object({ by: stamp, at: z.string(), reason: z.string() });

export const launchShape = z.object({
  attempt: z.number(),
  decidedBy: stamp,
  agreedBy: stamp.optional(),
  decidedAt: z.string(),
  liveAt: z.string().nullable(),
}) as z.ZodType<LaunchRecord>;

export const callShape: z.ZodType<LaunchCall> = z.object({
  mode: z.enum(['live_now', 'deployment_starts']),
  announcementId: z.string(),
  early: z.boolean(),
  by: stamp,
  at: z.string(),
});

export const urgentShape: z.ZodType<Urgent, unknown> = z.object({
  breaks: z.string(),
  confirmer: stamp,
  review: z.string().nullable(),
  mended: z.object({ yes: z.boolean(), by: stamp, at: z.string() }).nullable().default(null),
});

export const riskShape: z.ZodType<RiskAnswers> = z.object({
  lives: z.boolean(),
  money: z.boolean(),
  data: z.boolean(),
  irreversible: z.boolean(),
  exposed: z.boolean(),
});

export const slotShape: z.ZodType<Slot> = z.object({
  kind: z.enum(DELIVERY_KINDS),
  subject: z.string(),
  audience: z.union([z.object({ channel: z.string() }), z.object({ user: z.string() })]),
});

export const weekShape: z.ZodType<WorkingWeek> = z
  .object({
    days: z.array(z.number()),
    start: z.string(),
    end: z.string(),
    holidays: z.array(z.string()).optional(),
  })
  .transform(({ holidays, ...week }) => (holidays === undefined ? week : { ...week, holidays }));

export const calendarsShape: z.ZodType<HolidayCalendars> = z.record(
  z.string(),
  z.object({
    firstYear: z.number(),
    lastYear: z.number(),
    days: z.array(z.object({ date: z.string(), name: z.string() })),
  }),
);

export const idsShape = z.array(z.string());

export const recordShape = z.record(z.string(), z.unknown());

/** @param place the column, for the message of a damaged row */
export const readJson = <T>(shape: z.ZodType<T>, json: string, place: string): T => {
  try {
    return shape.parse(JSON.parse(json));
  } catch (cause) {
    throw new Error(`The database holds something unreadable in ${place}.`, { cause });
  }
};

/** A list, which most often is empty. */
export const readJsonList = <T>(shape: z.ZodType<T[]>, json: string, place: string): readonly T[] =>
  json === '[]' ? [] : readJson(shape, json, place);

export const readJsonOrNull = <T>(shape: z.ZodType<T>, json: string | null, place: string): T | null =>
  json === null ? null : readJson(shape, json, place);

export const writeJsonOrNull = (value: unknown): string | null =>
  value === null ? null : JSON.stringify(value);
