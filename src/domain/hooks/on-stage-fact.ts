import type { Release } from '../release.ts';
import type { OutsideFact, Telling } from './fact.ts';

/**
 * What a report about a step of the deployment means for the release: "stage 25 % deployed", "stage failed". The one
 * place where it can mean more than that the release manager is told. It never launches anything and goes on with
 * nothing by itself.
 *
 * @param telling whether the manager hears of it
 */
export const onStageFact = (
  release: Release,
  _fact: OutsideFact,
  telling: Telling,
): { release: Release; telling: Telling } => ({ release, telling });
