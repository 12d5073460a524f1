import { type Instant, isAfter, toWall } from '../calendar.ts';
import { itemsOf } from '../contents/contents.ts';
import { itemName } from '../contents/item-name.ts';
import { endsBefore } from '../contents/when.ts';
import { isSettled } from '../lights/light.ts';
import { type PlanWarning, planWarnings, shortLeadTimes } from '../plan/plan-warnings.ts';
import { isOver, type PlannedLaunch, type Release, titleOf } from '../release.ts';
import { type Absence, absenceOn } from '../reminders/absence.ts';
import { addresseesOf } from '../reminders/stand-in.ts';
import { departmentById, type WorkspaceSettings, weekOf, zoneOf } from '../settings/settings.ts';
import { resolverOf, timedItems } from './cascade.ts';

/** What a manager should know of a new date before it is taken. Nothing of it is refused. */
export type Clash =
  | Extract<PlanWarning, { kind: 'non_working_day' | 'same_day' | 'little_support' | 'no_support_next_day' }>
  | { kind: 'manager_away'; userId: string; until: string | null }
  /** `covered`: nobody was named for them, and others of the department are there. */
  | { kind: 'lead_away'; department: string; userId: string; until: string | null; covered: boolean }
  | { kind: 'short_time'; department: string; has: number; needs: number }
  /** Comes only after the launch: another release here by its title, else by its day. */
  | { kind: 'comes_later'; what: string; title: string | null; on: string }
  /** Another release here, which was cancelled. */
  | { kind: 'never_comes'; what: string; title: string }
  /** Another release waits for this one, and launches before it. */
  | { kind: 'waited_for'; what: string; title: string; on: string }
  /** One end of it moves, the other stays: it would end before it begins. */
  | { kind: 'ends_first'; what: string }
  /** Its new day is over already. */
  | { kind: 'day_passed'; what: string; on: string }
  /** It has a day of its own, stays there, and was before the launch until now. */
  | { kind: 'left_behind'; what: string; on: string };

/** What the new date is compared with. */
export type Surroundings = {
  settings: WorkspaceSettings;
  /** Other releases that the manager may see, those that are over included. */
  others: readonly Release[];
  /** Absences of today and later. */
  absences: readonly Absence[];
  now: Instant;
};

/** Who is away on the day of the launch, on their department's wall. */
const away = (release: Release, { settings, absences }: Surroundings): Clash[] => {
  const { at, zone } = release.plan.launch;
  const manager = absenceOn(absences, release.manager.userId, toWall(at, zone).date);
  const leads = release.lights.flatMap(({ departmentId, name }): Clash[] => {
    const department = departmentById(settings, departmentId);
    if (department === undefined) return [];
    const { date } = toWall(at, zoneOf(settings, department));
    const presence = (userId: string) => absenceOn(absences, userId, date);
    const covered = addresseesOf(department, presence).length > 0;
    return department.leads.flatMap((userId): Clash[] => {
      const absence = presence(userId);
      if (absence === null || absence.standInId !== null) return [];
      return [{ kind: 'lead_away', department: name, userId, until: absence.until, covered }];
    });
  });
  return [
    ...(manager === null
      ? []
      : [{ kind: 'manager_away', userId: manager.userId, until: manager.until } as const]),
    ...leads,
  ];
};

/** Departments that still have to answer, and have less time than they need. */
const shortTimes = (release: Release, { settings, now }: Surroundings): Clash[] => {
  const lights = release.lights.filter((light) => !isSettled(light));
  return shortLeadTimes({ ...release, lights }, settings, now).map(({ department, has, needs }) => ({
    kind: 'short_time',
    department,
    has,
    needs,
  }));
};

const dependencies = (release: Release, { others }: Surroundings): Clash[] =>
  itemsOf(release.plan.contents, 'dependencies').flatMap((item): Clash[] => {
    if (item.doneAt !== null) return [];
    const { date, at } = release.plan.launch;
    const other = others.find(({ id }) => id === item.release);
    if (other?.stage === 'cancelled') {
      return [{ kind: 'never_comes', what: item.what, title: titleOf(other) }];
    }
    if (other !== undefined && other.launch?.liveAt == null && isAfter(other.plan.launch.at, at)) {
      const on = toWall(other.plan.launch.at, release.plan.launch.zone).date;
      return [{ kind: 'comes_later', what: item.what, title: titleOf(other), on }];
    }
    return item.by > date ? [{ kind: 'comes_later', what: item.what, title: null, on: item.by }] : [];
  });

/** Releases that wait for this one, and would now launch before it. */
const waiting = ({ id, plan: { launch } }: Release, { others }: Surroundings): Clash[] =>
  others
    .filter((other) => !isOver(other) && !other.practice && other.launch === null)
    .filter((other) => isAfter(launch.at, other.plan.launch.at))
    .flatMap((other) =>
      itemsOf(other.plan.contents, 'dependencies')
        .filter((item) => item.release === id && item.doneAt === null)
        .map(({ what }): Clash => {
          const on = toWall(other.plan.launch.at, launch.zone).date;
          return { kind: 'waited_for', what, title: titleOf(other), on };
        }),
    );

/** Items of the plan that a launch at another time puts out of order. */
const items = (release: Release, from: PlannedLaunch, { settings, now }: Surroundings): Clash[] => {
  const { launch } = release.plan;
  const week = weekOf(settings);
  const [before, after] = [resolverOf(from, week), resolverOf(launch, week)];
  return timedItems(release).flatMap(({ part, item, whens }): Clash[] => {
    const [when] = whens;
    if (when === undefined) return [];
    const [was, is] = [before(when), after(when)];
    const what = itemName(part, item);
    if (when.kind === 'fixed') {
      const isLeft = is.date > launch.date && is.date <= from.date;
      return isLeft ? [{ kind: 'left_behind', what, on: is.date }] : [];
    }
    const today = toWall(now, is.zone).date;
    return is.until < today && was.until >= today ? [{ kind: 'day_passed', what, on: is.date }] : [];
  });
};

/** Phases and watches that a launch at another time turns round. */
const turnedRound = (release: Release, from: PlannedLaunch, { settings }: Surroundings): Clash[] => {
  const { launch, contents } = release.plan;
  const week = weekOf(settings);
  return (['phases', 'watch'] as const).flatMap((part) =>
    itemsOf(contents, part)
      .filter((item) => endsBefore(item, launch, week) && !endsBefore(item, from, week))
      .map((item): Clash => ({ kind: 'ends_first', what: itemName(part, item) })),
  );
};

const OF_THE_DAY: readonly PlanWarning['kind'][] = [
  'non_working_day',
  'same_day',
  'little_support',
  'no_support_next_day',
];

/**
 * Where a new date meets holidays, other launches, people who are away, and time that is too short.
 *
 * @param release with its new date, its lights judged anew
 * @param from the date that it had
 */
export const clashesOf = (
  release: Release,
  from: PlannedLaunch,
  surroundings: Surroundings,
): readonly Clash[] => {
  const { settings, others, now } = surroundings;
  const ofTheDay = planWarnings({ ...release, lights: [] }, others, settings, now).filter(({ kind }) =>
    OF_THE_DAY.includes(kind),
  ) as Clash[];
  return [
    ...ofTheDay,
    ...away(release, surroundings),
    ...shortTimes(release, surroundings),
    ...dependencies(release, surroundings),
    ...waiting(release, surroundings),
    ...turnedRound(release, from, surroundings),
    ...items(release, from, surroundings),
  ];
};
