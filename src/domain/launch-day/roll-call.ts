import { type Instant, isAfter, minutesBetween } from '../calendar.ts';
import { counts } from '../launch/waiver.ts';
import { isSettled } from '../lights/light.ts';
import { isNeeded } from '../lights/needed.ts';
import type { PersonStamp } from '../person.ts';
import { lightOf, type Release } from '../release.ts';
import { wantsRollCall } from './confirmation.ts';

/** What a station says. A hold stops the release; the station is called again when it goes on. */
export const STATION_WORDS = ['go', 'no_go', 'hold'] as const;
export type StationWord = (typeof STATION_WORDS)[number];

/** Whoever is there for a department at the launch, and who else could answer. */
export type Duty = { onDuty: PersonStamp | null; deputy: PersonStamp | null };

export type Said = {
  word: Exclude<StationWord, 'hold'>;
  /** Why not; empty for a go. */
  reason: string;
  by: PersonStamp;
  at: Instant;
  advance: boolean;
};

/** A department as it is called. */
export type Station = { departmentId: string; name: string; duty: Duty; said: Said | null };

/**
 * The launch called out, one station at a time, in a fixed order:
 *
 *   started ──> each says go ──> all said go ──> the release manager launches
 *      └── no-go: it stands there until that station says go ──┘
 *
 * A hold stops the clock and keeps what was said; a scrub ends it.
 */
export type RollCall = {
  startedBy: PersonStamp;
  startedAt: Instant;
  stations: readonly Station[];
  /** When the silence of the station that is up is noticed next; null where nobody waits for it to be. */
  silentAt: Instant | null;
  /** 1: its deputy was called, too. 2: the manager was asked what to do. */
  nudges: 0 | 1 | 2;
};

/** So long nobody is hurried; as long again after the deputy was called, the manager is asked. */
export const SILENCE_MINUTES = 5;
/** So long the manager waits on, once they said so. */
export const WAIT_MINUTES = 10;
/** What was said longer ago is no word about this launch. */
export const ROLL_CALL_HOURS = 12;

export type Standing =
  | { is: 'none' }
  | { is: 'up' | 'no_go'; station: Station }
  /** All said go. */
  | { is: 'complete' };

const NOBODY: Duty = { onDuty: null, deputy: null };

/** Departments that the launch waits for. */
const awaited = (release: Release): readonly string[] =>
  release.lights
    .filter((light) => isNeeded(light, release) && !counts(light.waiver))
    .map(({ departmentId }) => departmentId);

/**
 * The stations as they are called: whoever the launch does not wait for any more is left out, and who joined since
 * stands at the end.
 */
export const stationsOf = (release: Release): readonly Station[] => {
  const { rollCall } = release;
  if (rollCall === null) return [];
  const ids = awaited(release);
  const called = rollCall.stations.filter(({ departmentId }) => ids.includes(departmentId));
  const joined = ids.flatMap((departmentId): Station[] => {
    const name = lightOf(release, departmentId)?.name ?? '';
    const known = called.some((station) => station.departmentId === departmentId);
    return known ? [] : [{ departmentId, name, duty: NOBODY, said: null }];
  });
  return [...called, ...joined];
};

export const stationOf = (release: Release, departmentId: string): Station | undefined =>
  stationsOf(release).find((station) => station.departmentId === departmentId);

/** It was begun, and not so long ago that nobody remembers. */
export const isCalling = ({ rollCall }: Pick<Release, 'rollCall'>, now: Instant): boolean =>
  rollCall !== null && minutesBetween(rollCall.startedAt, now) <= ROLL_CALL_HOURS * 60;

/** Where it stands: the first station that has not said go is up. */
export const standingOf = (release: Release, now: Instant): Standing => {
  if (!wantsRollCall(release) || !isCalling(release, now)) return { is: 'none' };
  const station = stationsOf(release).find(({ said }) => said?.word !== 'go');
  if (station === undefined) return { is: 'complete' };
  return { is: station.said === null ? 'up' : 'no_go', station };
};

/** Null where a launch may happen as far as the roll-call is concerned. */
export const missingRollCall = (release: Release, now: Instant): Standing | null => {
  if (!wantsRollCall(release)) return null;
  const standing = standingOf(release, now);
  return standing.is === 'complete' ? null : standing;
};

/** A light that is open has to be given first: its go would say something that is not so. */
export const mayGo = (release: Release, departmentId: string): boolean => {
  const light = lightOf(release, departmentId);
  return light !== undefined && isSettled(light);
};

/** Its silence is due to be noticed. */
export const isSilenceDue = ({ silentAt }: RollCall, now: Instant): boolean =>
  silentAt !== null && !isAfter(silentAt, now);
