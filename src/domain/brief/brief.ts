import type { FactSheet } from '../announcement/fact-sheet.ts';
import type { Instant } from '../calendar.ts';
import type { Light } from '../lights/light.ts';
import type { PersonStamp } from '../person.ts';
import { type Plan, type Release, titleOf } from '../release.ts';
import { riskOf } from '../risk/risk.ts';

/** What teams with customers rely on: it stays as it is from five working days before the launch on. */
export type BriefFacts = {
  name: string;
  message: string;
  price: string;
  packages: string;
  limits: readonly string[];
  ask: string;
};
/** In the order in which they are read. */
export const BRIEF_FACTS = ['name', 'message', 'price', 'packages', 'limits', 'ask'] as const;
export type BriefFact = (typeof BRIEF_FACTS)[number];

/** "Read, I can answer customers." */
export type BriefRead = { by: PersonStamp; departmentId: string; revision: number; at: Instant };

/** Counts until somebody answers it. */
export type BriefQuestion = {
  id: string;
  departmentId: string;
  by: PersonStamp;
  at: Instant;
  words: string;
  answer: { by: PersonStamp; at: Instant; words: string } | null;
};

export type Brief = {
  frozenAt: Instant;
  /** Grows with every change: who has read an older one is told. */
  revision: number;
  facts: BriefFacts;
  reads: readonly BriefRead[];
  questions: readonly BriefQuestion[];
  changed: { facts: readonly BriefFact[]; reason: string } | null;
};

/** Working days before the launch on which it freezes. */
export const BRIEF_DAYS = -5;

/** Judged, and not of low risk; a wave is briefed with its main release, and a hotfix not at all. */
export const needsBrief = ({ plan, urgent, family }: Pick<Release, 'plan' | 'urgent' | 'family'>): boolean =>
  urgent === null && family.waveOf === null && plan.risk !== null && riskOf(plan.risk) !== 'low';

const WITH_CUSTOMERS = /sales|support|success|service|marketing|training|partner|account|consult|customer/i;
/** Whoever writes it needs no brief. */
const WRITERS = /product.?marketing/i;

/** What a name says, as long as nobody said otherwise. */
export const soundsLikeCustomers = (name: string): boolean =>
  WITH_CUSTOMERS.test(name) && !WRITERS.test(name);

/** Departments whose people answer customers: as their settings say, else by what they are called. */
export const isFieldDepartment = ({ name, rules }: Pick<Light, 'name' | 'rules'>): boolean =>
  rules.answersCustomers ?? soundsLikeCustomers(name);

export const fieldDepartments = ({ lights }: Pick<Release, 'lights'>): readonly Light[] =>
  lights.filter(isFieldDepartment);

/** The facts that a plan says by itself. */
const plannedFacts = (plan: Plan): Omit<BriefFacts, 'limits' | 'ask'> => ({
  name: titleOf({ plan }),
  message: plan.value.trim(),
  price: plan.price.trim(),
  packages: plan.packages.trim(),
});

export const briefFacts = ({ plan }: Pick<Release, 'plan'>, sheet: FactSheet): BriefFacts => ({
  ...plannedFacts(plan),
  limits: sheet.limits,
  ask: sheet.ask,
});

/** The same facts with what the plan says now. */
export const withPlanOf = (facts: BriefFacts, plan: Plan): BriefFacts => ({
  ...facts,
  ...plannedFacts(plan),
});

/** Which facts are others. */
export const changedFacts = (before: BriefFacts, after: BriefFacts): readonly BriefFact[] =>
  BRIEF_FACTS.filter((fact) => JSON.stringify(before[fact]) !== JSON.stringify(after[fact]));

/** Everybody's newest acknowledgement counts, and only of what stands there now. */
export const readersNow = ({ reads, revision }: Brief, departmentId?: string): readonly BriefRead[] =>
  reads.filter(
    (read) =>
      read.revision === revision && (departmentId === undefined || read.departmentId === departmentId),
  );

/** Whoever has read an older one, and not this. */
export const outdatedReaders = (brief: Brief): readonly BriefRead[] => {
  const now = new Set(readersNow(brief).map(({ by }) => by.userId));
  const seen = new Set<string>();
  return brief.reads
    .toReversed()
    .filter(({ by }) => !now.has(by.userId) && !seen.has(by.userId) && seen.add(by.userId));
};

export const openQuestions = ({ questions }: Brief): readonly BriefQuestion[] =>
  questions.filter(({ answer }) => answer === null);

export const questionOf = (brief: Brief | null, id: string): BriefQuestion | undefined =>
  brief?.questions.find((question) => question.id === id);
