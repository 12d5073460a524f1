import type { Instant } from '../../calendar.ts';
import { isTrue, type NumberEntry, textIn } from '../entry.ts';

/** Departments of which somebody decided to go without, and who still has to agree. */
type Standing = Map<string, 'counts' | 'waits'>;

/** What one entry makes of the decisions to go without a light. */
const follow = (standing: Standing, entry: NumberEntry, failedAt: Instant | null): void => {
  const departmentId = textIn(entry, 'departmentId') ?? '';
  switch (entry.type) {
    case 'waiver_given':
      standing.set(departmentId, isTrue(entry, 'needsSecond') ? 'waits' : 'counts');
      break;
    case 'waiver_agreed':
      if (isTrue(entry, 'agreed')) standing.set(departmentId, 'counts');
      else standing.delete(departmentId);
      break;
    case 'waiver_withdrawn':
    case 'department_removed':
    case 'light_answered':
    case 'light_voted':
      standing.delete(departmentId);
      break;
    case 'department_asked':
      // Asked anew because an attempt did not work: what was decided before it is over.
      if (isTrue(entry, 'again') && entry.at === failedAt) standing.delete(departmentId);
      break;
  }
};

/** How many departments the launch went without, as decided when it was last decided. */
export const launchedWithout = (entries: readonly NumberEntry[]): number => {
  const standing: Standing = new Map();
  let without = 0;
  let failedAt: Instant | null = null;
  for (const entry of entries) {
    if (entry.type === 'launch_failed') failedAt = entry.at;
    if (entry.type === 'launch_decided')
      without = [...standing.values()].filter((is) => is === 'counts').length;
    follow(standing, entry, failedAt);
  }
  return without;
};
