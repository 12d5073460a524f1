import { type Instant, minutesBetween } from '../../domain/calendar.ts';
import { managersOf } from '../../domain/delivery/audience.ts';
import type { DueAction } from '../../domain/delivery/due-action.ts';
import { statement, underCard } from '../../domain/delivery/statements.ts';
import type { Light } from '../../domain/lights/light.ts';
import type { Release } from '../../domain/release.ts';
import {
  type Department,
  departmentById,
  speakersOf,
  type WorkspaceSettings,
  weekOf,
  zoneOf,
} from '../../domain/settings/settings.ts';
import { nextWorkingMoment } from '../../domain/working-days.ts';
import type { Ids, Transaction } from '../ports.ts';
import { askIfAway } from './ask-if-away.ts';
import { raiseReminder } from './raise-reminder.ts';
import { type Called, whoIsCalled } from './who-is-called.ts';

type Reminding = {
  release: Release;
  light: Light;
  settings: WorkspaceSettings;
  /** The moment that the plan meant, and its name. */
  moment: { key: string; days: number; dueAt: Instant };
  now: Instant;
};

/** A reminder in a channel this late has missed its morning: the next one comes by itself. */
const CHANNEL_LATE_MINUTES = 12 * 60;

/** Whether its people are reminded in the thread under the question. In a rehearsal the manager reads it all there. */
export const remindsInChannel = (release: Release, department: Department): boolean =>
  release.practice ||
  (department.remind === 'channel' && department.channelId !== null && release.visibility === 'everyone');

/** Nobody is there to answer: the release manager hears of it once, and nobody else can be asked. */
export const tellAllAway = ({
  release,
  light: { departmentId },
  now,
}: Pick<Reminding, 'release' | 'light' | 'now'>): readonly DueAction[] =>
  managersOf(release).map((audience) =>
    statement(
      { release, now },
      { kind: 'statement.to_manager', audience, subject: `away:${departmentId}` },
      { what: 'all_away', departmentId },
    ),
  );

const inThread = async (
  tx: Transaction,
  ids: Ids,
  { release, light, settings, moment, now }: Reminding,
  { department, called }: { department: Department; called: readonly Called[] },
): Promise<readonly DueAction[]> => {
  const goesAt = nextWorkingMoment(now, weekOf(settings, department), zoneOf(settings, department));
  if (minutesBetween(moment.dueAt, goesAt) > CHANNEL_LATE_MINUTES && goesAt === now) return [];
  for (const { userId, step } of called.filter((one) => one.step !== 'sponsor' && !release.practice)) {
    const { departmentId } = light;
    await tx.saveReminder(release.workspaceId, {
      id: ids.next(),
      releaseId: release.id,
      departmentId,
      userId,
      step,
      place: 'channel',
      raisedBy: null,
      dueAt: moment.dueAt,
      raisedAt: now,
      goesAt,
      digest: null,
      snoozedUntil: null,
      settledAt: null,
    });
  }
  const deputies = called.some(({ step }) => step === 'deputy');
  const payload = { days: moment.days, ...(deputies && { deputies }) };
  return underCard({ release, settings, now }, light, 'statement.reminder', moment.key, payload).map(
    (action) => ({ ...action, dueAt: goesAt }),
  );
};

/** A day of reminders has come for a department that owes its answer. Returns what is said at once. */
export const remindDepartment = async (
  tx: Transaction,
  ids: Ids,
  reminding: Reminding,
): Promise<readonly DueAction[]> => {
  const { release, light, settings, moment, now } = reminding;
  const department = departmentById(settings, light.departmentId);
  if (department === undefined) return [];
  const called = await whoIsCalled(tx, { release, settings, department, days: moment.days, at: now });
  const isChannel = remindsInChannel(release, department);
  const said = isChannel ? await inThread(tx, ids, reminding, { department, called }) : [];
  for (const { userId, step } of called) {
    if (isChannel && (release.practice || step !== 'sponsor')) continue;
    const { dueAt } = moment;
    await raiseReminder(tx, ids, { release, light, settings, userId, step, raisedBy: null, dueAt, now });
  }
  const nobody = speakersOf(department).length > 0 && called.every(({ step }) => step === 'sponsor');
  if (release.practice) return said;
  if (nobody) return [...said, ...tellAllAway({ release, light, now })];
  return [...said, ...(await askIfAway(tx, { release, light, settings, now }))];
};
