import { expect, test } from 'vitest';
import { isAfter, minutesBetween } from '../../../src/domain/calendar.ts';
import { isEarly } from '../../../src/domain/launch/decide-launch.ts';
import { keyFor } from '../../../src/domain/plan/release-name.ts';
import { hotfixTitle, readHotfix } from '../../../src/domain/urgent/hotfix-form.ts';
import { aRelease, MAYA, ZONE } from '../../support/builders.ts';

const NIGHT = '2026-12-01T22:00:41.250Z';
const form = { title: 'Hotfix 2026-12-01', breaks: 'Nobody can log in.', changes: 'Old certificate.' };

const planAt = (now: string, zone = ZONE) => {
  const read = readHotfix(form, MAYA, { now, zone });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.plan;
};

test('a hotfix is called by its day, on the wall of the workspace, and so is its key', () => {
  expect(hotfixTitle('2026-12-01T23:30:00.000Z', ZONE)).toBe('Hotfix 2026-12-02');
  expect(keyFor(planAt(NIGHT))).toBe('hotfix-2026-12-01');
});

test.each([
  ['at night', NIGHT],
  ['in the first of the two hours that come twice', '2026-10-25T00:40:00.000Z'],
  ['in the second of them', '2026-10-25T01:40:00.000Z'],
  ['in the hour before the one that is skipped', '2026-03-29T00:40:00.000Z'],
])('%s its moment lies ahead, and nobody is asked whether that is early', (_when, now) => {
  const plan = planAt(now);
  expect(isAfter(plan.launch.at, now)).toBe(true);
  expect(minutesBetween(now, plan.launch.at)).toBeLessThanOrEqual(60);
  expect(isEarly(aRelease({ plan }), now)).toBe(false);
});

test.each([
  ['title', { ...form, title: ' ' }, MAYA],
  ['title', { ...form, title: 'x'.repeat(81) }, MAYA],
  ['breaks', { ...form, breaks: '' }, MAYA],
  ['breaks', { ...form, breaks: 'x'.repeat(301) }, MAYA],
  ['changes', { ...form, changes: '\n' }, MAYA],
  ['confirmer', form, null],
])('a problem stands at its field: %s', (field, typed, confirmer) => {
  const read = readHotfix(typed, confirmer, { now: NIGHT, zone: ZONE });
  expect(read).toEqual({ problems: [{ field, problem: expect.any(String) }] });
});

test('every problem is said at once', () => {
  const read = readHotfix({ title: '', breaks: '', changes: '' }, null, { now: NIGHT, zone: ZONE });
  expect('problems' in read && read.problems.map(({ field }) => field)).toEqual([
    'title',
    'breaks',
    'changes',
    'confirmer',
  ]);
});
