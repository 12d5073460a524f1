import { addMinutes, type Instant, isAfter } from '../calendar.ts';
import type { ReleaseEvent } from '../event.ts';
import { EARLY_MINUTES } from '../launch/decide-launch.ts';
import type { Release } from '../release.ts';
import { stationsOf } from './roll-call.ts';

/** What makes a roll-call stand. */
export type Stands = Extract<ReleaseEvent, { type: 'station_answered' | 'station_silent' }>;

/** Whether it still stands at that station: it says no-go, or nothing, and the manager was asked. */
export const standsAt = (release: Release, event: Stands): boolean => {
  const { rollCall } = release;
  const up = stationsOf(release).find(({ said }) => said?.word !== 'go');
  if (rollCall === null || up?.departmentId !== event.departmentId) return false;
  return event.type === 'station_answered' ? up.said !== null : rollCall.nudges === 2;
};

/**
 * Whether a launch that was scrubbed is planned for its old moment, and nobody begins again. A roll-call begins an
 * hour before the launch at the earliest: what is planned for later was moved since.
 */
export const hasNoOtherDate = ({ rollCall, plan }: Release, scrubbedAt: Instant): boolean =>
  rollCall === null && !isAfter(plan.launch.at, addMinutes(scrubbedAt, EARLY_MINUTES));
