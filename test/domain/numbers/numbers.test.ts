import { describe, expect, test } from 'vitest';
import type { NumberEntry } from '../../../src/domain/numbers/entry.ts';
import type { FigureId } from '../../../src/domain/numbers/figures.ts';
import { numbersOf } from '../../../src/domain/numbers/numbers.ts';
import { storiesIn } from '../../../src/domain/numbers/story.ts';

const ZONE = 'Europe/Berlin';

type Told = readonly [at: string, type: string, data?: Record<string, unknown>];

const entriesOf = (releaseId: string, told: readonly Told[]): NumberEntry[] =>
  told.map(([at, type, data = {}]) => ({ releaseId, at: `${at}:00.000Z`, type, data }));

const planned = (at: string) => ({ date: '', time: '', zone: ZONE, at: `${at}:00.000Z` });
const docs = { departmentId: 'dep-docs' };
const again = { ...docs, again: true };

const LIVE: readonly Told[] = [
  ['2026-03-02T10:00', 'release_drafted', { launch: planned('2026-03-12T13:00') }],
  ['2026-03-02T12:00', 'release_started'],
  ['2026-03-12T13:00', 'launch_decided', { attempt: 1 }],
  ['2026-03-12T13:30', 'declared_live', { attempt: 1 }],
];

/** A release that was live on 12 March, with more in its record. */
const withMore = (...more: readonly Told[]): readonly NumberEntry[] =>
  entriesOf(
    'r1',
    [...LIVE, ...more].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );

const numberOf = (id: FigureId, entries: readonly NumberEntry[], year: number | null = null) =>
  numbersOf(storiesIn(entries, ZONE), year, ZONE).figures[id].value;

describe('the year', () => {
  const atMidnight = (live: string) =>
    entriesOf('r1', [
      ['2025-12-01T10:00', 'release_drafted'],
      ['2025-12-01T11:00', 'release_started'],
      [live, 'launch_decided'],
      [live, 'declared_live'],
    ]);
  test.each([
    ['2025-12-31T22:59', 2025],
    ['2025-12-31T23:00', 2026],
  ])('a launch at %s UTC counts in %s, by the wall of the workspace', (live, year) => {
    expect(numberOf('launched', atMidnight(live), year)).toBe(1);
    expect(numberOf('launched', atMidnight(live), year === 2025 ? 2026 : 2025)).toBe(0);
  });
});

describe('dates', () => {
  test.each([
    ['2026-03-12T22:59', 0, 100],
    ['2026-03-12T23:00', 1, 0],
    ['2026-03-11T22:59', -1, 100],
  ])('live at %s UTC is %s days after the planned day', (live, delay, onTime) => {
    const entries = entriesOf('r1', [...LIVE.slice(0, 3), [live, 'declared_live']]);
    expect([numberOf('delay', entries), numberOf('on_time', entries)]).toEqual([delay, onTime]);
  });

  test('a spring day of 23 hours is one day of the calendar, and 23 hours of waiting', () => {
    const entries = entriesOf('r1', [
      ['2026-03-28T12:00', 'release_drafted', { launch: planned('2026-03-28T12:00') }],
      ['2026-03-28T12:00', 'release_started'],
      ['2026-03-28T12:00', 'department_asked', docs],
      ['2026-03-29T11:00', 'light_answered', { ...docs, state: 'green' }],
      ['2026-03-29T11:00', 'launch_decided'],
      ['2026-03-29T11:00', 'declared_live'],
    ]);
    expect([numberOf('delay', entries), numberOf('light_wait', entries)]).toEqual([1, 23]);
  });

  test('what moved in the draft is the plan; what moved after the start is a slip with its reason', () => {
    const entries = withMore(
      [
        '2026-03-02T11:00',
        'release_moved',
        { from: planned('2026-03-12T13:00'), to: planned('2026-03-10T13:00') },
      ],
      [
        '2026-03-03T11:00',
        'release_moved',
        { from: planned('2026-03-10T13:00'), to: planned('2026-03-12T13:00'), reason: 'people' },
      ],
    );
    const { figures, slips } = numbersOf(storiesIn(entries, ZONE), 2026, ZONE);
    expect([figures.delay.value, figures.later_moves.value]).toEqual([2, 1]);
    expect(slips).toEqual([
      { reason: 'people', moves: { value: 1, releases: 1 }, days: { value: 2, releases: 1 } },
    ]);
  });

  test('a hotfix has no date to keep', () => {
    const entries = withMore().map((entry) =>
      entry.type === 'release_started' ? { ...entry, data: { urgent: true } } : entry,
    );
    expect([
      numberOf('hotfixes', entries),
      numberOf('on_time', entries),
      numberOf('plan_to_launch', entries),
    ]).toEqual([1, null, null]);
  });
});

describe('green lights', () => {
  test.each<readonly [string, number, readonly Told[]]>([
    [
      'a question waits since it was first asked',
      30,
      [
        ['2026-03-03T09:00', 'department_asked', docs],
        ['2026-03-04T09:00', 'department_asked', again],
        ['2026-03-04T15:00', 'light_answered', { ...docs, state: 'green' }],
      ],
    ],
    [
      '"on track" is no answer yet',
      6,
      [
        ['2026-03-03T09:00', 'department_asked', docs],
        ['2026-03-03T10:00', 'light_answered', { ...docs, state: 'on_track' }],
        ['2026-03-03T15:00', 'light_answered', { ...docs, state: 'not_yet' }],
      ],
    ],
    [
      'an answer that nobody asked for took nobody any time',
      2,
      [
        ['2026-03-03T09:00', 'light_answered', { ...docs, state: 'green' }],
        ['2026-03-04T09:00', 'department_asked', again],
        ['2026-03-04T11:00', 'light_answered', { ...docs, state: 'green' }],
      ],
    ],
  ])('%s', (_rule, hours, told) => {
    expect(numberOf('light_wait', withMore(...told))).toBe(hours);
  });

  test.each<readonly [string, number, readonly Told[]]>([
    ['counts', 1, [['2026-03-09T09:00', 'waiver_given', { ...docs, needsSecond: false }]]],
    ['waits for a second person', 0, [['2026-03-09T09:00', 'waiver_given', { ...docs, needsSecond: true }]]],
    [
      'counts once that person agrees',
      1,
      [
        ['2026-03-09T09:00', 'waiver_given', { ...docs, needsSecond: true }],
        ['2026-03-09T10:00', 'waiver_agreed', { ...docs, agreed: true }],
      ],
    ],
    [
      'is over with a light',
      0,
      [
        ['2026-03-09T09:00', 'waiver_given', { ...docs, needsSecond: false }],
        ['2026-03-09T10:00', 'light_answered', { ...docs, state: 'green' }],
      ],
    ],
    [
      'says nothing after the launch',
      0,
      [['2026-03-13T09:00', 'waiver_given', { ...docs, needsSecond: false }]],
    ],
  ])('going without a department %s', (_rule, without, told) => {
    expect(numberOf('without', withMore(...told))).toBe(without);
  });
});

describe('after the launch', () => {
  test.each([
    ['2026-03-12T13:10', 'major', 1],
    ['2026-03-19T13:30', 'critical', 1],
    ['2026-03-19T13:31', 'critical', 0],
    ['2026-03-13T09:00', 'minor', 0],
  ])('what is found at %s and is %s counts %s times', (at, severity, times) => {
    expect(numberOf('incidents', withMore([at, 'issue_reported', { issueId: 'i1', severity }]))).toBe(times);
  });

  test('an action is in time until the end of its day on the wall', () => {
    const action = (doneAt: string) =>
      withMore(
        ['2026-03-13T09:00', 'note_taken', { noteId: 'n1', kind: 'action', dueOn: '2026-03-20' }],
        [doneAt, 'action_done', { noteId: 'n1' }],
      );
    expect(numberOf('actions_in_time', action('2026-03-20T22:59'))).toBe(100);
    expect(numberOf('actions_in_time', action('2026-03-20T23:00'))).toBe(0);
    expect(numberOf('actions_done', action('2026-03-20T23:00'))).toBe(100);
  });

  test('each count adds answers that none before it held', () => {
    const counted = (sum: number, count: number) => ({
      round: 'first',
      answers: count,
      ratings: { sum, count },
    });
    const entries = withMore(
      ['2026-03-13T09:00', 'feedback_counted', counted(12, 3)],
      ['2026-03-14T09:00', 'feedback_counted', counted(20, 4)],
      ['2026-03-20T09:00', 'feedback_counted', { ...counted(2, 1), round: 'late' }],
    );
    expect(numberOf('rating', entries)).toBe(34 / 8);
  });

  test('what did not work and was seen by users was taken back', () => {
    const failed = (usersSee: string) =>
      withMore(
        ['2026-03-11T09:00', 'launch_decided', { attempt: 1 }],
        ['2026-03-11T09:30', 'launch_failed', { attempt: 1, usersSee }],
      );
    expect([numberOf('rollbacks', failed('part')), numberOf('launch_success', failed('part'))]).toEqual([
      1, 0,
    ]);
    expect([numberOf('rollbacks', failed('nothing')), numberOf('launch_success', failed('nothing'))]).toEqual(
      [0, 0],
    );
  });
});

test.each([
  [{}, 1],
  [{ takenBack: true }, 1],
  [{ takenBack: false }, 0],
])('a rollout stopped with %j was taken back %s times', (data, times) => {
  expect(numberOf('rollbacks', withMore(['2026-03-13T09:00', 'rollout_stopped', data]))).toBe(times);
});

test.each<readonly [readonly Told[], number | null]>([
  [[['2026-03-13T09:00', 'goal_checked', { answer: 'reached' }]], 100],
  [[['2026-03-13T09:00', 'goal_checked', { answer: 'too_early' }]], null],
  [
    [
      ['2026-03-13T09:00', 'goal_checked', { answer: 'reached' }],
      ['2026-04-13T09:00', 'outcome_recorded', { reached: 'not' }],
    ],
    0,
  ],
])('the last word on the goal stands', (told, reached) => {
  expect(numberOf('goal_reached', withMore(...told))).toBe(reached);
});

test('what moved into another release is not cancelled, and a draft that nobody started never was a release', () => {
  const ended = (...told: readonly Told[]) => numberOf('cancelled', entriesOf('r1', told));
  const drafted: Told = ['2026-03-02T10:00', 'release_drafted'];
  const started: Told = ['2026-03-02T12:00', 'release_started'];
  const cancelled: Told = ['2026-03-05T12:00', 'release_cancelled'];
  expect(ended(drafted, started, cancelled)).toBe(1);
  expect(ended(drafted, cancelled)).toBe(0);
  expect(ended(drafted, started, ['2026-03-05T12:00', 'release_merged'], cancelled)).toBe(0);
});

test('nothing to count is null where a number would have to be divided, and nought where it is counted', () => {
  const { figures } = numbersOf([], 2026, ZONE);
  expect([figures.launched.value, figures.on_time.value, figures.light_wait.value]).toEqual([0, null, null]);
});
