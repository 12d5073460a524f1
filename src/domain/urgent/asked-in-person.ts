import type { Light } from '../lights/light.ts';
import type { Release } from '../release.ts';

/**
 * In a hurry, whoever is named for a department is asked directly, at any hour; a department for which nobody is
 * named is asked in its channel, in its working hours.
 */
export const isAskedInPerson = (
  { delegates }: Pick<Light, 'delegates'>,
  { urgent }: Pick<Release, 'urgent'>,
): boolean => urgent !== null && delegates.length > 0;

/** One green light is enough at night, nobody waits for anybody, and nothing is ticked. */
export const inAHurry = (light: Light): Light => ({
  ...light,
  packId: null,
  rules: { ...light.rules, quorum: 'any', after: [], validDays: null, dateBound: false },
});
