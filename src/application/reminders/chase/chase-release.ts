import { type Instant, isAfter } from '../../../domain/calendar.ts';
import { awaitsChoice } from '../../../domain/delivery/past-launch.ts';
import { timelineOf } from '../../../domain/delivery/timeline.ts';
import { isOwed, type Light } from '../../../domain/lights/light.ts';
import type { Actor } from '../../../domain/person.ts';
import { maySee } from '../../../domain/policy.ts';
import { type Refused, refuse } from '../../../domain/refusal.ts';
import { lightsAreOpen, type Release } from '../../../domain/release.ts';
import { isNudgedLately, mayNudgeAgainAt } from '../../../domain/reminders/ladder.ts';
import type { Reminder } from '../../../domain/reminders/reminder.ts';
import { addresseesOf } from '../../../domain/reminders/stand-in.ts';
import {
  type Department,
  departmentById,
  type WorkspaceSettings,
  weekOf,
  zoneOf,
} from '../../../domain/settings/settings.ts';
import type { House, Request } from '../../house.ts';
import { once } from '../../once.ts';
import type { Reads } from '../../ports.ts';
import { type About, findOwed } from '../find-owed.ts';
import { raiseReminder } from '../raise-reminder.ts';
import { calendarOf, presenceOf } from '../staffing.ts';
import { type Called, whoIsCalled } from '../who-is-called.ts';
import { type Reminded, remindedPeople } from './reminded-people.ts';

/** A department that owes its answer: who was reminded of this question, and what comes next. */
export type Chased = {
  light: Light;
  /** Each once, in the order in which they were first reminded. */
  people: readonly Reminded[];
  /** The next day on which the plan reminds somebody, and whom as far as is known; null when none is left. */
  next: { at: Instant; called: readonly Called[] } | null;
  /** From when on it can be nudged again; null where it can be now. */
  nudgeAgainAt: Instant | null;
};

export type Chase =
  | {
      ok: true;
      release: Release;
      /** The reader's zone. */
      zone: string;
      now: Instant;
      departments: readonly Chased[];
    }
  | Refused;

const managerOnly = (actor: Actor, release: Release): Refused | null =>
  release.manager.userId === actor.userId
    ? null
    : refuse({
        code: 'not_entitled',
        command: 'chase',
        entitled: { role: 'release_manager', userIds: [release.manager.userId] },
      });

const ofQuestion = (light: Light, reminders: readonly Reminder[]): readonly Reminder[] =>
  reminders.filter(
    ({ departmentId, raisedAt }) =>
      departmentId === light.departmentId && light.askedAt !== null && !isAfter(light.askedAt, raisedAt),
  );

const nudgedAt = (reminders: readonly Reminder[]): Instant | null =>
  reminders.findLast(({ step }) => step === 'nudge')?.raisedAt ?? null;

const nudgeAgainAt = (
  reminders: readonly Reminder[],
  {
    settings,
    department,
    now,
  }: { settings: WorkspaceSettings; department: Department | undefined; now: Instant },
): Instant | null => {
  const last = nudgedAt(reminders);
  const zone = zoneOf(settings, department);
  const week = weekOf(settings, department);
  if (last === null || !isNudgedLately(last, now, week, zone)) return null;
  return mayNudgeAgainAt(last, week, zone);
};

/** Everything that was sent to whom, for the release manager alone. */
export const chaseRelease = async (
  reads: Reads,
  actor: Actor,
  releaseId: string,
  now: Instant,
): Promise<Chase> => {
  if (!actor.isFullMember) return refuse({ code: 'not_a_member', reading: true });
  const settings = await reads.settings(actor.workspaceId);
  const release = await reads.release(actor.workspaceId, releaseId);
  if (release === null || !maySee(actor, release, settings)) {
    return refuse({ code: 'unknown_release', typed: '', near: [] });
  }
  const refused = managerOnly(actor, release);
  if (refused !== null) return refused;
  const asks = lightsAreOpen(release) && release.hold === null && !release.practice;
  const moments = asks ? timelineOf(release, settings, now) : [];
  const all = await reads.releaseReminders(actor.workspaceId, release.id);
  const departments: Chased[] = [];
  for (const light of release.lights) {
    const department = departmentById(settings, light.departmentId);
    const isChased = asks && isOwed(light) && !awaitsChoice(release, light, now);
    if (!isChased || department === undefined) continue;
    const reminders = ofQuestion(light, all);
    const moment = moments.find(
      ({ kind, payload, dueAt }) =>
        kind === 'time.remind' && payload.departmentId === light.departmentId && isAfter(dueAt, now),
    );
    const { days = 0 } = moment?.payload ?? {};
    const day = { release, settings, department, days: Number(days), at: moment?.dueAt ?? now };
    departments.push({
      light,
      people: await remindedPeople(reads, { settings, department }, reminders),
      next: moment === undefined ? null : { at: moment.dueAt, called: await whoIsCalled(reads, day) },
      nudgeAgainAt: nudgeAgainAt(reminders, { settings, department, now }),
    });
  }
  const zone = (await reads.person(actor.workspaceId, actor.userId))?.zone ?? release.plan.launch.zone;
  return { ok: true, release, zone, now, departments };
};

/** Who is reminded by a nudge, when each reads it, and on which wall. */
export type Nudged =
  | {
      ok: true;
      name: string;
      told: readonly { userId: string; goesAt: Instant; zone: string }[];
      now: Instant;
    }
  | Refused;

/**
 * The release manager reminds a department's people now. It reaches each of them in their working hours, and
 * once a working day at most.
 */
export const nudgeDepartment = (house: House, request: Request, about: About): Promise<Nudged> =>
  once(house, request, async (tx): Promise<Nudged> => {
    const { actor } = request;
    const owed = await findOwed(tx, actor, about);
    if (!owed.ok && owed.refusal.code !== 'nothing_owed') return owed;
    const release = await tx.release(actor.workspaceId, about.releaseId);
    const refused = release === null ? null : managerOnly(actor, release);
    if (refused !== null) return refused;
    if (!owed.ok) return owed;
    const { light, department, settings } = owed;
    const { name } = light;
    const now = house.clock.now();
    if (owed.release.practice || awaitsChoice(owed.release, light, now))
      return refuse({ code: 'nothing_owed', name });
    const reminders = ofQuestion(light, await tx.releaseReminders(actor.workspaceId, owed.release.id));
    const again = nudgeAgainAt(reminders, { settings, department, now });
    const last = nudgedAt(reminders);
    if (again !== null && last !== null) return refuse({ code: 'nudged_already', name, at: last, again });
    const told: { userId: string; goesAt: Instant; zone: string }[] = [];
    for (const { userId } of addresseesOf(department, await presenceOf(tx, settings, department, now))) {
      if (!maySee({ userId, isFullMember: true }, owed.release, settings)) continue;
      const raising = {
        release: owed.release,
        light,
        settings,
        userId,
        raisedBy: actor.userId,
        dueAt: now,
        now,
      };
      const reminder = await raiseReminder(tx, house.ids, { ...raising, step: 'nudge' });
      const { zone } = await calendarOf(tx, settings, { userId, department, now });
      if (reminder !== null) told.push({ userId, goesAt: reminder.goesAt, zone });
    }
    return told.length === 0 ? refuse({ code: 'nobody_there', name }) : { ok: true, name, told, now };
  });
