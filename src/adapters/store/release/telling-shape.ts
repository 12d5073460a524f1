import { z } from 'zod';
import { READERS, type Telling, VERSION_STATES, type Version } from '../../../domain/announcement/version.ts';
import { BRIEF_FACTS, type Brief } from '../../../domain/brief/brief.ts';
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
  wordedBy: stamp.nullable().default(null),
  sheet: z.string(),
  state: z.enum(VERSION_STATES),
  round: z.number(),
  approvedBy: stamp.nullable(),
  publishedAt: z.string().nullable(),
  sent: z.object({ by: stamp, at: z.string(), link: z.string() }).nullable(),
  corrected: correction.nullable(),
});

const read = { by: stamp, departmentId: z.string(), at: z.string() };

const brief: z.ZodType<Brief> = z.object({
  frozenAt: z.string(),
  revision: z.number(),
  facts: z.object({
    name: z.string(),
    message: z.string(),
    price: z.string(),
    packages: z.string(),
    limits: z.array(z.string()),
    ask: z.string(),
  }),
  reads: z.array(z.object({ ...read, revision: z.number() })),
  questions: z.array(
    z.object({
      ...read,
      id: z.string(),
      words: z.string(),
      answer: z.object({ by: stamp, at: z.string(), words: z.string() }).nullable(),
    }),
  ),
  changed: z.object({ facts: z.array(z.enum(BRIEF_FACTS)), reason: z.string() }).nullable(),
});

export const tellingShape: z.ZodType<Telling> = z.object({
  versions: z.array(version),
  nextId: z.number(),
  corrected: correction.nullable(),
  brief: brief.nullable().default(null),
});
