import { expect, test } from 'vitest';
import { IN_FORM, judgedFacts, ON_CARD } from '../../../../src/adapters/slack/lights/card/judged-facts.ts';
import { USUAL_RULES } from '../../../../src/domain/lights/light-rules.ts';
import { aPlan, scopeOf } from '../../../support/builders.ts';

const plan = {
  ...aPlan(),
  price: '9 €',
  packages: 'Team',
  candidate: 'rc3',
  contents: scopeOf('Boards\nLinks'),
};
const rules = { ...USUAL_RULES, judges: ['price', 'candidate', 'scope'] as const };

test('a department sees what it judges, and nothing else', () => {
  expect(judgedFacts({ plan, lights: [] }, { departmentId: 'dep-docs', rules, changes: [] }, ON_CARD)).toBe(
    'Price: 9 €\nBuild: rc3',
  );
  expect(judgedFacts({ plan, lights: [] }, { departmentId: 'dep-docs', rules, changes: [] }, IN_FORM)).toBe(
    'Price: 9 €\nBuild: rc3\nScope: Boards, Links',
  );
  expect(
    judgedFacts({ plan, lights: [] }, { departmentId: 'dep-docs', rules: USUAL_RULES, changes: [] }, ON_CARD),
  ).toBeNull();
});

test('what the plan says nothing of is left out, and so is what is shown with before and after', () => {
  const changes = [{ fact: 'price', before: '8 €', after: '9 €' }] as const;
  const without = { ...plan, candidate: '' };
  expect(
    judgedFacts({ plan: without, lights: [] }, { departmentId: 'dep-docs', rules, changes }, ON_CARD),
  ).toBeNull();
});

test('a long scope is cut, because the plan has it in full', () => {
  const long = { ...plan, price: '', candidate: '', contents: scopeOf('word '.repeat(100)) };
  expect(
    judgedFacts({ plan: long, lights: [] }, { departmentId: 'dep-docs', rules, changes: [] }, IN_FORM)
      ?.length,
  ).toBeLessThan(220);
});
