import type { Release } from '../release.ts';
import { departmentById, type WorkspaceSettings } from '../settings/settings.ts';
import { isSettled, type Light } from './light.ts';

/** How a department that builds is called in the settings. */
const KEYS: readonly string[] = ['eng', 'engineering', 'dev', 'development'];
const NAME = /\bengineering\b/i;

/** Whether this department builds it. */
export const isEngineering = (light: Light, settings: WorkspaceSettings): boolean =>
  KEYS.includes(departmentById(settings, light.departmentId)?.key ?? '') || NAME.test(light.name);

/** The build is finished, the release is not: engineering is green, somebody else is still needed. */
export const isCodeReady = (release: Release, settings: WorkspaceSettings): boolean => {
  const engineering = release.lights.filter((light) => isEngineering(light, settings));
  const othersAreNot = release.lights.some(
    (light) => light.required && !engineering.includes(light) && !isSettled(light),
  );
  return engineering.length > 0 && engineering.every((light) => light.state === 'green') && othersAreNot;
};
