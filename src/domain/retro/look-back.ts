import { daysBetween, type Instant, toWall } from '../calendar.ts';
import type { ReleaseEvent } from '../event.ts';
import { workingMinutesBetween } from '../forecast/working-time.ts';
import { type IssueCounts, issueCounts } from '../issues/issue.ts';
import { datedMilestones } from '../milestones/milestone-days.ts';
import type { SlipReason } from '../move/planned-move.ts';
import type { Release } from '../release.ts';
import { departmentById, type WorkspaceSettings, weekOf, zoneOf } from '../settings/settings.ts';

/** Something of the record; a part that was erased is missing, whatever its type says. */
export type Recorded = { event: ReleaseEvent; at: Instant };

/** What readers said, grouped by those who read it. */
export type Theme = { name: string; count: number };

/** A department's light: how long it took from the first question to its answer, in minutes of its work. */
export type LightSeen = {
  name: string;
  /** Null where it was never asked, or never answered. */
  minutes: number | null;
  /** How often it was asked again. */
  again: number;
  green: boolean;
};

export type LookBack = {
  /** The launch that was planned first, and the one that came. */
  planned: Instant;
  liveAt: Instant | null;
  /** Calendar days between them; negative where it was early. */
  daysLate: number;
  slips: readonly { from: Instant; to: Instant; reason: SlipReason | null; words: string }[];
  failed: readonly { cause: string }[];
  late: readonly { what: string; planned: string; done: string | null }[];
  lights: readonly LightSeen[];
  blockers: readonly { text: string; days: number; open: boolean }[];
  without: readonly { name: string; reason: string }[];
  holds: readonly { reason: string; days: number }[];
  issues: IssueCounts;
  themes: readonly Theme[];
};

type Of<Type extends ReleaseEvent['type']> = Recorded & { event: Extract<ReleaseEvent, { type: Type }> };

const only =
  <Type extends ReleaseEvent['type']>(type: Type) =>
  (recorded: Recorded): recorded is Of<Type> =>
    recorded.event.type === type;

const SETTLES: readonly string[] = ['green', 'conditional', 'not_applicable'];

const dayOf = (at: Instant, { plan }: Release): string => toWall(at, plan.launch.zone).date;

const days = (from: Instant, to: Instant, release: Release): number =>
  Math.max(0, daysBetween(dayOf(from, release), dayOf(to, release)));

/** By how long departments took, never by who. */
const lightsSeen = (
  { lights }: Release,
  record: readonly Recorded[],
  settings: WorkspaceSettings,
): readonly LightSeen[] =>
  lights.map(({ departmentId, name, state }) => {
    const asked = record
      .filter(only('department_asked'))
      .filter(({ event }) => event.departmentId === departmentId);
    const settled = record
      .filter(only('light_answered'))
      // What somebody said may be erased; that it settled stands in the light itself.
      .find(
        ({ event }) => event.departmentId === departmentId && SETTLES.includes(event.answer?.answer ?? state),
      );
    const department = departmentById(settings, departmentId);
    const wall = { week: weekOf(settings, department), zone: zoneOf(settings, department) };
    const [first] = asked;
    return {
      name,
      minutes:
        first === undefined || settled === undefined
          ? null
          : workingMinutesBetween(first.at, settled.at, wall),
      again: asked.filter(({ event }) => event.again).length,
      green: SETTLES.includes(state),
    };
  });

const holdsIn = (release: Release, record: readonly Recorded[], now: Instant): LookBack['holds'] => {
  const ends = record.filter(only('release_resumed'));
  return record.filter(only('release_held')).map(({ at, event }) => {
    const end = ends.find(({ event: resumed }) => resumed.heldSince === at)?.at ?? now;
    return { reason: event.reason ?? '', days: days(at, end, release) };
  });
};

const lateMilestones = (release: Release, settings: WorkspaceSettings, now: Instant): LookBack['late'] =>
  datedMilestones(release, weekOf(settings)).flatMap(({ item, until, zone }) => {
    const done = item.doneAt === null ? null : toWall(item.doneAt, zone).date;
    const isLate = (done ?? toWall(now, zone).date) > until;
    return isLate ? [{ what: item.what, planned: until, done }] : [];
  });

/**
 * What the look back begins with, from the release and its record: planned against actual, slips, lights, what was in
 * the way, and what was found.
 *
 * @param record of this release, the oldest first
 */
export const lookBackOn = (
  release: Release,
  record: readonly Recorded[],
  { settings, now, themes }: { settings: WorkspaceSettings; now: Instant; themes: readonly Theme[] },
): LookBack => {
  const moves = record.filter(only('release_moved'));
  const planned = moves[0]?.event.from.at ?? release.plan.launch.at;
  const liveAt = release.launch?.liveAt ?? null;
  const until = liveAt ?? now;
  return {
    planned,
    liveAt,
    daysLate: daysBetween(dayOf(planned, release), dayOf(until, release)),
    slips: moves.map(({ event: { from, to, reason, words } }) => ({
      from: from.at,
      to: to.at,
      reason: reason ?? null,
      words: words ?? '',
    })),
    failed: record.filter(only('launch_failed')).map(({ event }) => ({ cause: event.cause ?? '' })),
    late: lateMilestones(release, settings, now),
    lights: lightsSeen(release, record, settings),
    blockers: release.blockers
      .filter(({ state }) => state !== 'withdrawn')
      .map(({ text, raisedAt, solvedAt }) => ({
        text,
        days: days(raisedAt, solvedAt ?? until, release),
        open: solvedAt === null,
      })),
    without: release.lights.flatMap(({ name, waiver }) =>
      waiver === null ? [] : [{ name, reason: waiver.reason }],
    ),
    holds: holdsIn(release, record, now),
    issues: issueCounts(release),
    themes,
  };
};
