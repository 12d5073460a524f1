import { expect, test } from 'vitest';
import { unpackIds } from '../../../../src/adapters/slack/edge/value.ts';
import { PLAN_ACTIONS, PLAN_FORMS, PLAN_SHORTCUTS } from '../../../../src/adapters/slack/planning/ids.ts';
import { scopeText } from '../../../../src/domain/contents/scope.ts';
import { emptySettings } from '../../../../src/domain/settings/settings.ts';
import { readView } from '../../../../src/practice/read/view.ts';
import { readerIn } from '../../../practice/read/reader.ts';
import {
  aPlan,
  aRelease,
  aStartedRelease,
  departmentId,
  MAYA,
  NOW,
  scopeOf,
  someSettings,
  WORKSPACE,
} from '../../../support/builders.ts';
import { GUEST, initialOf, messageOf, OUTSIDER, planningHouse, refusalOf, viewOf } from './planning-house.ts';

const FILLED = { title: 'Atlas 2.0', value: 'Shared boards.', date: '2026-12-10' };
const reader = readerIn('Europe/Berlin');

const releasesOf = async ({ store }: Awaited<ReturnType<typeof planningHouse>>) =>
  store.reads.releases(WORKSPACE, 'all');

test('the new form has the name from the command, all departments ticked, and the person’s own zone', async () => {
  const { edge } = await planningHouse();
  const view = viewOf(await edge.command('new Atlas 2.0'));
  const initial = initialOf(view);
  expect(initial.title).toBe('Atlas 2.0');
  expect(initial.zone).toBe('Europe/Berlin');
  expect(initial.departments).toHaveLength(8);
  expect(readView(view, reader)).toContain('Launch time (your time, Berlin)');
});

test('the shortcut and the button open the same form', async () => {
  const { edge } = await planningHouse();
  const fields = Object.keys(initialOf(viewOf(await edge.command('new'))));
  expect(Object.keys(initialOf(viewOf(await edge.shortcutBy(PLAN_SHORTCUTS.plan))))).toEqual(fields);
  expect(Object.keys(initialOf(viewOf(await edge.click(PLAN_ACTIONS.new))))).toEqual(fields);
});

test('a sent form becomes a draft of its sender, and its card is on its way to them alone', async () => {
  const setting = await planningHouse();
  const { edge, fillIn, store } = setting;
  expect(await fillIn(await edge.command('new'), FILLED)).toEqual({ kind: 'nothing' });
  const [release] = await releasesOf(setting);
  expect(release).toMatchObject({ key: 'atlas-2.0', stage: 'draft', manager: MAYA, practice: false });
  const due = await store.due.claimDeliveries('2030-01-01T00:00:00.000Z', 100, []);
  expect(due.map(({ kind }) => kind)).toContain('board.manager_card');
  expect(new Set(due.map(({ slot }) => JSON.stringify(slot?.audience)))).toEqual(
    new Set([JSON.stringify({ user: MAYA.userId })]),
  );
});

test.each(['new --practice Atlas 2.0', 'new Atlas 2.0 —practice', 'new Atlas --Practice 2.0'])(
  '"%s" plans a rehearsal',
  async (text) => {
    const setting = await planningHouse();
    const { edge, fillIn } = setting;
    const reply = await edge.command(text);
    expect(initialOf(viewOf(reply)).title).toBe('Atlas 2.0');
    await fillIn(reply, { value: 'Shared boards.', date: '2026-12-10' });
    expect((await releasesOf(setting))[0]?.practice).toBe(true);
  },
);

test('a problem stands at its field, and everything typed is offered again', async () => {
  const { edge, fillIn } = await planningHouse();
  const past = { ...FILLED, date: '2026-01-01' };
  const reply = await fillIn(await edge.command('new'), past);
  expect(reply).toMatchObject({
    kind: 'refused',
    refusal: { code: 'fields_invalid', problems: [{ field: 'date' }] },
  });
  const again = viewOf(await edge.command('new'));
  expect(initialOf(again)).toMatchObject(past);
  expect(readView(again, reader)).toContain('We kept what you typed');
  const another = initialOf(viewOf(await edge.command('new Borealis 1')));
  expect(another).toMatchObject({ title: 'Borealis 1', value: null });
});

test('a form that was closed half filled in is offered again, where Slack tells what was in it', async () => {
  const { edge } = await planningHouse();
  const closed = async (typed: Record<string, string>) => {
    const view = viewOf(await edge.command('new'));
    expect(view.notify_on_close).toBe(true);
    await edge.closeForm(PLAN_FORMS.first, unpackIds(view.private_metadata) ?? {}, typed);
    return initialOf(viewOf(await edge.command('new')));
  };
  expect(await closed({})).toMatchObject({ title: null, time: '14:00' });
  expect(await closed({ title: '', value: 'Shared boards.', time: '' })).toMatchObject({
    title: null,
    value: 'Shared boards.',
    time: '14:00',
  });
});

test('a department that was asked cannot be unticked, and the form says so at the departments', async () => {
  const release = aStartedRelease();
  const lights = release.lights.map((light) => ({ ...light, askedAt: NOW }));
  const { edge, fillIn } = await planningHouse({ releases: [{ ...release, lights }] });
  const reply = await edge.command('edit atlas');
  const departments = [...(initialOf(viewOf(reply)).departments ?? [])].filter(
    (id) => id !== departmentId('qa'),
  );
  const problem = expect.stringContaining('QA was asked already and stays part of Atlas 2.0.');
  expect(await fillIn(reply, { departments })).toEqual({
    kind: 'fields',
    problems: [{ field: 'departments', problem }],
  });
});

test('what was kept is forgotten once the plan is saved', async () => {
  const { edge, fillIn } = await planningHouse();
  await fillIn(await edge.command('new'), { ...FILLED, date: '2026-01-01' });
  await fillIn(await edge.command('new'), { date: '2026-12-10' });
  expect(initialOf(viewOf(await edge.command('new')))).toMatchObject({ title: null, value: null });
});

test('somebody else’s form cannot be sent', async () => {
  const setting = await planningHouse();
  const { edge, fillIn } = setting;
  const reply = await fillIn(await edge.command('new'), FILLED, OUTSIDER);
  expect(refusalOf(reply)).toBe('draft_expired');
  expect(await releasesOf(setting)).toEqual([]);
});

test('guests plan nothing, and an unconfigured workspace says so before a form opens', async () => {
  const { edge } = await planningHouse();
  expect(refusalOf(await edge.command('new', { actor: GUEST }))).toBe('not_a_member');
  const empty = await planningHouse({ settings: { ...emptySettings(WORKSPACE), version: 1 } });
  expect(refusalOf(await empty.edge.command('new'))).toBe('not_set_up');
  const bare = await planningHouse({ settings: someSettings({ departments: [] }) });
  expect(messageOf(await bare.edge.command('new')).text).toContain('/release setup');
});

test('a changed form changes what was changed, and nothing else', async () => {
  const { edge, fillIn, releaseNow } = await planningHouse({ releases: [aRelease()] });
  await fillIn(await edge.command('edit atlas-2.0'), { date: '2026-12-15' });
  const { plan } = await releaseNow('rel-atlas');
  expect(plan).toEqual({ ...aPlan(), launch: { ...plan.launch } });
  expect(plan.launch).toMatchObject({ date: '2026-12-15', time: '14:00' });
});

test('a field that somebody else changed meanwhile is a problem with both values; sent again, mine stands', async () => {
  const { edge, fillIn, releaseNow } = await planningHouse({ releases: [aStartedRelease()] });
  const mine = await edge.command('edit atlas');
  await fillIn(await edge.command('edit atlas'), { value: 'Boards for all.', title: 'Atlas 2.1' });
  const conflict = await fillIn(mine, { value: 'Boards, shared.' });
  expect(JSON.stringify(conflict)).toContain('Boards for all.');
  expect(await fillIn(mine, { value: 'Boards, shared.' })).toEqual({ kind: 'nothing' });
  const { plan } = await releaseNow('rel-atlas');
  expect(plan).toMatchObject({ value: 'Boards, shared.', version: '2.1' });
});

test('a department that left the settings stays in the release when another one is added', async () => {
  const release = aStartedRelease();
  const lights = release.lights.filter(({ departmentId: id }) => id !== departmentId('sales'));
  const { edge, fillIn, releaseNow, store } = await planningHouse({ releases: [{ ...release, lights }] });
  const settings = await store.reads.settings(WORKSPACE);
  const left = settings.departments.filter(({ key }) => key !== 'docs');
  await store.transaction((tx) => tx.saveSettings({ ...settings, version: 2, departments: left }));
  const reply = await edge.command('edit atlas');
  const departments = [...(initialOf(viewOf(reply)).departments ?? []), departmentId('sales')];
  expect(await fillIn(reply, { departments })).toEqual({ kind: 'nothing' });
  const names = (await releaseNow('rel-atlas')).lights.map(({ name }) => name);
  expect(names).toContain('Docs');
  expect(names).toContain('Sales');
});

test('a note that is longer than a field is shown as kept, and survives', async () => {
  const long = 'Every screen. '.repeat(400).trim();
  const release = aRelease({ plan: aPlan({ contents: scopeOf(long), goal: '' }) });
  const { edge, fillIn, releaseNow } = await planningHouse({ releases: [release] });
  const reply = await edge.clickMessage(PLAN_ACTIONS.scope, { releaseId: 'rel-atlas' });
  expect(readView(viewOf(reply), reader)).toContain('Scope: kept as it is');
  await fillIn(reply, { goal: 'Teams plan together.' });
  const { plan } = await releaseNow('rel-atlas');
  expect(plan.goal).toBe('Teams plan together.');
  expect(scopeText(plan.contents)).toBe(long);
});

test('a stand-in has to be a full member, a secret card’s channel private', async () => {
  const { edge, fillIn, releaseNow, store } = await planningHouse({ releases: [aRelease()] });
  const channel = { name: 'open', isMember: true, isArchived: false, sharedWith: null, memberCount: 3 };
  await store.transaction((tx) =>
    tx.saveChannels(WORKSPACE, [{ ...channel, channelId: 'C0OPEN', isPrivate: false }]),
  );
  const open = () => edge.click(PLAN_ACTIONS.more, { ids: { releaseId: 'rel-atlas', extra: 'people' } });
  const bad = await fillIn(await open(), { standIn: GUEST.userId, privateChannel: 'C0OPEN' });
  expect(bad).toMatchObject({
    kind: 'fields',
    problems: [{ field: 'standIn' }, { field: 'privateChannel' }],
  });
  await fillIn(await open(), { standIn: 'U0OMAR', visibility: 'confidential', privateChannel: null });
  expect(await releaseNow('rel-atlas')).toMatchObject({ standInId: 'U0OMAR', visibility: 'confidential' });
});

test('only the manager gets the form of a running release; others read who can', async () => {
  const { edge } = await planningHouse({ releases: [aStartedRelease()] });
  expect(refusalOf(await edge.command('edit atlas', { actor: OUTSIDER }))).toBe('not_entitled');
  const click = { ids: { releaseId: 'rel-atlas' }, actor: OUTSIDER };
  expect(refusalOf(await edge.click(PLAN_ACTIONS.edit, click))).toBe('not_entitled');
});

test('the messages of a draft are shown before Start, with nothing in them that could be pressed', async () => {
  const { edge } = await planningHouse({ releases: [aRelease()] });
  const view = viewOf(await edge.click(PLAN_ACTIONS.preview, { ids: { releaseId: 'rel-atlas' } }));
  const words = readView(view, reader);
  expect(words).toContain('*Docs*, to #C0DOCS');
  expect(view.blocks.some(({ type }) => type === 'actions')).toBe(false);
});
