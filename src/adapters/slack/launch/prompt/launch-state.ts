import type { Instant } from '../../../../domain/calendar.ts';
import { isEarly } from '../../../../domain/launch/decide-launch.ts';
import { wantsRollCall } from '../../../../domain/launch-day/confirmation.ts';
import { missingRollCall, standingOf } from '../../../../domain/launch-day/roll-call.ts';
import { isReady } from '../../../../domain/lights/verdict.ts';
import type { Release } from '../../../../domain/release.ts';

type Facts = { release: Release; attempt: number; now: Instant };

/** The attempt that runs, or the one that comes next. */
const presentAttempt = ({ attempts, launch }: Release): number => (launch === null ? attempts + 1 : attempts);

/** What the manager's two boards about one attempt can say; the first that holds is shown. */
const STATES = [
  ['did_not_work', ({ release, attempt }) => attempt < presentAttempt(release)],
  ['cancelled', ({ release }) => release.stage === 'cancelled'],
  ['launched', ({ release }) => release.launch !== null && release.launch.liveAt !== null],
  ['deploying', ({ release }) => release.launch !== null],
  ['held', ({ release }) => release.hold !== null],
  ['called', ({ release }) => release.call !== null && isReady(release)],
  ['not_ready', ({ release }) => !isReady(release)],
  ['early', ({ release, now }) => isEarly(release, now)],
  ['to_call', ({ release, now }) => wantsRollCall(release) && standingOf(release, now).is === 'none'],
  ['calling', ({ release, now }) => missingRollCall(release, now) !== null],
  ['ready', () => true],
] as const satisfies readonly (readonly [string, (facts: Facts) => boolean])[];

export type LaunchState = (typeof STATES)[number][0];

/** Where the launch stands, from one attempt's point of view. */
export const launchStateOf = (facts: Facts): LaunchState =>
  STATES.find(([, holds]) => holds(facts))?.[0] ?? 'ready';
