import { afterEach, expect, test } from 'vitest';
import { DEPARTMENT_KEYS, deputyOf, leadOf, someSettings } from '../support/builders.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  allGreen,
  auditOf,
  cardOf,
  green,
  LAUNCH_TIME,
  newest,
  plan,
  refusedCalls,
  releaseOf,
  runToAsk,
  standing,
  start,
  toldPrivately,
  troubledRows,
} from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

const recorded = async (type: string): Promise<number> =>
  (await auditOf(rehearsal)).filter((entry) => entry.type === type).length;

/** Lets everything that waits for its turn go out, and says whether anything was refused. */
const settled = async (instant: string): Promise<void> => {
  await rehearsal.until(instant);
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
};

test('a double click on Green light counts once, and both clicks are thanked', async () => {
  rehearsal = await rehearse();
  await runToAsk(rehearsal);
  const { slack, bot } = rehearsal;
  const lead = slack.person('docs-lead');
  const card = cardOf(rehearsal, 'docs');
  const before = standing(rehearsal).length;

  const clicks = await Promise.all([lead.clicks(card, 'Green light'), lead.clicks(card, 'Green light')]);
  await bot.settle();

  expect(clicks.map(({ status }) => status)).toEqual([200, 200]);
  expect(await recorded('light_answered')).toBe(1);
  expect(standing(rehearsal)).toHaveLength(before);
  const said = await toldPrivately(rehearsal, lead, { count: 2 });
  expect(said).toContain('Thank you, 1 of 8.');
});

test('lead and deputy at the same moment leave one green light by one of them', async () => {
  rehearsal = await rehearse();
  await runToAsk(rehearsal);
  const { slack, bot } = rehearsal;
  const card = cardOf(rehearsal, 'docs');
  await Promise.all(
    ['docs-lead', 'docs-deputy'].map((name) => slack.person(name).clicks(card, 'Green light')),
  );
  await bot.settle();

  expect(await recorded('light_answered')).toBe(1);
  const light = (await releaseOf(rehearsal)).lights.find(({ departmentId }) => departmentId === 'dep-docs');
  expect(light).toMatchObject({ state: 'green', answer: { answer: 'green' } });
  const by = light?.answer?.by.userId ?? '';
  expect([leadOf('docs'), deputyOf('docs')]).toContain(by);
  const name = slack.workspace.people.get(by)?.name ?? '';
  expect(slack.person('docs-lead').reads(card)).toContain(`*Green*: ${name}`);
});

test('the last two lights at the same moment are all green once', async () => {
  rehearsal = await rehearse();
  const maya = await runToAsk(rehearsal);
  await allGreen(rehearsal, ['docs', 'sales']);
  const received = maya.inbox.length;
  await Promise.all(
    ['docs', 'sales'].map((key) =>
      rehearsal.slack.person(`${key}-lead`).clicks(cardOf(rehearsal, key), 'Green light'),
    ),
  );
  await rehearsal.bot.settle();
  expect(await recorded('all_green')).toBe(1);
  expect(maya.inbox).toHaveLength(received + 1);
});

test('Start and Launch, each sent twice at once, start and launch once', async () => {
  rehearsal = await rehearse();
  const { slack, bot } = rehearsal;
  const maya = slack.person('maya');
  await plan(rehearsal);
  await maya.clicks(newest(maya.inbox), 'Start');
  await maya.fills({ goal: 'Teams plan together.', measure: 'A third share a board.' });
  const sent = await Promise.all([maya.submits(), maya.submits()]);
  expect(sent.map(({ kind }) => kind).sort()).toEqual(['closed', 'errors']);
  await bot.settle();
  expect(await recorded('release_started')).toBe(1);
  expect(slack.channel('#docs').topLevel).toHaveLength(1);

  await rehearsal.until('2026-12-03T09:00:05.000Z');
  await allGreen(rehearsal);
  await rehearsal.until(LAUNCH_TIME);
  await maya.clicks(newest(maya.inbox), 'Launch');
  const [first, second] = await Promise.all([maya.submits(), maya.submits()]);
  await bot.settle();

  expect([first.kind, second.kind].sort()).toEqual(['closed', 'errors']);
  expect(await recorded('launch_decided')).toBe(1);
  await settled('2026-12-10T13:02:00.000Z');
  expect(slack.channel('#announcements').topLevel).toHaveLength(1);
  expect((await releaseOf(rehearsal)).stage).toBe('live');
});

test('of two people who take over at the same moment one gets it, the other reads who was faster', async () => {
  const [first, second] = [leadOf('docs'), leadOf('sales')];
  rehearsal = await rehearse({
    settings: someSettings({ releaseManagers: ['U0MAYA', first, second], admins: ['U0ADMIN'] }),
  });
  const { slack, bot } = rehearsal;
  await plan(rehearsal);
  await start(rehearsal);
  await slack.changes.deactivates('maya');
  await bot.settle();
  const takers = [first, second].map((id) => slack.person(id));

  await Promise.all(takers.map((taker) => taker.clicks(newest(taker.inbox), 'I take it')));
  await bot.settle();

  const { manager } = await releaseOf(rehearsal);
  expect([first, second]).toContain(manager.userId);
  const loser = slack.person(manager.userId === first ? second : first);
  expect(await toldPrivately(rehearsal, loser)).toContain('was faster');
  await settled('2026-11-17T09:02:00.000Z');
  expect(loser.reads(newest(loser.inbox))).not.toContain('I take it');
  expect(await recorded('manager_changed')).toBe(1);
});

test('fifty clicks at once leave one state, and a log of every change in it', async () => {
  rehearsal = await rehearse();
  await runToAsk(rehearsal);
  const { slack, bot } = rehearsal;
  const labels = ['Green light', 'On track'];
  const clicks = Array.from({ length: 50 }, (_, index) => {
    const key = DEPARTMENT_KEYS[index % DEPARTMENT_KEYS.length] ?? 'docs';
    const who = index % 3 === 0 ? deputyOf(key) : leadOf(key);
    return slack.person(who).clicks(cardOf(rehearsal, key), labels[index % 2] ?? '');
  });
  const outcomes = await Promise.all(clicks);
  await bot.settle();

  expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set([200]));
  const release = await releaseOf(rehearsal);
  const answers = (await auditOf(rehearsal)).filter(({ type }) => type === 'light_answered');
  for (const light of release.lights) {
    const last = answers.findLast(({ data }) => data.departmentId === light.departmentId);
    expect(last?.data).toMatchObject({ state: light.state });
  }
  await settled('2026-12-03T09:05:00.000Z');
  for (const key of DEPARTMENT_KEYS) {
    const light = release.lights.find(({ departmentId }) => departmentId === `dep-${key}`);
    const words = light?.state === 'green' ? '*Green*' : '*On track*';
    expect(slack.person(`${key}-lead`).reads(cardOf(rehearsal, key))).toContain(words);
    expect(slack.channel(`#${key}`).topLevel).toHaveLength(2);
  }
});

test('fifty green lights of one lead at once are one', async () => {
  rehearsal = await rehearse();
  await runToAsk(rehearsal);
  const lead = rehearsal.slack.person('docs-lead');
  const card = cardOf(rehearsal, 'docs');
  await Promise.all(Array.from({ length: 50 }, () => lead.clicks(card, 'Green light')));
  await rehearsal.bot.settle();
  expect(await recorded('light_answered')).toBe(1);
  await green(rehearsal, 'sales');
  expect(await recorded('light_answered')).toBe(2);
});
