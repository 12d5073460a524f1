import type { Release } from '../release.ts';
import { isAtLeast, riskOf } from '../risk/risk.ts';
import type { Light } from './light.ts';

/**
 * Whether the launch waits for this light: its department is required, and the release is as risky as the
 * department asked for. Everybody whom the urgent lane asks is needed.
 */
export const isNeeded = (light: Light, release: Pick<Release, 'plan' | 'urgent'>): boolean =>
  release.urgent !== null ||
  (light.required && isAtLeast(riskOf(release.plan.risk), light.rules.requiredFrom));
