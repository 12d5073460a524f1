import type { DeploymentPath } from '../../../domain/release.ts';

/** How it goes out, as people read it. */
export const pathWords: Record<DeploymentPath, string> = {
  big_bang: 'Everyone at once',
  push: 'We push it to chosen systems',
  pull: 'People fetch it',
  phased: 'Group by group',
};
