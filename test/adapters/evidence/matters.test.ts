import { expect, test } from 'vitest';
import { evidenceReport } from '../../../src/adapters/evidence/report.ts';
import type { Evidence } from '../../../src/application/record/gather-evidence.ts';
import { summarise } from '../../../src/domain/feedback/feedback.ts';
import type { Release } from '../../../src/domain/release.ts';
import { riskFrom } from '../../../src/domain/risk/risk.ts';
import { aLight, aRelease, departmentId, MAYA, NOW } from '../../support/builders.ts';

const DANA = { userId: 'U0DANA', name: 'Dana' };
const docs = departmentId('docs');

const evidenceOf = (release: Release): Evidence => ({
  release,
  madeAt: NOW,
  zone: 'Europe/Berlin',
  entries: [],
  lights: [],
  announcement: null,
  feedback: summarise([], []),
  head: { seq: 1, hash: '0'.repeat(64) },
  anchors: [],
  chain: [],
});

const read = (release: Release): string =>
  evidenceReport(evidenceOf(release))
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

test('the report tells conditions, what was in the way, and whom it goes without', () => {
  const page = read(
    aRelease({
      lights: [
        aLight('docs', {
          waiver: {
            reason: 'The manual follows.',
            acceptedBy: DANA,
            by: MAYA,
            at: NOW,
            needsSecond: true,
            agreedBy: null,
            agreedAt: null,
          },
        }),
      ],
      conditions: [
        {
          id: 'c1',
          departmentId: docs,
          text: 'The FAQ is published.',
          owner: DANA,
          dueOn: '2026-12-08',
          state: 'lapsed',
          raisedBy: MAYA,
          raisedAt: NOW,
          settledBy: null,
          settledAt: null,
        },
      ],
      blockers: [
        {
          id: 'b1',
          departmentId: null,
          text: 'Payments fail.',
          severity: 'stops',
          solver: { kind: 'person', ...DANA },
          expectedOn: null,
          raisedBy: MAYA,
          raisedAt: NOW,
          link: null,
          state: 'confirmed',
          takenBy: null,
          solvedBy: DANA,
          solvedAt: NOW,
        },
      ],
    }),
  );
  expect(page).toMatch(/Docs The FAQ is published\. Dana .*8 Dec.* 2026 Not met in time/);
  expect(page).toMatch(/Payments fail\. Maya .* Dana Out of the way/);
  expect(page).toMatch(/Docs The manual follows\. Maya, .* Dana Nobody agreed/);
});

test('headings without anything below them are left out', () => {
  const page = read(aRelease({ lights: [aLight('docs')] }));
  expect(page).not.toContain('Conditions of green lights');
  expect(page).not.toContain('What was in the way What');
  expect(page).not.toContain('Decided to go without');
});

test('the plan says what departments relied on, and how risky it was judged', () => {
  const release = aRelease();
  const plan = { ...release.plan, price: '9 €', backOut: 'One switch.', risk: riskFrom('lives') };
  expect(read({ ...release, plan })).toMatch(/Price 9 € Risk High Way back One switch\./);
  expect(read(release)).not.toContain('Risk');
});
