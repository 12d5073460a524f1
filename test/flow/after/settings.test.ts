import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSettingsFile } from '../../../src/adapters/settings-file/read-file.ts';
import { writeSettingsFile } from '../../../src/adapters/settings-file/write-file.ts';
import { someSettings, WORKSPACE } from '../../support/builders.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import { inspect, runToLaunch } from '../../support/steps.ts';

let rehearsal: Rehearsal;
beforeEach(async () => {
  rehearsal = await rehearse();
});
afterEach(() => rehearsal.stop());

const goalDays = () => inspect(rehearsal, async (reads) => (await reads.settings(WORKSPACE)).goalDays);

test('an admin says when the goal is asked for, and what is no day is named at its field', async () => {
  const maya = await runToLaunch(rehearsal);
  await maya.types('#releases', '/release settings');
  if (maya.modal === null) throw new Error('No settings.');
  expect(maya.modal.text).toContain('Asked after 1, 7 and 30 days');
  await maya.clicks(maya.modal, 'settings.edit_after');
  await maya.fills({ goalDays: 'soon, 14' });
  expect(await maya.submits()).toMatchObject({ kind: 'errors' });
  expect(await goalDays()).toEqual([1, 7, 30]);
  await maya.fills({ goalDays: '14, 3 14' });
  await maya.submits();
  expect(maya.modal?.text).toContain('Asked after 3 and 14 days');
  expect(await goalDays()).toEqual([3, 14]);
  // The release that is live is asked on these days, too.
  await rehearsal.until('2026-12-14T08:59:00.000Z');
  const cards = () => maya.inbox.filter((message) => maya.reads(message).includes('after the launch'));
  expect(cards()).toEqual([]);
  await rehearsal.until('2026-12-14T09:00:30.000Z');
  expect(cards()).toHaveLength(1);
});

test('a settings file says it, reads back as it was written, and names what is wrong at its line', () => {
  const written = writeSettingsFile(someSettings({ goalDays: [3, 14] }), { people: [], channels: [] });
  expect(written).toContain('goalDays: [ 3, 14 ]');
  const read = readSettingsFile(written);
  expect(read.ok && read.read.file.goalDays).toEqual([3, 14]);
  const wrong = readSettingsFile('zone: UTC\ngoalDays: [soon]\n');
  expect(wrong.ok ? [] : wrong.problems).toMatchObject([{ line: 2, problem: 'Write a number of days.' }]);
});
