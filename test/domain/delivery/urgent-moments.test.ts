import { describe, expect, test } from 'vitest';
import { timelineOf } from '../../../src/domain/delivery/timeline.ts';
import type { Light } from '../../../src/domain/lights/light.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  aGreenLight,
  aLight,
  anUrgent,
  aStartedRelease,
  deputyOf,
  launchOn,
  leadOf,
  MAYA,
  someSettings,
} from '../../support/builders.ts';

/** Eleven in the evening in Berlin, on a Tuesday. */
const NIGHT = '2026-12-01T22:00:00.000Z';
const settings = someSettings();
const named = (userId: string) => ({ userId, name: userId, until: null });
const duty = [named(leadOf('qa'))];

const hotfix = (overrides: Partial<Release> = {}): Release => {
  const release = aStartedRelease({ startedAt: NIGHT, urgent: anUrgent(), ...overrides });
  return { ...release, plan: { ...release.plan, launch: launchOn('2026-12-02', '00:00') } };
};

const moments = (release: Release, now = NIGHT): string[] =>
  timelineOf(release, settings, now)
    .filter(({ kind }) => kind !== 'time.new_day')
    .map(({ dueAt, kind }) => `${dueAt.slice(0, 16)} ${kind.replace('time.', '')}`);

const MORNING_AFTER = '2026-12-03T09:00 not_launched';

describe('a light that a hotfix needs', () => {
  test.each<[string, Partial<Light>, string[]]>([
    [
      'asked of whoever is on duty: ten minutes, then the deputy',
      { delegates: duty, askedAt: NIGHT },
      ['2026-12-01T22:10 urgent_deputy'],
    ],
    [
      'asked of the deputy, too: twenty minutes, then the manager',
      { delegates: [...duty, named(deputyOf('qa'))], askedAt: NIGHT },
      ['2026-12-01T22:20 urgent_silent'],
    ],
    ['with nobody on duty: in its channel, when its day begins', { askedAt: null }, ['2026-12-02T08:00 ask']],
    ['asked in its channel: nobody is woken', { askedAt: NIGHT }, []],
  ])('%s', (_case, light, expected) => {
    expect(moments(hotfix({ lights: [aLight('qa', light)] }))).toEqual([...expected, MORNING_AFTER]);
  });

  test('that is given needs nobody any more', () => {
    const light = { ...aGreenLight('qa', NIGHT), delegates: duty };
    expect(moments(hotfix({ lights: [light] }))).toEqual([MORNING_AFTER]);
  });

  test('that says what is in the way wakes no deputy either', () => {
    const by = { userId: leadOf('qa'), name: 'qa' };
    const said = {
      answer: 'not_yet',
      reason: 'It fails.',
      solver: 'Engineering',
      expectedOn: '2026-12-02',
    } as const;
    const answer = { ...said, by, at: NIGHT, asDeputy: false };
    const light = aLight('qa', { state: 'not_yet', delegates: duty, askedAt: NIGHT, answer });
    expect(moments(hotfix({ lights: [light] })).join()).not.toContain('urgent');
  });
});

test('on hold a hotfix wakes nobody', () => {
  const hold = { by: MAYA, at: NIGHT, reason: 'False alarm?' };
  const lights = [aLight('qa', { delegates: duty, askedAt: NIGHT })];
  expect(moments(hotfix({ lights, hold })).map((moment) => moment.slice(17))).toEqual(['still_on_hold']);
});

describe('once it is live', () => {
  const launch = { attempt: 1, decidedBy: MAYA, decidedAt: NIGHT, liveAt: NIGHT };
  const live = (review: string | null, stage: Release['stage'] = 'live'): Release =>
    hotfix({ stage, launch, attempts: 1, urgent: anUrgent({ review }) });

  test('what was learnt is asked for two working days later, and nobody is asked how they like it', () => {
    expect(moments(live(null))).toEqual([
      '2026-12-03T09:00 urgent_review',
      '2026-12-10T09:00 retro',
      '2026-12-15T09:00 close_overdue',
    ]);
  });

  test.each([
    ['a weekend in between', '2026-12-03T10:00:00.000Z', '2026-12-04T09:00 urgent_review'],
    ['on a Friday evening', '2026-12-04T17:00:00.000Z', '2026-12-07T09:00 urgent_review'],
  ])('it is asked for again each working morning: %s', (_case, now, next) => {
    expect(moments(live(null), now)).toContain(next);
  });

  test.each(['live', 'retro'] as const)('written down, nobody is asked again: %s', (stage) => {
    expect(moments(live('We watch the date now.', stage)).join()).not.toContain('urgent_review');
  });
});
