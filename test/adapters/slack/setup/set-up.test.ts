import { describe, expect, test } from 'vitest';
import { SETUP_ACTIONS, SETUP_FORMS } from '../../../../src/adapters/slack/setup/ids.ts';
import { mayPlan } from '../../../../src/domain/settings/settings.ts';
import { aStartedRelease, someSettings } from '../../../support/builders.ts';
import { aChannel, aloud, aPerson, viewIn, wrongWithView } from './drawn.ts';
import { GUEST, MEMBER, OWNER, setupHouse } from './setup-house.ts';

const ROOMS = {
  releasesChannelId: 'C0REL',
  announcementChannelIds: ['C0NEWS'],
  releaseManagers: ['U0OWNER'],
};
const DIRECTORY = {
  people: [aPerson('U0OWNER', 'Olga'), aPerson('U0GUEST', 'Gus', { isFullMember: false })],
  channels: [
    aChannel('C0REL', 'releases'),
    aChannel('C0NEWS', 'announcements'),
    aChannel('C0DOCS', 'docs'),
    aChannel('C0PARTNER', 'partners', { sharedWith: 'T9' }),
    aChannel('C0OLD', 'old', { isArchived: true }),
  ],
};
const as = { actor: OWNER };

describe('the first ten minutes', () => {
  test('three screens, each saved by itself: planning is possible after the first', async () => {
    const { edge, settingsNow } = await setupHouse({ settings: null, ...DIRECTORY });
    const first = viewIn(await edge.command('setup', as));
    expect(aloud(first)).toMatch(/1 of 3[\s\S]*#rel ▾[\s\S]*#news ▾[\s\S]*@owner ▾/);

    const second = viewIn(await edge.send(SETUP_FORMS.rooms, {}, ROOMS, as));
    expect(aloud(second)).toMatch(/2 of 3[\s\S]*\(o\) The eight[\s\S]*> Documentation/);
    expect(mayPlan(await settingsNow())).toBe(true);
    expect(await settingsNow()).toMatchObject({ ...ROOMS, zone: 'Europe/Berlin', admins: ['U0OWNER'] });

    const names = { 'name.engineering': 'Engineering', 'name.docs': 'Docs', 'name.qa': null };
    const typed = { ...names, others: 'Legal\n- Partner team' };
    const third = viewIn(await edge.send(SETUP_FORMS.departments, { extra: 'the_eight' }, typed, as));
    const { departments, statusMeeting } = await settingsNow();
    expect(departments.map(({ key, name }) => `${key}=${name}`)).toEqual([
      'engineering=Engineering',
      'docs=Docs',
      'legal=Legal',
      'partner-team=Partner team',
    ]);
    expect(statusMeeting).toEqual({ cron: '0 10 * * 2', zone: 'Europe/Berlin' });
    expect(aloud(third)).toMatch(/3 of 3[\s\S]*Docs: channel \(optional\)\n {2}\[#docs ▾\]/);

    const docs = departments.find(({ key }) => key === 'docs')?.id ?? '';
    const page = { [`channel.${docs}`]: 'C0DOCS', [`leads.${docs}`]: ['U0OWNER'] };
    const done = viewIn(await edge.send(SETUP_FORMS.speakers, { extra: '0' }, page, as));
    expect(aloud(done)).toContain('Plan a release with `/release new`');
    expect(wrongWithView(done)).toEqual([]);
    const saved = (await settingsNow()).departments.find(({ key }) => key === 'docs');
    expect(saved).toMatchObject({ channelId: 'C0DOCS', leads: ['U0OWNER'] });
  });

  test('after the first screen there are departments to ask, and another preset takes their place', async () => {
    const { edge, settingsNow } = await setupHouse({ settings: null, ...DIRECTORY });
    await edge.send(SETUP_FORMS.rooms, {}, ROOMS, as);
    const starter = (await settingsNow()).departments;
    expect(starter.map(({ name, channelId, leads }) => [name, channelId, leads.length])).toEqual([
      ['Engineering', null, 0],
      ['Customer-facing teams', null, 0],
    ]);
    // Left there and opened again, a preset can still be chosen.
    expect(aloud(viewIn(await edge.send(SETUP_FORMS.rooms, {}, ROOMS, as)))).toContain('(o) The eight');
    const typed = { 'name.engineering': 'Engineering', 'name.docs': 'Docs' };
    await edge.send(SETUP_FORMS.departments, { extra: 'the_eight' }, typed, as);
    const { departments } = await settingsNow();
    expect(departments.map(({ key, leadTimeDays }) => `${key} ${leadTimeDays}`)).toEqual([
      'engineering 5',
      'docs 10',
    ]);
    expect(departments[0]?.id).toBe(starter[0]?.id);
  });

  test('the starter preset brings no meeting and two days of lead time', async () => {
    const { edge, settingsNow } = await setupHouse({ settings: null });
    await edge.send(SETUP_FORMS.rooms, {}, ROOMS, as);
    const starter = viewIn(await edge.click(SETUP_ACTIONS.preset, { ...as, chosen: ['starter'] }));
    expect(aloud(starter)).toContain('> Customer-facing teams');
    const typed = { 'name.engineering': 'Engineering', 'name.customers': 'Front', others: null };
    await edge.send(SETUP_FORMS.departments, { extra: 'starter' }, typed, as);
    const { departments, statusMeeting } = await settingsNow();
    expect(departments.map(({ name, leadTimeDays }) => [name, leadTimeDays])).toEqual([
      ['Engineering', 2],
      ['Front', 2],
    ]);
    expect(statusMeeting).toBeNull();
  });

  test('public channels that the bot is not in are joined, each once', async () => {
    const { edge, waitingKinds } = await setupHouse({ settings: null, ...DIRECTORY });
    await edge.send(SETUP_FORMS.rooms, {}, ROOMS, as);
    await edge.send(SETUP_FORMS.rooms, {}, ROOMS, as);
    expect((await waitingKinds()).filter((key) => key.startsWith('join:'))).toEqual([
      'join:C0NEWS',
      'join:C0REL',
    ]);
  });

  test('a department that nobody speaks for is asked in its channel', async () => {
    const { edge, settingsNow, waitingKinds } = await setupHouse({ settings: null, ...DIRECTORY });
    await edge.send(SETUP_FORMS.rooms, {}, ROOMS, as);
    await edge.send(SETUP_FORMS.departments, { extra: 'the_eight' }, { 'name.docs': 'Docs' }, as);
    const [docs] = (await settingsNow()).departments;
    await edge.send(SETUP_FORMS.speakers, { extra: '0' }, { [`channel.${docs?.id}`]: 'C0DOCS' }, as);
    expect(await waitingKinds()).toContain(`who_speaks:${docs?.id}:C0DOCS`);
  });
});

describe('who may set up', () => {
  test.each([
    ['a member', MEMBER],
    ['a guest', GUEST],
  ])('%s reads who can', async (_who, actor) => {
    const { edge, settingsNow } = await setupHouse({ settings: null });
    expect(await edge.command('setup', { actor })).toMatchObject({ kind: 'refused' });
    expect(await edge.send(SETUP_FORMS.rooms, {}, ROOMS, { actor })).toMatchObject({ kind: 'refused' });
    expect((await settingsNow()).version).toBe(0);
  });

  test('once Greenlight has an admin, Slack’s owners are refused', async () => {
    const { edge } = await setupHouse();
    expect(await edge.command('setup', as)).toMatchObject({ kind: 'refused' });
  });
});

describe('channels and people that cannot be', () => {
  const send = async (rooms: Record<string, string | string[]>, metadata = {}) => {
    const house = await setupHouse({ settings: null, ...DIRECTORY });
    const reply = await house.edge.send(SETUP_FORMS.rooms, metadata, { ...ROOMS, ...rooms }, as);
    return { reply, settings: await house.settingsNow() };
  };

  test('a releases channel shared with another organisation is refused at its field', async () => {
    const { reply, settings } = await send({ releasesChannelId: 'C0PARTNER' });
    expect(reply).toMatchObject({ kind: 'fields', problems: [{ field: 'releasesChannelId' }] });
    expect(JSON.stringify(reply)).toContain('T9');
    expect(settings.version).toBe(0);
  });

  test('an archived channel and a guest as release manager are refused at their fields', async () => {
    const { reply } = await send({ announcementChannelIds: ['C0OLD'], releaseManagers: ['U0GUEST'] });
    const fields = reply.kind === 'fields' ? reply.problems.map(({ field }) => field) : [];
    expect(fields).toEqual(['announcementChannelIds', 'releaseManagers']);
  });

  test('a shared announcement channel needs a second confirmation that names the organisation', async () => {
    const shared = { announcementChannelIds: ['C0NEWS', 'C0PARTNER'] };
    const asked = await send(shared);
    expect(aloud(viewIn(asked.reply))).toContain('[ ] #partners – Read by the organisation T9');
    expect(asked.settings.version).toBe(0);
    const unticked = await send({ ...shared, confirmShared: [] }, { extra: 'C0PARTNER' });
    expect(unticked.reply).toMatchObject({ kind: 'fields', problems: [{ field: 'announcementChannelIds' }] });
    const ticked = await send({ ...shared, confirmShared: ['C0PARTNER'] }, { extra: 'C0PARTNER' });
    expect(ticked.settings.announcementChannelIds).toEqual(['C0NEWS', 'C0PARTNER']);
  });

  test('names that stand twice, or no name at all, are said and nothing is saved', async () => {
    const { edge, settingsNow } = await setupHouse({ settings: null });
    await edge.send(SETUP_FORMS.rooms, {}, ROOMS, as);
    const twice = { 'name.docs': 'Docs', others: 'docs' };
    const reply = await edge.send(SETUP_FORMS.departments, { extra: 'the_eight' }, twice, as);
    expect(JSON.stringify(reply)).toContain('stands twice');
    const none = await edge.send(SETUP_FORMS.departments, { extra: 'the_eight' }, {}, as);
    expect(JSON.stringify(none)).toContain('at least one department');
    expect((await settingsNow()).departments.map(({ key }) => key)).toEqual(['engineering', 'customers']);
  });
});

test('a department that a release asks is not removed by clearing its name', async () => {
  const settings = someSettings({ admins: ['U0OWNER'] });
  const { edge, settingsNow } = await setupHouse({ settings, releases: [aStartedRelease()] });
  const reply = await edge.send(SETUP_FORMS.departments, { extra: 'own' }, { 'own.dep-docs': null }, as);
  expect(JSON.stringify(reply)).toContain('Docs cannot be removed while releases ask it: atlas-2.0');
  expect((await settingsNow()).departments).toHaveLength(8);
});
