import { describe, expect, test } from 'vitest';
import { fetchMoments, fetchReminders } from '../../../src/domain/adoption/fetch-deadline.ts';
import { timelineOf } from '../../../src/domain/delivery/timeline.ts';
import type { Release } from '../../../src/domain/release.ts';
import { someSettings } from '../../support/builders.ts';
import { announcing, deploying, inStage, LAUNCH_AT, live } from '../deciding.ts';

const settings = someSettings();
const pulled = (deadline: string, release: Release = live(), path: 'pull' | 'push' = 'pull'): Release => ({
  ...release,
  plan: {
    ...release.plan,
    path,
    contents: { ...release.plan.contents, pull: { where: '', howTo: '', deadline } },
  },
});
const days = (release: Release) =>
  fetchMoments({ release, settings, now: LAUNCH_AT }).map(({ dueAt, payload }) => [payload.days, dueAt]);

describe('the day by which everybody needs it', () => {
  test('is named ten and two working days before it, and on the day, at ten', () => {
    expect(days(pulled('2027-01-14'))).toEqual([
      [10, '2026-12-31T09:00:00.000Z'],
      [2, '2027-01-12T09:00:00.000Z'],
      [0, '2027-01-14T09:00:00.000Z'],
    ]);
  });

  test('is counted from the last working day before a weekend', () => {
    expect(days(pulled('2027-01-17')).at(-1)).toEqual([0, '2027-01-15T09:00:00.000Z']);
  });

  test('leaves out what comes before users have it', () => {
    expect(days(pulled('2026-12-14'))).toEqual([[0, '2026-12-14T09:00:00.000Z']]);
  });

  test.each([
    ['without a day', pulled('')],
    ['while it is not out', pulled('2027-01-14', deploying())],
    ['where people do not fetch it', pulled('2027-01-14', live(), 'push')],
  ])('is named to nobody %s', (_name, release) => {
    expect(days(release)).toEqual([]);
    expect(fetchReminders({ release, settings, now: LAUNCH_AT }, 2)).toEqual([]);
  });

  test.each([
    ['live', live(), 3],
    ['looked back on', inStage.retro(), 3],
    ['closed', inStage.closed(), 3],
    ['cancelled', inStage.cancelled(), 0],
    ['on its way', announcing(), 0],
  ] as const)('is kept by the timeline of what is %s', (_name, release, count) => {
    const timeline = timelineOf(pulled('2027-01-14', release), settings, LAUNCH_AT);
    expect(timeline.filter(({ kind }) => kind === 'time.fetch_by')).toHaveLength(count);
  });

  test('is said in the thread of the announcement, and to those who have customers', () => {
    const said = fetchReminders({ release: pulled('2027-01-14'), settings, now: LAUNCH_AT }, 2);
    expect(said.map(({ slot, threadOf }) => [slot?.audience, threadOf?.kind ?? null])).toEqual(
      expect.arrayContaining([
        [{ channel: settings.announcementChannelIds[0] }, 'board.announcement'],
        [{ channel: 'C0SUPPORT' }, null],
      ]),
    );
    expect(said.map(({ slot }) => slot?.audience)).not.toContainEqual({ channel: 'C0QA' });
  });
});
