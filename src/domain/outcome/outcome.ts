import { addDuration, type Instant, isAfter } from '../calendar.ts';
import type { Issue } from '../issues/issue.ts';
import type { PersonStamp } from '../person.ts';
import type { Release } from '../release.ts';
import { riskOf } from '../risk/risk.ts';

/** Whether the goal was reached, as its release manager says. */
export const GOAL_ANSWERS = ['reached', 'partly', 'not', 'too_early'] as const;
export type GoalAnswer = (typeof GOAL_ANSWERS)[number];

/** What somebody types about the goal; the value is what its measure says at that moment. */
export type GoalSaid = { value: string; answer: GoalAnswer };

/** What was said of the goal, so many days after the launch. */
export type GoalCheck = GoalSaid & { days: number; by: PersonStamp; at: Instant };

/** The look back was held, or is not; or it is shared with other releases of low risk that were closed in that month. */
export type LookBack = {
  how: 'held' | 'waived' | 'shared';
  /** Why it is not held; empty where it was. */
  reason: string;
  /** 'YYYY-MM', where it is shared. */
  month: string | null;
  by: PersonStamp;
  at: Instant;
};

/** What came of a release, as far as it is known. */
export type AfterLaunch = {
  /** Oldest first. */
  checks: readonly GoalCheck[];
  lookBack: LookBack | null;
  /** Of low risk: whether there was any trouble; null while nobody said. */
  trouble: boolean | null;
};

export const NOTHING_AFTER: AfterLaunch = { checks: [], lookBack: null, trouble: null };

export const isNothingAfter = ({ checks, lookBack, trouble }: AfterLaunch): boolean =>
  checks.length === 0 && lookBack === null && trouble === null;

export const GOAL_VALUE_MAX = 200;
export const LOOK_BACK_REASON_MAX = 500;

/** Incidents are counted so many days from the moment it was live. */
export const INCIDENT_DAYS = 7;

const isIncident = ({ severity }: Issue): boolean => severity !== 'minor';

/** What was found within seven days that users could not work with: critical and major issues. */
export const incidentsOf = ({
  issues,
  launch,
}: Pick<Release, 'issues' | 'launch'>): { count: number; until: Instant | null } => {
  const liveAt = launch?.liveAt ?? null;
  if (liveAt === null) return { count: 0, until: null };
  const until = addDuration(liveAt, { days: INCIDENT_DAYS });
  // What was found while it went out belongs to it, too.
  const count = issues.filter((issue) => isIncident(issue) && !isAfter(issue.reportedAt, until)).length;
  return { count, until };
};

export const lastCheck = ({ after }: Pick<Release, 'after'>): GoalCheck | null => after.checks.at(-1) ?? null;

type Said = Pick<Release, 'plan' | 'urgent' | 'after' | 'issues' | 'family'>;

/** Low risk and no trouble so far: one question, and it is closed. */
export const isQuiet = ({ plan, urgent, after, issues }: Said): boolean =>
  urgent === null && riskOf(plan.risk) === 'low' && after.trouble !== true && !issues.some(isIncident);

/** A hotfix is reviewed instead, and of several waves their main release is asked. */
const isAskedOf = ({ urgent, family }: Pick<Release, 'urgent' | 'family'>): boolean =>
  urgent === null && family.waveOf === null;

/** Whether anybody asks for its goal. */
export const hasGoal = (release: Pick<Release, 'plan' | 'urgent' | 'family'>): boolean =>
  isAskedOf(release) && release.plan.goal.trim() !== '';

/** Whether it has a look back of its own. */
export const hasLookBack = (release: Pick<Release, 'urgent' | 'family'>): boolean => isAskedOf(release);

/** "Too early" is no outcome: it is asked again. */
export const isGoalKnown = (release: Pick<Release, 'after'>): boolean => {
  const last = lastCheck(release);
  return last !== null && last.answer !== 'too_early';
};

/** What keeps the release open beside what it promised: the outcome, and the look back. */
export type OwedAfter = 'goal' | 'look_back';

export const owedAfter = (release: Said): readonly OwedAfter[] => [
  ...(hasGoal(release) && !isGoalKnown(release) ? (['goal'] as const) : []),
  ...(hasLookBack(release) && release.after.lookBack === null ? (['look_back'] as const) : []),
];
