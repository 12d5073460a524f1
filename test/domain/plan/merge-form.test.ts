import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeForm } from '../../../src/domain/plan/merge-form.ts';

const shown = { goal: 'A', scope: 'B', value: 'C' };

describe('two people edit the same plan', () => {
  test('only what this person changed is applied', () => {
    const current = { ...shown, scope: 'changed by Rico' };
    expect(mergeForm(shown, { ...shown, goal: 'mine' }, current)).toEqual({ ok: true, changed: ['goal'] });
  });

  test('a field that both changed is a problem at that field, with both values', () => {
    const merged = mergeForm(shown, { ...shown, goal: 'mine' }, { ...shown, goal: 'theirs' });
    expect(merged).toMatchObject({ ok: false, problems: [{ field: 'goal' }] });
    const problem = merged.ok ? '' : merged.problems[0]?.problem;
    expect(problem).toContain('"theirs"');
    expect(problem).toContain('"mine"');
  });

  test('a field that both changed alike is no problem', () => {
    expect(mergeForm(shown, { ...shown, goal: 'same' }, { ...shown, goal: 'same' }).ok).toBe(true);
  });

  test('fields that the form does not have are left alone', () => {
    expect(mergeForm(shown, { goal: 'mine' }, { ...shown, scope: 'theirs' })).toEqual({
      ok: true,
      changed: ['goal'],
    });
  });

  test('an untouched form changes nothing, whatever happened meanwhile', () => {
    const fields = fc.dictionary(fc.constantFrom('goal', 'scope', 'value'), fc.string());
    fc.assert(
      fc.property(fields, fields, (form, current) => {
        expect(mergeForm(form, form, current)).toEqual({ ok: true, changed: [] });
      }),
    );
  });

  test('a merge that is taken never overwrites what somebody else wrote', () => {
    const text = fc.constantFrom('a', 'b', 'c');
    const fields = fc.record({ goal: text, scope: text });
    fc.assert(
      fc.property(fields, fields, fields, (before, mine, theirs) => {
        const merged = mergeForm(before, mine, theirs);
        if (!merged.ok) return;
        for (const field of merged.changed as ('goal' | 'scope')[]) {
          expect(theirs[field] === before[field] || theirs[field] === mine[field]).toBe(true);
        }
      }),
    );
  });
});
