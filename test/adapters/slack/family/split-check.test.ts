import { expect, test } from 'vitest';
import { splitLines } from '../../../../src/adapters/slack/family/split-check.ts';
import { decide } from '../../../../src/domain/decide.ts';
import {
  aLight,
  anActor,
  aPlan,
  aStartedRelease,
  departmentId,
  launchOn,
  NOW,
  scopeOf,
  someSettings,
} from '../../../support/builders.ts';

test('the look at a split names the points that lose the department that judged them', () => {
  const settings = someSettings();
  const { scope, ...rest } = scopeOf('Boards\nCharts\nLinks');
  const forDocs = scope.map((point) =>
    point.what === 'Charts' ? { ...point, departments: [departmentId('docs')] } : point,
  );
  const release = aStartedRelease({
    plan: aPlan({ contents: { ...rest, scope: forDocs } }),
    lights: [aLight('docs'), aLight('sales')],
  });
  const wordsOf = (itemIds: readonly string[]): string => {
    const choice = { itemIds, departmentIds: [departmentId('docs')] };
    const to = { releaseId: 'rel-new', title: 'Atlas 2.1' };
    const command = { type: 'split_off', ...choice, to } as const;
    const stays = decide(release, command, { actor: anActor(), now: NOW, settings });
    if (!stays.ok) throw new Error('Refused.');
    const form = { ...choice, title: 'Atlas 2.1', date: '2026-12-17', time: '14:00', zone: 'Europe/Berlin' };
    const scene = { release, settings, now: NOW };
    return splitLines({ scene, form, launch: launchOn('2026-12-17'), stays } as never)
      .map(({ text }) => text)
      .join('\n');
  };
  // Links goes, and Docs with it: Charts stays without the department that judges it.
  expect(wordsOf(['3'])).toMatch(/Judged by every department of Atlas 2\.0 now.*Charts/);
  expect(wordsOf(['2'])).not.toContain('Judged by every department');
});
