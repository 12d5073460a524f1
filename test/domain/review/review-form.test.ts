import { expect, test } from 'vitest';
import { readReview } from '../../../src/domain/review/review-form.ts';

type Typed = Parameters<typeof readReview>[0];
const typed = (answer: string, days = '', words = ''): Typed => ({ answer, days, words });

test.each<[string, Typed, object]>([
  [
    'fine needs nothing, and leaves out what stands elsewhere',
    typed('fine', '3', 'x'),
    { answer: 'fine', days: null, words: '' },
  ],
  [
    'days with words',
    typed('needs_days', ' 12 ', ' Screenshots. '),
    { answer: 'needs_days', days: 12, words: 'Screenshots.' },
  ],
  ['days alone', typed('needs_days', '1'), { answer: 'needs_days', days: 1, words: '' }],
  [
    'missing, with what',
    typed('missing', '4', 'The price.'),
    { answer: 'missing', days: null, words: 'The price.' },
  ],
])('%s', (_name, form, said) => {
  expect(readReview(form)).toEqual(said);
});

test.each<[string, Typed, string]>([
  ['no answer', typed(''), 'answer'],
  ['no days', typed('needs_days'), 'days'],
  ['words for days', typed('needs_days', 'two weeks'), 'days'],
  ['no day at all', typed('needs_days', '0'), 'days'],
  ['part of a day', typed('needs_days', '1.5'), 'days'],
  ['more than a year', typed('needs_days', '251'), 'days'],
  ['missing without words', typed('missing', '', '  '), 'words'],
  ['a whole page', typed('missing', '', 'x'.repeat(501)), 'words'],
])('%s is a problem at its field', (_name, form, field) => {
  expect(readReview(form)).toMatchObject({ problems: [{ field }] });
});
