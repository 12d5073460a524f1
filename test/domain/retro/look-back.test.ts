import { describe, expect, test } from 'vitest';
import { toInstant } from '../../../src/domain/calendar.ts';
import type { ReleaseEvent } from '../../../src/domain/event.ts';
import type { Release } from '../../../src/domain/release.ts';
import { lookBackOn, type Recorded } from '../../../src/domain/retro/look-back.ts';
import {
  aLight,
  aStartedRelease,
  departmentId,
  launchOn,
  MAYA,
  someSettings,
  ZONE,
} from '../../support/builders.ts';
import { aBlocker } from '../matters.ts';

const at = (date: string, time = '10:00'): string => toInstant({ date, time, zone: ZONE });
const docs = departmentId('docs');

const seen = (overrides: Partial<Release>, record: readonly Recorded[] = []) => {
  const release = aStartedRelease({
    stage: 'retro',
    lights: [aLight('docs', { state: 'green' })],
    launch: { attempt: 1, decidedBy: MAYA, decidedAt: at('2026-12-10'), liveAt: at('2026-12-10') },
    ...overrides,
  });
  return lookBackOn(release, record, { settings: someSettings(), now: at('2026-12-21'), themes: [] });
};

const asked = (when: string, again = false): Recorded => ({
  at: when,
  event: { type: 'department_asked', departmentId: docs, name: 'Docs', again, because: null },
});
const answered = (when: string, answer: 'green' | 'on_track'): Recorded => ({
  at: when,
  event: {
    type: 'light_answered',
    departmentId: docs,
    name: 'Docs',
    answer: { answer } as never,
    before: 'waiting',
  },
});

describe('planned against actual', () => {
  test('the first date counts, however often it was moved', () => {
    const moved = (from: string, to: string): Recorded => ({
      at: at('2026-11-20'),
      event: {
        type: 'release_moved',
        from: launchOn(from),
        to: launchOn(to),
        reason: 'quality',
        words: 'Slow',
      },
    });
    const { daysLate, slips } = seen({}, [
      moved('2026-12-01', '2026-12-04'),
      moved('2026-12-04', '2026-12-10'),
    ]);
    expect(daysLate).toBe(9);
    expect(slips).toHaveLength(2);
    expect(slips[0]).toMatchObject({ reason: 'quality', words: 'Slow' });
  });

  test('launched before its day it was early', () => {
    const launch = { attempt: 1, decidedBy: MAYA, decidedAt: at('2026-12-08'), liveAt: at('2026-12-08') };
    expect(seen({ launch }).daysLate).toBe(-2);
  });
});

describe('how long a department took', () => {
  test.each([
    ['within its day', [asked(at('2026-12-03')), answered(at('2026-12-03', '12:00'), 'green')], 120, 0],
    [
      'nights are nobody’s work',
      [asked(at('2026-12-03', '16:00')), answered(at('2026-12-04', '10:00'), 'green')],
      120,
      0,
    ],
    [
      'on track is no answer',
      [asked(at('2026-12-03')), answered(at('2026-12-03', '11:00'), 'on_track')],
      null,
      0,
    ],
    [
      'asked again it is counted, and the first answer measures',
      [
        asked(at('2026-12-03')),
        answered(at('2026-12-03', '11:00'), 'green'),
        asked(at('2026-12-04'), true),
        answered(at('2026-12-07', '11:00'), 'green'),
      ],
      60,
      1,
    ],
    ['never asked', [], null, 0],
  ] as const)('%s', (_name, record, minutes, again) => {
    expect(seen({}, record).lights).toEqual([{ name: 'Docs', minutes, again, green: true }]);
  });
});

describe('what was in the way', () => {
  test('a blocker has the age at which it was solved; one that was taken back is none', () => {
    const blocker = aBlocker({ raisedAt: at('2026-12-01'), solvedAt: at('2026-12-04'), state: 'confirmed' });
    const gone = aBlocker({ id: 'b2', state: 'withdrawn' });
    expect(seen({ blockers: [blocker, gone] }).blockers).toEqual([
      { text: blocker.text, days: 3, open: false },
    ]);
  });

  test('a hold lasts until it went on', () => {
    const events: readonly (readonly [string, ReleaseEvent])[] = [
      [at('2026-12-01'), { type: 'release_held', reason: 'Power cut' }],
      [at('2026-12-03'), { type: 'release_resumed', heldSince: at('2026-12-01'), moved: false }],
    ];
    const record = events.map(([when, event]) => ({ at: when, event }));
    expect(seen({}, record).holds).toEqual([{ reason: 'Power cut', days: 2 }]);
  });

  test('words that were erased are missing, and nothing breaks', () => {
    const bare = { at: at('2026-12-01'), event: { type: 'release_held' } as ReleaseEvent };
    expect(
      seen({}, [bare, { at: at('2026-12-02'), event: { type: 'launch_failed' } as ReleaseEvent }]),
    ).toMatchObject({
      holds: [{ reason: '' }],
      failed: [{ cause: '' }],
    });
  });
});
