import type { Release } from '../release.ts';
import { isSettled, type Light } from './light.ts';
import { isNeeded } from './needed.ts';

/**
 * Departments whose lights have to come first and have not: QA before the functional team, for example. Nobody
 * waits for a department that the launch does not wait for, nor for itself.
 */
export const comesAfter = (
  light: Light,
  release: Pick<Release, 'lights' | 'plan' | 'urgent'>,
): readonly Light[] =>
  release.lights.filter(
    (other) =>
      other.departmentId !== light.departmentId &&
      light.rules.after.includes(other.departmentId) &&
      isNeeded(other, release) &&
      !isSettled(other),
  );
