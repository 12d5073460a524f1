import { describe, expect, test } from 'vitest';
import { pseudonymFrom, replacing, withoutWords } from '../../../src/domain/record/pseudonym.ts';
import { NOW } from '../../support/builders.ts';

const pseudonym = { userId: 'erased-7f3a', name: 'Person 7f3a' };
const replace = replacing({ userId: 'U0DANA', names: ['Dana', 'Dana K. (she)', ''] }, pseudonym);

test('a pseudonym is made of chance alone', () => {
  expect(pseudonymFrom('00112233445566778899aabbccdd7F3A')).toEqual(pseudonym);
});

describe('a person is replaced', () => {
  test.each<[string, unknown, unknown]>([
    ['as whoever did it', { by: { userId: 'U0DANA', name: 'Dana' } }, { by: pseudonym }],
    ['by a name with signs in it', 'Ask Dana K. (she) today', 'Ask Person 7f3a today'],
    ['in a sentence', 'Dana’s build; ask <@U0DANA>.', 'Person 7f3a’s build; ask <@erased-7f3a>.'],
    ['in lists', ['U0DANA', 'U0BOB'], ['erased-7f3a', 'U0BOB']],
  ])('%s', (_where, before, after) => {
    expect(replace(before)).toEqual(after);
  });

  test('and nobody else: not inside other words, not in other people’s ids', () => {
    const others = { a: 'Danamark', b: 'Bogdana', c: 'U1DANA', g: 'U0DANA2', d: 7, e: null, f: true };
    expect(replace(others)).toEqual(others);
  });
});

describe('what the author typed', () => {
  const by = { userId: 'U0DANA', name: 'Dana', role: 'lead' };

  test.each([
    ['release_held', { by, reason: 'It rains.' }, { by, reason: '(erased)' }],
    ['release_closed', { by, outcome: 'Fine.', lessons: '' }, { by, outcome: '(erased)', lessons: '' }],
    ['department_asked', { by, name: 'Docs', because: 'moved' }, { by, name: 'Docs', because: 'moved' }],
  ] as const)('goes from %s', (type, before, after) => {
    expect(withoutWords(type, before)).toEqual(after);
  });

  test('goes from an answer, whose facts stay', () => {
    const answer = { answer: 'not_yet', by, at: NOW, asDeputy: false, expectedOn: '2026-12-01' };
    expect(
      withoutWords('light_answered', {
        by,
        name: 'Docs',
        answer: { ...answer, reason: 'No.', solver: 'Bob' },
      }),
    ).toEqual({ by, name: 'Docs', answer: { ...answer, reason: '(erased)', solver: '(erased)' } });
  });
});
