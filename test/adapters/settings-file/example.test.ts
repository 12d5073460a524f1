import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSettingsFile } from '../../../src/adapters/settings-file/read-file.ts';
import { resolve } from '../../../src/adapters/settings-file/resolve.ts';
import { settingsFromFile } from '../../../src/adapters/settings-file/settings-from-file.ts';
import { emptySettings } from '../../../src/domain/settings/settings.ts';
import { departmentFrom, meetingOf, presetOf } from '../../../src/domain/settings/settings-presets.ts';
import { settingsProblems } from '../../../src/domain/settings/settings-rules.ts';

const example = () => readSettingsFile(readFileSync('settings.example.yml', 'utf8'));

const imported = async () => {
  const reading = example();
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const resolving = await resolve(reading.read, {
    people: [],
    channels: [],
    personByEmail: async () => 'unknown',
  });
  if (resolving.problems.length > 0) throw new Error(JSON.stringify(resolving.problems));
  let count = 0;
  const ids = { next: () => `d${++count}` };
  return settingsFromFile(reading.read, resolving.resolved, emptySettings('T1'), ids);
};

test('the example file can be imported as it stands, into any workspace', async () => {
  expect(settingsProblems(await imported())).toEqual([]);
});

test('the example file holds the departments and questions of the preset "The eight"', async () => {
  const settings = await imported();
  const preset = presetOf.the_eight.departments.map((template, index) =>
    departmentFrom(template, `d${index + 1}`),
  );
  expect(settings.departments).toEqual(preset);
  expect(settings.statusMeeting).toEqual(meetingOf('the_eight', 'Europe/Berlin'));
});
