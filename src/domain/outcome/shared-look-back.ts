import { addDays, toWall } from '../calendar.ts';
import { type DueAction, PRIORITY, type Slot } from '../delivery/due-action.ts';
import { at, MORNING } from '../delivery/moments.ts';
import type { Scene } from '../delivery/statements.ts';
import type { Release } from '../release.ts';
import { type WorkspaceSettings, weekOf } from '../settings/settings.ts';
import { addWorkingDays } from '../working-days.ts';

/** 'YYYY-MM' in which this moment is, on the wall of the workspace. */
export const monthOf = (now: string, { zone }: Pick<WorkspaceSettings, 'zone'>): string =>
  toWall(now, zone).date.slice(0, 7);

/** The first day of the month after it. */
const dayAfter = (month: string): string => `${addDays(`${month}-01`, 31).slice(0, 7)}-01`;

/**
 * On the first working morning of the next month whoever managed releases of low risk is reminded to look back on all
 * of them at once. One row for a person and a month, however many they are.
 */
export const sharedLookBack = ({ release, settings }: Scene, month: string): DueAction[] => {
  if (release.practice) return [];
  const { userId } = release.manager;
  const morning = addWorkingDays(addDays(dayAfter(month), -1), 1, weekOf(settings));
  return [
    {
      key: `time:shared_look_back:${userId}:${month}`,
      kind: 'time.shared_look_back',
      releaseId: null,
      dueAt: at(morning, MORNING, settings.zone),
      priority: PRIORITY.background,
      payload: { v: 1, userId, month },
      slot: null,
      threadOf: null,
    },
  ];
};

export const sharedLookBackSlot = (userId: string, month: string): Slot => ({
  kind: 'statement.shared_look_back',
  subject: month,
  audience: { user: userId },
});

/** The releases of this person that share the look back of a month, by the day of their launch. */
export const sharingOf = (
  releases: readonly Release[],
  { userId, month }: { userId: string; month: string },
): readonly Release[] =>
  releases
    .filter(
      ({ manager, practice, after }) =>
        manager.userId === userId &&
        !practice &&
        after.lookBack?.how === 'shared' &&
        after.lookBack.month === month,
    )
    .toSorted((a, b) => (a.plan.launch.at < b.plan.launch.at ? -1 : 1));
