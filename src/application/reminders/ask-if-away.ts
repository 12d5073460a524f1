import {
  addMinutes,
  earlier,
  type Instant,
  isAfter,
  later,
  toInstant,
  toWall,
} from '../../domain/calendar.ts';
import { managersOf } from '../../domain/delivery/audience.ts';
import type { DueAction } from '../../domain/delivery/due-action.ts';
import { statement } from '../../domain/delivery/statements.ts';
import type { Light } from '../../domain/lights/light.ts';
import type { Release } from '../../domain/release.ts';
import { nextOpening } from '../../domain/reminders/silence.ts';
import { isSilent, silentSubject } from '../../domain/reminders/silent-department.ts';
import { departmentById, type WorkspaceSettings, weekOf, zoneOf } from '../../domain/settings/settings.ts';
import type { Reads } from '../ports.ts';
import { calendarOf } from './staffing.ts';

/** So long its people have after the second reminder, within their working day, before the manager hears of it. */
const PATIENCE_MINUTES = 5 * 60;

type Asking = { release: Release; light: Light; settings: WorkspaceSettings; now: Instant };

/** When the patience with the department is over. */
const patienceEnds = ({ light, settings, now }: Asking): Instant => {
  const department = departmentById(settings, light.departmentId);
  const zone = zoneOf(settings, department);
  const { date } = toWall(now, zone);
  const closing = toInstant({ date, time: weekOf(settings, department).end, zone });
  return later(now, isAfter(closing, now) ? earlier(addMinutes(now, PATIENCE_MINUTES), closing) : now);
};

/**
 * "Is the lead of Docs away?": for the release manager, once for a department and a release, when two reminders
 * in a row brought no answer, in the manager's working hours. It looks again before it is said.
 */
export const askIfAway = async (
  reads: Pick<Reads, 'releaseReminders' | 'person' | 'absences'>,
  asking: Asking,
): Promise<readonly DueAction[]> => {
  const { release, light, settings, now } = asking;
  const reminders = await reads.releaseReminders(release.workspaceId, release.id);
  if (!isSilent(light, reminders)) return [];
  const { departmentId } = light;
  const subject = silentSubject(departmentId);
  const ends = patienceEnds(asking);
  const asked: DueAction[] = [];
  for (const audience of managersOf(release)) {
    const userId = 'user' in audience ? audience.user : '';
    const calendar = await calendarOf(reads, settings, { userId, department: undefined, now });
    const say = { kind: 'statement.to_manager', audience, subject } as const;
    const about = { what: 'lead_silent', departmentId };
    asked.push({ ...statement({ release, now }, say, about), dueAt: nextOpening(calendar, ends) ?? ends });
  }
  return asked;
};
