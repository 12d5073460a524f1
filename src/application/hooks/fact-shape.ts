import { z } from 'zod';
import { fromEpochMs, type Instant } from '../../domain/calendar.ts';
import type { OutsideFact } from '../../domain/hooks/fact.ts';
import { FACT_KINDS } from '../../domain/hooks/hook.ts';

/** A fact as it arrived, with what it is about and under which name the same one comes again. */
export type ArrivedFact = {
  fact: OutsideFact;
  /** The release as the sender names it; empty where it does not. */
  release: string;
  /** Other names that a release may be found by: its build, a tag, a branch. */
  names: readonly string[];
  /** The department as the sender names it; empty where it does not. */
  department: string;
};

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: `at most ${max} characters` });
const optional = (max: number) => text(max).optional().default('');
const needed = (max: number) => text(max).min(1, { error: 'it may not be empty' });

const isHttps = (address: string): boolean =>
  address === '' || (URL.canParse(address) && new URL(address).protocol === 'https:');

const instant = z.iso
  .datetime({ offset: true, error: 'a moment with its zone, as in 2026-12-03T10:02:00Z' })
  .transform((at) => fromEpochMs(Date.parse(at)));

const shape = z
  .object({
    v: z.literal(1, { error: 'the number 1' }),
    id: needed(128),
    at: instant,
    kind: z.enum(FACT_KINDS, { error: `one of ${FACT_KINDS.join(', ')}` }),
    release: optional(80),
    candidate: optional(80),
    name: needed(80),
    state: z.enum(['passed', 'failed', 'running'], { error: 'one of passed, failed, running' }).optional(),
    department: optional(80),
    stage: optional(80),
    percent: z.number().min(0).max(100).nullable().optional().default(null),
    count: z.number().min(0).max(1e15).nullable().optional().default(null),
    link: optional(500).refine(isHttps, { error: 'an address that begins with https://' }),
    words: optional(500),
  })
  .strict()
  .superRefine(({ kind, state, percent, count }, { addIssue }) => {
    const isNumber = kind === 'adoption' || kind === 'measure';
    if (isNumber && percent === null && count === null) {
      addIssue({ code: 'custom', path: ['count'], message: `of ${kind} percent or count is needed` });
    }
    if (!isNumber && state === undefined) {
      addIssue({ code: 'custom', path: ['state'], message: 'one of passed, failed, running' });
    }
  });

/** What is wrong, and at which field. */
export type Misread = { field: string; problem: string };

const misreadFrom = ({ issues }: z.ZodError): Misread => {
  const [issue] = issues;
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys : null;
  if (keys !== null) return { field: keys.join(', '), problem: 'not known here: leave it out' };
  return { field: issue?.path.join('.') ?? '', problem: issue?.message ?? 'unreadable' };
};

/** The JSON of a body, or null where it is none. */
export const jsonIn = (body: Buffer): { json: unknown } | null => {
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) };
  } catch {
    return null;
  }
};

/** Reads our own format. */
export const readFact = (json: unknown): { id: string; arrived: ArrivedFact } | { misread: Misread } => {
  const read = shape.safeParse(json);
  if (!read.success) return { misread: misreadFrom(read.error) };
  const { v: _v, id, release, department, state = 'passed', ...fact } = read.data;
  return {
    id,
    arrived: {
      fact: { ...fact, state },
      release,
      names: fact.candidate === '' ? [] : [fact.candidate],
      department,
    },
  };
};

/** How far a fact may be dated ahead: one from the future would keep every later one from counting. */
export const isAhead = (at: Instant, now: Instant): boolean => Date.parse(at) - Date.parse(now) > 300_000;
