import { isAcceptedByUsers, lastClosed } from '../acceptance/standing.ts';
import { type Instant, isAfter, toInstant, toWall } from '../calendar.ts';
import type { Release } from '../release.ts';
import { DEMANDS, type RiskDemands, riskOf } from '../risk/risk.ts';
import { type WorkspaceSettings, weekOf } from '../settings/settings.ts';
import { addWorkingDays } from '../working-days.ts';

const NOTHING: RiskDemands = { secondPerson: false, reviewDays: 0, backOutPlan: false, betaVerdict: false };

/**
 * What the risk of a release demands beside its lights: nothing while nobody has answered the questions about it,
 * nor of the urgent lane, which is reviewed afterwards instead.
 */
export const demandsOf = ({ plan, urgent }: Pick<Release, 'plan' | 'urgent'>): RiskDemands =>
  urgent === null && plan.risk !== null ? DEMANDS[riskOf(plan.risk)] : NOTHING;

/** What the plan still owes for its risk. */
export type OwedByPlan = 'back_out' | 'beta';

/** Its own newest round decides; a wave without one has been tried where its main release was. */
const isTried = (release: Pick<Release, 'rounds' | 'family'>): boolean =>
  lastClosed(release) === undefined
    ? release.family.waveOf?.main.accepted === true
    : isAcceptedByUsers(release);

/** A trial with users is written down, or it is a round that was accepted. */
export const owedByPlan = (
  release: Pick<Release, 'plan' | 'urgent' | 'rounds' | 'family'>,
): readonly OwedByPlan[] => {
  const { backOutPlan, betaVerdict } = demandsOf(release);
  const { backOut, beta } = release.plan;
  return [
    ...(backOutPlan && backOut.trim() === '' ? (['back_out'] as const) : []),
    ...(betaVerdict && beta.trim() === '' && !isTried(release) ? (['beta'] as const) : []),
  ];
};

/**
 * Until when others can object: so many working days after the start, at the hour of the start. Null where
 * that is over, or the risk asks for none, or nothing was started.
 */
export const reviewUntil = (release: Release, settings: WorkspaceSettings, now: Instant): Instant | null => {
  const { reviewDays } = demandsOf(release);
  if (reviewDays === 0 || release.startedAt === null || release.practice) return null;
  const { zone } = release.plan.launch;
  const started = toWall(release.startedAt, zone);
  const date = addWorkingDays(started.date, reviewDays, weekOf(settings));
  const until = toInstant({ date, time: started.time, zone });
  return isAfter(until, now) ? until : null;
};
