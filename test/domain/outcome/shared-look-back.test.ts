import { expect, test } from 'vitest';
import { monthOf, sharedLookBack, sharingOf } from '../../../src/domain/outcome/shared-look-back.ts';
import type { Release } from '../../../src/domain/release.ts';
import { launchOn, MAYA, someSettings } from '../../support/builders.ts';
import { inStage } from '../deciding.ts';

const settings = someSettings();
const sharing = (id: string, date: string, month: string, overrides: Partial<Release> = {}): Release => {
  const release = inStage.closed({ id, ...overrides });
  const lookBack = {
    how: 'shared',
    reason: 'Low risk.',
    month,
    by: MAYA,
    at: '2026-12-17T09:00:00.000Z',
  } as const;
  return {
    ...release,
    plan: { ...release.plan, launch: launchOn(date) },
    after: { ...release.after, lookBack },
  };
};

test.each([
  ['2026-12', '2027-01-01T09:00:00.000Z'],
  ['2026-11', '2026-12-01T09:00:00.000Z'],
  ['a weekend: 2027-04', '2027-05-03T08:00:00.000Z'],
  ['a leap year: 2028-02', '2028-03-01T09:00:00.000Z'],
])('of %s they are reminded on the first working morning of the next month', (words, dueAt) => {
  const month = words.slice(-7);
  const scene = { release: inStage.closed(), settings, now: '2026-12-17T09:00:00.000Z' };
  expect(sharedLookBack(scene, month)).toMatchObject([{ dueAt, releaseId: null }]);
  expect(sharedLookBack({ ...scene, release: inStage.closed({ practice: true }) }, month)).toEqual([]);
});

test('several of a month are one row', () => {
  const keys = ['a', 'b'].map((id) => {
    const scene = {
      release: sharing(id, '2026-12-10', '2026-12'),
      settings,
      now: '2026-12-17T09:00:00.000Z',
    };
    return sharedLookBack(scene, '2026-12')[0]?.key;
  });
  expect(new Set(keys).size).toBe(1);
});

test('the month is that of the workspace', () => {
  expect(monthOf('2026-12-31T23:30:00.000Z', { zone: 'Europe/Berlin' })).toBe('2027-01');
  expect(monthOf('2026-12-31T23:30:00.000Z', { zone: 'UTC' })).toBe('2026-12');
});

test('it names this person’s releases of that month, by the day of their launch', () => {
  const releases = [
    sharing('later', '2026-12-10', '2026-12'),
    sharing('earlier', '2026-12-03', '2026-12'),
    sharing('another month', '2026-11-03', '2026-11'),
    sharing('a rehearsal', '2026-12-03', '2026-12', { practice: true }),
    sharing('of somebody else', '2026-12-03', '2026-12', { manager: { userId: 'U0RICO', name: 'Rico' } }),
    inStage.closed({ id: 'with one of its own' }),
  ];
  const found = sharingOf(releases, { userId: MAYA.userId, month: '2026-12' });
  expect(found.map(({ id }) => id)).toEqual(['earlier', 'later']);
});
