import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMinutes, compare, isAfter } from '../../../src/domain/calendar.ts';
import { timelineOf } from '../../../src/domain/delivery/timeline.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  aLight,
  aPlan,
  aStartedRelease,
  DEPARTMENT_KEYS,
  launchOn,
  MAYA,
  NOW,
  someSettings,
} from '../../support/builders.ts';
import { inStage, LAUNCH_AT, live } from '../deciding.ts';

const settings = someSettings();
const drawn = (release: Release, now: string): string[] =>
  timelineOf(release, settings, now)
    .map(({ kind, dueAt, payload }) =>
      `${dueAt.slice(0, 16)} ${kind.slice('time.'.length)} ${payload.days ?? ''}`.trim(),
    )
    .sort();

describe('while a deployment runs that was started on Thursday at 14:00 in Berlin', () => {
  const started = aStartedRelease({
    stage: 'launching',
    attempts: 1,
    launch: { attempt: 1, decidedBy: MAYA, decidedAt: LAUNCH_AT, liveAt: null },
  });

  test.each([
    ['2026-12-10T13:00:00.000Z', ['2026-12-10T14:00']],
    ['2026-12-10T14:00:00.000Z', ['2026-12-10T14:00', '2026-12-11T09:00']],
    ['2026-12-12T08:00:00.000Z', ['2026-12-10T14:00', '2026-12-11T09:00', '2026-12-14T09:00']],
  ])('at %s "did it work?" is asked at %j: after an hour, then each working morning', (now, moments) => {
    expect(drawn(started, now)).toEqual(moments.map((moment) => `${moment} deployment_asked`));
  });

  test('on hold, and once users have it, nobody is asked', () => {
    const hold = { by: MAYA, at: LAUNCH_AT, reason: 'Wait' };
    expect(drawn({ ...started, hold }, LAUNCH_AT).join()).not.toContain('deployment_asked');
    const launch = started.launch && { ...started.launch, liveAt: LAUNCH_AT };
    expect(drawn({ ...started, launch }, LAUNCH_AT)).toEqual([]);
  });
});

describe('after the launch on Thursday 10 December 2026', () => {
  /** One day, seven and thirty after it; then that it is not closed. */
  const GOAL = [
    '2026-12-11T09:00 after_launch',
    '2026-12-17T09:00 after_launch',
    '2027-01-11T09:00 after_launch',
    '2027-01-14T09:00 close_overdue',
  ];
  const FEEDBACK = ['2026-12-15T09:00 feedback_prompt 3', '2026-12-30T09:00 feedback_prompt 14'];

  /** Half an hour before the next round asks, and a week after the last one. */
  const COUNTS = [
    '2026-12-15T08:30 feedback_count 1',
    '2026-12-30T08:30 feedback_count 3',
    '2027-01-06T08:30 feedback_count 14',
  ];
  const byTime = (...moments: string[]) => moments.toSorted();

  test('feedback is asked for after 3 and 14 working days and counted, the look back opens after 7', () => {
    expect(drawn(live(), LAUNCH_AT)).toEqual(
      byTime(...GOAL, ...FEEDBACK, ...COUNTS, '2026-12-21T09:00 retro'),
    );
  });

  test('once the look back is open, the prompts with their counts and the goal are left', () => {
    expect(drawn(inStage.retro(), LAUNCH_AT)).toEqual(byTime(...FEEDBACK, ...COUNTS, ...GOAL));
  });

  test('closed early, the prompts still come', () => {
    expect(drawn({ ...live(), stage: 'closed' }, LAUNCH_AT)).toEqual(byTime(...FEEDBACK, ...COUNTS));
  });

  test('the moments follow from the day it became live, not from the planned one', () => {
    const late = live();
    const liveAt = '2026-12-11T21:00:00.000Z';
    const release = { ...late, launch: late.launch && { ...late.launch, liveAt } };
    expect(drawn(release, liveAt)).toContain('2026-12-16T09:00 feedback_prompt 3');
  });

  test('a missed look back is made up for, a missed prompt is not', () => {
    const late = timelineOf(live(), settings, LAUNCH_AT).map(({ kind, late }) => `${kind} ${late}`);
    expect(new Set(late)).toEqual(
      new Set([
        'time.feedback_prompt drop',
        'time.feedback_count drop',
        'time.after_launch drop',
        'time.close_overdue drop',
        'time.retro make_up',
      ]),
    );
  });
});

const anyRelease = fc
  .record({
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.constantFrom('10', '11', '12'),
    hour: fc.integer({ min: 0, max: 23 }),
    zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'),
    asked: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    hold: fc.boolean(),
  })
  .map(({ day, month, hour, zone, asked, hold }) => {
    const two = (n: number) => String(n).padStart(2, '0');
    return aStartedRelease({
      plan: aPlan({ launch: launchOn(`2026-${month}-${two(day)}`, `${two(hour)}:00`, zone) }),
      hold: hold ? { by: MAYA, at: NOW, reason: 'Wait' } : null,
      lights: DEPARTMENT_KEYS.map((key, index) =>
        aLight(key, { askedAt: asked[index] === true ? NOW : null }),
      ),
    });
  });

test('redrawn before anything has come due, the moments are the same', () => {
  fc.assert(
    fc.property(anyRelease, fc.integer({ min: 0, max: 60 * 24 * 20 }), (release, minutes) => {
      const first = timelineOf(release, settings, NOW);
      const pending = first.filter(({ dueAt }) => isAfter(dueAt, NOW));
      const soonest = pending.map(({ dueAt }) => dueAt).sort(compare)[0];
      const at = addMinutes(NOW, minutes);
      // An ask that is overdue is due "now", whenever that is.
      fc.pre(first.length === pending.length && soonest !== undefined && isAfter(soonest, at));
      expect(timelineOf(release, settings, at)).toEqual(first);
    }),
    { numRuns: 150 },
  );
});

test('every key of a timeline stands once, whatever the plan', () => {
  fc.assert(
    fc.property(anyRelease, (release) => {
      const keys = timelineOf(release, settings, NOW).map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }),
    { numRuns: 150 },
  );
});
