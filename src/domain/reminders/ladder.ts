import { addDays, type Instant, isAfter, toInstant, toWall } from '../calendar.ts';
import type { Department } from '../settings/settings.ts';
import { addWorkingDays, isWorkingDay, type WorkingWeek } from '../working-days.ts';

/** Who is reminded by the plan. The release manager reads the whole story in the go or no-go message. */
export type PlannedStep = 'lead' | 'deputy' | 'sponsor';

/**
 * Who is reminded so many working days before the launch, as long as the department owes its answer. On the last
 * day the release manager's own message says it too: who was asked, and when.
 */
export const LADDER: readonly { days: number; steps: readonly PlannedStep[] }[] = [
  { days: 3, steps: ['lead'] },
  { days: 2, steps: ['lead', 'deputy'] },
  { days: 1, steps: ['lead', 'sponsor'] },
];

/** Working days before the launch on which somebody is reminded, the earliest first. */
export const REMINDER_DAYS: readonly number[] = LADDER.map(({ days }) => days);

type Staff = Pick<Department, 'leads' | 'deputies' | 'sponsorId'>;

const hasPeople: Record<PlannedStep, (staff: Staff) => boolean> = {
  lead: () => true,
  deputy: ({ deputies }) => deputies.length > 0,
  sponsor: ({ sponsorId }) => sponsorId !== null,
};

/**
 * The steps of a day for this department. A day that is only there for deputies is left out where there are
 * none; without a sponsor the last one leaves the matter to the release manager.
 */
export const stepsOn = (days: number, staff: Staff): readonly PlannedStep[] => {
  const planned = LADDER.find((rung) => rung.days === days)?.steps ?? [];
  if (planned.includes('deputy') && !hasPeople.deputy(staff)) return [];
  return planned.filter((step) => hasPeople[step](staff));
};

/** The people of a step, before anybody's leave is looked at. */
export const peopleOf = (step: PlannedStep, staff: Staff): readonly string[] => {
  if (step === 'sponsor') return staff.sponsorId === null ? [] : [staff.sponsorId];
  if (step === 'deputy') return staff.deputies.filter((user) => !staff.leads.includes(user));
  return staff.leads.length > 0 ? staff.leads : staff.deputies;
};

/** From when on somebody may be nudged again: a working day after the last time. */
export const mayNudgeAgainAt = (last: Instant, week: WorkingWeek, zone: string): Instant => {
  const { date, time } = toWall(last, zone);
  // What was asked for on a day off counts from the next working day on.
  const counted = isWorkingDay(date, week) ? date : addWorkingDays(addDays(date, -1), 1, week);
  return toInstant({ date: addWorkingDays(counted, 1, week), time, zone });
};

/** Whether a nudge now would come too soon after the last one. */
export const isNudgedLately = (last: Instant, now: Instant, week: WorkingWeek, zone: string): boolean =>
  isAfter(mayNudgeAgainAt(last, week, zone), now);
