import { compare, daysBetween, type Instant, toWall } from '../calendar.ts';
import { hoursBetween, NO_TALLY, type Tally } from './entry.ts';
import { type Figure, type FigureId, medianOf, shareOf, sumOf } from './figures.ts';
import type { Feedback } from './story/aftermath.ts';
import { GATES, type Gate, SLIPS, type Slip } from './story/course.ts';
import type { Story } from './story.ts';

/** What a department's lights took. Of a department, never of a person. */
export type DepartmentNumbers = { departmentId: string; wait: Figure; asks: Figure; reAsks: Figure };
export type SlipNumbers = { reason: Slip['reason']; moves: Figure; days: Figure };
export type GateNumbers = { gate: Gate; hours: Figure };

export type Numbers = {
  figures: Readonly<Record<FigureId, Figure>>;
  departments: readonly DepartmentNumbers[];
  slips: readonly SlipNumbers[];
  gates: readonly GateNumbers[];
};

/** One that users got. */
type Launched = Story & { liveAt: Instant };

const launchedIn = (stories: readonly Story[]): readonly Launched[] =>
  stories
    .flatMap((story) => (story.course.liveAt === null ? [] : [{ ...story, liveAt: story.course.liveAt }]))
    .toSorted((a, b) => compare(a.liveAt, b.liveAt));

/** The middle of what each release adds; it stands on those that add something. */
const middle = (launched: readonly Launched[], of: (story: Launched) => readonly number[]): Figure => {
  const each = launched.map(of).filter((values) => values.length > 0);
  return { value: medianOf(each.flat()), releases: each.length };
};

const total = (launched: readonly Launched[], of: (story: Launched) => number): Figure => ({
  value: sumOf(launched.map(of)),
  releases: launched.length,
});

/** Of all that each release counts, how much of it is so; it stands on those that count something. */
const share = (launched: readonly Launched[], of: (story: Launched) => readonly [number, number]): Figure => {
  const counted = launched.map(of).filter(([, whole]) => whole > 0);
  const parts = sumOf(counted.map(([part]) => part));
  const whole = sumOf(counted.map(([, each]) => each));
  return { value: shareOf(parts, whole), releases: counted.length };
};

const mean = (launched: readonly Launched[], field: keyof Feedback): Figure => {
  const tallies = launched.map((story) => story.aftermath.feedback[field]).filter(({ count }) => count > 0);
  const all = tallies.reduce<Tally>(
    (sum, each) => ({ sum: sum.sum + each.sum, count: sum.count + each.count }),
    NO_TALLY,
  );
  return { value: all.count === 0 ? null : all.sum / all.count, releases: tallies.length };
};

/** Days of 24 hours between each launch and the one before. */
const cadence = (launched: readonly Launched[]): Figure => ({
  value: medianOf(
    launched
      .slice(1)
      .map((story, nth) => hoursBetween(launched[nth]?.liveAt ?? story.liveAt, story.liveAt) / 24),
  ),
  releases: launched.length,
});

/** Days of the calendar from the planned one to the real one; a hotfix has no date to keep. */
const lateDays = ({ course: { promisedAt, urgent }, liveAt }: Launched, zone: string): readonly number[] =>
  promisedAt === null || urgent
    ? []
    : [daysBetween(toWall(promisedAt, zone).date, toWall(liveAt, zone).date)];

const planDays = ({ course: { draftedAt, urgent }, liveAt }: Launched): readonly number[] =>
  draftedAt === null || urgent ? [] : [hoursBetween(draftedAt, liveAt) / 24];

/** "Too early" says nothing yet. */
const goal = ({ aftermath }: Launched): readonly [number, number] =>
  aftermath.goal === null || aftermath.goal === 'too_early'
    ? [0, 0]
    : [aftermath.goal === 'reached' ? 1 : 0, 1];

const figuresOf = (
  launched: readonly Launched[],
  cancelled: number,
  zone: string,
): Record<FigureId, Figure> => {
  const reAsks = total(launched, ({ askings }) => sumOf(askings.map((each) => each.reAsks)));
  return {
    launched: total(launched, () => 1),
    hotfixes: total(launched, ({ course }) => (course.urgent ? 1 : 0)),
    cancelled: { value: cancelled, releases: launched.length + cancelled },
    cadence: cadence(launched),
    on_time: share(launched, (story) => {
      const late = lateDays(story, zone);
      return [late.filter((days) => days <= 0).length, late.length];
    }),
    delay: middle(launched, (story) => lateDays(story, zone)),
    later_moves: total(launched, ({ course }) => course.slips.length),
    plan_to_launch: middle(launched, planDays),
    light_wait: middle(launched, ({ askings }) => askings.flatMap(({ waits }) => waits)),
    re_asks: {
      value: launched.length === 0 ? null : (reAsks.value ?? 0) / launched.length,
      releases: launched.length,
    },
    without: total(launched, ({ without }) => without),
    conditions_kept: share(launched, ({ conditions: { kept, lapsed } }) => [kept, kept + lapsed]),
    conditions_lapsed: total(launched, ({ conditions }) => conditions.lapsed),
    blockers: total(launched, ({ blockers }) => blockers.raised),
    blocker_clear: middle(launched, ({ blockers }) => blockers.cleared),
    launch_success: share(launched, ({ course: { failed, rolledBack } }) => [
      failed === 0 && rolledBack === 0 ? 1 : 0,
      1,
    ]),
    rollbacks: total(launched, ({ course }) => course.rolledBack),
    incidents: total(launched, ({ aftermath }) => aftermath.incidents),
    calm: share(launched, ({ aftermath }) => [aftermath.incidents === 0 ? 1 : 0, 1]),
    goal_reached: share(launched, goal),
    rating: mean(launched, 'ratings'),
    confidence: mean(launched, 'confidence'),
    effort: mean(launched, 'effort'),
    actions_done: share(launched, ({ aftermath: { actions } }) => [actions.done, actions.noted]),
    actions_in_time: share(launched, ({ aftermath: { actions } }) => [actions.inTime, actions.noted]),
  };
};

const departmentsOf = (launched: readonly Launched[]): readonly DepartmentNumbers[] => {
  const ids = [
    ...new Set(launched.flatMap(({ askings }) => askings.map((each) => each.departmentId))),
  ].sort();
  return ids.map((departmentId) => {
    const own = launched.flatMap(({ askings }) =>
      askings.filter((each) => each.departmentId === departmentId),
    );
    const answered = own.filter(({ waits }) => waits.length > 0);
    return {
      departmentId,
      wait: { value: medianOf(answered.flatMap(({ waits }) => waits)), releases: answered.length },
      asks: { value: sumOf(own.map(({ asks }) => asks)), releases: own.length },
      reAsks: { value: sumOf(own.map(({ reAsks }) => reAsks)), releases: own.length },
    };
  });
};

const slipsOf = (launched: readonly Launched[]): readonly SlipNumbers[] =>
  SLIPS.flatMap((reason) => {
    const of = launched.map(({ course }) => course.slips.filter((slip) => slip.reason === reason));
    const own = of.filter((slips) => slips.length > 0);
    if (own.length === 0) return [];
    const releases = own.length;
    return [
      {
        reason,
        moves: { value: own.flat().length, releases },
        days: { value: sumOf(own.flat().map(({ days }) => days)), releases },
      },
    ];
  });

const gatesOf = (launched: readonly Launched[]): readonly GateNumbers[] =>
  GATES.map((gate) => ({
    gate,
    hours: middle(launched, ({ course }) => {
      const hours = course.gateHours[gate];
      return hours === undefined ? [] : [hours];
    }),
  }));

/** The year on the wall of the zone to which a release belongs: of its launch, else of its end; null for neither. */
export const yearOf = ({ course: { liveAt, cancelledAt } }: Story, zone: string): number | null => {
  const at = liveAt ?? cancelledAt;
  return at === null ? null : Number(toWall(at, zone).date.slice(0, 4));
};

/**
 * The numbers of these releases in one year, or in all of them. What was never launched counts only where it was
 * cancelled.
 *
 * @param zone whose calendar days and years are meant
 */
export const numbersOf = (stories: readonly Story[], year: number | null, zone: string): Numbers => {
  const own = stories.filter((story) => {
    const of = yearOf(story, zone);
    return of !== null && (year === null || of === year);
  });
  const launched = launchedIn(own);
  return {
    figures: figuresOf(launched, own.length - launched.length, zone),
    departments: departmentsOf(launched),
    slips: slipsOf(launched),
    gates: gatesOf(launched),
  };
};
