import { type Instant, isAfter } from '../../domain/calendar.ts';
import { slotKey } from '../../domain/delivery/due-action.ts';
import type { ReleaseEvent } from '../../domain/event.ts';
import { isOwed } from '../../domain/lights/light.ts';
import { lightOf, lightsAreOpen, type Release } from '../../domain/release.ts';
import { digestAction, digestSlot, type Reminder } from '../../domain/reminders/reminder.ts';
import { departmentById, speakersOf, type WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { Transaction } from '../ports.ts';

/** With a new date the plan reminds anew. */
const isMoved = (events: readonly ReleaseEvent[]): boolean =>
  events.some(({ type }) => type === 'release_moved');

const isOver = (release: Release, { departmentId, raisedAt }: Reminder): boolean => {
  const light = lightOf(release, departmentId);
  if (light === undefined || light.askedAt === null || !isOwed(light)) return true;
  // Asked again since: the new question has reminders of its own.
  return isAfter(light.askedAt, raisedAt);
};

/** The one department that the events are about; null when they are about the whole release. */
const onlyDepartment = (events: readonly ReleaseEvent[]): string | null => {
  const about = new Set(events.map((event) => ('departmentId' in event ? event.departmentId : null)));
  about.delete(null);
  const whole = events.some(
    ({ type }) =>
      !['light_answered', 'consent_given', 'department_asked', 'all_green', 'readiness_lost'].includes(type),
  );
  const [only] = about;
  return whole || about.size !== 1 ? null : (only ?? null);
};

/** Whoever is reminded of what came of it: what stands with them is brought up to date when somebody says so. */
const TELLS_AFTER: readonly ReleaseEvent['type'][] = [
  'goal_checked',
  'trouble_answered',
  'retro_held',
  'retro_waived',
  'release_closed',
];

const waitedForAfter = (
  { manager, standInId }: Release,
  { admins }: WorkspaceSettings,
  events: readonly ReleaseEvent[],
): readonly string[] =>
  events.some(({ type }) => TELLS_AFTER.includes(type))
    ? [manager.userId, ...(standInId === null ? [] : [standInId]), ...admins]
    : [];

/** What stands with these people is brought up to date: what is settled goes, and with nothing left it says so. */
export const redrawDigests = async (
  tx: Transaction,
  workspaceId: string,
  users: Iterable<string>,
  now: Instant,
): Promise<void> => {
  for (const userId of await tx.digestReaders(workspaceId, [...new Set(users)])) {
    const sent = (await tx.newestDigests(workspaceId, userId)).filter(({ sentAt }) => sentAt !== null);
    const [newest] = sent;
    if (newest === undefined) continue;
    const stands = (await tx.message(workspaceId, slotKey(null, digestSlot(newest)))) !== null;
    // The newest may have had nothing to say when its turn came: then the one before it stands.
    const edited = sent.slice(0, stands ? 1 : 2).map((digest) => digestAction(digest, now));
    await tx.schedule(workspaceId, edited, now);
  }
};

/**
 * Ends every reminder that the decision made needless: the light is given, or the release is held, moved,
 * cancelled or launched. Nobody is reminded of it again.
 */
export const settleReminders = async (
  tx: Transaction,
  { release, settings, now }: { release: Release; settings: WorkspaceSettings; now: Instant },
  events: readonly ReleaseEvent[],
): Promise<void> => {
  if (release.startedAt === null || release.practice) return;
  const { workspaceId } = release;
  const open = (await tx.releaseReminders(workspaceId, release.id)).filter(
    ({ settledAt }) => settledAt === null,
  );
  const stops = !lightsAreOpen(release) || release.hold !== null || isMoved(events);
  for (const reminder of open) {
    if (stops || isOver(release, reminder))
      await tx.saveReminder(workspaceId, { ...reminder, settledAt: now });
  }
  const only = onlyDepartment(events);
  const departments = release.lights.filter(({ departmentId }) => only === null || departmentId === only);
  const speakers = departments.flatMap((light) => speakersOf(departmentById(settings, light.departmentId)));
  const reminded = open
    .filter(({ departmentId }) => only === null || departmentId === only)
    .map(({ userId }) => userId);
  const after = waitedForAfter(release, settings, events);
  await redrawDigests(tx, workspaceId, [...speakers, ...reminded, ...after], now);
};
