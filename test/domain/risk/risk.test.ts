import { describe, expect, test } from 'vitest';
import { NO_FAMILY } from '../../../src/domain/family/family.ts';
import { owedByPlan } from '../../../src/domain/launch/demands.ts';
import {
  isAtLeast,
  RISK_QUESTIONS,
  RISKS,
  riskFrom,
  riskOf,
  riskText,
} from '../../../src/domain/risk/risk.ts';
import { anUrgent, aPlan } from '../../support/builders.ts';
import { HIGH, LOW, NORMAL } from '../matters.ts';

/** All 32 answers; lives is the first question, and a 1 is yes. By hand. */
const LEVEL: Record<string, string> = {
  '00000': 'low',
  ...Object.fromEntries(
    ['01000', '00100', '00010', '00001', '01100', '01010', '01001', '00110', '00101', '00011'].map((key) => [
      key,
      'normal',
    ]),
  ),
};
const ALL = Array.from({ length: 32 }, (_, index) => index.toString(2).padStart(5, '0'));

const answersOf = (bits: string) =>
  riskFrom(RISK_QUESTIONS.filter((_, index) => bits[index] === '1').join(',') || 'none');

describe('the risk of a release', () => {
  test.each(ALL)('of the answers %s: none is low, lives or three are high, else normal', (bits) => {
    expect(riskOf(answersOf(bits))).toBe(LEVEL[bits] ?? 'high');
  });

  test('is normal while nobody judged it', () => {
    expect(riskOf(null)).toBe('normal');
  });

  test.each(ALL)('of the answers %s reads back from its text', (bits) => {
    expect(riskFrom(riskText(answersOf(bits)))).toEqual(answersOf(bits));
  });

  test('that nobody judged reads back as such', () => {
    expect([riskText(null), riskFrom('')]).toEqual(['', null]);
  });

  test.each(RISKS.flatMap((risk, a) => RISKS.map((least, b) => [risk, least, a >= b] as const)))(
    '%s is at least %s: %s',
    (risk, least, is) => {
      expect(isAtLeast(risk, least)).toBe(is);
    },
  );
});

describe('what the plan owes for its risk', () => {
  const urgent = anUrgent();
  test.each([
    ['not judged', { risk: null }, null, []],
    ['low', { risk: LOW }, null, []],
    ['normal', { risk: NORMAL }, null, []],
    ['high', { risk: HIGH }, null, ['back_out', 'beta']],
    ['high, with a back-out plan', { risk: HIGH, backOut: 'Switch it off.' }, null, ['beta']],
    ['high, with what users said', { risk: HIGH, beta: 'Liked.' }, null, ['back_out']],
    ['high, with spaces only', { risk: HIGH, backOut: ' ', beta: '\n' }, null, ['back_out', 'beta']],
    ['high, in the urgent lane', { risk: HIGH }, urgent, []],
  ] as const)('%s', (_name, plan, lane, owed) => {
    expect(owedByPlan({ plan: aPlan(plan), urgent: lane, rounds: [], family: NO_FAMILY })).toEqual(owed);
  });
});
