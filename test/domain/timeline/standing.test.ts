import { describe, expect, test } from 'vitest';
import { EMPTY_CONTENTS, withNewItems } from '../../../src/domain/contents/contents.ts';
import { resolveWhen } from '../../../src/domain/contents/when.ts';
import { readWrittenTimeline } from '../../../src/domain/timeline/read-written.ts';
import {
  type Course,
  compareWith,
  milestonesOf,
  type Target,
} from '../../../src/domain/timeline/standing.ts';
import { launchOn } from '../../support/builders.ts';

const WEEK = { days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' };
const TEXT = [
  'what,who,when',
  'Docs freeze,Docs Lead,2026-12-03',
  'Code freeze,,2026-12-04T02:00Z',
  'Party,,2026-12-12',
  'Fair,,2026-12-01/2026-12-03',
  'Retro,,T+5',
].join('\n');

const target: Target = { launch: launchOn('2026-12-10'), week: WEEK, contents: EMPTY_CONTENTS };
const rows = readWrittenTimeline(TEXT, { near: '2026-12-10', zone: 'Europe/Berlin' }).milestones;
const added = (course: Course): Target => ({
  ...target,
  contents: withNewItems(EMPTY_CONTENTS, 'milestones', milestonesOf(rows, course, target)),
});
const daysIn = ({ contents, launch }: Target): string[] =>
  contents.milestones.map(({ when }) => resolveWhen(when, launch, WEEK).date);

describe('milestones of a timeline', () => {
  test('that move with the launch are counted from it; a range is an event outside, and stays', () => {
    expect(milestonesOf(rows, 'moves', target).map(({ when }) => when)).toEqual([
      { kind: 'relative', days: -5, count: 'working_days', time: null, zone: null },
      { kind: 'relative', days: -4, count: 'working_days', time: '02:00', zone: 'UTC' },
      { kind: 'relative', days: 2, count: 'days', time: null, zone: null },
      { kind: 'fixed', date: '2026-12-01', until: '2026-12-03', time: null, zone: null },
      { kind: 'relative', days: 5, count: 'working_days', time: null, zone: null },
    ]);
  });

  test('that stay keep their days', () => {
    expect(
      milestonesOf(rows, 'stays', target)
        .slice(0, 4)
        .every(({ when }) => when.kind === 'fixed'),
    ).toBe(true);
  });

  test.each(['moves', 'stays'] as const)('stand on the days that were written (%s)', (course) => {
    expect(daysIn(added(course))).toEqual([
      '2026-12-03',
      '2026-12-04',
      '2026-12-12',
      '2026-12-01',
      '2026-12-17',
    ]);
  });
});

describe('the same timeline again', () => {
  test.each(['moves', 'stays'] as const)('is known by its words and days (%s)', (course) => {
    expect(compareWith(rows, added(course))).toEqual({ fresh: [], standing: rows });
  });

  test('other words, or another day, are new', () => {
    const changed = TEXT.replace('Docs freeze', 'Docs freeze 2').replace('2026-12-12', '2026-12-13');
    const read = readWrittenTimeline(changed, { near: '2026-12-10', zone: 'Europe/Berlin' }).milestones;
    expect(compareWith(read, added('moves')).fresh.map(({ what }) => what)).toEqual([
      'Docs freeze 2',
      'Party',
    ]);
  });
});
