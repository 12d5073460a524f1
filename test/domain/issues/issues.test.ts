import { describe, expect, test } from 'vitest';
import { deliveriesFor } from '../../../src/domain/delivery/effects.ts';
import { issueCounts } from '../../../src/domain/issues/issue.ts';
import type { Release } from '../../../src/domain/release.ts';
import { anActor, NOW, someSettings } from '../../support/builders.ts';
import { after, deploying, eventsOf, eventTypes, expectRefused, live, stranger } from '../deciding.ts';
import { anIssue } from '../launch-day/launch-day-cases.ts';
import { PAT } from '../matters.ts';

const report = (overrides: object = {}) =>
  ({
    type: 'report_issue',
    text: 'Links break.',
    severity: 'major',
    owner: PAT,
    link: null,
    ...overrides,
  }) as const;
const sam = { actor: stranger };

const told = (release: Release, severity: 'critical' | 'minor') => {
  const command = report({ severity });
  const named = eventsOf(release, command, sam).map((event, index) => ({ id: `ev-${index}`, event }));
  const next = after(release, command, sam);
  return deliveriesFor({ release: next, before: release, settings: someSettings(), now: NOW }, named).map(
    ({ kind, slot, priority }) => ({ kind, audience: slot?.audience, priority }),
  );
};

describe('an issue', () => {
  test('is reported by anybody, and stays with the release', () => {
    const next = after(live(), report(), sam);
    expect(next.issues).toMatchObject([{ id: 'i1', text: 'Links break.', owner: PAT, settledAt: null }]);
    expect(eventTypes(next, report(), sam)).toEqual([]);
  });

  test.each([
    ['text', { text: ' ' }],
    ['text', { text: 'x'.repeat(501) }],
    ['severity', { severity: 'awful' }],
  ])('needs its %s', (field, overrides) => {
    expectRefused(live(), report(overrides), { code: 'fields_invalid', problems: [{ field }] }, sam);
  });

  test('is solved by whoever sees to it, or the manager, and once', () => {
    const release = live({ issues: [anIssue()] });
    const settle = { type: 'settle_issue', issueId: 'i1' } as const;
    expectRefused(release, settle, { code: 'not_entitled' }, sam);
    const solved = after(release, settle, { actor: anActor(PAT) });
    expect(solved.issues).toMatchObject([{ settledBy: PAT }]);
    expect(eventTypes(solved, settle)).toEqual([]);
    expectRefused(release, { ...settle, issueId: 'i9' }, { code: 'unknown_matter' });
  });

  test('is counted for the look back, solved or not', () => {
    const issues = [
      anIssue({ severity: 'critical' }),
      anIssue({ id: 'i2', severity: 'minor', settledAt: '2026-12-11T09:00:00.000Z' }),
    ];
    expect(issueCounts({ issues })).toEqual({ critical: 1, major: 0, minor: 1, open: 1 });
  });
});

describe('who hears of it', () => {
  test('of what is critical support first, ahead of everything else', () => {
    const heard = told(deploying(), 'critical');
    expect(heard.filter(({ kind }) => kind === 'statement.to_department')).toMatchObject([
      { audience: { channel: 'C0SUPPORT' }, priority: 10 },
    ]);
    expect(heard.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['statement.to_manager', 'statement.thread_line', 'board.issue']),
    );
  });

  test('of what is minor the manager, its owner and the thread, and no department', () => {
    const kinds = told(live(), 'minor').map(({ kind }) => kind);
    expect(kinds).not.toContain('statement.to_department');
    expect(kinds).toEqual(expect.arrayContaining(['statement.to_manager', 'board.issue']));
  });
});
