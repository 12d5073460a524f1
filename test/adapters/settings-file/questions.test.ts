import { expect, test } from 'vitest';
import { questionsInFile } from '../../../src/adapters/settings-file/questions.ts';
import { readSettingsFile } from '../../../src/adapters/settings-file/read-file.ts';
import { problemsInFile } from '../../../src/adapters/settings-file/settings-from-file.ts';
import { writeSettingsFile } from '../../../src/adapters/settings-file/write-file.ts';
import { questionProblems } from '../../../src/application/packs/import-packs.ts';
import { DEPARTMENT_KEYS } from '../../support/builders.ts';
import { aPack, settingsWithPacks } from '../../support/packs.ts';

const read = (text: string) => {
  const reading = readSettingsFile(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.read;
};

const nobody = { people: [], channels: [] };

test('what is exported is read back to the same questions, for every department', () => {
  const packs = DEPARTMENT_KEYS.map((key) => aPack(key));
  const questions = questionsInFile(read(writeSettingsFile(settingsWithPacks(), { ...nobody, packs })));
  for (const key of DEPARTMENT_KEYS) {
    const items = aPack(key).items.map(({ id: _id, ...item }) => item);
    expect(questions.get(key)).toEqual(items);
  }
});

test('a department with its main question alone says so; one of which the file says nothing is left out', () => {
  const settings = settingsWithPacks(['docs']);
  const exported = questionsInFile(read(writeSettingsFile(settings, { ...nobody, packs: [aPack('docs')] })));
  expect(exported.get('qa')).toEqual([]);
  const lines =
    'departments:\n  - { key: qa, name: QA, question: Tested?, leadTimeDays: 5, required: true }\n';
  expect(questionsInFile(read(lines)).has('qa')).toBe(false);
});

const head =
  'departments:\n  - key: qa\n    name: QA\n    question: Tested?\n    leadTimeDays: 5\n    required: true\n';

test('a question needs no more than its words and what it is called', () => {
  const file = read(`${head}    questions:\n      - { question: " Tried? ", label: trial }\n`);
  expect(questionsInFile(file).get('qa')).toEqual([
    { question: 'Tried?', label: 'trial', why: '', required: true, asks: 'nothing', feeds: null },
  ]);
});

test('what cannot be read is said at its line', () => {
  const reading = readSettingsFile(
    `${head}    questions:\n      - question: Tried?\n        label: trial\n        asks: picture\n      - label: other\n`,
  );
  const problems = reading.ok ? [] : reading.problems;
  expect(problems).toMatchObject([
    { line: 10, problem: 'Write one of nothing, link, text.' },
    { line: 11, problem: expect.stringContaining('a question that is answered yes, no') },
  ]);
});

test('what the rules refuse is said at its line, too', () => {
  const file = read(
    `${head}    questions:\n      - { question: A?, label: a }\n      - { question: B?, label: a }\n      - question: C?\n        label: ""\n`,
  );
  const settings = { departments: settingsWithPacks().departments.filter(({ key }) => key === 'qa') };
  const problems = problemsInFile(questionProblems(settings, questionsInFile(file)), file);
  expect(problems.map(({ line, path }) => `${line}: ${path}`)).toEqual([
    '11: departments[0].questions[2].label',
    '9: departments[0].questions[1].label',
  ]);
});
