import { expect, test } from 'vitest';
import { presentStep } from '../../../../src/practice/page/guide/present-step.ts';

const TABLE = [
  { done: '....', present: 0, why: 'nothing was done yet' },
  { done: 'xx..', present: 2, why: 'the steps were done in their order' },
  { done: 'x.x.', present: 3, why: 'a step was left out' },
  { done: '.xxx', present: 0, why: 'only what was left out is open' },
  { done: 'xxxx', present: -1, why: 'everything is done' },
] as const;

test.each(TABLE)('$done: the guide stands at $present, as $why', ({ done, present }) => {
  expect(presentStep([...done].map((sign) => ({ isDone: sign === 'x' })))).toBe(present);
});
