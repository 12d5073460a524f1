import { addDays, toInstant, toWall } from '../../domain/calendar.ts';
import { type SilentCheck, silentChecks, YEAR_DAYS } from '../../domain/lessons/silent-checks.ts';
import type { House } from '../house.ts';

/** A department's questions that never caught anything in a year, with what they cost: an admin may take them out. */
export const silentChecksOf = async (
  { store, clock }: Pick<House, 'store' | 'clock'>,
  workspaceId: string,
  departmentId: string,
): Promise<readonly SilentCheck[]> => {
  const now = clock.now();
  const since = toInstant({
    date: addDays(toWall(now, 'UTC').date, -YEAR_DAYS),
    time: '00:00',
    zone: 'UTC',
  });
  return silentChecks(departmentId, await store.reads.checkHistory(workspaceId, departmentId, since), now);
};
