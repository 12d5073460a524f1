import { afterEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../../../src/practice/people/person.ts';
import { WORKSPACE } from '../../../support/builders.ts';
import { type Rehearsal, rehearse } from '../../../support/rehearsal.ts';
import { plan, releaseOf, start, toldPrivately, whisperCount } from '../../../support/steps.ts';
import { storeAt } from '../../../support/store.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

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

const oddities = () => rehearsal.log.filter(({ level }) => level === 'error' || level === 'warn');

/** The first department of the settings is Engineering. */
const opensRules = async (person: PersonDriver): Promise<void> => {
  await person.types('#releases', '/release settings');
  await person.clicks(shown(person), 'settings.edit_department', { nth: 0 });
  await person.clicks(shown(person), 'Rules of its light');
};

const engineering = async () => (await settingsNow()).departments.find(({ key }) => key === 'eng');

test('the rules of a light are read, refused at their field, saved and shown; a running release keeps its own', async () => {
  rehearsal = await rehearse();
  await plan(rehearsal);
  await start(rehearsal);
  const before = (await releaseOf(rehearsal)).lights.find(({ name }) => name === 'Engineering')?.rules;
  const maya = rehearsal.slack.person('maya');
  await opensRules(maya);
  expect(shown(maya).text).toContain(
    'Releases that were started keep the rules with which they were started.',
  );
  expect(shown(maya).text).toContain('This person is asked at any hour');
  await maya.fills({
    'Whose green light does it need?': 'From 3 of its people',
    'Comes after': ['QA'],
    'For how many working days does its green light hold?': '100',
  });
  expect(await maya.submits()).toMatchObject({
    kind: 'errors',
    errors: {
      'Whose green light does it need?': expect.stringContaining('2 can answer'),
      'For how many working days does its green light hold?': expect.stringContaining('Between 1 and 90'),
    },
  });
  await maya.fills({
    'Whose green light does it need?': 'From every lead',
    'For how many working days does its green light hold?': '10',
    'What does it judge?': ['Price', 'Build', 'Date'],
    'Which releases need its green light?': 'Releases of high risk only',
    'Person on duty for hotfixes': 'eng-deputy',
  });
  await maya.submits();
  expect(await engineering()).toMatchObject({
    rules: {
      quorum: 'all',
      after: ['dep-qa'],
      validDays: 10,
      judges: expect.arrayContaining(['price', 'candidate']),
      dateBound: true,
      requiredFrom: 'high',
    },
    onDutyId: 'U0DENG',
  });
  // The department's form is back, and its own changes can still be saved.
  await maya.fills({ Name: 'Building' });
  await maya.submits();
  expect(shown(maya).text).toMatch(
    /Building[\s\S]*green from every lead · after QA · holds for 10 working days · needed from high risk on · on duty: @eng-deputy/,
  );
  const after = (await releaseOf(rehearsal)).lights.find(({ departmentId }) => departmentId === 'dep-eng');
  expect(after?.rules).toEqual(before);
  expect(oddities()).toEqual([]);
});

test('two departments that would wait for each other are refused', async () => {
  rehearsal = await rehearse();
  const maya = rehearsal.slack.person('maya');
  await opensRules(maya);
  await maya.fills({ 'Comes after': ['QA'] });
  await maya.submits();
  await maya.closes();
  await maya.types('#releases', '/release settings');
  await maya.clicks(shown(maya), 'settings.edit_department', { nth: 1 });
  await maya.clicks(shown(maya), 'Rules of its light');
  await maya.fills({ 'Comes after': ['Engineering'] });
  expect(await maya.submits()).toMatchObject({
    kind: 'errors',
    errors: { 'Comes after': expect.stringContaining('Engineering, QA, Engineering') },
  });
  expect(oddities()).toEqual([]);
});

test('whether one person may count twice is asked before it reaches running releases, of admins alone', async () => {
  rehearsal = await rehearse();
  await plan(rehearsal);
  await start(rehearsal);
  const reader = rehearsal.slack.person('reader');
  const seen = whisperCount(rehearsal, reader);
  await reader.types('#releases', '/release settings');
  expect(await toldPrivately(rehearsal, reader, { seen })).toContain('admin');
  const maya = rehearsal.slack.person('maya');
  await maya.types('#releases', '/release settings');
  await maya.clicks(shown(maya), 'settings.edit_people');
  await maya.fills({ 'May one person count twice in a release?': 'No, each person counts once' });
  await maya.submits();
  expect(shown(maya).text).toContain('applies to a running release at once');
  await maya.submits();
  expect(shown(maya).text).toMatch(/Saved\.[\s\S]*Who counts: each person counts once in a release/);
  expect(await settingsNow()).toMatchObject({ separation: 'strict' });
  expect(oddities()).toEqual([]);
});

test('the compliance channel is chosen beside the others, and taken back', async () => {
  rehearsal = await rehearse();
  const maya = rehearsal.slack.person('maya');
  await maya.types('#releases', '/release settings');
  await maya.clicks(shown(maya), 'settings.edit_rooms');
  await maya.fills({ 'Compliance channel': '#sales' });
  await maya.submits();
  expect(shown(maya).text).toContain('Compliance: #sales');
  expect(await settingsNow()).toMatchObject({ complianceChannelId: 'C0SALES' });
  await maya.clicks(shown(maya), 'settings.edit_rooms');
  await maya.fills({ 'Compliance channel': null });
  await maya.submits();
  expect(await settingsNow()).toMatchObject({ complianceChannelId: null });
  expect(oddities()).toEqual([]);
});
