import {
  FACT_PART_NAMES,
  type FactPart,
  LIST_NAMES,
  type ListPart,
} from '../../../../domain/contents/parts.ts';
import type { DeploymentPath, Release } from '../../../../domain/release.ts';

/** What only one way of going out asks for. */
const OF_PATH: Partial<Record<ListPart | FactPart, DeploymentPath>> = {
  targets: 'push',
  push: 'push',
  pull: 'pull',
  cohorts: 'phased',
  phased: 'phased',
};

const fits =
  ({ plan }: Pick<Release, 'plan'>) =>
  (part: ListPart | FactPart): boolean =>
    (OF_PATH[part] ?? plan.path) === plan.path;

/** The lists that a plan of this kind has, in reading order. */
export const fittingLists = (release: Pick<Release, 'plan'>): readonly ListPart[] =>
  LIST_NAMES.filter(fits(release));

/** The facts that a plan of this kind has. */
export const fittingFacts = (release: Pick<Release, 'plan'>): readonly FactPart[] =>
  FACT_PART_NAMES.filter(fits(release));
