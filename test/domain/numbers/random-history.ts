import fc from 'fast-check';
import type { NumberEntry } from '../../../src/domain/numbers/entry.ts';

/** Zones whose clocks change in the north, in the south, by half an hour, and never; two across the date line. */
export const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
] as const;

const DEPARTMENTS = ['qa', 'docs', 'sales'] as const;

/** Around the ends of years, around clock changes, and anywhere between. */
const begin = fc
  .tuple(
    fc.constantFrom(
      '2024-12-30T20:00Z',
      '2025-03-28T22:00Z',
      '2025-10-24T21:00Z',
      '2025-12-27T08:00Z',
      '2026-03-06T10:00Z',
      '2026-10-02T12:00Z',
      '2026-12-29T23:00Z',
    ),
    fc.integer({ min: 0, max: 40 * 24 * 60 }),
  )
  .map(([at, minutes]) => Date.parse(at) + minutes * 60_000);

/** What may happen at any time, in an order that real releases seldom have. */
const KINDS = [
  'department_asked',
  'department_asked',
  'light_answered',
  'light_answered',
  'light_answered',
  'light_voted',
  'department_removed',
  'consent_given',
  'condition_met',
  'condition_lapsed',
  'blocker_raised',
  'blocker_confirmed',
  'waiver_given',
  'waiver_agreed',
  'waiver_withdrawn',
  'release_moved',
  'all_green',
  'launch_failed',
  'rollout_stopped',
  'issue_reported',
  'outcome_recorded',
  'goal_checked',
  'feedback_counted',
  'note_taken',
  'note_taken',
  'action_done',
  'action_done',
  'plan_changed',
] as const;

const GAPS = [0, 1, 7, 45, 60, 400, 1440, 3000];

const step = fc.record({
  kind: fc.constantFrom(...KINDS),
  gap: fc.constantFrom(...GAPS),
  department: fc.nat(DEPARTMENTS.length - 1),
  id: fc.nat(3),
  is: fc.boolean(),
  before: fc.constantFrom('waiting', 'conditional_asked', 'green', 'stale'),
  state: fc.constantFrom('green', 'green', 'conditional', 'on_track', 'not_yet', 'not_applicable'),
  pending: fc.subarray([0, 1, 2]),
  severity: fc.constantFrom('critical', 'major', 'minor'),
  reason: fc.constantFrom('people', 'quality', 'other', undefined),
  users: fc.constantFrom('nothing', 'part', 'all'),
  reached: fc.constantFrom('reached', 'partly', 'not', 'too_early'),
  shift: fc.integer({ min: -9000, max: 40_000 }),
  sum: fc.integer({ min: 3, max: 50 }),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const release = fc.record({
  begin,
  starts: fc.constantFrom(true, true, true, true, false),
  urgent: fc.constantFrom(false, false, false, true),
  planned: fc.integer({ min: -2000, max: 30_000 }),
  before: fc.array(step, { maxLength: 4 }),
  lights: fc.array(step, { maxLength: 14 }),
  ends: fc.constantFrom('live', 'live', 'live', 'live', 'twice', 'cancelled', 'merged', 'open'),
  after: fc.array(step, { maxLength: 8 }),
  closes: fc.boolean(),
});
type Sketch = typeof release extends fc.Arbitrary<infer One> ? One : never;

const iso = (ms: number): string => new Date(ms).toISOString();
const planned = (ms: number) => ({ date: '', time: '', zone: 'UTC', at: iso(ms) });

/** The data of one entry; `nth` makes what must be one of its kind. */
const dataOf = (one: Step, nth: number, now: number): Record<string, unknown> => {
  const departmentId = DEPARTMENTS[one.department];
  const pending = one.pending.map((id) => `c-${departmentId}-${id}`);
  const waits = one.state === 'not_yet' || one.is ? { blockerId: `${departmentId}-${one.id}` } : {};
  switch (one.kind) {
    case 'department_asked':
      return { departmentId, again: one.is };
    case 'light_answered':
      return { departmentId, state: one.state, before: one.before, ...(one.is && { pending }), ...waits };
    case 'light_voted':
      return { departmentId, votes: 1, needed: 2, ...(one.is && { pending }) };
    case 'consent_given':
    case 'waiver_agreed':
      return { departmentId, agreed: one.is };
    case 'condition_met':
    case 'condition_lapsed':
      return { departmentId, conditionId: `c-${departmentId}-${one.id}` };
    case 'blocker_raised':
      return { blockerId: `b${nth}`, severity: 'stops' };
    case 'blocker_confirmed':
      return { blockerId: `b${nth - 1 - one.id}`, solved: one.is };
    case 'waiver_given':
      return { departmentId, needsSecond: one.is };
    case 'release_moved':
      return {
        from: planned(now + 50_000_000),
        to: planned(now + 50_000_000 + one.shift * 60_000),
        ...(one.reason !== undefined && { reason: one.reason }),
      };
    case 'launch_failed':
      return { attempt: 1, usersSee: one.users };
    case 'issue_reported':
      return { issueId: `i${nth}`, severity: one.severity };
    case 'outcome_recorded':
      return { day: 7, reached: one.reached, incidents: 0, adoption: null };
    case 'goal_checked':
      return { days: 7, answer: one.reached };
    case 'rollout_stopped':
      return { index: 1, of: 3, ...(one.id !== 0 && { takenBack: one.is }) };
    case 'feedback_counted': {
      const tally = { sum: one.sum, count: one.id * 4 };
      const round = (['first', 'early', 'late'] as const)[one.department];
      return { round, answers: one.id * 4, ratings: tally, confidence: tally, effort: { sum: 0, count: 0 } };
    }
    case 'note_taken':
      return {
        noteId: `n${nth}`,
        kind: one.state === 'not_yet' ? 'decision' : 'action',
        dueOn: one.id === 0 ? null : iso(now + one.shift * 60_000).slice(0, 10),
      };
    case 'action_done':
      return { noteId: `n${nth - 1 - (one.id % 2)}` };
    default:
      return { departmentId };
  }
};

const written = (sketch: Sketch, releaseId: string): NumberEntry[] => {
  const entries: NumberEntry[] = [];
  let now = sketch.begin;
  const write = (type: string, data: Record<string, unknown> = {}, gap = 0): void => {
    now += gap * 60_000;
    entries.push({ releaseId, at: iso(now), type, data });
  };
  const steps = (all: readonly Step[]): void => {
    for (const one of all) {
      now += one.gap * 60_000;
      write(one.kind, dataOf(one, entries.length, now));
    }
  };
  write('release_drafted', { launch: planned(now + sketch.planned * 60_000) });
  steps(sketch.before);
  if (sketch.starts) write('release_started', sketch.urgent ? { urgent: true } : {}, 90);
  steps(sketch.lights);
  if (sketch.ends === 'merged') write('release_merged');
  if (sketch.ends === 'merged' || sketch.ends === 'cancelled') write('release_cancelled', {}, 5);
  if (sketch.ends === 'twice') {
    write('launch_decided', { attempt: 1 }, 30);
    write('launch_failed', { attempt: 1, usersSee: 'part' }, 30);
    write('department_asked', { departmentId: 'qa', again: true });
  }
  if (sketch.ends === 'live' || sketch.ends === 'twice') {
    write('launch_decided', { attempt: 2 }, 20);
    write('declared_live', { attempt: 2 }, sketch.urgent ? 0 : 25);
    write('announced');
  }
  steps(sketch.after);
  if (sketch.closes) write('release_closed', {}, 600);
  return entries;
};

export type History = {
  entries: readonly NumberEntry[];
  zone: string;
};

/** A record of up to nine releases, their entries mixed as a house would write them. */
export const history: fc.Arbitrary<History> = fc
  .record({ sketches: fc.array(release, { maxLength: 9 }), zone: fc.constantFrom(...ZONES) })
  .map(({ sketches, zone }) => ({
    zone,
    entries: sketches
      .flatMap((sketch, nth) => written(sketch, `r${nth}`))
      .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  }));
