import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlannedLaunch, Release } from '../../../src/domain/release.ts';
import { isEmptyNews, weeklyNews, whatToFollow } from '../../../src/domain/subscriptions/weekly.ts';
import { aPlan, aStartedRelease, launchOn, MAYA, ZONE } from '../../support/builders.ts';

/** A Monday morning in Berlin. */
const NOW = '2026-11-30T08:00:00.000Z';

const release = (id: string, date: string, overrides: Partial<Release> = {}): Release =>
  aStartedRelease({ id, plan: aPlan({ launch: launchOn(date) }), ...overrides });
const live = (id: string, liveAt: string, overrides: Partial<Release> = {}): Release =>
  release(id, '2026-11-26', {
    stage: 'live',
    launch: { attempt: 1, decidedBy: MAYA, decidedAt: liveAt, liveAt },
    ...overrides,
  });

const news = (
  releases: readonly Release[],
  moves: Readonly<Record<string, PlannedLaunch>> = {},
  products: readonly string[] = ['Atlas'],
  areas: readonly string[] = [],
) => {
  const told = weeklyNews(
    releases,
    { products, areas },
    {
      moves: new Map(Object.entries(moves)),
      now: NOW,
      zone: ZONE,
    },
  );
  return {
    comingUp: told.comingUp.map(({ id }) => id),
    launched: told.launched.map(({ id }) => id),
    moved: told.moved.map((each) => each.release.id),
  };
};

const NOTHING = { comingUp: [], launched: [], moved: [] };

describe('what a letter holds', () => {
  test.each([
    ['a launch within two weeks', release('a', '2026-12-10'), { ...NOTHING, comingUp: ['a'] }],
    ['on the last of fourteen days', release('a', '2026-12-14'), { ...NOTHING, comingUp: ['a'] }],
    ['a launch after that', release('a', '2026-12-15'), NOTHING],
    ['one whose day has passed', release('a', '2026-11-27'), NOTHING],
    ['a launch of last week', live('a', '2026-11-26T13:00:00.000Z'), { ...NOTHING, launched: ['a'] }],
    ['a launch of the week before', live('a', '2026-11-20T13:00:00.000Z'), NOTHING],
    [
      'closed already',
      live('a', '2026-11-26T13:00:00.000Z', { stage: 'closed' }),
      { ...NOTHING, launched: ['a'] },
    ],
    ['cancelled', release('a', '2026-12-10', { stage: 'cancelled' }), NOTHING],
    ['a draft', release('a', '2026-12-10', { startedAt: null, stage: 'draft' }), NOTHING],
    ['a secret', release('a', '2026-12-10', { visibility: 'confidential' }), NOTHING],
    [
      'a secret that was launched',
      live('a', '2026-11-26T13:00:00.000Z', { visibility: 'confidential' }),
      NOTHING,
    ],
    ['a rehearsal', release('a', '2026-12-10', { practice: true }), NOTHING],
    ['another product', release('a', '2026-12-10', { plan: aPlan({ product: 'Borealis' }) }), NOTHING],
  ] as const)('%s', (_, one, expected) => {
    expect(news([one])).toEqual(expected);
  });

  test('what was moved is told once, as moved, and not where it came back to its date', () => {
    const from = launchOn('2026-12-03');
    expect(news([release('a', '2026-12-10')], { a: from })).toEqual({ ...NOTHING, moved: ['a'] });
    expect(news([release('a', '2026-12-03')], { a: from })).toEqual({ ...NOTHING, comingUp: ['a'] });
    expect(news([release('a', '2027-03-03')], { a: from })).toEqual({ ...NOTHING, moved: ['a'] });
  });

  test('what comes first stands first', () => {
    expect(news([release('b', '2026-12-11'), release('a', '2026-12-10')]).comingUp).toEqual(['a', 'b']);
  });

  test('nothing is nothing', () => {
    const empty = weeklyNews(
      [],
      { products: ['Atlas'], areas: [] },
      { moves: new Map(), now: NOW, zone: ZONE },
    );
    expect(isEmptyNews(empty)).toBe(true);
  });
});

test('products are those of releases that everybody may know of; without one, a release is its own', () => {
  const own = release('c', '2026-12-10', { plan: aPlan({ product: ' ', name: 'Borealis' }) });
  const secret = release('d', '2026-12-10', { visibility: 'confidential', plan: aPlan({ product: 'Hush' }) });
  expect(
    whatToFollow([release('a', '2026-12-10'), release('b', '2026-12-10'), own, secret]).products,
  ).toEqual(['Atlas', 'Borealis']);
});

test('no secret and no rehearsal is ever in a letter, whatever else is true of it', () => {
  const any = fc.record({
    visibility: fc.constantFrom('everyone' as const, 'confidential' as const),
    practice: fc.boolean(),
    day: fc.integer({ min: 10, max: 30 }),
    isLive: fc.boolean(),
    wasMoved: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 8 }), (all) => {
      const moves: Record<string, PlannedLaunch> = {};
      const releases = all.map(({ visibility, practice, day, isLive, wasMoved }, index) => {
        const id = `r${index}`;
        if (wasMoved) moves[id] = launchOn('2026-12-01');
        const overrides = { visibility, practice };
        return isLive
          ? live(id, `2026-11-${day}T13:00:00.000Z`, overrides)
          : release(id, `2026-12-${day}`, overrides);
      });
      const told = Object.values(news(releases, moves)).flat();
      expect(new Set(told).size).toBe(told.length);
      for (const id of told) {
        expect(releases.find((each) => each.id === id)).toMatchObject({
          visibility: 'everyone',
          practice: false,
        });
      }
    }),
  );
});

describe('an area is a component of a plan', () => {
  const withParts = (id: string, product: string, ...names: readonly string[]): Release => {
    const plan = aPlan({ product, launch: launchOn('2026-12-10') });
    const components = names.map((name, index) => ({ id: String(index), doneAt: null, name, version: '' }));
    return aStartedRelease({ id, plan: { ...plan, contents: { ...plan.contents, components } } });
  };
  const releases = [withParts('a', 'Atlas', 'Search', 'Boards'), withParts('b', 'Borealis', ' Search ')];

  test('it is followed in whichever product, and each release stands there once', () => {
    expect(news(releases, {}, [], ['Search']).comingUp).toEqual(['a', 'b']);
    expect(news(releases, {}, ['Atlas'], ['Search', 'Boards']).comingUp).toEqual(['a', 'b']);
    expect(news(releases, {}, [], ['Boards']).comingUp).toEqual(['a']);
    expect(news(releases, {}, [], ['Else']).comingUp).toEqual([]);
  });

  test('what everybody may know of can be followed', () => {
    const secret = { ...withParts('c', 'Cetus', 'Hidden'), visibility: 'confidential' } as const;
    expect(whatToFollow([...releases, secret])).toEqual({
      products: ['Atlas', 'Borealis'],
      areas: ['Boards', 'Search'],
    });
  });
});
