import { addDays, type Instant, isAfter, toWall } from '../calendar.ts';
import type { Condition } from '../conditions/condition.ts';
import { isOwed, type Light } from '../lights/light.ts';
import { comesAfter } from '../lights/order.ts';
import { REMINDER_DAYS, stepsOn } from '../reminders/ladder.ts';
import { departmentById, type WorkspaceSettings } from '../settings/settings.ts';
import { addWorkingDays, nextWorkingMoment, previousWorkingDay, type WorkingWeek } from '../working-days.ts';
import { nextAsk, promisedMorning, redAgainOn, tooOldOn } from './answer-moments.ts';
import { at, type Draw, launchDate, MORNING, type TimedMoment, wallOf } from './moments.ts';
import { awaitsChoice } from './past-launch.ts';

/** A green light that holds for some days only; past the planned launch, too, for as long as nobody launched. */
const expiry = (light: Light, { settings, now }: Draw): TimedMoment[] => {
  const morning = tooOldOn(light, settings);
  if (morning === null) return [];
  const { departmentId } = light;
  const { zone, week } = wallOf(departmentId, settings);
  const { date } = toWall(morning, zone);
  const dueAt = isAfter(morning, now) ? morning : nextWorkingMoment(now, week, zone);
  return [
    {
      key: `expire:${departmentId}:${date}`,
      kind: 'time.expire',
      dueAt,
      payload: { departmentId },
      late: 'make_up',
    },
  ];
};

/** When the owner of a condition is reminded: the working day before its last one. */
export const conditionReminder = (
  { departmentId, dueOn }: Condition,
  settings: WorkspaceSettings,
): Instant => {
  const { zone, week } = wallOf(departmentId, settings);
  return at(previousWorkingDay(dueOn, week), MORNING, zone);
};

/** An open condition: its owner is reminded before, and it lapses when its day is over. */
export const momentsOfCondition = (condition: Condition, { settings, now }: Draw): TimedMoment[] => {
  const { id, departmentId, dueOn, state } = condition;
  if (state !== 'open') return [];
  const { zone } = wallOf(departmentId, settings);
  const reminder = conditionReminder(condition, settings);
  const payload = { conditionId: id };
  const over = at(addDays(dueOn, 1), '00:00', zone);
  return [
    ...(isAfter(reminder, now)
      ? [
          {
            key: `condition_due:${id}`,
            kind: 'time.condition_due' as const,
            dueAt: reminder,
            payload,
            late: 'drop' as const,
          },
        ]
      : []),
    { key: `condition_lapse:${id}`, kind: 'time.condition_lapse', dueAt: over, payload, late: 'make_up' },
  ];
};

export const momentsOfLight = (light: Light, { release, settings, now }: Draw): TimedMoment[] => {
  const { zone, week } = wallOf(light.departmentId, settings);
  const id = light.departmentId;
  const payload = { departmentId: id };
  if (light.state === 'green' || light.state === 'conditional')
    return expiry(light, { release, settings, now });
  if (awaitsChoice(release, light, now)) return [];
  if (light.askedAt === null) {
    // Another department's light comes first: its green draws this moment.
    if (comesAfter(light, release).length > 0) return [];
    // A moment that passed before the plan existed goes at the department's next working hour.
    const dueAt = nextAsk(light, release, settings, now);
    return [{ key: `ask:${id}`, kind: 'time.ask', dueAt, payload, late: 'make_up' }];
  }
  const answer = light.answer;
  if (light.state === 'on_track' && answer?.answer === 'on_track') {
    return [againOn(answer.askAgainOn, answer.at, id, { zone, week, now })];
  }
  // Asked again since means: the answer is out of date, and the question open.
  const isRed = light.state === 'not_yet' && answer?.answer === 'not_yet';
  if (isRed && !isAfter(light.askedAt, answer.at)) {
    return [againOn(redAgainOn(id, answer, release, settings), answer.at, id, { zone, week, now })];
  }
  if (!isOwed(light)) return [];
  const askedOn = toWall(light.askedAt, zone).date;
  const department = departmentById(settings, id);
  return (
    REMINDER_DAYS.filter((days) => department === undefined || stepsOn(days, department).length > 0)
      .map((days) => ({ days, date: addWorkingDays(launchDate(release, zone), -days, week) }))
      // A question that was put on the day of a reminder, or after it, is its own reminder.
      .filter(({ date }) => date > askedOn)
      .map(({ days, date }) => ({
        key: `remind:${id}:${date}`,
        kind: 'time.remind',
        dueAt: at(date, MORNING, zone),
        payload: { departmentId: id, days },
        late: 'drop',
      }))
  );
};

/** A morning that went by in silence is made up for in the next working hour. */
const againOn = (
  date: string,
  promisedAt: Instant,
  departmentId: string,
  { zone, week, now }: { zone: string; week: WorkingWeek; now: Instant },
): TimedMoment => {
  const morning = promisedMorning(date, promisedAt, { zone, week });
  return {
    key: `again:${departmentId}:${date}`,
    kind: 'time.ask_again',
    dueAt: isAfter(morning, now) ? morning : nextWorkingMoment(now, week, zone),
    payload: { departmentId },
    late: 'make_up',
  };
};
