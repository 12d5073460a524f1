import { z } from 'zod';
import { READERS, type Telling, VERSION_STATES, type Version } from '../../../domain/announcement/version.ts';
import { stamp } from '../stored-json.ts';
import { whenShape } from './contents-shape.ts';

const correction = z.object({ by: stamp, at: z.string(), reason: z.string() });

const version: z.ZodType<Version> = z.object({
  id: z.string(),
  readers: z.enum(READERS),
  when: whenShape.nullable(),
  channelId: z.string().nullable(),
  outside: z.string(),
  writer: stamp,
  checker: stamp.nullable(),
  words: z.string(),
  sheet: z.string(),
  state: z.enum(VERSION_STATES),
  round: z.number(),
  approvedBy: stamp.nullable(),
  publishedAt: z.string().nullable(),
  sent: z.object({ by: stamp, at: z.string(), link: z.string() }).nullable(),
  corrected: correction.nullable(),
});

export const tellingShape: z.ZodType<Telling> = z.object({
  versions: z.array(version),
  nextId: z.number(),
  corrected: correction.nullable(),
});
