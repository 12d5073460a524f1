import { describe, expect, test } from 'vitest';
import { readSettingsFile } from '../../../src/adapters/settings-file/read-file.ts';

const problemsOf = (text: string) => {
  const reading = readSettingsFile(text);
  return reading.ok ? [] : reading.problems;
};

const DEPARTMENT = `departments:
  - key: docs
    name: Docs
    question: Ready?
    leadTimeDays: 5
    required: true
`;

describe('what is wrong stands at its line', () => {
  test('a department without a question, at the department', () => {
    const text = DEPARTMENT.replace('    question: Ready?\n', '');
    expect(problemsOf(text)).toEqual([
      { line: 2, path: 'departments[0].question', problem: 'Write what this department is asked.' },
    ]);
  });

  test('a number of days in words', () => {
    const [problem] = problemsOf(DEPARTMENT.replace('leadTimeDays: 5', 'leadTimeDays: five'));
    expect(problem).toMatchObject({ line: 5, path: 'departments[0].leadTimeDays' });
  });

  test('a name that is not known, at itself', () => {
    expect(problemsOf(`zone: UTC\nwrkingWeek: {}\n${DEPARTMENT}`)).toEqual([
      { line: 2, path: 'wrkingWeek', problem: 'This name is not known here.' },
    ]);
  });

  test('a channel without quotes in a list, which YAML reads as a comment', () => {
    const [problem] = problemsOf('channels:\n  announcements:\n    - #news\n');
    expect(problem?.line).toBe(3);
    expect(problem?.problem).toContain('in quotes, as in "#docs"');
  });

  test('text that is no YAML at all', () => {
    const [problem] = problemsOf('zone: UTC\npeople:\n  admins: [@maya]\n');
    expect(problem).toMatchObject({ line: 3 });
    expect(problem?.problem).not.toContain('\n');
  });

  test('every problem is said at once', () => {
    const text = 'zone: 5\nworkingWeek:\n  days: [Someday]\n  start: "09:00"\n  end: "17:00"\n';
    expect(problemsOf(text).map(({ line }) => line)).toEqual([1, 3]);
  });
});

test('a file that is a list, a word or empty is no surprise', () => {
  expect(problemsOf('- a\n')[0]?.line).toBe(1);
  expect(problemsOf('hello')[0]?.line).toBe(1);
  expect(readSettingsFile('').ok).toBe(true);
});
