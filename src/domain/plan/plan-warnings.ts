import { addDays, type Instant, toWall } from '../calendar.ts';
import { isOver, type Release, titleOf } from '../release.ts';
import { shortOfTime } from '../review/time-to-prepare.ts';
import { riskOf } from '../risk/risk.ts';
import { type GroupWarning, groupWarnings } from '../rollout/group-warnings.ts';
import { holidayOn } from '../settings/public-holidays.ts';
import {
  type Department,
  departmentById,
  speakersOf,
  type WorkspaceSettings,
  weekOf,
  zoneOf,
} from '../settings/settings.ts';
import { isWorkingDay, workingHoursAfter } from '../working-days.ts';

/** What a release manager should know before Start. Nothing here is refused. */
export type PlanWarning =
  | { kind: 'non_working_day'; date: string; holiday: string | null }
  | { kind: 'same_day'; title: string }
  | { kind: 'short_lead_time'; department: string; has: number; needs: number }
  | { kind: 'nobody_can_answer'; department: string }
  | { kind: 'little_support'; hours: number }
  | { kind: 'no_support_next_day' }
  | { kind: 'way_back_untried' }
  | GroupWarning;

/** Fewer working hours than this after the launch leave customers alone with it. */
const SUPPORT_HOURS = 4;

type ShortLeadTime = Extract<PlanWarning, { kind: 'short_lead_time' }>;

/** Departments that have less time until the launch than they need, or than they said they need. */
export const shortLeadTimes = (
  release: Release,
  settings: WorkspaceSettings,
  now: Instant,
): ShortLeadTime[] =>
  release.lights.flatMap((light): ShortLeadTime[] => {
    const time = shortOfTime(light, release, settings, now);
    return time === null ? [] : [{ kind: 'short_lead_time', department: light.name, ...time }];
  });

/** Where those sit who help users: the department called support, else the workspace. */
const supportOf = ({ departments }: WorkspaceSettings): Department | undefined =>
  departments.find(({ key }) => key === 'support') ??
  departments.find(({ name }) => /\bsupport\b/i.test(name));

const support = (release: Release, settings: WorkspaceSettings): PlanWarning[] => {
  const { at } = release.plan.launch;
  const department = supportOf(settings);
  const zone = zoneOf(settings, department);
  const week = weekOf(settings, department);
  const { date } = toWall(at, zone);
  if (!isWorkingDay(date, week)) return [];
  const hours = workingHoursAfter(at, week, zone);
  if (hours < SUPPORT_HOURS) return [{ kind: 'little_support', hours }];
  return isWorkingDay(addDays(date, 1), week) ? [] : [{ kind: 'no_support_next_day' }];
};

/**
 * Everybody gets it at once, and nobody has tried the way back. Said where somebody wrote of a way back, or judged
 * that there is a risk: of a quick plan it would be noise.
 */
const wayBack = ({ plan }: Release): PlanWarning[] => {
  const { path, backOut, risk, contents } = plan;
  const matters = backOut.trim() !== '' || (risk !== null && riskOf(risk) !== 'low');
  return path === 'big_bang' && matters && contents.about.backOutTested === ''
    ? [{ kind: 'way_back_untried' }]
    : [];
};

/**
 * @param others every other release of the workspace that this person may see
 */
export const planWarnings = (
  release: Release,
  others: readonly Release[],
  settings: WorkspaceSettings,
  now: Instant,
): readonly PlanWarning[] => {
  const { date, zone, at } = release.plan.launch;
  const holiday = holidayOn(date, settings.holidayRegion, settings.holidayCalendars);
  const sameDay = others.filter(
    (other) =>
      other.id !== release.id &&
      !isOver(other) &&
      !other.practice &&
      // What users have already takes nobody's attention that day.
      other.launch?.liveAt == null &&
      toWall(other.plan.launch.at, zone).date === toWall(at, zone).date,
  );
  const unanswerable = release.lights.filter(
    (light) => speakersOf(departmentById(settings, light.departmentId)).length === 0,
  );
  return [
    ...(isWorkingDay(date, weekOf(settings)) ? [] : [{ kind: 'non_working_day', date, holiday } as const]),
    ...sameDay.map((other) => ({ kind: 'same_day', title: titleOf(other) }) as const),
    ...shortLeadTimes(release, settings, now),
    ...unanswerable.map((light) => ({ kind: 'nobody_can_answer', department: light.name }) as const),
    ...support(release, settings),
    ...wayBack(release),
    ...groupWarnings(release.plan),
  ];
};
