import { expect, test } from 'vitest';
import type { StepSeen } from '../../../../src/practice/demo/protocol.ts';
import { stepWords } from '../../../../src/practice/page/guide/step-bar.ts';

const step = (title: string, isDone: boolean): StepSeen => ({
  title,
  words: '',
  person: null,
  channel: null,
  isDone,
  help: null,
});

test('the line names the present step and how many there are', () => {
  expect(stepWords({ setUp: null, steps: [step('Plan', true), step('Start', false)] })).toBe(
    'Step 2 of 2: Start',
  );
});

test('while nothing is set up, the steps wait for that', () => {
  expect(stepWords({ setUp: step('Set it up', false), steps: [step('Plan', false)] })).toBe(
    'Before the steps: Set it up',
  );
});

test('when all are done it says so', () => {
  expect(stepWords({ setUp: null, steps: [step('Plan', true)] })).toBe('All 1 steps are done');
});
