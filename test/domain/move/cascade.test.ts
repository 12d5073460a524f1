import { describe, expect, test } from 'vitest';
import type { ItemValues } from '../../../src/domain/command.ts';
import { withNewItems } from '../../../src/domain/contents/contents.ts';
import type { When } from '../../../src/domain/contents/when.ts';
import { cascadeOf, type Shift, type Span } from '../../../src/domain/move/cascade.ts';
import { withLaunch } from '../../../src/domain/move/decide-move.ts';
import { type Slip, slipBy } from '../../../src/domain/move/move-choices.ts';
import type { PlannedLaunch, Release } from '../../../src/domain/release.ts';
import type { WorkingWeek } from '../../../src/domain/working-days.ts';
import {
  aLight,
  aPlan,
  aStartedRelease,
  launchOn,
  NOW,
  scopeOf,
  someSettings,
} from '../../support/builders.ts';

const settings = someSettings();
const WEEK = settings.week;

const at = (days: number, more: Partial<Extract<When, { kind: 'relative' }>> = {}): When => ({
  kind: 'relative',
  days,
  count: 'working_days',
  time: null,
  zone: null,
  ...more,
});
const fixed = (date: string): When => ({ kind: 'fixed', date, until: null, time: null, zone: null });

const milestone = (when: When, what = 'Freeze'): ItemValues<'milestones'> => ({ what, owner: null, when });

const withMilestones = (launch: PlannedLaunch, ...items: ItemValues<'milestones'>[]): Release =>
  aStartedRelease({
    plan: aPlan({ launch, contents: withNewItems(scopeOf('x'), 'milestones', items) }),
  });

const words = (span: Span | null): string | null =>
  span === null ? null : (span.start.at ?? span.start.date).replace(':00.000Z', 'Z');

const shiftsOf = (before: Release, to: PlannedLaunch, given = settings, now = NOW): readonly Shift[] =>
  cascadeOf(before, withLaunch(before, to, now).release, given, now).shifts;

const shift = (before: Release, to: PlannedLaunch, name: string, given = settings) => {
  const found = shiftsOf(before, to, given).find((each) => each.name === name);
  return found === undefined ? null : [words(found.from), words(found.to)];
};

describe('a milestone moves along', () => {
  const holidays: WorkingWeek = {
    ...WEEK,
    holidays: ['2026-12-24', '2026-12-25', '2026-12-31', '2027-01-01'],
  };

  test.each<[string, When, PlannedLaunch, PlannedLaunch, [string, string] | null]>([
    [
      'in working days, over a weekend',
      at(-3),
      launchOn('2026-12-10'),
      launchOn('2026-12-15'),
      ['2026-12-07', '2026-12-10'],
    ],
    [
      'over the holidays',
      at(-2),
      launchOn('2026-12-10'),
      launchOn('2026-12-28'),
      ['2026-12-08', '2026-12-22'],
    ],
    [
      'in days of the calendar, holidays or not',
      at(-3, { count: 'days' }),
      launchOn('2026-12-10'),
      launchOn('2026-12-28'),
      ['2026-12-07', '2026-12-25'],
    ],
    [
      'keeping its time on the wall, in summer as in winter',
      at(-1, { time: '10:00' }),
      launchOn('2027-03-26'),
      launchOn('2027-03-30'),
      ['2027-03-25T09:00Z', '2027-03-29T08:00Z'],
    ],
    [
      'on the night on which the clocks go back, the first of the two hours',
      at(0, { time: '02:30', count: 'days' }),
      launchOn('2027-10-24'),
      launchOn('2027-10-31'),
      ['2027-10-24T00:30Z', '2027-10-31T00:30Z'],
    ],
    [
      'into the hour that the clocks skip: the next minute that there is',
      at(0, { time: '02:30', count: 'days' }),
      launchOn('2027-03-21'),
      launchOn('2027-03-28'),
      ['2027-03-21T01:30Z', '2027-03-28T01:00Z'],
    ],
    [
      'with its own zone, whose clocks change on another day',
      at(-1, { time: '10:00', zone: 'America/New_York' }),
      launchOn('2027-03-12'),
      launchOn('2027-03-19'),
      ['2027-03-11T15:00Z', '2027-03-18T14:00Z'],
    ],
    [
      'not, where it has a day of its own',
      fixed('2026-12-01'),
      launchOn('2026-12-10'),
      launchOn('2026-12-15'),
      null,
    ],
  ])('%s', (_name, when, from, to, expected) => {
    const given = { ...settings, week: holidays };
    expect(shift(withMilestones(from, milestone(when)), to, 'Freeze', given)).toEqual(expected);
  });

  test('and what is done stays done', () => {
    const release = withMilestones(launchOn('2026-12-10'), milestone(at(-3)));
    const { contents } = release.plan;
    const done = contents.milestones.map((item) => ({ ...item, doneAt: NOW }));
    const finished = { ...release, plan: { ...release.plan, contents: { ...contents, milestones: done } } };
    expect(shift(finished, launchOn('2026-12-15'), 'Freeze')).toBeNull();
  });
});

describe('with the launch move', () => {
  const release = aStartedRelease({
    stage: 'planning',
    lights: [aLight('docs'), aLight('sales', { askedAt: NOW })],
  });
  const shifts = shiftsOf(release, launchOn('2026-12-17'));
  const moved = (kind: Shift['kind'], name = '') => {
    const found = shifts.find((each) => each.kind === kind && each.name === name);
    return [words(found?.from ?? null), words(found?.to ?? null)];
  };

  test('the launch itself, first', () => {
    expect(shifts[0]?.kind).toBe('launch');
    expect(moved('launch')).toEqual(['2026-12-10T13:00Z', '2026-12-17T13:00Z']);
  });

  test('questions to come, answers that are owed, the last check and the reminder', () => {
    expect(moved('ask', 'Docs')).toEqual(['2026-12-03T09:00Z', '2026-12-10T09:00Z']);
    expect(moved('answer', 'Sales')).toEqual(['2026-12-07T16:00Z', '2026-12-14T16:00Z']);
    expect(moved('go_no_go')).toEqual(['2026-12-09T09:00Z', '2026-12-16T09:00Z']);
    expect(moved('launch_reminder')).toEqual(['2026-12-10T12:30Z', '2026-12-17T12:30Z']);
  });

  test('a moment that is over by then no longer comes', () => {
    const soon = shiftsOf(release, launchOn('2026-11-17', '10:20'));
    const kinds = soon.filter(({ to }) => to === null).map(({ kind }) => kind);
    expect(kinds).toEqual(['go_no_go', 'launch_reminder']);
  });

  test('education, phases and watches, each with both its ends, and what stays is counted', () => {
    const about = { owner: { userId: 'U0PAT', name: 'Pat' }, starts: at(0), ends: at(3) };
    const training = {
      what: 'Demo',
      side: 'inside',
      form: 'demo',
      owner: null,
      when: at(-2),
      link: '',
    } as const;
    let { contents } = withMilestones(launchOn('2026-12-10'), milestone(fixed('2026-12-01'))).plan;
    contents = withNewItems(contents, 'phases', [{ name: 'Rollout', ...about }]);
    contents = withNewItems(contents, 'watch', [about]);
    contents = withNewItems(contents, 'education', [training]);
    const before = { ...release, plan: { ...release.plan, contents } };
    const after = withLaunch(before, launchOn('2026-12-17'), NOW).release;
    const cascade = cascadeOf(before, after, settings, NOW);
    const named = (name: string) => cascade.shifts.find((each) => each.name === name)?.to;
    expect(named('Rollout')).toMatchObject({ start: { date: '2026-12-17' }, end: { date: '2026-12-22' } });
    expect(named('Pat')).toMatchObject({ start: { date: '2026-12-17' }, end: { date: '2026-12-22' } });
    expect(named('Demo')).toMatchObject({ start: { date: '2026-12-15' }, end: null });
    expect(cascade.stays).toBe(1);
  });
});

describe('one tap', () => {
  test.each<[Slip, string, string, string]>([
    ['day', '2026-12-10', NOW, '2026-12-11'],
    ['day', '2026-12-11', NOW, '2026-12-14'],
    ['week', '2026-12-10', NOW, '2026-12-17'],
    ['week', '2026-12-17', NOW, '2026-12-28'],
    // A week after a Saturday is no working day either.
    ['week', '2026-12-12', NOW, '2026-12-21'],
    // After a date that has passed they count from today, a Tuesday.
    ['day', '2026-11-12', NOW, '2026-11-18'],
    ['week', '2026-11-12', NOW, '2026-11-24'],
  ])('a %s later than %s', (slip, date, now, expected) => {
    const week = { ...WEEK, holidays: ['2026-12-24', '2026-12-25'] };
    expect(slipBy(slip, launchOn(date), week, now)).toEqual(launchOn(expected));
  });
});
