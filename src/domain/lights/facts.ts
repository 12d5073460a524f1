import { othersScope, scopeAmong, scopeFacts } from '../contents/scope.ts';
import type { Plan, Release } from '../release.ts';

/** What a department judges when it answers. `date` is the planned moment; the rest is what the plan says. */
export const FACT_NAMES = ['name', 'price', 'packages', 'scope', 'candidate', 'date'] as const;
export type FactName = (typeof FACT_NAMES)[number];

/** The facts as words; the date as its instant. */
export type Facts = Readonly<Record<FactName, string>>;

/** Exactly what an answer judged: the fingerprint that tells later whether it still holds. */
export type JudgedFacts = Readonly<Partial<Facts>>;

export type FactChange = { fact: FactName; before: string; after: string };

/** The plan as the departments of this release judge it. */
export const planAsJudged = ({ plan, lights }: Pick<Release, 'plan' | 'lights'>): Plan => {
  const departmentIds = lights.map(({ departmentId }) => departmentId);
  return { ...plan, contents: { ...plan.contents, scope: scopeAmong(plan.contents.scope, departmentIds) } };
};

/** Spaces and empty lines are no change. */
const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '')
    .join('\n');

/** @param departmentId whose facts they are: of the scope it judges what concerns it; null for all of it */
export const factsOf = (
  { name, version, price, packages, contents, candidate, launch }: Plan,
  departmentId: string | null = null,
): Facts => ({
  name: tidy(version === null ? name : `${name} ${version}`),
  price: tidy(price),
  packages: tidy(packages),
  scope: tidy(scopeFacts(contents, departmentId)),
  candidate: tidy(candidate),
  date: launch.at,
});

const linesOf = (text: string): string[] => [...new Set(text.split('\n'))];

/**
 * Whether the scope that a department judged is another now. That a point was left to others is nothing that it
 * has to judge again, nor is a point that merely stood there twice.
 */
export const scopeTouches = (before: string, plan: Plan, departmentId: string | null): boolean => {
  const is = linesOf(factsOf(plan, departmentId).scope);
  const others = departmentId === null ? [] : linesOf(tidy(othersScope(plan.contents, departmentId)));
  const was = linesOf(before).filter((line) => is.includes(line) || !others.includes(line));
  return was.filter((line) => line !== '').join('\n') !== is.join('\n');
};

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** A few letters that stand for these facts: what somebody had in front of them, compared with what is so now. */
export const factsMark = (judged: JudgedFacts): string => {
  let hash = FNV_OFFSET;
  for (const sign of JSON.stringify(FACT_NAMES.map((fact) => judged[fact] ?? null))) {
    hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), FNV_PRIME);
  }
  return (hash >>> 0).toString(36);
};

/** What a department that judges these facts has in front of it; the date always, for when it moves earlier. */
export const fingerprint = (
  plan: Plan,
  judges: readonly FactName[],
  departmentId: string | null = null,
): JudgedFacts => {
  const facts = factsOf(plan, departmentId);
  const names = FACT_NAMES.filter((fact) => fact === 'date' || judges.includes(fact));
  return Object.fromEntries(names.map((fact) => [fact, facts[fact]]));
};
