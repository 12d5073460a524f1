import { describe, expect, test } from 'vitest';
import { updateDirectory } from '../../../src/application/directory/update-directory.ts';
import { changeSettings, type SettingsChange } from '../../../src/application/settings/change-settings.ts';
import { importSettings } from '../../../src/application/settings/import-settings.ts';
import type { WorkspaceSettings } from '../../../src/domain/settings/settings.ts';
import { aDepartment, someSettings, WORKSPACE } from '../../support/builders.ts';
import { aForm, aHouse, maya, planAndStart } from '../a-house.ts';

type House = Awaited<ReturnType<typeof aHouse>>;

const inRegion =
  (holidayRegion: string | null): SettingsChange =>
  (current) => ({ ...current, holidayRegion });

const docsIn =
  (holidayRegion: string | null): SettingsChange =>
  (current) => ({
    ...current,
    departments: current.departments.map((each) => (each.key === 'docs' ? { ...each, holidayRegion } : each)),
  });

const settingsOf = (house: House): Promise<WorkspaceSettings> => house.store.reads.settings(WORKSPACE);

const knownOf = async (house: House): Promise<string[]> =>
  Object.keys((await settingsOf(house)).holidayCalendars);

const readDirectory = (house: House, complete = true): Promise<void> =>
  updateDirectory(house.house, WORKSPACE, { people: [], channels: [], complete });

const askOf = async (house: House, departmentId: string): Promise<string | undefined> =>
  (
    await house.db
      .selectFrom('due_action')
      .select('due_at')
      .where('state', '=', 'pending')
      .where('key', 'like', `%ask:${departmentId}`)
      .executeTakeFirst()
  )?.due_at;

/** Wednesday 13 January: five working days before it is Epiphany. */
const launchInJanuary = (house: House): Promise<string> =>
  planAndStart(house, { form: aForm({ date: '2027-01-13' }) });

describe('the holidays of a region', () => {
  test('are known as soon as it is saved, from last year to the year after next', async () => {
    const house = await aHouse();
    expect(await changeSettings(house.house, maya, inRegion('DE-BY'))).toEqual({
      ok: true,
      changed: ['holidayRegion'],
    });
    const { holidayCalendars } = await settingsOf(house);
    expect(holidayCalendars['DE-BY']).toMatchObject({ firstYear: 2025, lastYear: 2028 });
    expect(holidayCalendars['DE-BY']?.days).toContainEqual({ date: '2027-01-06', name: 'Epiphany' });
  });

  test('are known by import too', async () => {
    const house = await aHouse();
    const imported = await importSettings(
      house.house,
      WORKSPACE,
      (current) => ({ ...current, holidayRegion: 'US' }),
      [],
    );
    expect(imported).toMatchObject({ ok: true });
    expect(await knownOf(house)).toEqual(['US']);
  });

  test('of a region that nobody has any more are forgotten', async () => {
    const house = await aHouse();
    await changeSettings(house.house, maya, inRegion('DE-BY'));
    await changeSettings(house.house, maya, docsIn('US'));
    expect(await knownOf(house)).toEqual(['DE-BY', 'US']);
    await changeSettings(house.house, maya, inRegion(null));
    expect(await knownOf(house)).toEqual(['US']);
    await changeSettings(house.house, maya, docsIn(null));
    expect(await knownOf(house)).toEqual([]);
  });

  test('move the questions of running releases at once', async () => {
    const departments = [aDepartment('docs'), aDepartment('sales')];
    const house = await aHouse(someSettings({ departments }));
    await launchInJanuary(house);
    expect(await askOf(house, 'dep-docs')).toBe('2027-01-06T09:00:00.000Z');
    await changeSettings(house.house, maya, docsIn('DE-BY'));
    expect(await askOf(house, 'dep-docs')).toBe('2027-01-05T09:00:00.000Z');
    expect(await askOf(house, 'dep-sales')).toBe('2027-01-06T09:00:00.000Z');
  });
});

describe('a region of which nothing is known', () => {
  test.each([
    ['holidayRegion', inRegion('DE-XX')],
    ['departments[2].holidayRegion', docsIn('Germany')],
  ])('is refused at its field, %s, and nothing is saved', async (field, change) => {
    const house = await aHouse();
    expect(await changeSettings(house.house, maya, change)).toMatchObject({
      ok: false,
      refusal: { code: 'fields_invalid', problems: [{ field }] },
    });
    expect((await settingsOf(house)).version).toBe(1);
  });
});

describe('the daily reading', () => {
  test('reads what is missing, moves the questions, and is no change of the settings', async () => {
    const departments = [aDepartment('docs', { holidayRegion: 'DE-BY' })];
    const house = await aHouse(someSettings({ departments }));
    await launchInJanuary(house);
    expect(await askOf(house, 'dep-docs')).toBe('2027-01-06T09:00:00.000Z');
    await readDirectory(house, false);
    expect(await knownOf(house)).toEqual([]);
    await readDirectory(house);
    expect(await knownOf(house)).toEqual(['DE-BY']);
    expect(await askOf(house, 'dep-docs')).toBe('2027-01-05T09:00:00.000Z');
    expect((await settingsOf(house)).version).toBe(1);
  });

  test('reads another year as soon as one begins, and not before', async () => {
    const house = await aHouse(someSettings({ holidayRegion: 'US' }));
    const lastYear = async () => (await settingsOf(house)).holidayCalendars.US?.lastYear;
    await readDirectory(house);
    expect(await lastYear()).toBe(2028);
    house.setNow('2026-12-31T12:00:00.000Z');
    await readDirectory(house);
    expect(await lastYear()).toBe(2028);
    house.setNow('2027-01-01T12:00:00.000Z');
    await readDirectory(house);
    expect(await lastYear()).toBe(2029);
  });
});
