import { describe, expect, test } from 'vitest';
import type { ItemValues } from '../../../src/domain/command.ts';
import type { When } from '../../../src/domain/contents/when.ts';
import {
  areMilestonesTold,
  dateBegins,
  datedMilestones,
  daysToTell,
  isDueNow,
  isOverdue,
  milestonesOn,
  readerOf,
} from '../../../src/domain/milestones/milestone-days.ts';
import { type Release, STAGES } from '../../../src/domain/release.ts';
import { weekOf } from '../../../src/domain/settings/settings.ts';
import { aStartedRelease, MAYA, someSettings } from '../../support/builders.ts';
import { held, inStage } from '../deciding.ts';
import { PAT } from '../matters.ts';
import { aMilestone, withPlanned } from '../plan-cases.ts';

const week = { ...weekOf(someSettings()), holidays: ['2026-12-08'] };
const zone = 'Europe/Berlin';

const distance = (days: number): When => ({
  kind: 'relative',
  days,
  count: 'working_days',
  time: null,
  zone: null,
});
const day = (date: string, until: string | null = null, own: string | null = null): When => ({
  kind: 'fixed',
  date,
  until,
  time: null,
  zone: own,
});

/** It launches on Thursday, 10 December 2026, in Berlin; the Tuesday before is a holiday. */
const planned = (...milestones: readonly Partial<ItemValues<'milestones'>>[]): Release =>
  withPlanned(aStartedRelease(), 'milestones', ...milestones.map(aMilestone));
const first = (release: Release) => {
  const [milestone] = datedMilestones(release, week);
  if (milestone === undefined) throw new Error('No milestone.');
  return milestone;
};
const done = (release: Release, doneAt: string): Release => {
  const { contents } = release.plan;
  const milestones = contents.milestones.map((each) => ({ ...each, doneAt }));
  return { ...release, plan: { ...release.plan, contents: { ...contents, milestones } } };
};

describe('the days on which a milestone is named', () => {
  test.each<[string, When, string, string]>([
    ['its own, and the next if it is still open', distance(-5), '2026-12-02', '2026-12-03'],
    ['over a holiday', distance(-2), '2026-12-07', '2026-12-09'],
    ['over a weekend', day('2026-12-04'), '2026-12-04', '2026-12-07'],
    ['a Sunday: on Monday it is late already', day('2026-12-06'), '2026-12-07', '2026-12-07'],
    ['several: its first, and after its last', day('2026-12-01', '2026-12-03'), '2026-12-01', '2026-12-04'],
    ['after the launch', distance(10), '2026-12-24', '2026-12-25'],
  ])('%s', (_what, when, namedOn, overdueOn) => {
    expect(first(planned({ when }))).toMatchObject({ namedOn, overdueOn });
  });

  test('of many are each listed once, and of what is done none', () => {
    const release = planned(
      { when: day('2026-12-04') },
      { when: day('2026-12-07') },
      { when: day('2026-12-04') },
    );
    expect(daysToTell(datedMilestones(release, week))).toEqual(['2026-12-04', '2026-12-07', '2026-12-09']);
    expect(daysToTell(datedMilestones(done(release, '2026-12-01T09:00:00.000Z'), week))).toEqual([]);
  });

  test('begin where the day begins first', () => {
    // On Kiritimati, fourteen hours ahead of UTC.
    expect(dateBegins('2026-12-04')).toBe('2026-12-03T10:00:00.000Z');
  });
});

describe('what one person reads on one day', () => {
  const release = planned(
    { what: 'Freeze', when: day('2026-12-04') },
    { what: 'Maya’s', when: day('2026-12-04'), owner: MAYA },
    { what: 'Translate', when: day('2026-12-03', '2026-12-04') },
    { what: 'On Sunday', when: day('2026-12-06') },
    { what: 'Somebody’s', when: day('2026-12-04'), owner: { userId: null, name: 'Branch Manager' } },
    { what: 'Nobody’s', when: day('2026-12-04'), owner: null },
  );
  const reads = (date: string, shown = release, userId = PAT.userId) => {
    const { due, overdue } = milestonesOn(shown, { userId, date, zone }, week);
    return { due: due.map(({ item }) => item.what), overdue: overdue.map(({ item }) => item.what) };
  };

  test.each([
    ['2026-12-03', ['Translate'], []],
    ['2026-12-04', ['Freeze'], []],
    ['2026-12-05', [], []],
    ['2026-12-07', [], ['Freeze', 'Translate', 'On Sunday']],
    ['2026-12-09', [], []],
  ])('%s', (date, due, overdue) => {
    expect(reads(date)).toEqual({ due, overdue });
  });

  test('what is done stays where it stood, and is not late the day after', () => {
    const finished = done(release, '2026-12-04T15:00:00.000Z');
    expect(reads('2026-12-04', finished)).toEqual({ due: ['Freeze'], overdue: [] });
    expect(reads('2026-12-07', finished)).toEqual({ due: [], overdue: [] });
    const late = done(release, '2026-12-07T09:30:00.000Z');
    expect(reads('2026-12-07', late).overdue).toEqual(['Freeze', 'Translate', 'On Sunday']);
  });

  test('in a rehearsal everything goes to the manager, but not what nobody has taken', () => {
    const practice = { ...release, practice: true };
    expect(reads('2026-12-04', practice, MAYA.userId).due).toEqual(['Freeze', 'Maya’s']);
    expect(reads('2026-12-04', practice)).toEqual({ due: [], overdue: [] });
    expect(release.plan.contents.milestones.map((each) => readerOf(release, each))).toEqual([
      PAT.userId,
      MAYA.userId,
      PAT.userId,
      PAT.userId,
      null,
      null,
    ]);
  });
});

/** By hand; the day ends on the wall of the milestone. */
test.each([
  ['2026-12-03T12:00:00.000Z', zone, 'before'],
  ['2026-12-03T23:30:00.000Z', zone, 'due'],
  ['2026-12-04T22:59:00.000Z', zone, 'due'],
  ['2026-12-04T23:00:00.000Z', zone, 'overdue'],
  ['2026-12-04T14:59:00.000Z', 'Asia/Tokyo', 'due'],
  ['2026-12-04T15:00:00.000Z', 'Asia/Tokyo', 'overdue'],
  ['2026-12-05T07:59:00.000Z', 'America/Los_Angeles', 'due'],
  ['2026-12-05T08:00:00.000Z', 'America/Los_Angeles', 'overdue'],
])('at %s a milestone of 4 December in %s is %s', (now, own, is) => {
  const milestone = first(planned({ when: day('2026-12-04', null, own) }));
  expect(isDueNow(milestone, now)).toBe(is === 'due');
  expect(isOverdue(milestone, now)).toBe(is === 'overdue');
  const finished = first(done(planned({ when: day('2026-12-04', null, own) }), now));
  expect([isDueNow(finished, now), isOverdue(finished, now)]).toEqual([false, false]);
});

test('nobody hears of milestones before Start, on hold, or once it is over', () => {
  const told = STAGES.filter((stage) => areMilestonesTold(inStage[stage]()));
  expect(told).toEqual(['planning', 'sign_off', 'launching', 'live', 'retro']);
  for (const stage of told) expect(areMilestonesTold(inStage[stage]({ hold: held }))).toBe(false);
});
