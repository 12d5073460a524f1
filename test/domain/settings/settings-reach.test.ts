import { describe, expect, test } from 'vitest';
import type { Department, WorkspaceSettings } from '../../../src/domain/settings/settings.ts';
import { releasesReached } from '../../../src/domain/settings/settings-reach.ts';
import { aLight, aRelease, aStartedRelease, someSettings } from '../../support/builders.ts';

const asksDocs = aStartedRelease({ id: 'docs', lights: [aLight('docs')] });
const asksQa = aStartedRelease({ id: 'qa', lights: [aLight('qa')] });
const draft = aRelease({ id: 'draft' });
const over = aStartedRelease({ id: 'over', stage: 'cancelled' });
const OPEN = [asksDocs, asksQa, draft, over];

const reached = (after: WorkspaceSettings) =>
  releasesReached(someSettings(), after, OPEN).map(({ id }) => id);
const withDocs = (change: Partial<Department>) => {
  const { departments } = someSettings();
  return someSettings({
    departments: departments.map((each) => (each.key === 'docs' ? { ...each, ...change } : each)),
  });
};

describe('which running releases a change reaches at once', () => {
  test.each([
    ['leads', { leads: ['U1'] }],
    ['deputies', { deputies: [] }],
    ['zone', { zone: 'Asia/Tokyo' }],
    ['channel', { channelId: null }],
  ])('%s of a department: those that ask it', (_what, change) => {
    expect(reached(withDocs(change))).toEqual(['docs']);
  });

  test.each([
    ['question', { question: 'Else?' }],
    ['lead time', { leadTimeDays: 30 }],
    ['required', { required: false }],
    ['name', { name: 'Manuals' }],
  ])('%s: none, what was asked stays', (_what, change) => {
    expect(reached(withDocs(change))).toEqual([]);
  });

  test('the zone, the week and the rooms: all that run', () => {
    expect(reached(someSettings({ zone: 'Asia/Tokyo' }))).toEqual(['docs', 'qa']);
    expect(reached(someSettings({ releasesChannelId: 'C9' }))).toEqual(['docs', 'qa']);
  });

  test('people of the workspace and a new department: none', () => {
    expect(reached(someSettings({ admins: ['U9'] }))).toEqual([]);
    const { departments } = someSettings();
    const [first] = departments;
    if (first === undefined) throw new Error('there are eight');
    const added = { ...first, id: 'new', key: 'new' };
    expect(reached(someSettings({ departments: [...departments, added] }))).toEqual([]);
  });
});
