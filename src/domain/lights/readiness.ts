import type { ReleaseEvent } from '../event.ts';
import type { Release } from '../release.ts';
import { isReady } from './verdict.ts';

/**
 * What a change means for the whole: the last missing light makes ready, whatever turns takes it back.
 * @param name what took it back, for the record: a department, or what is missing
 */
export const readinessEvents = (before: Release, after: Release, name: string): ReleaseEvent[] => {
  if (!isReady(before) && isReady(after)) return [{ type: 'all_green' }];
  if (isReady(before) && !isReady(after)) return [{ type: 'readiness_lost', name }];
  return [];
};
