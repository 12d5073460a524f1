import { afterEach, expect, test } from 'vitest';
import { someSettings } from '../support/builders.ts';
import { saveLaunched } from '../support/launched.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import { refusedCalls } from '../support/steps.ts';
import { storeAt } from '../support/store.ts';

/** The first of January is a holiday for nobody here, a Friday; in Berlin nine o'clock is eight in UTC. */
const [NEW_YEAR, FEBRUARY] = ['2027-01-01T08:05:00.000Z', '2027-02-01T08:05:00.000Z'] as const;

let rehearsal: Rehearsal;
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const begins = async (monthlyNumbers: boolean): Promise<void> => {
  rehearsal = await rehearse({ settings: someSettings({ monthlyNumbers }) });
  const { store, close } = storeAt(rehearsal.database);
  await saveLaunched(store, [
    { key: 'atlas-1', day: '2026-06-10' },
    { key: 'atlas-2', day: '2026-12-10' },
    { key: 'secret-1', day: '2026-12-11', visibility: 'confidential' },
    { key: 'practice-1', day: '2026-12-11', practice: true },
  ]);
  await close();
};

const notes = (): readonly string[] => {
  const maya = rehearsal.slack.person('maya');
  return rehearsal.slack
    .channel('#releases')
    .topLevel.map((message) => maya.reads(message))
    .filter((text) => text.includes('so far'));
};

test('once a month the releases channel reads what was launched and how the year stands', async () => {
  await begins(true);
  await rehearsal.until(NEW_YEAR);
  expect(notes()).toHaveLength(1);
  expect(notes()[0]).toContain('*December 2026*: 1 release launched.');
  expect(notes()[0]).toContain('*2026 so far* (only 2 releases: these numbers say little)');
  expect(notes()[0]).toContain('• Releases launched: *2*');
  // Nothing of a single department in front of everybody.
  expect(notes()[0]).not.toContain('each department');
});

test('a month without a launch is silent, and a restart says nothing twice', async () => {
  await begins(true);
  await rehearsal.until(NEW_YEAR);
  await rehearsal.restart();
  await rehearsal.until('2027-01-04T12:00:00.000Z');
  expect(notes()).toHaveLength(1);
  await rehearsal.until(FEBRUARY);
  expect(notes()).toHaveLength(1);
});

test('where nobody asked for it there is no note; the settings turn it on', async () => {
  await begins(false);
  const maya = rehearsal.slack.person('maya');
  await maya.types('#releases', '/release settings');
  if (maya.modal === null) throw new Error('No settings opened.');
  await maya.clicks(maya.modal, 'settings.edit_rooms');
  await maya.fills({ 'Numbers of each month': ['Once a month, in the releases channel'] });
  await maya.submits();
  await maya.closes(true);
  await rehearsal.until(NEW_YEAR);
  expect(notes()).toHaveLength(1);
});

test('left alone, the setting is off', async () => {
  await begins(false);
  await rehearsal.until(NEW_YEAR);
  expect(notes()).toEqual([]);
});
