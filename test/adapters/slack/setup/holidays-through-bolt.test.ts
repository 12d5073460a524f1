import { afterEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../../../src/practice/people/person.ts';
import { someSettings, WORKSPACE, ZONE } from '../../../support/builders.ts';
import { PEOPLE, type Rehearsal, rehearse } from '../../../support/rehearsal.ts';
import { storeAt } from '../../../support/store.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

const regionNow = async (): Promise<string | null> => {
  const opened = storeAt(rehearsal.database);
  const { holidayRegion } = await opened.store.reads.settings(WORKSPACE);
  await opened.close();
  return holidayRegion;
};

const CHANNELS = [
  { id: 'C0REL', name: 'releases', members: ['U0ADMIN'], bot: true },
  { id: 'C0ANN', name: 'announcements', members: ['U0ADMIN'], bot: true },
  { id: 'C0OUT', name: 'partners', members: ['U0ADMIN'], bot: true, shared: 'T0OTHER' },
];

/** The first screen before an owner who lives in this zone, in a workspace that nobody set up. */
const firstScreen = async (zone = ZONE): Promise<PersonDriver> => {
  const people = PEOPLE.map((person) => (person.name === 'admin' ? { ...person, tz: zone } : person));
  rehearsal = await rehearse({ settings: null, people, channels: CHANNELS });
  const admin = rehearsal.slack.person('admin');
  await admin.types('#releases', '/release setup');
  return admin;
};

const read = ({ modal }: PersonDriver): string => modal?.text ?? '';

const presses = async (admin: PersonDriver, label: string): Promise<void> => {
  if (admin.modal === null) throw new Error('the first screen is open');
  await admin.clicks(admin.modal, label);
};

test('the country of the zone is shown as the default, and taken when it is left so', async () => {
  const admin = await firstScreen();
  expect(read(admin)).toMatch(/Public holidays: \*Germany \(DE\)\*[\s\S]*Change/);
  expect(await regionNow()).toBeNull();
  await admin.submits();
  expect(read(admin)).toContain('2 of 3');
  expect(await regionNow()).toBe('DE');
});

test('Change offers everything, keeps what was typed, and what is chosen counts', async () => {
  const admin = await firstScreen();
  await admin.fills({ 'Release managers': ['@maya'] });
  await presses(admin, 'Change');
  expect(read(admin)).toContain('Germany (DE) ▾');
  expect(read(admin)).toContain('@maya');
  expect(await regionNow()).toBeNull();
  await admin.fills({ 'Public holidays': 'Germany, Bavaria / Bayern (DE-BY)' });
  await admin.submits();
  expect(await regionNow()).toBe('DE-BY');
});

test('no public holidays is a choice too', async () => {
  const admin = await firstScreen();
  await presses(admin, 'Change');
  await admin.fills({ 'Public holidays': 'No public holidays' });
  await admin.submits();
  expect(read(admin)).toContain('2 of 3');
  expect(await regionNow()).toBeNull();
});

test('what was chosen outlives the question about channels that others read', async () => {
  const admin = await firstScreen();
  await presses(admin, 'Change');
  await admin.fills({ 'Announcement channels': ['#partners'], 'Public holidays': 'France (FR)' });
  await admin.submits();
  expect(read(admin)).toContain('Shared outside');
  expect(read(admin)).toContain('France (FR) ▾');
  await admin.fills({ 'Shared outside': ['#partners'] });
  await admin.submits();
  expect(read(admin)).toContain('2 of 3');
  expect(await regionNow()).toBe('FR');
});

test.each(['Europe/Zurich', 'UTC'])('for %s nothing is guessed, and nothing is taken', async (zone) => {
  const admin = await firstScreen(zone);
  expect(read(admin)).toMatch(/Public holidays: \*none\*[\s\S]*Choose/);
  await admin.submits();
  expect(await regionNow()).toBeNull();
});

test('a workspace that is set up already gets no region that nobody chose', async () => {
  rehearsal = await rehearse({ settings: someSettings() });
  const maya = rehearsal.slack.person('maya');
  await maya.types('#releases', '/release setup');
  expect(read(maya)).toContain('Public holidays: *none*');
  await maya.submits();
  expect(await regionNow()).toBeNull();
});
