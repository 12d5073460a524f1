import { type FactName, factsOf, planAsJudged } from '../../../../domain/lights/facts.ts';
import type { Light } from '../../../../domain/lights/light.ts';
import type { Release } from '../../../../domain/release.ts';
import { clip } from '../../kit/clip.ts';

/** Longer ones are cut: the plan has them in full. */
const FACT_MAX = 200;

const NAMES: Partial<Record<FactName, string>> = {
  price: 'Price',
  packages: 'Packages',
  candidate: 'Build',
  scope: 'Scope',
};

/** On the card there is no room for the scope; name and date stand in the question. */
export const ON_CARD: readonly FactName[] = ['price', 'packages', 'candidate'];
export const IN_FORM: readonly FactName[] = [...ON_CARD, 'scope'];

/**
 * What this department's answer judges, as the plan says it now, in plain text; null where the plan says nothing
 * of it. What has changed since its answer is said elsewhere, with before and after.
 */
export const judgedFacts = (
  release: Pick<Release, 'plan' | 'lights'>,
  { departmentId, rules, changes }: Pick<Light, 'departmentId' | 'rules' | 'changes'>,
  which: readonly FactName[],
): string | null => {
  const facts = factsOf(planAsJudged(release), departmentId);
  const said = which
    .filter((fact) => rules.judges.includes(fact) && facts[fact] !== '')
    .filter((fact) => !changes.some((change) => change.fact === fact))
    .map((fact) => `${NAMES[fact] ?? fact}: ${clip(facts[fact].replaceAll('\n', ', '), FACT_MAX)}`);
  return said.length === 0 ? null : said.join('\n');
};
