import { type Instant, isAfter } from '../calendar.ts';
import type { PlannedLaunch, Release } from '../release.ts';
import { lightOf } from '../release.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';
import type { TimerKind } from './due-action.ts';
import type { TimedMoment } from './moments.ts';
import { timelineOf } from './timeline.ts';

type Held = { since: Instant; until: Instant; launch: PlannedLaunch };

/** Moments that nobody misses: they are about the hold itself, or come again each morning. */
const NOT_MISSED: readonly TimerKind[] = [
  'time.still_on_hold',
  'time.not_launched',
  'time.deployment_asked',
  'time.notice',
  'time.brief',
  'time.stage_ask',
  'time.feedback_count',
];

/**
 * The moments of the plan that the hold silenced, oldest first: what was missed becomes one message.
 *
 * @param launch the planned launch as it was during the hold
 */
export const missedDuringHold = (
  release: Release,
  settings: WorkspaceSettings,
  { since, until, launch }: Held,
): readonly TimedMoment[] => {
  // The plan as it stood during the hold: what was asked or decided since then had not happened.
  const asThen: Release = {
    ...release,
    hold: null,
    plan: { ...release.plan, launch },
    lights: release.lights.map((light) =>
      light.askedAt !== null && isAfter(light.askedAt, until) ? { ...light, askedAt: null } : light,
    ),
  };
  return timelineOf(asThen, settings, since)
    .filter(({ kind }) => !NOT_MISSED.includes(kind))
    .filter(({ dueAt }) => isAfter(dueAt, since) && !isAfter(dueAt, until))
    .filter(({ payload }) => payload.departmentId === undefined || lightOf(release, payload.departmentId))
    .toSorted((a, b) => (isAfter(a.dueAt, b.dueAt) ? 1 : -1));
};
