import { describe, expect, test } from 'vitest';
import type { ItemValues } from '../../../src/domain/command.ts';
import type { When } from '../../../src/domain/contents/when.ts';
import { timelineOf } from '../../../src/domain/delivery/timeline.ts';
import { type Release, STAGES } from '../../../src/domain/release.ts';
import { launchOn, MAYA, NOW, someSettings } from '../../support/builders.ts';
import { after, held, inStage } from '../deciding.ts';
import { PAT } from '../matters.ts';
import { aMilestone, withPlanned } from '../plan-cases.ts';
import { guardsAt } from './guards-at.ts';

const settings = someSettings();

const drawn = (release: Release, now = NOW): string[] =>
  timelineOf(release, settings, now)
    .filter(({ kind }) => kind === 'time.milestones')
    .map(({ dueAt }) => dueAt);

/** Those that are still to come. */
const moments = (release: Release, now = NOW): string[] => drawn(release, now).filter((at) => at > now);

const on = (date: string): ItemValues<'milestones'> =>
  aMilestone({ when: { kind: 'fixed', date, until: null, time: null, zone: null } });
const planned = (...dates: readonly string[]): Release =>
  withPlanned(inStage.sign_off(), 'milestones', ...dates.map(on));

describe('the moments of milestones', () => {
  const release = planned('2026-12-04', '2026-12-02', '2026-12-04');

  test.each([
    [NOW, ['2026-12-01T10:00:00.000Z']],
    // On the third what was due on the second is late.
    ['2026-12-01T10:00:00.000Z', ['2026-12-02T10:00:00.000Z']],
    ['2026-12-02T10:00:00.000Z', ['2026-12-03T10:00:00.000Z']],
    ['2026-12-03T10:00:00.000Z', ['2026-12-06T10:00:00.000Z']],
    ['2026-12-06T10:00:00.000Z', []],
  ])('at %s the next one is drawn: %j', (now, next) => {
    expect(moments(release, now)).toEqual(next);
  });

  test('keep the last one that has come beside the next: it may still wait for its turn', () => {
    expect(drawn(release, '2026-12-01T10:00:00.000Z')).toEqual([
      '2026-12-01T10:00:00.000Z',
      '2026-12-02T10:00:00.000Z',
    ]);
    expect(drawn(release, '2026-12-20T10:00:00.000Z')).toEqual(['2026-12-06T10:00:00.000Z']);
    expect(drawn(release)).toEqual(['2026-12-01T10:00:00.000Z']);
  });

  test('are one, however many milestones there are', () => {
    const many = withPlanned(
      inStage.sign_off(),
      'milestones',
      ...Array.from({ length: 400 }, (_, index) =>
        aMilestone({
          when: { kind: 'relative', days: -(index % 15), count: 'working_days', time: null, zone: null },
        }),
      ),
    );
    expect(moments(many)).toHaveLength(1);
  });

  test('move with the launch, and go with what is done', () => {
    const relative = withPlanned(inStage.sign_off(), 'milestones', aMilestone());
    expect(moments(relative)).toEqual(['2026-12-02T10:00:00.000Z']);
    const later = { ...relative, plan: { ...relative.plan, launch: launchOn('2026-12-17') } };
    expect(moments(later)).toEqual(['2026-12-09T10:00:00.000Z']);
    const finish = { type: 'finish_item', part: 'milestones', itemId: '2', done: true } as const;
    expect(moments(after(relative, finish))).toEqual([]);
  });

  test('are none before Start, on hold, and once it is over', () => {
    const count = (stage: (typeof STAGES)[number], overrides = {}) =>
      drawn(withPlanned(inStage[stage](overrides), 'milestones', on('2027-02-01'))).length;
    expect(STAGES.filter((stage) => count(stage) === 1)).toEqual([
      'planning',
      'sign_off',
      'launching',
      'live',
      'retro',
    ]);
    for (const stage of STAGES) expect(count(stage, { hold: held }), stage).toBe(0);
  });
});

const time = (date: string, clock: string | null): When => ({
  kind: 'fixed',
  date,
  until: null,
  time: clock,
  zone: null,
});

describe('who is on watch', () => {
  const rota = [
    { owner: MAYA, starts: time('2026-12-12', '10:00'), ends: time('2026-12-13', '10:00') },
    { owner: PAT, starts: time('2026-12-10', '14:00'), ends: time('2026-12-12', '10:00') },
  ];
  const watched = withPlanned(inStage.live(), 'watch', ...rota);

  test.each([
    ['2026-12-10T12:59:00.000Z', []],
    ['2026-12-10T13:00:00.000Z', ['Pat until 2026-12-12T09:00:00.000Z']],
    ['2026-12-12T08:59:00.000Z', ['Pat until 2026-12-12T09:00:00.000Z']],
    ['2026-12-12T09:00:00.000Z', ['Maya until 2026-12-13T09:00:00.000Z']],
    ['2026-12-13T09:00:00.000Z', []],
  ])('at %s: %j', (now, who) => {
    expect(guardsAt(watched, 'watch', now)).toEqual(who);
  });

  test('a phase without times lasts from the first of its days to the end of its last', () => {
    const phase = {
      name: 'Test',
      owner: PAT,
      starts: time('2026-12-01', null),
      ends: time('2026-12-03', null),
    };
    const release = withPlanned(inStage.sign_off(), 'phases', phase);
    expect(guardsAt(release, 'phases', '2026-11-30T22:59:00.000Z')).toEqual([]);
    expect(guardsAt(release, 'phases', '2026-11-30T23:00:00.000Z')).toEqual([
      'Pat until 2026-12-03T23:00:00.000Z',
    ]);
    expect(guardsAt(release, 'phases', '2026-12-03T23:00:00.000Z')).toEqual([]);
  });

  test('the cards are drawn anew when it changes', () => {
    expect(moments(watched, '2026-12-10T13:00:00.000Z')).toEqual(['2026-12-12T09:00:00.000Z']);
    expect(moments(watched, '2026-12-12T09:00:00.000Z')).toEqual(['2026-12-13T09:00:00.000Z']);
  });
});
