import { expect, test } from 'vitest';
import { standingErrors } from '../../../../src/practice/page/form/mended.ts';

test('an error goes away with the value that it was about, and the others stay', () => {
  const errors = { date: 'That is past.', title: 'That is taken.' };
  expect(standingErrors(errors, new Set())).toEqual(errors);
  expect(standingErrors(errors, new Set(['date', 'other']))).toEqual({ title: 'That is taken.' });
});
