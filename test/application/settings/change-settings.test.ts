import { describe, expect, test } from 'vitest';
import { changeSettings, type SettingsChange } from '../../../src/application/settings/change-settings.ts';
import { inviteToSetUp } from '../../../src/application/settings/invite-to-set-up.ts';
import { addMinutes } from '../../../src/domain/calendar.ts';
import type { Department } from '../../../src/domain/settings/settings.ts';
import { emptySettings } from '../../../src/domain/settings/settings.ts';
import { settingsProblems } from '../../../src/domain/settings/settings-rules.ts';
import { aDepartment, anActor, departmentId, someSettings, WORKSPACE } from '../../support/builders.ts';
import {
  aHouse,
  as,
  deliverAll,
  lead,
  maya,
  must,
  planAndStart,
  releaseOf,
  runTo,
  waiting,
} from '../a-house.ts';

const owner = as(anActor({ userId: 'U0OWNER', name: 'Olga', isSlackAdmin: true }));

/** Changes one department, the others stay. */
const department =
  (key: Parameters<typeof aDepartment>[0], overrides: Partial<Department>): SettingsChange =>
  (current) => ({
    ...current,
    departments: current.departments.map((each) => (each.key === key ? { ...each, ...overrides } : each)),
  });

describe('who may change settings', () => {
  test('the first of Slack’s admins becomes the admin; from then on Slack’s rank counts for nothing', async () => {
    const house = await aHouse(emptySettings(WORKSPACE));
    const zone: SettingsChange = (current) => ({ ...current, zone: 'Europe/Berlin' });
    expect(await changeSettings(house.house, maya, zone)).toMatchObject({
      ok: false,
      refusal: { code: 'not_entitled', command: 'settings' },
    });
    expect(await changeSettings(house.house, owner, zone)).toMatchObject({
      ok: true,
      changed: expect.arrayContaining(['zone', 'admins']),
    });
    expect(await house.store.reads.settings(WORKSPACE)).toMatchObject({
      zone: 'Europe/Berlin',
      admins: ['U0OWNER'],
    });
    const second = as(anActor({ userId: 'U0OWNER2', isSlackAdmin: true }));
    expect(
      await changeSettings(house.house, second, (current) => ({ ...current, zone: 'UTC' })),
    ).toMatchObject({
      ok: false,
      refusal: { code: 'not_entitled', entitled: { role: 'admin', userIds: ['U0OWNER'] } },
    });
  });

  test('nothing changed is no event and no new version', async () => {
    const house = await aHouse();
    expect(await changeSettings(house.house, maya, (current) => current)).toEqual({ ok: true, changed: [] });
    expect((await house.store.reads.settings(WORKSPACE)).version).toBe(1);
    expect(await house.store.reads.auditEntries(WORKSPACE, null)).toEqual([]);
  });

  test('what is wrong is said at its field, and nothing is saved', async () => {
    const house = await aHouse();
    const outcome = await changeSettings(
      house.house,
      maya,
      department('docs', { key: 'qa', leadTimeDays: 2.5 }),
    );
    expect(outcome).toMatchObject({
      refusal: {
        code: 'fields_invalid',
        problems: expect.arrayContaining([
          expect.objectContaining({ field: 'departments[2].key' }),
          expect.objectContaining({ field: 'departments[2].leadTimeDays' }),
        ]),
      },
    });
    expect((await house.store.reads.settings(WORKSPACE)).version).toBe(1);
  });
});

describe('a running release', () => {
  test('follows the lead, deputies and channel at once; the card in the old channel is brought up to date', async () => {
    const house = await aHouse();
    const releaseId = await planAndStart(house);
    await runTo(house, '2026-12-03T09:00:00.000Z');
    await deliverAll(house);
    await changeSettings(house.house, maya, department('docs', { channelId: 'C0NEWDOCS', leads: ['U0NEW'] }));
    const cards = (await deliverAll(house)).filter(
      ({ slot }) => slot?.kind === 'board.department_card' && slot.subject === departmentId('docs'),
    );
    const places = cards.map(({ slot, payload }) => [slot?.audience, payload.post]);
    expect(places).toEqual(
      expect.arrayContaining([
        [{ channel: 'C0NEWDOCS' }, true],
        [{ channel: 'C0DOCS' }, false],
      ]),
    );
    const green = {
      type: 'answer',
      departmentId: departmentId('docs'),
      answer: { answer: 'green' },
    } as const;
    await expect(must(house, releaseId, green, lead('docs'))).rejects.toThrow(/not_entitled/);
    await must(house, releaseId, green, as(anActor({ userId: 'U0NEW', name: 'Nia' })));
  });

  test('follows the releases channel; the card in the old one is brought up to date', async () => {
    const house = await aHouse();
    await planAndStart(house);
    await deliverAll(house);
    await changeSettings(house.house, maya, (current) => ({ ...current, releasesChannelId: 'C0NEWREL' }));
    const cards = (await deliverAll(house)).filter(({ kind }) => kind === 'board.release_card');
    const places = cards.map(({ slot, payload }) => [slot?.audience, payload.post]);
    expect(places).toEqual(
      expect.arrayContaining([
        [{ channel: 'C0NEWREL' }, true],
        [{ channel: 'C0REL' }, false],
      ]),
    );
  });

  test('is asked in its department’s new morning', async () => {
    const house = await aHouse();
    await planAndStart(house);
    await changeSettings(house.house, maya, department('docs', { zone: 'America/New_York' }));
    expect(await waiting(house, 'time')).toContain('2026-12-03T15:00 time.ask');
  });

  test('keeps question, lead time and required, and takes in no new department by itself', async () => {
    const house = await aHouse(someSettings({ departments: [aDepartment('docs')] }));
    const releaseId = await planAndStart(house);
    const before = (await releaseOf(house, releaseId)).lights;
    await changeSettings(
      house.house,
      maya,
      department('docs', { question: 'Other?', leadTimeDays: 20, required: false }),
    );
    await changeSettings(house.house, maya, (current) => ({
      ...current,
      departments: [...current.departments, aDepartment('qa')],
    }));
    expect((await releaseOf(house, releaseId)).lights).toEqual(before);
  });
});

test('a department for which nobody can answer is asked once who speaks for it', async () => {
  const house = await aHouse();
  await changeSettings(house.house, maya, department('docs', { leads: [], deputies: [] }));
  await changeSettings(house.house, maya, (current) => ({ ...current, zone: 'UTC' }));
  // A little later, so that whoever sets up can finish naming people.
  house.setNow(addMinutes(house.now(), 60));
  const asked = (await deliverAll(house)).filter(({ kind }) => kind === 'board.who_speaks');
  expect(asked.map(({ slot, payload }) => [slot?.audience, payload.departmentId])).toEqual([
    [{ channel: 'C0DOCS' }, departmentId('docs')],
  ]);
});

describe('the invitation to set up', () => {
  test('goes once, to the first of Slack’s admins who shows up', async () => {
    const house = await aHouse(emptySettings(WORKSPACE));
    await inviteToSetUp(house.house, maya.actor);
    expect(await deliverAll(house)).toEqual([]);
    await inviteToSetUp(house.house, owner.actor);
    await inviteToSetUp(house.house, owner.actor);
    await inviteToSetUp(house.house, anActor({ userId: 'U0OWNER2', isSlackAdmin: true }));
    expect((await deliverAll(house)).map(({ slot }) => slot?.audience)).toEqual([{ user: 'U0OWNER' }]);
  });

  test('does not go once releases can be planned', async () => {
    const house = await aHouse(someSettings({ admins: [] }));
    await inviteToSetUp(house.house, owner.actor);
    expect(await deliverAll(house)).toEqual([]);
  });
});

describe('what settings may say', () => {
  const fields = (overrides: Parameters<typeof someSettings>[0]): string[] =>
    settingsProblems(someSettings(overrides)).map(({ field }) => field);

  test.each<[string, Parameters<typeof someSettings>[0], string[]]>([
    ['all is well', {}, []],
    ['a zone that is none', { zone: 'Berlin' }, ['zone']],
    ['a week without days', { week: { days: [], start: '09:00', end: '17:00' } }, ['week']],
    [
      'a schedule with seconds',
      { statusMeeting: { cron: '0 0 10 * * 2', zone: 'UTC' } },
      ['statusMeeting.cron'],
    ],
    ['a meeting in no zone', { statusMeeting: { cron: '0 10 * * 2', zone: 'x' } }, ['statusMeeting.zone']],
    ['a key with capitals', { departments: [aDepartment('docs', { key: 'Docs' })] }, ['departments[0].key']],
    [
      'no name, no question',
      { departments: [aDepartment('docs', { name: ' ', question: '' })] },
      ['departments[0].name', 'departments[0].question'],
    ],
    [
      'a department in no zone',
      { departments: [aDepartment('docs', { zone: 'x' })] },
      ['departments[0].zone'],
    ],
    [
      'a lead time of a hundred days',
      { departments: [aDepartment('docs', { leadTimeDays: 100 })] },
      ['departments[0].leadTimeDays'],
    ],
    [
      'more than sixty departments',
      { departments: Array.from({ length: 61 }, (_, n) => aDepartment('docs', { key: `d${n}` })) },
      ['departments'],
    ],
  ])('%s', (_case, overrides, expected) => {
    expect(fields(overrides)).toEqual(expected);
  });
});
