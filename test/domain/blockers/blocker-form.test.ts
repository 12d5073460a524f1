import { describe, expect, it } from 'vitest';
import { type BlockerForm, readBlocker } from '../../../src/domain/blockers/blocker-form.ts';
import { aStartedRelease, NOW } from '../../support/builders.ts';

const DOCS = { kind: 'department', departmentId: 'dep-docs', name: 'Docs' } as const;

const form = (overrides: Partial<BlockerForm> = {}): BlockerForm => ({
  text: ' The price sheet is missing. ',
  severity: 'stops',
  solver: DOCS,
  expectedOn: '',
  link: null,
  ...overrides,
});

const read = (overrides: Partial<BlockerForm> = {}) =>
  readBlocker(form(overrides), { release: aStartedRelease(), now: NOW });

const problemsOf = (overrides: Partial<BlockerForm>): readonly string[] => {
  const outcome = read(overrides);
  return 'problems' in outcome ? outcome.problems.map(({ field }) => field) : [];
};

describe('what was typed about a blocker', () => {
  it('is taken without the spaces around it; a day is wanted of nobody', () => {
    expect(read()).toEqual({
      raised: {
        text: 'The price sheet is missing.',
        severity: 'stops',
        solver: DOCS,
        expectedOn: null,
        link: null,
      },
    });
    expect(read({ expectedOn: '2026-11-17', severity: 'hurts' })).toMatchObject({
      raised: { expectedOn: '2026-11-17', severity: 'hurts' },
    });
  });

  const cases: readonly [string, Partial<BlockerForm>, readonly string[]][] = [
    ['no words', { text: ' \n ' }, ['text']],
    ['too many words', { text: 'x'.repeat(1001) }, ['text']],
    ['as many words as fit', { text: '👩'.repeat(1000) }, []],
    ['nobody', { solver: null }, ['solver']],
    ['somebody without a name', { solver: { kind: 'other', name: ' ' } }, ['solver']],
    ['a name that is too long', { solver: { kind: 'other', name: 'x'.repeat(81) } }, ['solver']],
    ['a department with a long name', { solver: { ...DOCS, name: 'x'.repeat(200) } }, []],
    ['yesterday', { expectedOn: '2026-11-16' }, ['expectedOn']],
    ['a day that there is not', { expectedOn: '2026-02-30' }, ['expectedOn']],
    ['a severity that there is not', { severity: 'tickles' }, ['severity']],
    ['several at once', { text: '', solver: null, expectedOn: 'soon' }, ['text', 'solver', 'expectedOn']],
  ];
  it.each(cases)('%s: the problems stand at their fields', (_name, overrides, fields) => {
    expect(problemsOf(overrides)).toEqual(fields);
  });
});
