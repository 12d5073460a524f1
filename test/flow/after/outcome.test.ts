import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonDriver } from '../../../src/practice/people/person.ts';
import type { PracticeMessage } from '../../../src/practice/workspace/model.ts';
import { aDepartment, someSettings } from '../../support/builders.ts';
import { HOOK_ENV, makeInbound, send } from '../../support/hooks.ts';
import { inThread } from '../../support/launch-day.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import {
  auditOf,
  green,
  LAUNCH_TIME,
  launch,
  letEditsOut,
  newest,
  openPart,
  plan,
  refusedCalls,
  releaseOf,
  runToAsk,
  start,
  toldPrivately,
  troubledRows,
  whisperCount,
} from '../../support/steps.ts';

let rehearsal: Rehearsal;
let maya: PersonDriver;

const settings = someSettings({ admins: ['U0ADMIN'], departments: [aDepartment('docs')] });

const cards = (who = maya): PracticeMessage[] =>
  who.inbox.filter((message) => who.reads(message).includes('after the launch'));
const card = (): PracticeMessage => newest(cards());
const read = (message: PracticeMessage): string => maya.reads(message);

const launched = async (): Promise<void> => {
  await green(rehearsal, 'docs');
  await rehearsal.until(LAUNCH_TIME);
  await launch(rehearsal);
  await letEditsOut(rehearsal);
};

const says = async (button: string, fields: Readonly<Record<string, string>>): Promise<void> => {
  await maya.clicks(card(), button);
  await maya.fills(fields);
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
};

beforeEach(async () => {
  rehearsal = await rehearse({ settings, env: HOOK_ENV });
});
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

describe('a release of normal risk', () => {
  beforeEach(async () => {
    maya = await runToAsk(rehearsal);
    await launched();
  });

  test('one card asks whether the goal is reached, edited in place; later questions come with the reminders of the day', async () => {
    expect(cards()).toEqual([]);
    await rehearsal.until('2026-12-11T09:00:20.000Z');
    expect(read(card())).toContain('After 1 day: is the goal reached?*');
    expect(read(card())).toContain('*Measured by*: A third of the teams share a board.');
    expect(read(card())).toContain('*Incidents within seven days* so far: none.');
    await says('Say what it says', { 'Is the goal reached?': 'Too early to say' });
    expect(read(card())).toContain('After 1 day: *too early to say*. maya');
    expect(read(inThread(rehearsal, 'too early to say'))).toContain('said maya');
    const before = maya.inbox.length;

    await rehearsal.until('2026-12-17T09:00:40.000Z');
    expect(cards()).toHaveLength(1);
    expect(read(card())).toContain('After 7 days: is the goal reached?*');
    expect(maya.inbox).toHaveLength(before + 1);
    const reminder = newest(maya.inbox);
    expect(read(reminder)).toContain('*Atlas 2.0*: after 7 days, is the goal reached?');
    await maya.clicks(reminder, 'Answer');
    await maya.fills({ 'What does the measure say now?': '812 boards', 'Is the goal reached?': 'In part' });
    await maya.submits();
    await rehearsal.bot.settle();
    await letEditsOut(rehearsal);
    expect(read(reminder)).toContain('Nothing is open any more.');
    expect(read(card())).toContain('After 7 days: *reached in part*. It says: 812 boards. maya');
    expect((await releaseOf(rehearsal)).after.checks).toMatchObject([
      { days: 1, answer: 'too_early' },
      { days: 7, answer: 'partly', value: '812 boards' },
    ]);
  });

  test('what another system reports stands on it, and in the form', async () => {
    const hook = await makeInbound(rehearsal, { name: 'metrics' });
    await rehearsal.until('2026-12-11T09:00:20.000Z');
    const fact = { v: 1, id: 'm-1', at: '2026-12-11T09:00:00Z', release: 'atlas-2.0' };
    await send(rehearsal, hook, { ...fact, kind: 'measure', name: 'boards', count: 812 });
    await send(rehearsal, hook, { ...fact, id: 'm-2', kind: 'adoption', name: 'installed', percent: 25 });
    await rehearsal.bot.settle();
    await letEditsOut(rehearsal);
    expect(read(card())).toContain('boards: 812, metrics');
    expect(read(card())).toContain('installed: 25 %, metrics');
    await maya.clicks(card(), 'Say what it says');
    await maya.fills({ 'Is the goal reached?': 'Reached' });
    await maya.submits();
    await rehearsal.bot.settle();
    expect((await releaseOf(rehearsal)).after.checks).toMatchObject([{ value: '812', answer: 'reached' }]);
  });

  test('it is closed with the outcome and the look back, and not before', async () => {
    await rehearsal.until('2026-12-21T09:00:20.000Z');
    expect(read(card())).toContain(
      'To close it: whether the goal was reached; the look back, or why there is none.',
    );
    await maya.clicks(card(), 'Close the release');
    const typed = { 'What came of it?': 'Adopted.', 'What did we learn?': 'Ask early.' };
    await maya.fills({
      ...typed,
      'Is the goal reached?': 'Too early to say',
      'Did you look back together?': 'No, for the reason below',
    });
    expect(await maya.submits()).toMatchObject({ kind: 'errors' });
    expect((await releaseOf(rehearsal)).stage).toBe('retro');
    await maya.fills({
      ...typed,
      'What does the measure say now?': '40 %',
      'Is the goal reached?': 'Reached',
      'Did you look back together?': 'No, for the reason below',
      'Why not?': 'Half the team is away.',
    });
    expect(await maya.submits()).toMatchObject({ kind: 'closed' });
    await rehearsal.bot.settle();
    await letEditsOut(rehearsal);
    expect((await releaseOf(rehearsal)).stage).toBe('closed');
    expect(read(card())).toContain('*Closed.* The goal: reached.');
    expect(read(card())).not.toContain('[[');
    expect((await auditOf(rehearsal)).slice(-3).map(({ type }) => type)).toEqual([
      'goal_checked',
      'retro_waived',
      'release_closed',
    ]);
  });

  test('the look back is recorded by one click, or with a reason', async () => {
    await rehearsal.until('2026-12-21T09:00:20.000Z');
    expect(cards()).toHaveLength(1);
    await says('No look back', { 'Why is there none?': 'Two lines changed.' });
    expect(read(card())).toContain('*Look back*: not held. maya: Two lines changed.');
    expect(read(card())).toContain('[Read the look back]');
    expect(read(inThread(rehearsal, 'There is no look back'))).toContain('Two lines changed.');
  });

  test('nobody else may say what came of it', async () => {
    await rehearsal.until('2026-12-11T09:00:20.000Z');
    const reader = rehearsal.slack.person('reader');
    const seen = whisperCount(rehearsal, reader);
    const shown = newest(rehearsal.slack.channel('#releases').topLevel);
    await reader.clicks(
      { ...structuredClone(shown), blocks: structuredClone(card().blocks) },
      'Say what it says',
    );
    expect(await toldPrivately(rehearsal, reader, { seen })).toContain(
      'Not recorded: only the release manager',
    );
    expect((await releaseOf(rehearsal)).after.checks).toEqual([]);
  });

  test('overdue: the manager reads it among the reminders, then an admin, who is told whom it waits for', async () => {
    const admin = rehearsal.slack.person('admin');
    await rehearsal.until('2027-01-14T09:00:40.000Z');
    expect(read(card())).toContain('It was to be closed*');
    expect(read(newest(maya.inbox))).toContain('was to be closed by Mon 11 Jan');
    expect(admin.inbox.filter((message) => admin.reads(message).includes('to be closed'))).toEqual([]);
    await rehearsal.until('2027-01-25T09:00:40.000Z');
    const told = newest(admin.inbox);
    expect(admin.reads(told)).toContain('maya was reminded: can you help');
    expect(admin.reads(told)).toContain('[Show]');
    await says('Close the release', {
      'What does the measure say now?': '12',
      'Is the goal reached?': 'Not reached',
      'What came of it?': 'Little.',
      'What did we learn?': 'Ask users.',
      'Did you look back together?': 'Yes, we looked back',
    });
    expect(admin.reads(told)).toContain('Nothing is open any more.');
    // Nobody wrote anything: the close says it all.
    expect(() => inThread(rehearsal, '*: held, says maya')).toThrow('No message is there.');
  });
});

describe('a release of low risk', () => {
  beforeEach(async () => {
    maya = rehearsal.slack.person('maya');
    await plan(rehearsal);
    await openPart(rehearsal, newest(maya.inbox), 'Risk');
    await maya.submits();
    await rehearsal.bot.settle();
    await start(rehearsal);
    await rehearsal.until('2026-12-03T09:00:05.000Z');
    await launched();
  });

  test('is asked one question after five working days, and one click closes it', async () => {
    await rehearsal.until('2026-12-17T08:59:00.000Z');
    expect(cards()).toEqual([]);
    await rehearsal.until('2026-12-17T09:00:20.000Z');
    expect(read(card())).toContain('*Any trouble?* If there was none, it is closed with one click.');
    await Promise.all([maya.clicks(card(), 'No, close'), maya.clicks(structuredClone(card()), 'No, close')]);
    await rehearsal.bot.settle();
    await letEditsOut(rehearsal);
    expect(await releaseOf(rehearsal)).toMatchObject({ stage: 'closed', outcome: 'No trouble.' });
    expect((await auditOf(rehearsal)).filter(({ type }) => type === 'release_closed')).toHaveLength(1);
    // Friday the first is a working day here: one message for the whole month.
    await rehearsal.until('2027-01-01T09:00:30.000Z');
    const shared = newest(maya.inbox);
    expect(read(shared)).toContain('One look back for 1 release of low risk*, closed in December 2026');
    expect(read(shared)).toContain('• *Atlas 2.0*, live');
  });

  test('where there was trouble, it is asked what every other release is asked', async () => {
    await rehearsal.until('2026-12-17T09:00:20.000Z');
    await maya.clicks(card(), 'Yes');
    await rehearsal.bot.settle();
    await letEditsOut(rehearsal);
    expect(read(card())).toContain('is the goal reached?');
    expect(read(card())).toContain('To close it:');
    expect(cards()).toHaveLength(1);
  });
});
