import { fieldDepartments } from '../brief/brief.ts';
import { isAfter } from '../calendar.ts';
import { announcementAudiences, audiencesOf } from '../delivery/audience.ts';
import { announcementSlot } from '../delivery/boards.ts';
import { type DueAction, PRIORITY } from '../delivery/due-action.ts';
import { at, type Draw, MORNING, type TimedMoment } from '../delivery/moments.ts';
import { statement } from '../delivery/statements.ts';
import type { Release } from '../release.ts';
import { weekOf } from '../settings/settings.ts';
import { addWorkingDays, isWorkingDay } from '../working-days.ts';

/** Working days before the day by which everybody needs it; 0 is its last working day itself. */
export const FETCH_DAYS = [10, 2, 0] as const;

/** The day by which everybody needs what they fetch themselves; null where there is none. */
export const fetchBy = ({ plan }: Pick<Release, 'plan'>): string | null =>
  plan.path === 'pull' && plan.contents.pull.deadline !== '' ? plan.contents.pull.deadline : null;

/** When people are reminded of that day, once they can fetch it. */
export const fetchMoments = ({ release, settings }: Draw): TimedMoment[] => {
  const deadline = fetchBy(release);
  const liveAt = release.launch?.liveAt ?? null;
  if (deadline === null || liveAt === null) return [];
  const { zone } = release.plan.launch;
  const week = weekOf(settings);
  const last = isWorkingDay(deadline, week) ? deadline : addWorkingDays(deadline, -1, week);
  return FETCH_DAYS.map(
    (days): TimedMoment => ({
      key: `fetch_by:${deadline}:${days}`,
      kind: 'time.fetch_by',
      dueAt: at(days === 0 ? last : addWorkingDays(last, -days, week), MORNING, zone),
      payload: { days },
      late: 'drop',
    }),
  ).filter(({ dueAt }) => isAfter(dueAt, liveAt));
};

/** In the thread of each announcement, and to the departments that have customers. */
export const fetchReminders = ({ release, settings, now }: Draw, days: number): DueAction[] => {
  if (fetchBy(release) === null || release.launch?.liveAt == null) return [];
  const kind = 'statement.fetch_by';
  const priority = PRIORITY.reminder;
  const inThreads = announcementAudiences(release, settings).map((audience) =>
    statement(
      { release, now },
      { kind, audience, subject: `${days}`, priority, threadOf: announcementSlot(release, audience) },
      { days },
    ),
  );
  const toDepartments = fieldDepartments(release).flatMap((light) =>
    audiencesOf(light, release, settings).map((audience) =>
      statement(
        { release, now },
        { kind, audience, subject: `${days}:${light.departmentId}`, priority },
        { days, departmentId: light.departmentId },
      ),
    ),
  );
  return [...inThreads, ...toDepartments];
};
