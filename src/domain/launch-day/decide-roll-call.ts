import { addMinutes, type Instant } from '../calendar.ts';
import type { Command } from '../command.ts';
import { hold } from '../decide-course.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import type { ReleaseEvent } from '../event.ts';
import { isEarly, whatStopsIt } from '../launch/decide-launch.ts';
import { refuse } from '../refusal.ts';
import type { Release } from '../release.ts';
import { wantsRollCall, wentInAdvance } from './confirmation.ts';
import {
  isCalling,
  isSilenceDue,
  mayGo,
  type RollCall,
  type Said,
  SILENCE_MINUTES,
  type Station,
  standingOf,
  stationOf,
  WAIT_MINUTES,
} from './roll-call.ts';
import { stationOrder } from './station-order.ts';

const later = (now: Instant): Instant => addMinutes(now, SILENCE_MINUTES);

/** Who is waited for next, and until when nobody is hurried. */
const withClock = (release: Release, rollCall: RollCall, now: Instant): Release => {
  const called: Release = { ...release, rollCall };
  const waits = standingOf(called, now).is === 'up';
  return { ...called, rollCall: { ...rollCall, silentAt: waits ? later(now) : null, nudges: 0 } };
};

const completed = (release: Release, now: Instant): ReleaseEvent[] =>
  standingOf(release, now).is === 'complete' ? [{ type: 'roll_call_complete' }] : [];

/** The launch is called out: from an hour before it on, when nothing else is in the way. */
export const startRollCall = (
  release: Release,
  { duty }: Extract<Command, { type: 'start_roll_call' }>,
  context: Context,
): Decision => {
  const { by, now, settings } = context;
  if (!wantsRollCall(release)) return refuse({ code: 'no_roll_call' });
  if (isCalling(release, now)) return decided(release);
  const { at } = release.plan.launch;
  const stopped = whatStopsIt(release, context);
  if (stopped !== null) {
    const { refusal } = stopped;
    return refusal.code === 'not_ready' ? refuse({ ...refusal, rollCall: true }) : stopped;
  }
  if (isEarly(release, now)) return refuse({ code: 'roll_call_too_early', at });
  const stations = stationOrder(release, settings).map((light): Station => {
    const { departmentId, name } = light;
    const gone = wentInAdvance(light, release);
    const said: Said | null = gone === null ? null : { ...gone, word: 'go', reason: '' };
    return { departmentId, name, duty: duty[departmentId] ?? { onDuty: null, deputy: null }, said };
  });
  const started = withClock(
    release,
    { startedBy: by, startedAt: now, stations, silentAt: null, nudges: 0 },
    now,
  );
  return decided(
    started,
    {
      type: 'roll_call_started',
      stations: stations.map(({ departmentId, said }) => ({ departmentId, advance: said !== null })),
    },
    ...completed(started, now),
  );
};

/** The stations with what this one says; one that joined since the start is written down with it. */
const withWord = (rollCall: RollCall, station: Station, said: Said | null): RollCall => {
  const known = rollCall.stations.some(({ departmentId }) => departmentId === station.departmentId);
  const all = known ? rollCall.stations : [...rollCall.stations, station];
  return {
    ...rollCall,
    stations: all.map((each) => (each.departmentId === station.departmentId ? { ...each, said } : each)),
  };
};

/** Go, no-go or hold, by the station that is up; whoever has spoken may still say otherwise until the launch. */
export const answerStation = (
  release: Release,
  { departmentId, word, reason }: Extract<Command, { type: 'answer_station' }>,
  context: Context,
): Decision => {
  const { by, now } = context;
  const { rollCall, call } = release;
  const standing = standingOf(release, now);
  const station = stationOf(release, departmentId);
  if (rollCall === null || standing.is === 'none') return refuse({ code: 'no_roll_call_runs' });
  if (release.hold !== null) {
    return refuse({ code: 'on_hold', reason: release.hold.reason, by: release.hold.by.name });
  }
  if (call !== null) return refuse({ code: 'go_is_declared', by: call.by.name });
  if (station === undefined) return refuse({ code: 'not_called' });
  const { name } = station;
  if ('station' in standing && station.said === null && standing.station.departmentId !== departmentId) {
    return refuse({ code: 'not_your_turn', name, up: standing.station.name });
  }
  const why = reason.trim();
  if (word !== 'go' && why === '') {
    return refuse({
      code: 'fields_invalid',
      problems: [{ field: 'reason', problem: 'Say why, in a few words.' }],
    });
  }
  if (word === 'go' && !mayGo(release, departmentId)) return refuse({ code: 'light_comes_first', name });
  const answered = {
    type: 'station_answered',
    departmentId,
    name,
    word,
    reason: word === 'go' ? '' : why,
  } as const;
  if (word === 'hold') {
    const silent = { ...withWord(rollCall, station, null), silentAt: null, nudges: 0 } as const;
    const held = hold({ ...release, rollCall: silent }, { type: 'hold', reason: why }, context);
    return held.ok ? decided(held.release, answered, ...held.events) : held;
  }
  if (station.said?.word === word && station.said.reason === answered.reason) return decided(release);
  const said: Said = { word, reason: answered.reason, by, at: now, advance: false };
  const next = withClock(release, withWord(rollCall, station, said), now);
  return decided(next, answered, ...completed(next, now));
};

/** The station that is up says nothing: first its deputy is called, too; then the manager is asked what to do. */
export const noticeSilence = (
  release: Release,
  { departmentId }: Extract<Command, { type: 'station_silent' }>,
  { now }: Context,
): Decision => {
  const { rollCall, call, hold: held } = release;
  const standing = standingOf(release, now);
  if (rollCall === null || standing.is !== 'up' || call !== null || held !== null) return decided(release);
  const { station } = standing;
  if (station.departmentId !== departmentId || !isSilenceDue(rollCall, now) || rollCall.nudges === 2) {
    return decided(release);
  }
  const nudge = rollCall.nudges === 0 ? 1 : 2;
  const silentAt = nudge === 1 ? later(now) : null;
  const { name, duty } = station;
  return decided(
    { ...release, rollCall: { ...rollCall, nudges: nudge, silentAt } },
    { type: 'station_silent', departmentId, name, nudge, ...duty },
  );
};

/** The manager waits on: ten minutes later they are asked again. */
export const waitForStation = (
  release: Release,
  _command: Extract<Command, { type: 'wait_for_station' }>,
  { now }: Context,
): Decision => {
  const { rollCall } = release;
  const standing = standingOf(release, now);
  if (rollCall === null || standing.is !== 'up') return refuse({ code: 'no_roll_call_runs' });
  if (rollCall.nudges < 2) return decided(release);
  const { departmentId, name } = standing.station;
  return decided(
    { ...release, rollCall: { ...rollCall, nudges: 1, silentAt: addMinutes(now, WAIT_MINUTES) } },
    { type: 'station_waited', departmentId, name },
  );
};

/** Not today: the roll-call ends, and what comes next is another date. */
export const scrub = (
  release: Release,
  { reason }: Extract<Command, { type: 'scrub' }>,
  _context: Context,
): Decision => {
  if (release.rollCall === null) return refuse({ code: 'no_roll_call_runs' });
  const why = reason.trim();
  if (why === '') {
    return refuse({
      code: 'fields_invalid',
      problems: [{ field: 'reason', problem: 'Say why, in a few words.' }],
    });
  }
  return decided({ ...release, rollCall: null, call: null }, { type: 'launch_scrubbed', reason: why });
};
