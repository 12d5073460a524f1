import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import { timelineOf } from '../../../src/domain/delivery/timeline.ts';
import { wantsCheckIn } from '../../../src/domain/meetings/check-in.ts';
import { followPlan } from '../../../src/domain/meetings/follow-plan.ts';
import { membersOf } from '../../../src/domain/meetings/series.ts';
import type { Release } from '../../../src/domain/release.ts';
import { aLight, aStartedRelease, departmentId, launchOn, someSettings } from '../../support/builders.ts';
import { after } from '../deciding.ts';
import { aMove } from '../plan-cases.ts';
import { aPlannedMeeting, aPlanThatMeets, daysBefore, type Planned } from './a-meeting.ts';

const NOW = '2026-11-17T09:00:00.000Z';
const SETTINGS = someSettings();

/** The launch is on Thursday 10 December; T-8 is Monday 30 November. */
const weekly = (overrides: Partial<Planned> = {}): Planned =>
  aPlannedMeeting({ when: daysBefore(13), repeats: 'every Monday', ...overrides });

const touched = (release: Release, now = NOW): Release =>
  after(release, { type: 'edit', change: { plan: { goal: `Another goal at ${now}.` } } }, { now });

const meets = (planned: Planned = weekly(), now = NOW): Release =>
  touched(
    aStartedRelease({
      stage: 'planning',
      plan: aPlanThatMeets(planned),
      lights: [aLight('sales'), aLight('docs')],
    }),
    now,
  );

const [itemId = ''] = meets().plan.contents.meetings.map(({ id }) => id);
const NEXT: Command = { type: 'plan_next_meeting', itemId };

const days = (release: Release): string[] =>
  membersOf(release, itemId).map(
    ({ id, at, cancelled }) => `${id} ${at.slice(0, 10)}${cancelled === null ? '' : ` ${cancelled.why}`}`,
  );

const next = (release: Release, now: string): Release => after(release, NEXT, { actor: null, now });

const moments = (release: Release, now: string): string[] =>
  timelineOf(release, SETTINGS, now)
    .filter(({ kind }) => kind === 'time.meeting_next')
    .map(({ dueAt }) => dueAt);

describe('a meeting that repeats', () => {
  test('the next two are known, each a meeting of its own', () => {
    expect(days(meets())).toEqual([`${itemId} 2026-11-23`, `${itemId}-2 2026-11-30`]);
  });

  test('once one begins another is announced, until the launch', () => {
    const release = meets();
    expect(moments(release, NOW)).toEqual(['2026-11-23T09:00:00.000Z']);
    const second = next(release, '2026-11-23T09:00:00.000Z');
    expect(days(second)).toEqual([
      `${itemId} 2026-11-23`,
      `${itemId}-2 2026-11-30`,
      `${itemId}-3 2026-12-07`,
    ]);
    expect(moments(second, '2026-11-23T09:00:00.000Z')).toEqual([]);
    expect(days(next(second, '2026-12-07T09:00:00.000Z'))).toEqual(days(second));
  });

  test('asked twice for the same one it is announced once', () => {
    const once = next(meets(), '2026-11-23T09:00:00.000Z');
    expect(next(once, '2026-11-23T09:00:00.000Z')).toEqual(once);
  });

  test('after days without anybody the ones between are left out', () => {
    const late = next(meets(), '2026-12-01T09:00:00.000Z');
    expect(days(late)).toEqual([`${itemId} 2026-11-23`, `${itemId}-2 2026-11-30`, `${itemId}-3 2026-12-07`]);
  });

  test('one that nobody needed is cancelled alone', () => {
    const release = after(meets(), {
      type: 'cancel_meeting',
      meetingId: itemId,
      at: '2026-11-23T09:00:00.000Z',
    });
    expect(days(touched(release))).toEqual([
      `${itemId} 2026-11-23 nothing_to_discuss`,
      `${itemId}-2 2026-11-30`,
    ]);
  });

  test('as a distance from the launch it moves with it', () => {
    const release = meets();
    const moved = after(
      { ...release, move: aMove({ to: launchOn('2026-12-24') }) },
      { type: 'apply_move' },
      { actor: null },
    );
    expect(days(moved)).toEqual([`${itemId} 2026-12-07`, `${itemId}-2 2026-12-14`]);
    expect(membersOf(moved, itemId).map(({ sequence }) => sequence)).toEqual([1, 1]);
  });

  test('what an earlier launch leaves no time for is cancelled', () => {
    const fixed = { kind: 'fixed', date: '2026-11-23', until: null, time: '10:00', zone: null } as const;
    const release = meets(weekly({ when: fixed }));
    const moved = after(
      { ...release, move: aMove({ to: launchOn('2026-11-26') }) },
      { type: 'apply_move' },
      { actor: null },
    );
    expect(days(moved)).toEqual([`${itemId} 2026-11-23`, `${itemId}-2 2026-11-30 taken_out`]);
  });

  test('taken out of the plan, or cancelled with its release, all that are ahead are', () => {
    const release = next(meets(), '2026-11-23T09:00:00.000Z');
    const now = '2026-11-24T09:00:00.000Z';
    const out = after(release, { type: 'remove_item', part: 'meetings', itemId }, { now });
    expect(days(out).map((each) => each.split(' ')[2])).toEqual([undefined, 'taken_out', 'taken_out']);
    const gone = after(release, { type: 'cancel', reason: 'No budget.' }, { now });
    expect(days(gone).map((each) => each.split(' ')[2])).toEqual([
      undefined,
      'release_cancelled',
      'release_cancelled',
    ]);
  });

  test('once it no longer repeats only its own time is left', () => {
    const values = weekly({ repeats: '' });
    const once = after(meets(), { type: 'put_item', part: 'meetings', itemId, values });
    expect(days(once)).toEqual([`${itemId} 2026-11-23`, `${itemId}-2 2026-11-30 taken_out`]);
  });

  test('launched early, those that are ahead do not take place', () => {
    const live: Release = { ...meets(), stage: 'live' };
    const now = '2026-11-24T09:00:00.000Z';
    expect(days(followPlan(live, SETTINGS, now))).toEqual([
      `${itemId} 2026-11-23`,
      `${itemId}-2 2026-11-30 launched`,
    ]);
  });

  test('a template may say it of a look back: that takes place once', () => {
    const once = meets(weekly({ kind: 'retro', when: daysBefore(-3) }));
    expect(days(once)).toEqual([`${itemId} 2026-12-15`]);
    expect(moments(once, NOW)).toEqual([]);
  });

  test('a department has one open question, however many of them are ahead', () => {
    const release = meets(weekly({ when: daysBefore(8), repeats: 'every working day' }));
    const ask = (meetingId: string): Command => ({
      type: 'ask_check_in',
      meetingId,
      departmentId: departmentId('sales'),
    });
    const now = '2026-11-27T09:00:00.000Z';
    const asked = after(release, ask(itemId), { actor: null, now });
    expect(asked.meetings.map(({ checkIns }) => checkIns.length)).toEqual([1, 0]);
    const twice = after(asked, ask(`${itemId}-2`), { actor: null, now: '2026-11-30T08:00:00.000Z' });
    expect(twice.meetings.map(({ checkIns }) => checkIns.length)).toEqual([1, 0]);
    const [, second] = asked.meetings;
    const light = asked.lights.find((each) => each.departmentId === departmentId('sales'));
    if (second === undefined || light === undefined) throw new Error('Not two meetings.');
    // Its first has begun, and nobody answered: now it may be asked before the second.
    expect(wantsCheckIn(asked, second, light, SETTINGS, '2026-11-30T09:30:00.000Z')).toBe(true);
  });
});
