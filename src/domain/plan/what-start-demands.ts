import type { Instant } from '../calendar.ts';
import type { Refusal } from '../refusal.ts';
import type { Plan, Release } from '../release.ts';
import { shortOfTime } from '../review/time-to-prepare.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';

/** What a plan says before it starts: what it is for, and how we will know. */
export const NEEDED_TO_START = ['goal', 'measure'] as const;
export type NeededToStart = (typeof NEEDED_TO_START)[number];

/** Which of these the plan does not say yet. A hotfix waits for nothing, and a rehearsal only tries how it goes. */
export const neededToStart = ({
  plan,
  urgent,
  practice,
}: Pick<Release, 'urgent' | 'practice'> & { plan: Pick<Plan, NeededToStart> }): readonly NeededToStart[] =>
  urgent !== null || practice ? [] : NEEDED_TO_START.filter((part) => plan[part].trim() === '');

/**
 * What stands between a draft and its start: a department that can make the date or says that it is fine, and then
 * what the plan is for. Null where nothing does.
 */
export const obstacleToStart = (
  release: Release,
  settings: WorkspaceSettings,
  now: Instant,
): Extract<Refusal, { code: 'no_time_to_prepare' | 'plan_incomplete' }> | null => {
  // The main release of a wave was asked all this.
  if (release.urgent !== null || release.practice || release.family.waveOf !== null) return null;
  const short = release.lights.flatMap((light) => {
    const time = shortOfTime(light, release, settings, now);
    return time === null ? [] : [{ name: light.name, ...time }];
  });
  if (short.length === release.lights.length) return { code: 'no_time_to_prepare', short };
  const missing = neededToStart(release);
  return missing.length > 0 ? { code: 'plan_incomplete', missing } : null;
};
