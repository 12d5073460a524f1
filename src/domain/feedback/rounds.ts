import { fieldDepartments } from '../brief/brief.ts';
import { addMinutes, type Instant, isAfter, toWall } from '../calendar.ts';
import { at, type Draw, MORNING, type TimedMoment, wallOf } from '../delivery/moments.ts';
import type { Light } from '../lights/light.ts';
import type { Release } from '../release.ts';
import { riskOf } from '../risk/risk.ts';
import { weekOf } from '../settings/settings.ts';
import { addWorkingDays } from '../working-days.ts';

/** Who is asked when, in working days after the launch: those who ran it, then twice those who use or sell it. */
export const FEEDBACK_ROUNDS = ['first', 'early', 'late'] as const;
export type FeedbackRound = (typeof FEEDBACK_ROUNDS)[number];

export const ROUND_DAYS: Record<FeedbackRound, number> = { first: 1, early: 3, late: 14 };

/** A round ends where the next begins; the last one after a week. */
export const ROUND_ENDS: Record<FeedbackRound, number> = { first: 3, early: 14, late: 19 };

/** Prompts in the thread of the announcement. */
export const FEEDBACK_DAYS = [ROUND_DAYS.early, ROUND_DAYS.late] as const;

/** The round that a moment of the timeline belongs to; null for a number that no plan knows. */
export const roundOn = (days: number): FeedbackRound | null =>
  FEEDBACK_ROUNDS.find((round) => ROUND_DAYS[round] === days) ?? null;

/** The round that runs so long after the launch: the one that was asked last, or is asked first. */
export const roundAt = ({ release, settings, now }: Draw): FeedbackRound => {
  const liveAt = release.launch?.liveAt;
  if (liveAt == null) return 'first';
  const began = (round: FeedbackRound): boolean =>
    !isAfter(morningAfter({ release, settings, now }, liveAt, ROUND_DAYS[round]), now);
  return FEEDBACK_ROUNDS.findLast(began) ?? 'first';
};

const morningAfter = ({ release, settings }: Draw, liveAt: Instant, days: number): Instant => {
  const { zone } = release.plan.launch;
  return at(addWorkingDays(toWall(liveAt, zone).date, days, weekOf(settings)), MORNING, zone);
};

/** Nobody is asked again how they like a hotfix, nor what could hardly go wrong. */
const isAskedAgain = ({ urgent, plan }: Release): boolean =>
  urgent === null && (plan.risk === null || riskOf(plan.risk) !== 'low');

/** Its departments are asked where somebody judged that it could go wrong. */
const asksDepartments = (release: Release): boolean =>
  isAskedAgain(release) && release.plan.risk !== null && release.family.waveOf === null;

/** Who sells or supports it knows after three days; who built it, on the next. */
export const roundOfDepartment = (light: Pick<Light, 'departmentId'>, release: Release): FeedbackRound =>
  fieldDepartments(release).some(({ departmentId }) => departmentId === light.departmentId)
    ? 'early'
    : 'first';

/** Each department that was asked for its light is asked once how it was, in the morning on its own wall. */
const ofDepartments = (draw: Draw, liveAt: Instant): TimedMoment[] => {
  const { release, settings } = draw;
  if (!asksDepartments(release)) return [];
  return release.lights
    .filter(({ askedAt }) => askedAt !== null)
    .map((light): TimedMoment => {
      const { departmentId } = light;
      const { zone, week } = wallOf(departmentId, settings);
      const days = ROUND_DAYS[roundOfDepartment(light, release)];
      return {
        key: `feedback:${days}:${departmentId}`,
        kind: 'time.feedback_prompt',
        dueAt: at(addWorkingDays(toWall(liveAt, zone).date, days, week), MORNING, zone),
        payload: { days, departmentId },
        late: 'drop',
      };
    });
};

/** The record counts what a round brought just before the next one asks. */
const COUNT_MINUTES = -30;

/** When people are asked how it is, and when the record counts what they said. */
export const feedbackMoments = (draw: Draw): TimedMoment[] => {
  const { release } = draw;
  const liveAt = release.launch?.liveAt;
  if (liveAt == null || release.urgent !== null) return [];
  const prompts = (isAskedAgain(release) ? FEEDBACK_DAYS : []).map(
    (days): TimedMoment => ({
      key: `feedback:${days}`,
      kind: 'time.feedback_prompt',
      dueAt: morningAfter(draw, liveAt, days),
      payload: { days },
      late: 'drop',
    }),
  );
  const counts = FEEDBACK_ROUNDS.map(
    (round): TimedMoment => ({
      key: `feedback_count:${round}`,
      kind: 'time.feedback_count',
      dueAt: addMinutes(morningAfter(draw, liveAt, ROUND_ENDS[round]), COUNT_MINUTES),
      payload: { days: ROUND_DAYS[round] },
      late: 'drop',
    }),
  );
  return [...ofDepartments(draw, liveAt), ...prompts, ...counts];
};
