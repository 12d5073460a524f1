import { describe, expect, test } from 'vitest';
import { readSettingsFile } from '../../../src/adapters/settings-file/read-file.ts';
import { type Directory, resolve } from '../../../src/adapters/settings-file/resolve.ts';
import { problemsInFile, settingsFromFile } from '../../../src/adapters/settings-file/settings-from-file.ts';
import { writeSettingsFile } from '../../../src/adapters/settings-file/write-file.ts';
import { type LightRules, USUAL_RULES } from '../../../src/domain/lights/light-rules.ts';
import type { WorkspaceSettings } from '../../../src/domain/settings/settings.ts';
import { settingsProblems } from '../../../src/domain/settings/settings-rules.ts';
import { aDepartment, someSettings } from '../../support/builders.ts';

const directory: Directory = { people: [], channels: [], personByEmail: async () => 'unknown' };

const reading = (text: string) => {
  const found = readSettingsFile(text);
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return found.read;
};

const apply = async (text: string, current: WorkspaceSettings) => {
  const read = reading(text);
  const { resolved, problems } = await resolve(read, directory);
  return { settings: settingsFromFile(read, resolved, current, { next: () => 'new' }), problems, read };
};

const OWN: LightRules = {
  quorum: 2,
  after: ['dep-qa'],
  validDays: 10,
  judges: ['name', 'candidate'],
  dateBound: true,
  requiredFrom: 'high',
  answersCustomers: true,
};

describe('what is exported is read back to the same rules', () => {
  test.each<[string, WorkspaceSettings]>([
    ['the usual ones', someSettings()],
    [
      'rules of its own, somebody on duty, a compliance channel, each person once',
      someSettings({
        separation: 'strict',
        complianceChannelId: 'C0RULES',
        departments: [aDepartment('docs', { rules: OWN, onDutyId: 'U0NIGHT' }), aDepartment('qa')],
      }),
    ],
    [
      'every lead, nothing judged',
      someSettings({
        separation: 'warn',
        departments: [aDepartment('docs', { rules: { ...USUAL_RULES, quorum: 'all', judges: [] } })],
      }),
    ],
  ])('%s', async (_what, settings) => {
    const written = writeSettingsFile(settings, { people: [], channels: [] });
    expect(await apply(written, settings)).toMatchObject({ settings, problems: [] });
    // Also into a workspace whose departments are the usual ones, where nothing stays by itself.
    const usual = { rules: USUAL_RULES, onDutyId: null };
    const departments = settings.departments.map((department) => ({ ...department, ...usual }));
    const elsewhere = someSettings({ departments });
    expect((await apply(written, elsewhere)).settings).toEqual({
      ...settings,
      holidayCalendars: elsewhere.holidayCalendars,
    });
  });
});

const FILE = `departments:
  - key: docs
    name: Docs
    question: Ready?
    leadTimeDays: 5
    required: true
    light:
      holdsDays: 10
  - key: qa
    name: QA
    question: Tested?
    leadTimeDays: 5
    required: true
`;

const rulesOf = ({ departments }: WorkspaceSettings, key: string) =>
  departments.find((department) => department.key === key)?.rules;

test('what a file leaves out of a light stays, null takes it away, and a new one begins with the usual', async () => {
  const before = someSettings({ departments: [aDepartment('docs', { rules: OWN, onDutyId: 'U0NIGHT' })] });
  const { settings } = await apply(FILE.replace('holdsDays: 10', 'holdsDays: null'), before);
  expect(rulesOf(settings, 'docs')).toEqual({ ...OWN, validDays: null });
  expect(settings.departments[0]?.onDutyId).toBe('U0NIGHT');
  const { settings: nobody } = await apply(FILE.replace('light:', 'onDuty: null\n    light:'), before);
  expect(nobody.departments[0]?.onDutyId).toBeNull();
  expect(rulesOf(settings, 'qa')).toMatchObject({ quorum: 'any', validDays: null });
});

describe('mistakes stand at their line', () => {
  test.each<[string, string, number]>([
    ['neither a word nor a number', 'needs: both', 8],
    ['days in words', 'holdsDays: ten', 8],
    ['a risk that does not exist', 'neededFrom: enormous', 8],
    ['a name that is not known', 'holds: 3', 8],
  ])('%s', (_what, line, at) => {
    const found = readSettingsFile(FILE.replace('holdsDays: 10', line));
    expect(found.ok ? [] : found.problems.map((problem) => problem.line)).toEqual([at]);
  });

  test('something that nobody judges, and no way to count people', () => {
    const found = readSettingsFile(
      FILE.replace('holdsDays: 10', 'judges:\n        - name\n        - colour'),
    );
    expect(found.ok ? [] : found.problems).toEqual([
      {
        line: 10,
        path: 'departments[0].light.judges[1]',
        problem: expect.stringContaining('Write one of name'),
      },
    ]);
    const separation = readSettingsFile('zone: UTC\nseparation: sometimes\n');
    expect(separation.ok ? [] : separation.problems).toEqual([
      { line: 2, path: 'separation', problem: 'Write one of strict, warn, by_risk.' },
    ]);
  });

  test('a department that the file does not have', async () => {
    const { problems } = await apply(
      FILE.replace('holdsDays: 10', 'after:\n        - qa\n        - ops'),
      someSettings(),
    );
    expect(problems).toEqual([
      {
        line: 10,
        path: 'departments[0].light.after[1]',
        problem: 'No department of this file has the key "ops".',
      },
    ]);
  });

  test('what the rules refuse: too many days, an order in a circle', async () => {
    const text = `${FILE.replace('holdsDays: 10', 'after: [qa]\n      holdsDays: 91')}    light:\n      after: [docs]\n`;
    const { settings, read } = await apply(text, someSettings());
    const problems = problemsInFile(settingsProblems(settings), read);
    expect(problems.map(({ line, path }) => [line, path])).toEqual([
      [8, 'departments[0].light.after'],
      [9, 'departments[0].light.holdsDays'],
    ]);
  });
});
