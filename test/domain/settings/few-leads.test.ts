import { expect, test } from 'vitest';
import { hasFewLeads, separationAtSetUp } from '../../../src/domain/settings/few-leads.ts';
import type { Separation } from '../../../src/domain/settings/settings.ts';
import { aDepartment, someSettings } from '../../support/builders.ts';

/** One department for each list of leads. */
const led = (separation: Separation, ...leads: (readonly string[])[]) =>
  someSettings({
    separation,
    departments: leads.map((some, index) =>
      aDepartment('docs', { id: `d${index}`, key: `d${index}`, leads: some }),
    ),
  });

test.each<[string, boolean, (readonly string[])[]]>([
  ['nobody yet', true, [[], []]],
  ['three people who lead five departments', true, [['A'], ['B'], ['C'], ['A', 'B'], ['C']]],
  ['four people', false, [['A', 'B'], ['C'], ['D']]],
])('few lead departments: %s', (_who, few, leads) => {
  expect(hasFewLeads(led('by_risk', ...leads))).toBe(few);
});

test.each<[Separation, boolean, Separation]>([
  ['by_risk', true, 'warn'],
  ['by_risk', false, 'by_risk'],
  ['strict', true, 'strict'],
  ['warn', false, 'warn'],
])('the set-up makes of %s, with few leads: %s, %s', (chosen, few, made) => {
  const leads = few ? [['A']] : [['A'], ['B'], ['C'], ['D']];
  expect(separationAtSetUp(led(chosen, ...leads))).toBe(made);
});
