import { addMinutes } from '../../domain/calendar.ts';
import { timelineOf } from '../../domain/delivery/timeline.ts';
import { MONTHLY_LATE_MINUTES } from '../../domain/numbers/monthly.ts';
import { isOver } from '../../domain/release.ts';
import { WEEKLY_LATE_MINUTES } from '../../domain/subscriptions/weekly.ts';
import type { House } from '../house.ts';
import { planMonthly } from '../numbers/monthly-note.ts';
import { planWeekly } from '../subscriptions/weekly-letter.ts';
import { MEETING_LATE_MINUTES, planStatusMeeting } from './run-timer.ts';

/**
 * At start every waiting moment is computed anew: settings may have been imported beside us, and the rules of
 * a time zone may have changed since the moment was stored. What is due and was missed stays due.
 */
export const redrawEverything = async (house: House, workspaceId: string): Promise<void> => {
  await house.store.transaction(async (tx) => {
    const now = house.clock.now();
    const settings = await tx.settings(workspaceId);
    // A meeting that is due for less than its patience is still held; one that was held is said only once.
    await planStatusMeeting(tx, settings, addMinutes(now, -MEETING_LATE_MINUTES));
    await planWeekly(tx, settings, addMinutes(now, -WEEKLY_LATE_MINUTES));
    await planMonthly(tx, settings, addMinutes(now, -MONTHLY_LATE_MINUTES));
    for (const release of await tx.releases(workspaceId, 'open')) {
      if (!isOver(release)) await tx.redrawTimers(release, timelineOf(release, settings, now), now);
    }
  });
};
