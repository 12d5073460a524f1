import type { Light } from '../lights/light.ts';
import type { Release } from '../release.ts';

/** Support hears of a failed launch first, whoever else is concerned: a department that is called so. */
export const isSupport = (light: Pick<Light, 'name'>): boolean => /support/i.test(light.name);

/** The departments that are told first when a launch did not work; empty where nobody is called Support. */
export const supportOf = (release: Pick<Release, 'lights'>): readonly Light[] =>
  release.lights.filter(isSupport);
