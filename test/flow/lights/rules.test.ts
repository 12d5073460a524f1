import { afterEach, describe, expect, test } from 'vitest';
import { type LightRules, USUAL_RULES } from '../../../src/domain/lights/light-rules.ts';
import { aDepartment, leadOf, someSettings } from '../../support/builders.ts';
import type { Rehearsal } from '../../support/rehearsal.ts';
import { rehearse } from '../../support/rehearsal.ts';
import {
  cardOf,
  green,
  letEditsOut,
  newest,
  plan,
  refusedCalls,
  releaseOf,
  start,
  toldPrivately,
  troubledRows,
  whisperCount,
} from '../../support/steps.ts';
import { DAYS, inboxOf } from '../reminders/reminder-flow.ts';

let rehearsal: Rehearsal;
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const rules = (change: Partial<LightRules>): LightRules => ({ ...USUAL_RULES, ...change });

/** Docs with these rules, and Sales with those; planned, not started. */
const planned = async (
  docs: Partial<LightRules>,
  sales: Partial<LightRules> = {},
  leads?: readonly string[],
) => {
  const departments = [
    aDepartment('docs', { rules: rules(docs), ...(leads && { leads }) }),
    aDepartment('sales', { rules: rules(sales) }),
  ];
  rehearsal = await rehearse({ settings: someSettings({ separation: 'warn', departments }) });
  await plan(rehearsal);
};

const lightOf = async (name: string) =>
  (await releaseOf(rehearsal)).lights.find((light) => light.name === name);

const cardText = (key: string): string => {
  const maya = rehearsal.slack.person('maya');
  return maya.reads(cardOf(rehearsal, key));
};

test('a department of two leads is green with the second green light', async () => {
  await planned({ quorum: 'all' }, {}, [leadOf('docs'), leadOf('qa')]);
  await start(rehearsal);
  await rehearsal.until(DAYS.asked);
  expect(cardText('docs')).toContain('2 people have to say green.');
  await green(rehearsal, 'docs');
  await letEditsOut(rehearsal);
  expect(await lightOf('Docs')).toMatchObject({
    state: 'waiting',
    votes: [{ by: { userId: leadOf('docs') } }],
  });
  expect(cardText('docs')).toContain('1 of 2 said green: docs-lead.');
  const second = rehearsal.slack.person('docs-deputy');
  await second.clicks(cardOf(rehearsal, 'docs'), 'Green light');
  await letEditsOut(rehearsal);
  expect(await lightOf('Docs')).toMatchObject({ state: 'green' });
});

test('a green light that holds for two working days says until when, and is asked again then', async () => {
  await planned({ validDays: 2 });
  await start(rehearsal);
  await rehearsal.until(DAYS.asked);
  await green(rehearsal, 'docs');
  await letEditsOut(rehearsal);
  expect(cardText('docs')).toMatch(/It holds until .*7.*, then I ask again\./);
  await rehearsal.until(DAYS.three);
  expect(await lightOf('Docs')).toMatchObject({ state: 'stale' });
  expect(cardText('docs')).toContain('Asked again: Your green light is 2 working days old.');
  await rehearsal.slack.person('docs-lead').clicks(cardOf(rehearsal, 'docs'), 'Still green');
  await letEditsOut(rehearsal);
  expect(cardText('docs')).toMatch(/It holds until .*9.*, then I ask again\./);
});

describe('a department that comes after another', () => {
  test('reads so before the start and at the start, and is asked once the other is green', async () => {
    await planned({}, { after: ['dep-docs'] });
    const maya = rehearsal.slack.person('maya');
    const draft = maya.reads(newest(maya.inbox));
    expect(draft).toMatch(/\*Sales\*: .*, after Docs/);
    expect(draft).toMatch(/\*Docs\*: .*2026/);
    await start(rehearsal);
    expect(cardText('sales')).toContain('You come after Docs: I ask you for your green light then.');
    await rehearsal.until(DAYS.asked);
    const card = maya.sees('#releases').map((message) => maya.reads(message));
    expect(card.join('\n')).toMatch(/\*Sales\*: not asked yet, comes after Docs/);
    expect(await lightOf('Sales')).toMatchObject({ askedAt: null });
    await green(rehearsal, 'docs');
    await letEditsOut(rehearsal);
    expect(cardText('sales')).toContain('is *Sales* ready');
    await green(rehearsal, 'sales');
    expect(await lightOf('Sales')).toMatchObject({ state: 'green' });
  });

  test('asked already when the other turns red, its card says whom it waits for, and refuses green', async () => {
    await planned({}, { after: ['dep-docs'] });
    await start(rehearsal);
    await rehearsal.until(DAYS.asked);
    await green(rehearsal, 'docs');
    await letEditsOut(rehearsal);
    const docs = rehearsal.slack.person('docs-lead');
    await docs.clicks(cardOf(rehearsal, 'docs'), 'Change answer');
    await docs.fills({ 'Your answer for Docs': 'Not yet' });
    await docs.submits();
    await docs.fills({
      'It was green. What has changed?': 'A chapter is missing.',
      'Or somebody who is not in this Slack': 'Omar',
      'When do you expect it to be solved?': '2026-12-08',
    });
    await docs.submits();
    await letEditsOut(rehearsal);
    expect(cardText('sales')).toContain('Comes after Docs: it can be green once Docs is.');
    await rehearsal.until(DAYS.three);
    const sales = rehearsal.slack.person('sales-lead');
    const seen = whisperCount(rehearsal, sales);
    await green(rehearsal, 'sales');
    expect(await toldPrivately(rehearsal, sales, { seen })).toContain('comes after Docs');
    expect(await lightOf('Sales')).toMatchObject({ state: 'waiting' });
  });
});

test('somebody who counts twice is named on the card, in the thread, and before the launch', async () => {
  await planned({}, {}, ['U0MAYA']);
  await start(rehearsal);
  await rehearsal.until(DAYS.asked);
  const maya = rehearsal.slack.person('maya');
  await green(rehearsal, 'docs', 'maya');
  await green(rehearsal, 'sales');
  await letEditsOut(rehearsal);
  expect(cardText('docs')).toContain('maya also manages the release.');
  const inReleases = maya.sees('#releases').map((message) => maya.reads(message));
  expect(inReleases.join('\n')).toContain('Green (maya, also manages the release)');
  expect(inReleases.join('\n')).toContain('*Docs*: green. maya, who also manages the release');
  const told = 'Green by somebody who counts twice:\n• Docs: maya also manages the release.';
  expect(inboxOf(rehearsal, 'maya').at(-1)).toContain(told);
  await rehearsal.until('2026-12-10T12:31:00.000Z');
  await maya.clicks(newest(maya.inbox), 'Launch');
  expect(maya.modal?.text).toContain(told);
});
