import { z } from 'zod';
import { type Blocker, SEVERITIES, type Solver } from '../../../domain/blockers/blocker.ts';
import type { Condition } from '../../../domain/conditions/condition.ts';
import type { Waiver } from '../../../domain/launch/waiver.ts';
import { FACT_NAMES, type FactChange, type JudgedFacts } from '../../../domain/lights/facts.ts';
import type { Delegate, RecordedAnswer, Vote } from '../../../domain/lights/light.ts';
import { type LightRules, USUAL_RULES } from '../../../domain/lights/light-rules.ts';
import { RISKS } from '../../../domain/risk/risk.ts';
import { readJson, stamp } from '../stored-json.ts';

const judged: z.ZodType<JudgedFacts> = z.partialRecord(z.enum(FACT_NAMES), z.string());

const recorded = {
  by: stamp,
  at: z.string(),
  asDeputy: z.boolean(),
  judged: judged.optional(),
  also: z.object({ departments: z.array(z.string()), manager: z.boolean() }).optional(),
};

const solver: z.ZodType<Solver> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), userId: z.string(), name: z.string() }),
  z.object({ kind: z.literal('department'), departmentId: z.string(), name: z.string() }),
  z.object({ kind: z.literal('other'), name: z.string() }),
]);

export const answerShape: z.ZodType<RecordedAnswer> = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('green'), ...recorded }),
  z.object({
    answer: z.literal('conditional'),
    condition: z.string(),
    owner: stamp,
    dueOn: z.string(),
    ...recorded,
  }),
  z.object({ answer: z.literal('on_track'), askAgainOn: z.string(), ...recorded }),
  z.object({
    answer: z.literal('not_yet'),
    reason: z.string(),
    solver: z.string(),
    solvedBy: solver.optional(),
    severity: z.enum(SEVERITIES).optional(),
    expectedOn: z.string(),
    ...recorded,
  }),
  z.object({ answer: z.literal('not_applicable'), reason: z.string(), ...recorded }),
]) as z.ZodType<RecordedAnswer>;

export const conditionsShape: z.ZodType<Condition[]> = z.array(
  z.object({
    id: z.string(),
    departmentId: z.string(),
    text: z.string(),
    owner: stamp,
    dueOn: z.string(),
    state: z.enum(['asked', 'open', 'met', 'lapsed', 'dropped']),
    raisedBy: stamp,
    raisedAt: z.string(),
    settledBy: stamp.nullable(),
    settledAt: z.string().nullable(),
  }),
);

export const blockersShape: z.ZodType<Blocker[]> = z.array(
  z.object({
    id: z.string(),
    departmentId: z.string().nullable(),
    text: z.string(),
    severity: z.enum(SEVERITIES),
    solver,
    expectedOn: z.string().nullable(),
    raisedBy: stamp,
    raisedAt: z.string(),
    link: z.string().nullable(),
    state: z.enum(['open', 'taken', 'solved', 'confirmed', 'withdrawn']),
    takenBy: stamp.nullable(),
    solvedBy: stamp.nullable(),
    solvedAt: z.string().nullable(),
  }),
);

const rulesShape: z.ZodType<LightRules> = z.object({
  quorum: z.union([z.enum(['any', 'all']), z.number()]),
  after: z.array(z.string()),
  validDays: z.number().nullable(),
  judges: z.array(z.enum(FACT_NAMES)),
  dateBound: z.boolean(),
  requiredFrom: z.enum(RISKS),
  answersCustomers: z.boolean().nullable().default(null),
});

/** Rows from before there were rules have the usual ones. */
export const rulesFrom = (json: string | null, place: string): LightRules =>
  json === null ? USUAL_RULES : readJson(rulesShape, json, place);

export const waiverShape: z.ZodType<Waiver> = z.object({
  reason: z.string(),
  acceptedBy: stamp,
  by: stamp,
  at: z.string(),
  needsSecond: z.boolean(),
  agreedBy: stamp.nullable(),
  agreedAt: z.string().nullable(),
});

export const changesShape: z.ZodType<FactChange[]> = z.array(
  z.object({ fact: z.enum(FACT_NAMES), before: z.string(), after: z.string() }),
);

export const votesShape: z.ZodType<Vote[]> = z.array(z.object({ by: stamp, at: z.string() }));

export const delegatesShape: z.ZodType<Delegate[]> = z.array(
  z.object({ userId: z.string(), name: z.string(), until: z.string().nullable() }),
);
