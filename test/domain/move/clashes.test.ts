import { describe, expect, test } from 'vitest';
import type { ItemValues } from '../../../src/domain/command.ts';
import { withNewItems } from '../../../src/domain/contents/contents.ts';
import type { ListPart } from '../../../src/domain/contents/parts.ts';
import type { When } from '../../../src/domain/contents/when.ts';
import { type Clash, clashesOf, type Surroundings } from '../../../src/domain/move/clashes.ts';
import { withLaunch } from '../../../src/domain/move/decide-move.ts';
import { previewMove } from '../../../src/domain/move/preview-move.ts';
import type { PlannedLaunch, Release } from '../../../src/domain/release.ts';
import type { Absence } from '../../../src/domain/reminders/absence.ts';
import {
  aDepartment,
  aGreenLight,
  aLight,
  aPlan,
  aStartedRelease,
  channelOf,
  deputyOf,
  launchOn,
  leadOf,
  MAYA,
  NOW,
  scopeOf,
  someSettings,
} from '../../support/builders.ts';

const departments = [aDepartment('docs'), aDepartment('sales')];
const settings = someSettings({ departments });
const release = aStartedRelease({
  lights: [aLight('docs', { askedAt: NOW }), aLight('sales', { askedAt: NOW })],
});
const away = (userId: string, overrides: Partial<Absence> = {}): Absence => ({
  id: `away-${userId}`,
  userId,
  from: '2026-12-14',
  until: '2026-12-18',
  standInId: null,
  setBy: userId,
  setAt: NOW,
  ...overrides,
});

type Given = Partial<Surroundings> & { on?: Release; to?: PlannedLaunch };

const clashes = ({
  on = release,
  to = launchOn('2026-12-17', '10:00'),
  ...around
}: Given = {}): readonly Clash[] =>
  clashesOf(withLaunch(on, to, NOW).release, on.plan.launch, {
    settings,
    others: [],
    absences: [],
    now: NOW,
    ...around,
  });

const holding = <P extends ListPart>(part: P, ...items: ItemValues<P>[]): Release => {
  const contents = withNewItems(scopeOf('x'), part, items as never);
  return { ...release, plan: aPlan({ contents }) };
};

test('nothing stands against a working day with everybody there', () => {
  expect(clashes()).toEqual([]);
});

describe('the day', () => {
  test('a holiday, and another launch of that day', () => {
    const week = { ...settings.week, holidays: ['2026-12-17'] };
    const others = [
      aStartedRelease({ id: 'rel-other', plan: aPlan({ name: 'Borealis', launch: launchOn('2026-12-17') }) }),
    ];
    expect(clashes({ settings: { ...settings, week }, others })).toEqual([
      { kind: 'non_working_day', date: '2026-12-17', holiday: null },
      { kind: 'same_day', title: 'Borealis 2.0' },
    ]);
  });

  test('hardly any time left to help users', () => {
    expect(clashes({ to: launchOn('2026-12-17', '16:00') })).toEqual([{ kind: 'little_support', hours: 1 }]);
  });
});

describe('people who are away on that day', () => {
  const docs = {
    kind: 'lead_away',
    department: 'Docs',
    userId: leadOf('docs'),
    until: '2026-12-18',
  } as const;

  test.each<[string, Absence[], Clash[]]>([
    [
      'the manager',
      [away(MAYA.userId)],
      [{ kind: 'manager_away', userId: MAYA.userId, until: '2026-12-18' }],
    ],
    ['a lead whose deputy is there', [away(leadOf('docs'))], [{ ...docs, covered: true }]],
    ['a lead and the deputy', [away(leadOf('docs')), away(deputyOf('docs'))], [{ ...docs, covered: false }]],
    ['a lead who named somebody', [away(leadOf('docs'), { standInId: deputyOf('docs') })], []],
    ['somebody who is back by then', [away(leadOf('docs'), { until: '2026-12-16' })], []],
    ['somebody of no department that is asked', [away('U0OTHER')], []],
  ])('%s', (_who, absences, expected) => {
    expect(clashes({ absences })).toEqual(expected);
  });
});

describe('time that is now too short', () => {
  const earlier = launchOn('2026-11-19', '10:00');

  test('since each was asked, of those who still have to answer', () => {
    const short = { kind: 'short_time', department: 'Docs', has: 2, needs: 5 } as const;
    expect(clashes({ to: earlier })).toEqual([short, { ...short, department: 'Sales' }]);
    const lights = [aLight('docs', { askedAt: '2026-11-10T09:00:00.000Z' }), aGreenLight('sales')];
    const on = { ...release, startedAt: '2026-11-10T09:00:00.000Z', lights };
    expect(clashes({ on, to: earlier })).toEqual([]);
  });

  test('is reckoned from when a department said how many days it needs', () => {
    const to = launchOn('2026-12-02', '10:00');
    const review = {
      answer: 'needs_days',
      days: 12,
      words: 'Training.',
      by: MAYA,
      at: NOW,
      launchAt: to.at,
    } as const;
    const lights = [aLight('docs', { leadTimeDays: 5, reviewAskedAt: NOW, review }), aGreenLight('sales')];
    expect(clashes({ on: { ...release, lights }, to })).toEqual([
      { kind: 'short_time', department: 'Docs', has: 11, needs: 12 },
    ]);
  });
});

describe('what it waits for', () => {
  const dependency = { what: 'The new login', release: null, owner: null, by: '' };

  test('a day after the launch, and nothing once it has come', () => {
    const on = holding('dependencies', { ...dependency, by: '2026-12-18' });
    expect(clashes({ on })).toEqual([
      { kind: 'comes_later', what: 'The new login', title: null, on: '2026-12-18' },
    ]);
    expect(clashes({ on: holding('dependencies', { ...dependency, by: '2026-12-17' }) })).toEqual([]);
  });

  test('another release that launches later, if the manager may see it', () => {
    const on = holding('dependencies', { ...dependency, release: 'rel-other' });
    const launch = launchOn('2026-12-18');
    const other = aStartedRelease({ id: 'rel-other', plan: aPlan({ name: 'Borealis', launch }) });
    expect(clashes({ on, others: [other] })).toEqual([
      { kind: 'comes_later', what: 'The new login', title: 'Borealis 2.0', on: '2026-12-18' },
    ]);
    expect(clashes({ on })).toEqual([]);
  });

  test('another release that has ended, and will never come', () => {
    const on = holding('dependencies', { ...dependency, release: 'rel-other' });
    const other = aStartedRelease({ id: 'rel-other', plan: aPlan({ name: 'Borealis' }) });
    const ended = { ...other, stage: 'cancelled', endedAt: NOW } as const;
    expect(clashes({ on, others: [ended] })).toEqual([
      { kind: 'never_comes', what: 'The new login', title: 'Borealis 2.0' },
    ]);
  });
});

describe('who waits for it', () => {
  const waiting = (date: string, overrides: Partial<Release> = {}, doneAt: string | null = null): Release => {
    const dependency = { what: 'The boards', release: release.id, owner: null, by: '' };
    const { dependencies, ...rest } = withNewItems(scopeOf('x'), 'dependencies', [dependency]);
    const contents = { ...rest, dependencies: dependencies.map((item) => ({ ...item, doneAt })) };
    const plan = aPlan({ name: 'Borealis', contents, launch: launchOn(date) });
    return aStartedRelease({ id: 'rel-other', plan, ...overrides });
  };
  const clash = { kind: 'waited_for', title: 'Borealis 2.0', what: 'The boards', on: '2026-12-15' };

  test.each<[string, Release, object[]]>([
    ['launches before the new date', waiting('2026-12-15'), [clash]],
    ['launches after it', waiting('2026-12-18'), []],
    ['has it already', waiting('2026-12-15', {}, NOW), []],
    ['is over', waiting('2026-12-15', { stage: 'cancelled', endedAt: NOW }), []],
    ['is a rehearsal', waiting('2026-12-15', { practice: true }), []],
  ])('a release that %s', (_what, other, expected) => {
    expect(clashes({ others: [other] })).toEqual(expected);
  });
});

describe('milestones', () => {
  const milestone = (when: When) => holding('milestones', { what: 'Freeze', owner: null, when });
  const before: When = { kind: 'relative', days: -5, count: 'working_days', time: null, zone: null };
  const fixed: When = { kind: 'fixed', date: '2026-12-09', until: null, time: null, zone: null };

  test('whose new day has passed already', () => {
    const passed = { kind: 'day_passed', what: 'Freeze', on: '2026-11-16' };
    expect(clashes({ on: milestone(before), to: launchOn('2026-11-23', '10:00') })).toContainEqual(passed);
    expect(clashes({ on: milestone(before), to: launchOn('2026-11-24', '10:00') })).not.toContainEqual(
      expect.objectContaining({ kind: 'day_passed' }),
    );
  });

  test('that keep their day, which is now after the launch', () => {
    const to = launchOn('2026-12-08', '10:00');
    expect(clashes({ on: milestone(fixed), to })).toEqual([
      { kind: 'left_behind', what: 'Freeze', on: '2026-12-09' },
    ]);
    expect(clashes({ on: milestone(fixed) })).toEqual([]);
  });
});

test('a phase of which only one end moves with the launch, and would end before it begins', () => {
  const starts: When = { kind: 'relative', days: -3, count: 'working_days', time: null, zone: null };
  const ends: When = { kind: 'fixed', date: '2026-12-09', until: null, time: null, zone: null };
  const on = holding('phases', { name: 'Testing', owner: null, starts, ends });
  expect(clashes({ on })).toEqual([{ kind: 'ends_first', what: 'Testing' }]);
  expect(clashes({ on, to: launchOn('2026-12-14', '10:00') }).map(({ kind }) => kind)).not.toContain(
    'ends_first',
  );
});

describe('the preview', () => {
  const around = { settings, others: [], absences: [], now: NOW };

  test('names the lights that the move will ask again, and every place where it is told, once', () => {
    const judged = { date: release.plan.launch.at };
    const docs = aGreenLight('docs');
    const answer = docs.answer === null ? null : { ...docs.answer, judged };
    const lights = [{ ...docs, answer }, aLight('sales')];
    const preview = previewMove({ ...release, lights }, launchOn('2026-12-08'), around);
    expect(preview.askedAgain).toEqual(['Docs']);
    expect(preview.told).toEqual(
      expect.arrayContaining([
        { channel: 'C0REL' },
        { channel: channelOf('docs') },
        { channel: channelOf('sales') },
      ]),
    );
    expect(new Set(preview.told.map((place) => JSON.stringify(place))).size).toBe(preview.told.length);
  });

  test('on hold nobody hears of it', () => {
    const hold = { by: MAYA, at: NOW, reason: 'x' };
    expect(previewMove({ ...release, hold }, launchOn('2026-12-17'), around).told).toEqual([]);
  });
});
