import { compare, daysBetween, type Instant, isAfter, toWall } from '../../calendar.ts';
import { SLIP_REASONS, type SlipReason } from '../../move/planned-move.ts';
import { hoursBetween, isTrue, type NumberEntry, plannedIn, textIn } from '../entry.ts';

/** What a release passes through, each from one moment to the next. */
export const GATES = ['plan', 'preparation', 'lights', 'decision', 'going_out', 'after'] as const;
export type Gate = (typeof GATES)[number];

/** Why it moved; `unsaid` where a hold ended with a new date. */
export const SLIPS = [...SLIP_REASONS, 'unsaid'] as const;
export type Slip = { reason: SlipReason | 'unsaid'; days: number };

/** The way of one release from its first draft to its end. */
export type Course = {
  draftedAt: Instant | null;
  startedAt: Instant | null;
  /** The launch that was planned when it was started. */
  promisedAt: Instant | null;
  /** When users had it: the last time that somebody said so. */
  liveAt: Instant | null;
  /** Given up after its start; one that moved into another goes on there. */
  cancelledAt: Instant | null;
  urgent: boolean;
  slips: readonly Slip[];
  attempts: number;
  failed: number;
  /** Users had something of it, and it was taken back. */
  rolledBack: number;
  gateHours: Readonly<Partial<Record<Gate, number>>>;
};

/** The moments at which one gate ends and the next begins. */
type Moments = Record<
  'drafted' | 'started' | 'asked' | 'green' | 'decided' | 'live' | 'closed',
  Instant | null
>;

const ENDS: Record<Gate, readonly [from: keyof Moments, to: keyof Moments]> = {
  plan: ['drafted', 'started'],
  preparation: ['started', 'asked'],
  lights: ['asked', 'green'],
  decision: ['green', 'decided'],
  going_out: ['decided', 'live'],
  after: ['live', 'closed'],
};

const gateHours = (moments: Moments): Course['gateHours'] => {
  const hours: Partial<Record<Gate, number>> = {};
  for (const gate of GATES) {
    const [from, to] = [moments[ENDS[gate][0]], moments[ENDS[gate][1]]];
    if (from !== null && to !== null && compare(from, to) <= 0) hours[gate] = hoursBetween(from, to);
  }
  return hours;
};

const reasonOf = (entry: NumberEntry): Slip['reason'] => {
  const reason = textIn(entry, 'reason');
  return SLIP_REASONS.find((each) => each === reason) ?? 'unsaid';
};

/** A move to a later launch, in days of the calendar on the wall of the zone; null for any other. */
const slipOf = (entry: NumberEntry, zone: string): Slip | null => {
  const [from, to] = [plannedIn(entry, 'from'), plannedIn(entry, 'to')];
  if (from === null || to === null || !isAfter(to, from)) return null;
  return { reason: reasonOf(entry), days: daysBetween(toWall(from, zone).date, toWall(to, zone).date) };
};

const TAKEN_BACK: readonly (string | null)[] = ['part', 'all'];

/** The way of one release, from its entries in their order; days are those of the zone. */
export const courseOf = (entries: readonly NumberEntry[], zone: string): Course => {
  const moments: Moments = {
    drafted: null,
    started: null,
    asked: null,
    green: null,
    decided: null,
    live: null,
    closed: null,
  };
  const slips: Slip[] = [];
  let planned: Instant | null = null;
  let promised: Instant | null = null;
  let cancelled: Instant | null = null;
  let [attempts, failed, rolledBack] = [0, 0, 0];
  let [urgent, moved] = [false, false];
  let lastGreen: Instant | null = null;

  for (const entry of entries) {
    const { type, at } = entry;
    switch (type) {
      case 'release_drafted':
        moments.drafted ??= at;
        planned ??= plannedIn(entry, 'launch');
        break;
      case 'release_moved': {
        const slip = slipOf(entry, zone);
        if (moments.started !== null && slip !== null) slips.push(slip);
        planned = plannedIn(entry, 'to') ?? planned;
        break;
      }
      case 'release_started':
        if (moments.started !== null) break;
        moments.started = at;
        promised = planned;
        urgent = isTrue(entry, 'urgent');
        break;
      case 'department_asked':
        moments.asked ??= at;
        break;
      case 'all_green':
        lastGreen = at;
        break;
      case 'launch_decided':
        attempts += 1;
        moments.decided = at;
        moments.green = lastGreen;
        break;
      case 'launch_failed':
        failed += 1;
        if (TAKEN_BACK.includes(textIn(entry, 'usersSee'))) rolledBack += 1;
        break;
      case 'rollout_stopped':
        // Stopped where it is, or taken away again from those who had it.
        if (entry.data.takenBack !== false) rolledBack += 1;
        break;
      case 'declared_live':
        moments.live = at;
        break;
      case 'release_merged':
        moved = true;
        break;
      case 'release_cancelled':
        cancelled = at;
        break;
      case 'release_closed':
        moments.closed = at;
        break;
    }
  }

  return {
    draftedAt: moments.drafted,
    startedAt: moments.started,
    promisedAt: promised,
    liveAt: moments.live,
    cancelledAt: moments.started === null || moved ? null : cancelled,
    urgent,
    slips,
    attempts,
    failed,
    rolledBack,
    gateHours: gateHours(moments),
  };
};
