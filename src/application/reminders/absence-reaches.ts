import type { Instant } from '../../domain/calendar.ts';
import { departmentCards } from '../../domain/delivery/boards.ts';
import { awaitsChoice } from '../../domain/delivery/past-launch.ts';
import { isOwed } from '../../domain/lights/light.ts';
import { maySee } from '../../domain/policy.ts';
import { lightsAreOpen } from '../../domain/release.ts';
import { addresseesOf } from '../../domain/reminders/stand-in.ts';
import { departmentById, speakersOf, type WorkspaceSettings } from '../../domain/settings/settings.ts';
import { staffedNotices } from '../delivery/settle-notices.ts';
import { strandedBoards } from '../delivery/stranded-boards.ts';
import type { Ids, Transaction } from '../ports.ts';
import { raiseReminder } from './raise-reminder.ts';
import { tellAllAway } from './remind-department.ts';
import { presenceOf, settingsToday } from './staffing.ts';

/**
 * Somebody went away or came back today: questions that wait for their departments go to whoever is there now,
 * and where nobody is left the release manager hears of it once.
 */
export const reachAbsence = async (
  tx: Transaction,
  ids: Ids,
  { userId, settings, now }: { userId: string; settings: WorkspaceSettings; now: Instant },
): Promise<void> => {
  const { workspaceId } = settings;
  const today = await settingsToday(tx, settings, now);
  const spoken = settings.departments
    .filter((department) => speakersOf(department).includes(userId))
    .map(({ id }) => id);
  const led = settings.departments.filter(({ leads }) => leads.includes(userId)).map(({ id }) => id);
  for (const release of await tx.releases(workspaceId, 'open')) {
    const lights = release.lights.filter(({ departmentId }) => led.includes(departmentId));
    if (!lightsAreOpen(release) || release.startedAt === null || release.practice) continue;
    await tx.schedule(workspaceId, await staffedNotices(tx, release, spoken, now), now);
    if (lights.length === 0) continue;
    const cards = lights.flatMap((light) => departmentCards(release, light, today, now));
    await tx.schedule(workspaceId, [...cards, ...(await strandedBoards(tx, release, today, now))], now);
    const reminders = await tx.releaseReminders(workspaceId, release.id);
    for (const light of lights) {
      const department = departmentById(settings, light.departmentId);
      const waits = release.hold === null && isOwed(light) && !awaitsChoice(release, light, now);
      if (department === undefined || !waits) continue;
      const asked = addresseesOf(department, await presenceOf(tx, settings, department, now));
      if (asked.length === 0) await tx.schedule(workspaceId, tellAllAway({ release, light, now }), now);
      for (const { userId: standIn, instead } of asked) {
        const knows = reminders.some(
          (each) =>
            each.settledAt === null && each.userId === standIn && each.departmentId === light.departmentId,
        );
        const isInsider = maySee({ userId: standIn, isFullMember: true }, release, settings);
        if (instead === null || knows || !isInsider) continue;
        const step = 'stand_in' as const;
        await raiseReminder(tx, ids, {
          release,
          light,
          settings,
          userId: standIn,
          step,
          raisedBy: null,
          dueAt: now,
          now,
        });
      }
    }
  }
};
