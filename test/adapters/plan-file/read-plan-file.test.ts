import { describe, expect, test } from 'vitest';
import { readPlanFile } from '../../../src/adapters/plan-file/read-plan-file.ts';

const HEAD = [
  'greenlight: 1',
  'title: Atlas 2.0',
  'value: Shared boards.',
  'launch: 2026-12-10 14:00 Europe/Berlin',
  'departments: [docs, qa]',
];

/** What is said of the head with these lines below it. */
const said = (...lines: string[]): string[] => {
  const reading = readPlanFile([...HEAD, ...lines].join('\n'));
  return reading.ok ? [] : reading.problems.map(({ line, path, problem }) => `${line} ${path}: ${problem}`);
};

const instead = (line: string): string[] => {
  const [key = ''] = line.split(':');
  const reading = readPlanFile(HEAD.map((each) => (each.startsWith(`${key}:`) ? line : each)).join('\n'));
  return reading.ok ? [] : reading.problems.map(({ line, path, problem }) => `${line} ${path}: ${problem}`);
};

describe('reading a plan from a file', () => {
  test('the smallest plan has a name, a value, a launch and departments', () => {
    const reading = readPlanFile(HEAD.join('\n'));
    expect(reading.ok && reading.read).toMatchObject({
      title: 'Atlas 2.0',
      launch: { date: '2026-12-10', time: '14:00', zone: 'Europe/Berlin' },
      path: 'big_bang',
      departments: ['docs', 'qa'],
    });
  });

  test('a launch without a zone is meant in that of the workspace', () => {
    const reading = readPlanFile(HEAD.join('\n').replace(' Europe/Berlin', ''));
    expect(reading.ok && reading.read.launch.zone).toBeNull();
  });

  test('what looks like a number stays as it was typed', () => {
    const text = [...HEAD, 'components:', '  - name: Editor', '    version: 2.10', 'goal: 0x1f'].join('\n');
    const reading = readPlanFile(text);
    expect(reading.ok && reading.read.lists.components?.[0]?.values).toEqual({
      name: 'Editor',
      version: '2.10',
    });
    expect(reading.ok && reading.read.texts.goal).toBe('0x1f');
  });

  test('what is left empty is as if it were not there', () => {
    expect(said('goal:', 'milestones:', 'risk: ~', 'pull:', '  howTo:')).toEqual([]);
  });

  test.each([
    [['colours: red'], '6 colours: This name is not known here. Known are: greenlight'],
    [['milestone:', '  - what: x'], '6 milestone: This name is not known here. Did you mean "milestones"?'],
    [
      ['milestones:', '  - what: Freeze', '    wen: T-5', '    when: T-5'],
      '8 milestones[0].wen: This name is not known here. Did you mean "when"?',
    ],
    [['scope:', '  - what: x', '    done: true'], '8 scope[0].done: This name is not known here.'],
    [['risk: { lives: true }'], '6 risk.money: Answer with true or false'],
    [['risk: { live: true }'], '6 risk.live: This name is not known here. Did you mean "lives"?'],
    [
      ['milestones:', '  - what: Freeze', '    when: soon'],
      '8 milestones[0].when: Write a day as 2026-12-12',
    ],
    [['milestones:', '  - what: Freeze'], '7 milestones[0].when: Write a day, or its distance'],
    [['milestones:', '  - Freeze'], '7 milestones[0]: Write each milestone with its fields'],
    [['milestones: Freeze'], '6 milestones: Write a list'],
    [['milestones:', '  - what: ""', '    when: T-1'], '7 milestones[0].what: Write something here.'],
    [
      ['milestones:', '  - what: |', '      a', '      b', '    when: T-1'],
      '7 milestones[0].what: Write it on one line.',
    ],
    [
      ['milestones:', '  - what: x', '    when: T-1', '    done: maybe'],
      '9 milestones[0].done: Write true, a day',
    ],
    [['scope:', '  - what: x', '    link: example.com'], '8 scope[0].link: Write the whole address'],
    [['risks:', '  - what: x', '    impact: huge'], '8 risks[0].impact: Write one of low, medium, high.'],
    [['pull:', '  deadline: 2026-02-30'], '7 pull.deadline: Write a day that exists'],
    [['about:', '  windowUntil: "25:00"'], '7 about.windowUntil: Write a time of the day'],
    [['goal: [a]'], '6 goal: Write a text'],
    [['goal: &a [*a]'], '6 goal: Write a text'],
    [['title: Twice'], '6 : Map keys must be unique'],
    [['goal: "'], '6 : Missing closing'],
  ])('%j is said at its line', (lines, sentence) => {
    const problems = said(...lines);
    expect(
      problems.filter((problem) => problem.startsWith(sentence)),
      problems.join('\n'),
    ).toHaveLength(1);
  });

  test.each([
    ['greenlight: 2', '1 greenlight: Write "greenlight: 1" at the top.'],
    ['title: ""', '2 title: Write something here.'],
    [`title: ${'x'.repeat(81)}`, '2 title: At most 80 characters.'],
    ['launch: 2026-12-10', '4 launch: Write day, time and zone'],
    ['launch: T-5 10:00', '4 launch: Write day, time and zone'],
    ['launch: 2026-02-30 10:00', '4 launch: The calendar has no 2026-02-30.'],
    ['launch: 2026-12-10 14:00 Mars', '4 launch: "Mars" is no time zone'],
    ['departments: docs', '5 departments: Write a list of keys'],
  ])('%s is said at its line', (line, sentence) => {
    expect(instead(line)).toEqual([expect.stringContaining(sentence)]);
  });

  test('all mistakes are said at once', () => {
    expect(
      said('goals: x', 'scope:', '  - gain: y', 'milestones:', '  - what: z', '    when: never'),
    ).toHaveLength(3);
  });

  test('what is no plan at all is one sentence', () => {
    expect(readPlanFile('just words')).toMatchObject({ ok: false, problems: [{ line: 1 }] });
    expect(readPlanFile('')).toMatchObject({ ok: false });
    expect(readPlanFile('[1, 2]')).toMatchObject({ ok: false, problems: [{ line: 1 }] });
    expect(readPlanFile('a: 1\n---\nb: 2')).toMatchObject({ ok: false });
  });

  test('references that grow without end are refused', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (const [from, to] of ['ab', 'bc', 'cd', 'de'].map((two) => [...two]))
      bomb.push(`${to}: &${to} [${`*${from},`.repeat(9)}]`);
    expect(readPlanFile(bomb.join('\n'))).toMatchObject({ ok: false });
  });
});
