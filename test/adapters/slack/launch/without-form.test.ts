import { expect, test } from 'vitest';
import { withoutForm } from '../../../../src/adapters/slack/launch/without/without-form.ts';
import { counts, type Waiver } from '../../../../src/domain/launch/waiver.ts';
import { greenCount } from '../../../../src/domain/lights/verdict.ts';
import type { Release } from '../../../../src/domain/release.ts';
import { riskFrom } from '../../../../src/domain/risk/risk.ts';
import { aLight, aRelease, MAYA, NOW } from '../../../support/builders.ts';

const waiver: Waiver = {
  reason: 'Late.',
  acceptedBy: MAYA,
  by: MAYA,
  at: NOW,
  needsSecond: true,
  agreedBy: null,
  agreedAt: null,
};

const highRisk = (left: Waiver | null): Release => {
  const release = aRelease({
    stage: 'sign_off',
    lights: [aLight('docs', { state: 'green' }), aLight('sales', { state: 'waiting', waiver: left })],
  });
  return { ...release, plan: { ...release.plan, risk: riskFrom('lives') } };
};

const words = (release: Release): string => JSON.stringify(withoutForm(release, null).blocks);

test('the whole consequence can be read before somebody decides', () => {
  expect(words(highRisk(null))).toContain('a second person has to agree. It is said in the releases channel');
  expect(words(highRisk(null))).toContain('stays in the record.');
});

test('while a second person has not agreed nobody reads that nothing is waited for', () => {
  expect(words(highRisk(waiver))).toContain('A second person was asked and has not agreed yet.');
  const agreed = { ...waiver, agreedBy: MAYA, agreedAt: NOW };
  expect(words(highRisk(agreed))).toContain('waits for no department');
});

test('a department that the launch goes without is green in no count', () => {
  const agreed = { ...waiver, agreedBy: MAYA, agreedAt: NOW };
  expect(counts(agreed)).toBe(true);
  expect(greenCount(highRisk(waiver))).toEqual({ green: 1, of: 2 });
  expect(greenCount(highRisk(agreed))).toEqual({ green: 1, of: 1 });
});
