import { describe, expect, test } from 'vitest';
import { unpackIds } from '../../../../src/adapters/slack/edge/value.ts';
import type { Typed } from '../../../../src/adapters/slack/edge/visit.ts';
import { departmentForm } from '../../../../src/adapters/slack/settings/department-form.ts';
import { SETTINGS_ACTIONS, SETTINGS_FORMS } from '../../../../src/adapters/slack/settings/ids.ts';
import { meetingForm } from '../../../../src/adapters/slack/settings/meeting-form.ts';
import type { WorkspaceSettings } from '../../../../src/domain/settings/settings.ts';
import { anActor, aStartedRelease, someSettings, WORKSPACE } from '../../../support/builders.ts';
import { aChannel, aloud, aPerson, viewIn, wrongWithView } from '../setup/drawn.ts';
import { MEMBER, setupHouse } from '../setup/setup-house.ts';

type House = Awaited<ReturnType<typeof setupHouse>>;
const DOCS = { departmentId: 'dep-docs' };

/** What the department's form holds, as Slack would send it back. */
const typedDocs = (change: Typed = {}): Typed => {
  const fields = departmentForm.fieldsOf(someSettings(), DOCS);
  return { ...fields, leads: ['U0LDOCS'], deputies: ['U0DDOCS'], zone: null, ...change };
};

const openDocs = async ({ edge }: House) => {
  const view = viewIn(await edge.click(SETTINGS_ACTIONS.editDepartment, { ids: DOCS }));
  return { view, metadata: unpackIds(view.private_metadata) ?? {} };
};

const docs = async ({ settingsNow }: House) =>
  (await settingsNow()).departments.find(({ key }) => key === 'docs');

const changeInBetween = async (house: House, change: Partial<WorkspaceSettings>) => {
  const current = await house.settingsNow();
  await house.store.transaction((tx) => tx.saveSettings({ ...current, ...change }));
};

describe('/release settings', () => {
  test('shows everything at a glance to an admin, and nothing to others', async () => {
    const { edge } = await setupHouse();
    const words = aloud(viewIn(await edge.command('settings')));
    expect(words).toContain('Monday to Friday, 09:00 to 17:00, Berlin time');
    expect(words).toContain('*Departments* (8)');
    expect(await edge.command('settings', { actor: MEMBER })).toMatchObject({ kind: 'refused' });
    const click = { actor: MEMBER, ids: DOCS };
    expect(await edge.click(SETTINGS_ACTIONS.editDepartment, click)).toMatchObject({ kind: 'refused' });
    expect(await edge.click(SETTINGS_ACTIONS.removeDepartment, click)).toMatchObject({ kind: 'refused' });
    expect(await edge.click(SETTINGS_ACTIONS.check, click)).toMatchObject({ kind: 'refused' });
  });

  test('Check has the installation looked at, and says where the result will be', async () => {
    const { edge, waitingKinds } = await setupHouse();
    expect(aloud(viewIn(await edge.click(SETTINGS_ACTIONS.check)))).toContain('direct message');
    expect(await waitingKinds()).toContain('check:U0MAYA');
  });
});

describe('changing a department', () => {
  test('saves what was changed and shows the settings again; the key stays', async () => {
    const house = await setupHouse();
    const { view, metadata } = await openDocs(house);
    expect(wrongWithView(view)).toEqual([]);
    const reminded = { sponsorId: 'U0BOSS', remind: 'channel' };
    const people = { leads: ['U0NEW', 'U0LDOCS'], ...reminded };
    const typed = typedDocs({ name: 'Manuals', required: 'no', ...people });
    const reply = await house.edge.send(SETTINGS_FORMS.department, metadata, typed);
    expect(aloud(viewIn(reply))).toContain('Saved.');
    expect(await docs(house)).toMatchObject({
      key: 'docs',
      name: 'Manuals',
      leads: ['U0LDOCS', 'U0NEW'],
      required: false,
      ...reminded,
    });
  });

  test('the running releases that it reaches at once are listed before anything is saved', async () => {
    const house = await setupHouse({ releases: [aStartedRelease()] });
    const { metadata } = await openDocs(house);
    const typed = typedDocs({ leads: ['U0NEW'] });
    const listed = viewIn(await house.edge.send(SETTINGS_FORMS.department, metadata, typed));
    expect(aloud(listed)).toContain('Atlas 2.0');
    expect((await docs(house))?.leads).toEqual(['U0LDOCS']);
    const ids = unpackIds(listed.private_metadata) ?? {};
    expect(aloud(viewIn(await house.edge.send(SETTINGS_FORMS.confirm, ids, {})))).toContain('Saved.');
    expect((await docs(house))?.leads).toEqual(['U0NEW']);
  });

  test('a question that running releases keep reaches none of them', async () => {
    const house = await setupHouse({ releases: [aStartedRelease()] });
    const { metadata } = await openDocs(house);
    const reply = await house.edge.send(
      SETTINGS_FORMS.department,
      metadata,
      typedDocs({ question: 'Is all written?', leadTimeDays: '7' }),
    );
    expect(aloud(viewIn(reply))).toContain('Saved.');
    expect(await docs(house)).toMatchObject({ question: 'Is all written?', leadTimeDays: 7 });
  });

  test('what somebody else changed meanwhile stands at its field; sent again it counts', async () => {
    const house = await setupHouse();
    const { metadata } = await openDocs(house);
    const { departments } = await house.settingsNow();
    const renamed = departments.map((each) => (each.key === 'docs' ? { ...each, name: 'Papers' } : each));
    await changeInBetween(house, { departments: renamed });
    const typed = typedDocs({ name: 'Manuals' });
    const reply = await house.edge.send(SETTINGS_FORMS.department, metadata, typed);
    expect(reply).toMatchObject({ kind: 'fields', problems: [{ field: 'name' }] });
    expect(JSON.stringify(reply)).toContain('Papers');
    expect((await docs(house))?.name).toBe('Papers');
    await house.edge.send(SETTINGS_FORMS.department, metadata, typed);
    expect((await docs(house))?.name).toBe('Manuals');
  });

  test('a field that somebody else changed and this person did not touch is kept', async () => {
    const house = await setupHouse();
    const { metadata } = await openDocs(house);
    const { departments } = await house.settingsNow();
    const asked = departments.map((each) => (each.key === 'docs' ? { ...each, question: 'New?' } : each));
    await changeInBetween(house, { departments: asked });
    await house.edge.send(SETTINGS_FORMS.department, metadata, typedDocs({ name: 'Manuals' }));
    expect(await docs(house)).toMatchObject({ name: 'Manuals', question: 'New?' });
  });

  test.each([
    ['leadTimeDays', { leadTimeDays: 'ten' }],
    ['zone', { zone: 'Berlin' }],
  ])('a wrong %s is said at its field', async (field, change) => {
    const house = await setupHouse();
    const { metadata } = await openDocs(house);
    const reply = await house.edge.send(SETTINGS_FORMS.department, metadata, typedDocs(change));
    expect(reply).toMatchObject({ kind: 'fields', problems: [{ field }] });
  });

  test('another person’s open form cannot be sent', async () => {
    const house = await setupHouse({ settings: someSettings({ admins: ['U0MAYA', 'U0OTHER'] }) });
    const { metadata } = await openDocs(house);
    const actor = anActor({ userId: 'U0OTHER', name: 'Otto' });
    const reply = await house.edge.send(SETTINGS_FORMS.department, metadata, typedDocs(), { actor });
    expect(reply).toMatchObject({ kind: 'refused', refusal: { code: 'draft_expired' } });
  });

  test('a new department gets a key of its own', async () => {
    const house = await setupHouse();
    const view = viewIn(await house.edge.click(SETTINGS_ACTIONS.addDepartment));
    const metadata = unpackIds(view.private_metadata) ?? {};
    const typed = typedDocs({ name: 'Docs', question: null, channelId: null, leads: [], deputies: [] });
    await house.edge.send(SETTINGS_FORMS.department, metadata, typed);
    const { departments } = await house.settingsNow();
    expect(departments.at(-1)).toMatchObject({ key: 'docs-2', name: 'Docs', channelId: null });
    expect(departments.at(-1)?.question).toContain('Docs');
  });
});

describe('what cannot be saved is said before running releases are listed', () => {
  const people = [
    aPerson('U0GUS', 'Gus', { isFullMember: false }),
    aPerson('U0GONE', 'Gone', { deleted: true, isFullMember: false }),
  ];
  const channels = [aChannel('C0OLD', 'old', { isArchived: true })];

  test.each([
    ['leads', { leads: ['U0GUS'] }],
    ['deputies', { deputies: ['U0GONE'] }],
    ['channelId', { channelId: 'C0OLD' }],
  ])('at its field: %s', async (field, change) => {
    const house = await setupHouse({ releases: [aStartedRelease()], people, channels });
    const { metadata } = await openDocs(house);
    const reply = await house.edge.send(SETTINGS_FORMS.department, metadata, typedDocs(change));
    expect(reply).toMatchObject({ kind: 'fields', problems: [{ field }] });
  });

  test('what went wrong after it was confirmed brings the form back with what was typed', async () => {
    const house = await setupHouse({ releases: [aStartedRelease()] });
    const { metadata } = await openDocs(house);
    const typed = typedDocs({ name: 'Manuals', leads: ['U0NEW'] });
    const listed = viewIn(await house.edge.send(SETTINGS_FORMS.department, metadata, typed));
    const gone = aPerson('U0NEW', 'Nele', { deleted: true, isFullMember: false });
    await house.store.transaction((tx) => tx.savePeople(WORKSPACE, [gone]));
    const ids = unpackIds(listed.private_metadata) ?? {};
    const again = viewIn(await house.edge.send(SETTINGS_FORMS.confirm, ids, {}));
    expect(again.callback_id).toBe(SETTINGS_FORMS.department);
    expect(aloud(again)).toMatch(/Nothing was saved:[\s\S]*Nele is deactivated[\s\S]*> Manuals/);
    expect(wrongWithView(again)).toEqual([]);
  });
});

test.each([
  ['holidays', { holidays: '2026-12-25 Boxing' }],
  ['end', { end: '08:00' }],
  ['days', { days: [] }],
  ['zone', { zone: 'Berlin' }],
])('wrong working times are said at their own field: %s', async (field, change) => {
  const { edge } = await setupHouse();
  const view = viewIn(await edge.click(SETTINGS_ACTIONS.editTimes));
  const typed = { zone: 'Europe/Berlin', days: ['1', '2'], start: '09:00', end: '17:00', holidays: null };
  const metadata = unpackIds(view.private_metadata) ?? {};
  const reply = await edge.send(SETTINGS_FORMS.times, metadata, { ...typed, ...change });
  expect(reply).toMatchObject({ kind: 'fields', problems: [{ field }] });
});

test('a department is removed, unless a release asks it', async () => {
  const house = await setupHouse();
  await house.edge.click(SETTINGS_ACTIONS.removeDepartment, { ids: DOCS });
  expect(await docs(house)).toBeUndefined();
  const asked = await setupHouse({ releases: [aStartedRelease()] });
  const reply = await asked.edge.click(SETTINGS_ACTIONS.removeDepartment, { ids: DOCS });
  expect(aloud(viewIn(reply))).toContain('atlas-2.0');
  expect(await docs(asked)).toBeDefined();
});

test('the status meeting is set by days and a time, and a schedule from a file stays until it is replaced', async () => {
  const special = someSettings({ statusMeeting: { cron: '0 9 1 * *', zone: 'Asia/Tokyo' } });
  const about = { departmentId: null };
  const fields = meetingForm.fieldsOf(special, about);
  expect(fields.meeting).toBe('special');
  const ids = { next: () => 'id', random: () => 'id' };
  expect(meetingForm.apply(special, fields, { ...about, ids })).toBe(special);
  const weekly = { ...fields, meeting: 'weekly', days: '1,4', time: '16:30', zone: 'Europe/Berlin' };
  expect(meetingForm.apply(special, weekly, { ...about, ids })).toMatchObject({
    statusMeeting: { cron: '30 16 * * 1,4', zone: 'Europe/Berlin' },
  });
  const call = 'https://meet.example.com/status';
  for (const [where, expected] of [
    ['Huddle', { where: 'huddle' }],
    [call, { where: 'link', link: call }],
    ['', {}],
  ] as const) {
    const typed = { ...weekly, minutes: '30', where };
    const { statusMeeting } = meetingForm.apply(special, typed, { ...about, ids }) as typeof special;
    expect(statusMeeting).toEqual({
      cron: '30 16 * * 1,4',
      zone: 'Europe/Berlin',
      minutes: 30,
      ...expected,
    });
    expect(meetingForm.fieldsOf({ ...special, statusMeeting }, about)).toMatchObject({
      minutes: '30',
      where: where.replace('Huddle', 'huddle'),
    });
  }
});

test('every change of settings is in the audit log, by name', async () => {
  const house = await setupHouse();
  const { metadata } = await openDocs(house);
  await house.edge.send(SETTINGS_FORMS.department, metadata, typedDocs({ name: 'Manuals' }));
  const entries = await house.store.reads.auditEntries(WORKSPACE, null);
  expect(entries.at(-1)).toMatchObject({
    type: 'settings_changed',
    data: { fields: ['departments'] },
    personal: { by: { userId: 'U0MAYA', role: 'admin' } },
  });
});
