import { describe, expect, test } from 'vitest';
import { doneScreen } from '../../../../src/adapters/slack/setup/done-screen.ts';
import { saveSpeakers } from '../../../../src/adapters/slack/setup/save-screens.ts';
import { channelBlock, leadsBlock } from '../../../../src/adapters/slack/setup/speakers-screen.ts';
import type { WorkspaceSettings } from '../../../../src/domain/settings/settings.ts';
import { aDepartment, DEPARTMENT_KEYS, someSettings } from '../../../support/builders.ts';
import { aloud, wrongWithView } from './drawn.ts';

/** Eight departments on two pages, nobody named yet. */
const fresh = someSettings({
  separation: 'by_risk',
  departments: DEPARTMENT_KEYS.map((key) => aDepartment(key, { leads: [], deputies: [] })),
});

/** A page as it comes back, with this many different people in turn. */
const page = (settings: WorkspaceSettings, number: number, people: number): WorkspaceSettings => {
  const departments = settings.departments.slice(number * 6, (number + 1) * 6);
  const typed = Object.fromEntries(
    departments.flatMap(({ id }, index) => [
      [channelBlock(id), 'C0DOCS'],
      [leadsBlock(id), [`U0${index % people}`]],
    ]),
  );
  const saved = saveSpeakers(typed, number)(settings);
  if ('problems' in saved) throw new Error('it can be saved');
  return saved;
};

const words = (settings: WorkspaceSettings): string => {
  const screen = doneScreen(settings, [], '/release');
  expect(wrongWithView(screen)).toEqual([]);
  return aloud(screen);
};

describe('at the end of the set-up', () => {
  test('with three people one may count twice, and it says why', () => {
    const half = page(fresh, 0, 3);
    expect(half.separation).toBe('by_risk');
    const done = page(half, 1, 1);
    expect(done.separation).toBe('warn');
    expect(words(done)).toContain('*One person may count twice in a release*');
    expect(words(done)).toContain('fewer than 4 people lead departments here');
  });

  test('with four it stays as it is, and nothing is said', () => {
    const done = page(page(fresh, 0, 4), 1, 1);
    expect(done.separation).toBe('by_risk');
    expect(words(done)).not.toContain('count twice');
  });

  test('what an admin chose stays', () => {
    const done = page(page({ ...fresh, separation: 'strict' }, 0, 1), 1, 1);
    expect(done.separation).toBe('strict');
    expect(words(done)).not.toContain('count twice');
  });
});
