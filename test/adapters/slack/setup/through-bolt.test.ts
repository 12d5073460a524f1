import { afterEach, expect, test } from 'vitest';
import { aDepartment, channelOf, leadOf, someSettings, WORKSPACE } from '../../../support/builders.ts';
import { type Rehearsal, rehearse } from '../../../support/rehearsal.ts';
import { storeAt } from '../../../support/store.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

const settingsNow = async () => {
  const opened = storeAt(rehearsal.database);
  const settings = await opened.store.reads.settings(WORKSPACE);
  await opened.close();
  return settings;
};

const oddities = () => rehearsal.log.filter(({ level }) => level === 'error' || level === 'warn');

test('an owner opens Home, is invited, and sets everything up in three screens', async () => {
  rehearsal = await rehearse({
    settings: null,
    channels: [
      { id: 'C0REL', name: 'releases', members: ['U0ADMIN'] },
      { id: 'C0ANN', name: 'announcements', members: ['U0ADMIN'] },
      { id: 'C0ENGI', name: 'team-engineering', members: ['U0ADMIN'] },
    ],
  });
  const { slack, bot } = rehearsal;
  const admin = slack.person('admin');
  await admin.opensHome();
  await bot.settle();
  expect(admin.home?.text).toContain('Greenlight is not set up yet');
  const invitation = admin.inbox[0];
  if (invitation === undefined) throw new Error('no invitation came');

  await admin.clicks(invitation, 'Set up');
  expect(admin.modal?.text).toMatch(/1 of 3[\s\S]*#releases ▾[\s\S]*#announcements ▾/);
  await admin.submits();
  expect(admin.modal?.text).toMatch(/2 of 3[\s\S]*\(o\) The eight/);
  const screen = admin.modal;
  if (screen === null) throw new Error('the second screen is open');
  await admin.selects(screen, 'setup.preset', 'Starter');
  expect(admin.modal?.text).toMatch(/\(o\) Starter[\s\S]*Customer-facing teams/);
  await admin.fills({ 'Customer-facing teams': 'Front office' });
  await admin.submits();
  expect(admin.modal?.text).toMatch(/3 of 3[\s\S]*#team-engineering ▾[\s\S]*Front office: channel/);
  expect(admin.modal?.text).toContain('Nobody can answer for Front office: choose a channel or a lead.');
  await admin.submits();
  expect(admin.modal?.text).toMatch(
    /Nobody can answer yet for Engineering\.[\s\S]*Asked nowhere, and nobody can answer: Front office\./,
  );
  await bot.settle();

  expect(await settingsNow()).toMatchObject({
    zone: 'Europe/Berlin',
    releasesChannelId: 'C0REL',
    announcementChannelIds: ['C0ANN'],
    releaseManagers: ['U0ADMIN'],
    admins: ['U0ADMIN'],
    departments: [
      { name: 'Engineering', channelId: 'C0ENGI', leadTimeDays: 2 },
      { name: 'Front office', channelId: null },
    ],
  });
  expect(
    slack.log
      .of('conversations.join')
      .map(({ args }) => args.channel)
      .sort(),
  ).toEqual(['C0ANN', 'C0ENGI', 'C0REL']);
  await rehearsal.until('2026-11-17T09:10:00.000Z');
  expect(slack.channel('#team-engineering').topLevel.map(({ text }) => text)).toEqual([
    expect.stringContaining('Who speaks for Engineering?'),
  ]);
  expect(admin.home?.text).toContain('Plan a release');
  expect(oddities()).toEqual([]);
});

test('an owner who types the command before the set-up gets the button at once, and the invitation once', async () => {
  rehearsal = await rehearse({ settings: null });
  const { slack, bot } = rehearsal;
  const admin = slack.person('admin');
  await admin.types('#releases', '/release new');
  await bot.settle();
  const answer = admin.sees('#releases').at(-1);
  if (answer === undefined) throw new Error('nothing was answered');
  expect(admin.reads(answer)).toMatch(/not set up here yet[\s\S]*\[\[Set up\]\]/);
  await admin.types('#releases', '/release list');
  await bot.settle();
  expect(admin.inbox).toHaveLength(1);
  expect(admin.inbox[0]?.text).toContain('To begin, it needs three short screens');
  const maya = slack.person('maya');
  await maya.types('#releases', '/release list');
  await bot.settle();
  expect(maya.inbox).toEqual([]);
  expect(maya.sees('#releases').at(-1)?.text).toContain('An admin can do it');
});

test('"I do", confirmed by an admin, makes a lead; the person is told', async () => {
  const docs = aDepartment('docs', { leads: [], deputies: [] });
  rehearsal = await rehearse({ settings: someSettings({ departments: [docs] }) });
  const { slack, bot, until } = rehearsal;
  await until('2026-11-17T09:10:00.000Z');
  const question = slack.channel('#docs').topLevel[0];
  if (question === undefined) throw new Error('nobody was asked');
  const dana = slack.person('docs-lead');
  await dana.clicks(question, 'I do');
  await bot.settle();
  const maya = slack.person('maya');
  const proposal = maya.inbox.at(-1);
  if (proposal === undefined) throw new Error('no admin was asked');
  expect(maya.reads(proposal)).toContain('I speak for Docs');
  await maya.clicks(proposal, 'Confirm');
  await bot.settle();
  expect((await settingsNow()).departments[0]?.leads).toEqual([leadOf('docs')]);
  expect(dana.inbox.map((message) => dana.reads(message)).join()).toContain('You speak for Docs now');
  expect(oddities()).toEqual([]);
});

test('settings are changed in one window, and Check answers by direct message', async () => {
  rehearsal = await rehearse();
  const { slack, bot } = rehearsal;
  const maya = slack.person('maya');
  await maya.types('#releases', '/release settings');
  const overview = maya.modal;
  if (overview === null) throw new Error('the settings are open');
  await maya.clicks(overview, 'settings.edit_meeting');
  expect(maya.modal?.text).toContain('Status meeting');
  await maya.fills({ 'The agenda of what is not green': 'On the days below', Days: ['Monday', 'Thursday'] });
  await maya.submits();
  expect(maya.modal?.text).toMatch(/Saved\.[\s\S]*every Monday and Thursday at 10:00, Berlin time/);

  const again = maya.modal;
  if (again === null) throw new Error('the settings are open again');
  await maya.clicks(again, 'Check');
  expect(maya.modal?.text).toContain('Checking.');
  await bot.settle();
  const report = maya.inbox.at(-1);
  if (report === undefined) throw new Error('no report came');
  expect(maya.reads(report)).toContain('Checked: Greenlight can work here.');
  expect((await settingsNow()).departments.find(({ key }) => key === 'docs')?.channelId).toBe(
    channelOf('docs'),
  );
  expect(oddities()).toEqual([]);
});
