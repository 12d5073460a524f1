import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../../src/practice/people/person.ts';
import { aDepartment, someSettings } from '../../support/builders.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import {
  auditOf,
  green,
  letEditsOut,
  newest,
  openPart,
  releaseOf,
  runToAsk,
  toldPrivately,
  whisperCount,
} from '../../support/steps.ts';

const EVE = '2026-12-09T09:00:05.000Z';
const WEEK_LATER = 'A week later: Thu 17 Dec';
let rehearsal: Rehearsal;
let maya: PersonDriver;
let lead: PersonDriver;

const card = () => {
  const found = maya.inbox.find((message) => maya.reads(message).includes('The plan in full'));
  if (found === undefined) throw new Error('The manager has no card.');
  return found;
};
const asked = (key: string) => newest(rehearsal.slack.channel(`#${key}`).topLevel);
const confirmationOf = async (name: string) =>
  (await releaseOf(rehearsal)).lights.find((light) => light.name === name)?.confirmation;

beforeEach(async () => {
  rehearsal = await rehearse({
    settings: someSettings({ departments: [aDepartment('docs'), aDepartment('sales')] }),
  });
  maya = await runToAsk(rehearsal);
  lead = rehearsal.slack.person('docs-lead');
  await openPart(rehearsal, card(), 'Risk');
  await maya.fills({ 'If it goes wrong: tick what is true': ['Could money be lost or moved wrongly?'] });
  await maya.submits();
  if (maya.modal !== null) await maya.closes(true);
  await rehearsal.bot.settle();
  await green(rehearsal, 'docs');
  await green(rehearsal, 'sales');
});
afterEach(() => rehearsal.stop());

test('on the day before each department says with one tap that it is still green, and the manager reads who did not', async () => {
  await rehearsal.until(EVE);
  const question = asked('docs');
  expect(lead.reads(question)).toContain('@docs-lead, *is Docs still green?*');
  expect(lead.reads(question)).toContain('[Not any more]');
  await lead.clicks(question, 'Still green');
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  expect(lead.reads(question)).toContain('*Docs* is still green. docs-lead');
  expect(lead.reads(question)).not.toContain('[Still green]');
  expect(maya.reads(card())).toContain('Not confirmed yet: Sales');
  // The same again, and two at once: one decision.
  await Promise.all([lead.clicks(question, 'Not any more'), lead.clicks(question, 'Not any more')]);
  if (lead.modal !== null) await lead.closes(true);

  await rehearsal.until('2026-12-10T09:00:05.000Z');
  const told = newest(maya.inbox);
  expect(maya.reads(told)).toContain('nobody said yet that it still is: *Sales*');
  expect(maya.reads(told)).toContain('[Launch without a department]');
  await maya.types('#releases', '/release launch atlas');
  expect(await toldPrivately(rehearsal, maya)).toContain(
    'Sales: green, and has not said yet that it still is.',
  );

  await rehearsal.slack.person('sales-lead').clicks(asked('sales'), 'Still green');
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  expect(maya.reads(told)).toContain('Settled');
  const confirmed = (await auditOf(rehearsal)).filter(({ type }) => type === 'light_confirmed');
  expect(confirmed).toHaveLength(2);
});

test('a double click and two people at once are one confirmation', async () => {
  await rehearsal.until(EVE);
  const question = asked('docs');
  const old = structuredClone(question);
  const deputy = rehearsal.slack.person('docs-deputy');
  await Promise.all([lead.clicks(question, 'Still green'), deputy.clicks(old, 'Still green')]);
  await lead.clicks(old, 'Still green');
  await rehearsal.bot.settle();
  const confirmed = (await auditOf(rehearsal)).filter(({ type }) => type === 'light_confirmed');
  expect(confirmed).toHaveLength(1);
});

test('somebody else reads who can say it, and nothing is recorded', async () => {
  await rehearsal.until(EVE);
  const reader = rehearsal.slack.person('reader');
  const seen = whisperCount(rehearsal, reader);
  await reader.clicks(asked('docs'), 'Still green');
  expect(await toldPrivately(rehearsal, reader, { seen })).toContain('Nothing was recorded: only the lead');
  expect(await confirmationOf('Docs')).toMatchObject({ said: null });
});

test('"Not any more" opens the usual form; the light turns, and its next green says it all', async () => {
  await rehearsal.until(EVE);
  const question = asked('docs');
  await lead.clicks(question, 'Not any more');
  await lead.fills({
    'It was green. What has changed?': 'The guide is wrong.',
    'When do you expect it to be solved?': '2026-12-10',
    'Or somebody who is not in this Slack': 'Pat',
  });
  expect(await lead.submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  expect(lead.reads(question)).toContain('please answer there');
  expect((await releaseOf(rehearsal)).lights[0]).toMatchObject({ state: 'not_yet' });
});

test('with another date the old question has nothing to press, and it is asked anew before the new one', async () => {
  await rehearsal.until(EVE);
  const question = asked('docs');
  await maya.types('#releases', '/release move atlas-2.0');
  await maya.fills({ 'When does it launch instead?': WEEK_LATER });
  await maya.fills({ 'Why?': 'It does not work well enough yet' });
  await maya.submits();
  await rehearsal.until('2026-12-09T09:10:00.000Z');
  await letEditsOut(rehearsal);
  expect(lead.reads(question)).toContain('has another date now');
  const seen = whisperCount(rehearsal, lead);
  await rehearsal.until('2026-12-16T09:00:05.000Z');
  expect(whisperCount(rehearsal, lead)).toBe(seen);
  expect(lead.reads(asked('docs'))).toContain('[Still green]');
});
