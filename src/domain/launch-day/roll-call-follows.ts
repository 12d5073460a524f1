import { addMinutes, type Instant } from '../calendar.ts';
import type { Decided } from '../decision.ts';
import type { ReleaseEvent } from '../event.ts';
import type { Release } from '../release.ts';
import { wantsRollCall } from './confirmation.ts';
import { SILENCE_MINUTES, standingOf } from './roll-call.ts';

/** What the rules of the roll-call itself have set stands. */
const OWN: readonly ReleaseEvent['type'][] = [
  'roll_call_started',
  'station_answered',
  'station_silent',
  'station_waited',
  'launch_scrubbed',
];

/** The departments whose light is asked for again by these events. */
const askedAgain = (events: readonly ReleaseEvent[]): readonly string[] =>
  events.flatMap((event) => {
    if (event.type === 'light_stale') return [event.departmentId];
    if (event.type === 'department_asked' && event.again) return [event.departmentId];
    return event.type === 'consent_given' && !event.agreed ? [event.departmentId] : [];
  });

/** Another date, another attempt, another risk: what was called out was about something else. */
const isOver = (before: Release, after: Release, events: readonly ReleaseEvent[]): boolean =>
  before.plan.launch.at !== after.plan.launch.at ||
  events.some(({ type }) => type === 'launch_failed') ||
  !wantsRollCall(after);

const upIn = (release: Release, now: Instant): string | null => {
  const standing = standingOf(release, now);
  return standing.is === 'up' ? standing.station.departmentId : null;
};

/**
 * What a decision about anything else means for the roll-call that runs. A go is void once the light is asked for
 * again; nobody is hurried at once where somebody new is up, or after a hold.
 */
export const followedByRollCall = (before: Release, decided: Decided, now: Instant): Decided => {
  const { release, events } = decided;
  const { rollCall } = release;
  if (rollCall === null || events.length === 0 || events.some(({ type }) => OWN.includes(type))) {
    return decided;
  }
  if (isOver(before, release, events)) return { ...decided, release: { ...release, rollCall: null } };
  const again = askedAgain(events);
  const stations = rollCall.stations.map((each) =>
    again.includes(each.departmentId) ? { ...each, said: null } : each,
  );
  const called: Release = { ...release, rollCall: { ...rollCall, stations } };
  const up = upIn(called, now);
  const begins = up !== upIn(before, now) || events.some(({ type }) => type === 'release_resumed');
  const silentAt = up === null ? null : addMinutes(now, SILENCE_MINUTES);
  const next: Release = begins
    ? { ...called, rollCall: { ...rollCall, stations, silentAt, nudges: 0 } }
    : called;
  const isComplete = standingOf(before, now).is !== 'complete' && standingOf(next, now).is === 'complete';
  const told: ReleaseEvent[] = isComplete && next.launch === null ? [{ type: 'roll_call_complete' }] : [];
  return { ...decided, release: next, events: [...events, ...told] };
};
