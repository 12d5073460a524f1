import { afterEach, describe, expect, test } from 'vitest';
import type { Department } from '../../src/domain/settings/settings.ts';
import { buttonsOf } from '../../src/practice/read/buttons.ts';
import type { PracticeMessage } from '../../src/practice/workspace/model.ts';
import { aDepartment, leadOf, someSettings } from '../support/builders.ts';
import { CHANNELS, PEOPLE, type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  ASKED,
  green,
  LAUNCH_TIME,
  launch,
  newest,
  plan,
  refusedCalls,
  releaseOf,
  start,
  troubledRows,
} from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

/** Departments with a channel and a lead of their own: `d01`, led by `d01-lead`. */
const keys = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `d${String(index + 1).padStart(2, '0')}`);
const leadId = (key: string): string => `U0X${key.toUpperCase()}`;
const channelId = (key: string): string => `C0X${key.toUpperCase()}`;

const aTeam = (key: string, overrides: Partial<Department> = {}): Department => ({
  ...aDepartment('docs'),
  id: `dep-${key}`,
  key,
  name: `Team ${key}`,
  channelId: channelId(key),
  leads: [leadId(key)],
  deputies: [],
  ...overrides,
});

const begin = async (departments: readonly Department[]): Promise<void> => {
  const own = departments
    .filter(({ key }) => key.startsWith('d0') || /^d\d\d$/.test(key))
    .map(({ key }) => key);
  const leads = own.map((key) => ({ id: leadId(key), name: `${key}-lead`, realName: `${key}-lead` }));
  const everybody = [...PEOPLE, ...leads].map(({ id }) => id);
  rehearsal = await rehearse({
    settings: someSettings({ departments }),
    people: [...PEOPLE, ...leads],
    channels: [
      ...CHANNELS.map((channel) => ({ ...channel, members: everybody })),
      ...own.map((key) => ({ id: channelId(key), name: key, members: [leadId(key), 'U0MAYA'], bot: true })),
    ],
  });
};

const nothingBroke = async (): Promise<void> => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  expect(rehearsal.log.filter(({ level }) => level === 'error')).toEqual([]);
};

const releaseCard = (): PracticeMessage => {
  const [card] = rehearsal.slack.channel('#releases').topLevel;
  if (card === undefined) throw new Error('There is no release card.');
  return card;
};

describe('sixty departments', () => {
  test('are planned, asked, answered and launched within every limit of Slack', async () => {
    const all = keys(60);
    await begin(all.map((key) => aTeam(key)));
    const { slack } = rehearsal;
    const maya = slack.person('maya');
    expect(await plan(rehearsal)).toMatchObject({ kind: 'closed' });
    await start(rehearsal);
    await rehearsal.until('2026-12-03T09:05:00.000Z');
    for (const key of all) expect(slack.channel(`#${key}`).topLevel, key).toHaveLength(2);

    for (const command of [
      '',
      ' list',
      ' status',
      ' status atlas-2.0',
      ' show atlas-2.0',
      ' launch atlas-2.0',
    ])
      expect((await maya.types('#releases', `/release${command}`)).status, command).toBe(200);
    await maya.opensHome();
    for (const key of all.slice(0, 59)) await green(rehearsal, key);
    await rehearsal.until('2026-12-03T10:00:00.000Z');
    const card = maya.reads(releaseCard());
    expect(card).toContain('59 green');
    expect(card).toContain('Team d60');
    expect(card).not.toContain('Team d07');
    await maya.clicks(releaseCard(), 'Show all');
    await rehearsal.slack.until(
      () =>
        maya.sees('#releases').some((each) => each.ephemeralFor === maya.id && /d07/.test(maya.reads(each))),
      'every light',
    );
    await green(rehearsal, 'd60');
    await rehearsal.until(LAUNCH_TIME);
    expect(await launch(rehearsal)).toMatchObject({ kind: 'closed' });
    await rehearsal.until('2026-12-10T13:10:00.000Z');
    expect((await releaseOf(rehearsal)).stage).toBe('live');
    for (const key of all)
      expect(maya.reads(newest(slack.channel(`#${key}`).topLevel)), key).toContain('*Launched*');
    await nothingBroke();
  }, 60_000);

  test('can be chosen in the settings and in the plan', async () => {
    await begin(keys(60).map((key) => aTeam(key)));
    const maya = rehearsal.slack.person('maya');
    await maya.types('#releases', '/release settings');
    expect(maya.modal?.title).not.toBeUndefined();
    await maya.closes(true);
    await plan(rehearsal, { departments: ['Team d03', 'Team d58'] });
    const release = await releaseOf(rehearsal);
    expect(release.lights.map(({ name }) => name)).toEqual(['Team d03', 'Team d58']);
    await nothingBroke();
  });
});

test('from nine departments on the card shows those that are not green', async () => {
  await begin(keys(9).map((key) => aTeam(key)));
  await plan(rehearsal);
  await start(rehearsal);
  await rehearsal.until(ASKED);
  for (const key of keys(7)) await green(rehearsal, key);
  await rehearsal.until('2026-12-03T09:03:00.000Z');
  const words = rehearsal.slack.person('maya').reads(releaseCard());
  expect(words).toContain('7 green');
  expect(words).toContain('Team d08');
  expect(words).toContain('Team d09');
  expect(words).not.toContain('Team d01');
  expect(words).toContain('[Show all]');
});

test('two departments in one channel have a card each, and each is answered by itself', async () => {
  await begin([aTeam('d01'), aTeam('d02', { channelId: channelId('d01') })]);
  await plan(rehearsal);
  await start(rehearsal);
  await rehearsal.until(ASKED);
  const { slack, bot } = rehearsal;
  const second = slack.person('d02-lead');
  await slack.changes.adds('d02-lead', '#d01');
  const cards = slack.channel('#d01').topLevel.filter(({ blocks }) => buttonsOf(blocks).length > 0);
  expect(cards).toHaveLength(2);
  const own = cards.find((card) => second.reads(card).includes('Team d02'));
  await second.clicks(newest(own === undefined ? [] : [own]), 'Green light');
  await bot.settle();
  expect((await releaseOf(rehearsal)).lights.map(({ state }) => state)).toEqual(['waiting', 'green']);
  await nothingBroke();
});

test('a lead of two departments answers for each on its own card', async () => {
  await begin([aTeam('d01'), aTeam('d02', { leads: [leadId('d01')] })]);
  await plan(rehearsal);
  await start(rehearsal);
  await rehearsal.slack.changes.adds('d01-lead', '#d02');
  await rehearsal.until(ASKED);
  await green(rehearsal, 'd01');
  expect((await releaseOf(rehearsal)).lights.map(({ state }) => state)).toEqual(['green', 'waiting']);
  await green(rehearsal, 'd02', 'd01-lead');
  expect((await releaseOf(rehearsal)).lights.map(({ state }) => state)).toEqual(['green', 'green']);
  await nothingBroke();
});

test('a lead who is not in the channel gets the question directly, and can answer it there', async () => {
  await begin([aTeam('d01'), aTeam('d02')]);
  const { slack, bot } = rehearsal;
  const lead = slack.person('d01-lead');
  await slack.changes.removes('d01-lead', '#d01');
  await plan(rehearsal);
  await start(rehearsal);
  await rehearsal.until('2026-12-03T09:01:00.000Z');
  expect(slack.channel('#d01').topLevel).toHaveLength(2);
  expect(slack.person('d02-lead').inbox).toHaveLength(0);
  const card = newest(lead.inbox);
  expect(lead.reads(card)).toContain('Is *Team d01* ready for customers');
  await lead.clicks(card, 'Green light');
  await bot.settle();
  await rehearsal.until('2026-12-03T09:02:00.000Z');
  expect(lead.reads(card)).toContain('*Green*: d01-lead');
  expect(lead.reads(newest(slack.channel('#d01').topLevel))).toContain('*Green*: d01-lead');
  await nothingBroke();
});

test('a department without a channel is asked by direct message; one without anybody is shown as such', async () => {
  await begin([
    aTeam('d01', { channelId: null }),
    aTeam('d02', { leads: [] }),
    aTeam('d03', { channelId: null, leads: [], deputies: [] }),
    aDepartment('sales', { leads: [leadOf('sales')] }),
  ]);
  const { slack } = rehearsal;
  const maya = slack.person('maya');
  await plan(rehearsal);
  const draft = maya.reads(newest(maya.inbox));
  expect(draft).toContain('Team d03');
  expect(draft).toMatch(/nobody/i);
  await start(rehearsal);
  await rehearsal.until('2026-12-03T09:02:00.000Z');
  const lead = slack.person('d01-lead');
  expect(lead.reads(newest(lead.inbox))).toContain('Is *Team d01* ready for customers');
  expect(slack.channel('#d02').topLevel.length).toBeGreaterThan(0);
  await lead.clicks(newest(lead.inbox), 'Green light');
  await rehearsal.until('2026-12-03T09:04:00.000Z');
  const [d01] = (await releaseOf(rehearsal)).lights;
  expect(d01?.state).toBe('green');
  const said = (await maya.types('#releases', '/release launch atlas-2.0')).text;
  expect(said).toContain('Not launched');
  expect(said).toContain('Team d03');
  await nothingBroke();
});
