import { afterEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../../../src/practice/people/person.ts';
import { WORKSPACE } from '../../../support/builders.ts';
import { type Rehearsal, rehearse } from '../../../support/rehearsal.ts';
import { storeAt } from '../../../support/store.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

const BAVARIA = 'Germany, Bavaria / Bayern (DE-BY)';

const settingsNow = async () => {
  const opened = storeAt(rehearsal.database);
  const settings = await opened.store.reads.settings(WORKSPACE);
  await opened.close();
  return settings;
};

const shown = (person: PersonDriver) => {
  if (person.modal === null) throw new Error('a form is open');
  return person.modal;
};

const opensSettings = async (person: PersonDriver, actionId: string): Promise<void> => {
  await person.types('#releases', '/release settings');
  await person.clicks(shown(person), actionId, { nth: 0 });
};

const oddities = () => rehearsal.log.filter(({ level }) => level === 'error' || level === 'warn');

test('a region is chosen by its name, stays chosen while another field is refused, and is taken back', async () => {
  rehearsal = await rehearse();
  const maya = rehearsal.slack.person('maya');
  await opensSettings(maya, 'settings.edit_times');
  expect(shown(maya).text).toContain('No public holidays ▾');
  await maya.fills({ 'Public holidays of': BAVARIA, 'More days off': 'Boxing Day' });
  expect(await maya.submits()).toMatchObject({
    kind: 'errors',
    errors: { 'More days off': expect.stringContaining('Not a date') },
  });
  expect(shown(maya).text).toContain(`${BAVARIA} ▾`);
  await maya.fills({ 'More days off': null });
  await maya.submits();
  expect(shown(maya).text).toMatch(/Saved\.[\s\S]*public holidays of Germany, Bavaria \(DE-BY\)/);
  expect(await settingsNow()).toMatchObject({ holidayRegion: 'DE-BY' });
  expect(Object.keys((await settingsNow()).holidayCalendars)).toEqual(['DE-BY']);

  await opensSettings(maya, 'settings.edit_times');
  await maya.fills({ 'Public holidays of': 'No public holidays' });
  await maya.submits();
  expect(shown(maya).text).toContain('no public holidays');
  expect(await settingsNow()).toMatchObject({ holidayRegion: null, holidayCalendars: {} });
  expect(oddities()).toEqual([]);
});

test('a department takes those of the workspace until it has its own', async () => {
  rehearsal = await rehearse();
  const maya = rehearsal.slack.person('maya');
  await opensSettings(maya, 'settings.edit_times');
  await maya.fills({ 'Public holidays of': 'Germany (DE)' });
  await maya.submits();
  await opensSettings(maya, 'settings.edit_department');
  expect(shown(maya).text).toContain('Those of the workspace: Germany (DE) ▾');
  await maya.fills({ 'Public holidays of': 'United Kingdom, Scotland (GB-SCT)' });
  await maya.submits();
  expect(shown(maya).text).toContain('public holidays of United Kingdom, Scotland (GB-SCT)');
  const regions = (await settingsNow()).departments.map(({ holidayRegion }) => holidayRegion);
  expect(regions.filter((region) => region !== null)).toEqual(['GB-SCT']);
  expect(oddities()).toEqual([]);
});

test('Check advises to choose a region as long as there is none, and finds no problem in it', async () => {
  rehearsal = await rehearse();
  const { slack, until } = rehearsal;
  const maya = slack.person('maya');
  const reportAt = async (instant: string): Promise<string> => {
    await maya.types('#releases', '/release settings');
    await maya.clicks(shown(maya), 'Check');
    await until(instant);
    const newest = maya.inbox.at(-1);
    return newest === undefined ? '' : maya.reads(newest);
  };
  const advised = await reportAt('2026-11-17T09:01:00.000Z');
  expect(advised).toContain('Checked: Greenlight can work here.');
  expect(advised).toContain("Nobody's public holidays are known: people may be reminded on them.");
  expect(advised).toContain('Choose a region in Settings.');
  await opensSettings(maya, 'settings.edit_times');
  await maya.fills({ 'Public holidays of': 'Japan (JP)' });
  await maya.submits();
  expect(await reportAt('2026-11-17T09:02:00.000Z')).toContain(
    'The workspace keeps Berlin time, but has the public holidays of Japan.',
  );
});
