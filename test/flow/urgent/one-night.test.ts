import { afterEach, expect, test } from 'vitest';
import { buttonsOf } from '../../../src/practice/read/buttons.ts';
import type { PracticeMessage } from '../../../src/practice/workspace/model.ts';
import { aDepartment, leadOf, someSettings } from '../../support/builders.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import { auditOf, newest, refusedCalls, releaseOf, troubledRows } from '../../support/steps.ts';
import { inboxOf } from '../reminders/reminder-flow.ts';

/** Eleven in the evening in Berlin, on a Tuesday. */
const NIGHT = '2026-12-01T22:00:00.000Z';
const KEY = 'hotfix-2026-12-01';

let rehearsal: Rehearsal;
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const departments = [
  aDepartment('eng', { onDutyId: leadOf('eng') }),
  aDepartment('qa', { onDutyId: leadOf('qa') }),
  aDepartment('support', { onDutyId: leadOf('support') }),
  aDepartment('docs'),
  aDepartment('sales', { zone: 'America/New_York' }),
];

const begin = async (): Promise<void> => {
  const maya = rehearsal.slack.person('maya');
  await maya.types('#releases', '/release hotfix');
  await maya.fills({
    'What breaks for customers?': 'Nobody can log in.',
    'What do we change?': 'The old certificate comes back.',
    'Who confirms that it is mended?': 'support-lead',
  });
  await maya.submits();
  await rehearsal.bot.settle();
};

const directs = (who: string): readonly PracticeMessage[] => rehearsal.slack.person(who).inbox;
const channel = (name: string): string[] =>
  rehearsal.slack.channel(name).topLevel.map((message) => rehearsal.slack.person('maya').reads(message));

const greenBy = async (who: string): Promise<void> => {
  await rehearsal.slack.person(who).clicks(newest(directs(who)), 'Green light');
  await rehearsal.bot.settle();
};

const labels = (message: PracticeMessage): string[] => buttonsOf(message.blocks).map(({ label }) => label);

test('one night: who is on duty is asked, the deputy for whoever sleeps, all others read it in the morning, and it is looked back on', async () => {
  rehearsal = await rehearse({ at: NIGHT, settings: someSettings({ departments }) });
  const { slack, bot } = rehearsal;
  const maya = slack.person('maya');
  await begin();

  // At once, in person, and nowhere else.
  expect(inboxOf(rehearsal, 'eng-lead').at(-1)).toContain('Nobody can log in.');
  expect(inboxOf(rehearsal, 'qa-lead').at(-1)).toContain('The old certificate comes back.');
  expect(directs('qa-deputy')).toHaveLength(0);
  for (const name of ['#eng', '#qa', '#support', '#docs', '#sales']) expect(channel(name)).toEqual([]);
  await greenBy('eng-lead');
  await greenBy('support-lead');

  // Ten minutes of silence: the deputy. Nobody hears anything else.
  await rehearsal.until('2026-12-01T22:09:00.000Z');
  expect(directs('qa-deputy')).toHaveLength(0);
  await rehearsal.until('2026-12-01T22:10:30.000Z');
  expect(directs('qa-deputy')).toHaveLength(1);
  await greenBy('qa-deputy');
  expect(await releaseOf(rehearsal, KEY)).toMatchObject({ lights: [{}, { answer: { asDeputy: true } }, {}] });

  // All three are green: the manager launches, and one person is asked whether it helped.
  const launchable = newest(maya.inbox.filter((message) => labels(message).includes('Launch')));
  expect(maya.reads(launchable)).toContain('You can launch it now.');
  await maya.clicks(launchable, 'Launch');
  await maya.submits();
  await bot.settle();
  expect(channel('#announcements')).toEqual([]);
  await rehearsal.until('2026-12-01T22:12:00.000Z');
  const support = slack.person('support-lead');
  const asked = newest(support.inbox);
  expect(support.reads(asked)).toContain('Is it mended?');
  await support.clicks(asked, 'Yes');
  await bot.settle();

  // Everybody else sleeps on, and reads it when their day begins, each on their own wall.
  await rehearsal.until('2026-12-02T07:59:00.000Z');
  for (const name of ['#eng', '#qa', '#support', '#docs', '#sales']) expect(channel(name)).toEqual([]);
  await rehearsal.until('2026-12-02T08:01:00.000Z');
  for (const name of ['#eng', '#qa', '#support', '#docs']) {
    expect(channel(name)).toHaveLength(1);
    expect(channel(name)[0]).toMatch(
      /While you were away.*Hotfix 2026-12-01[\s\S]*It is mended, says support-lead/,
    );
  }
  await rehearsal.until('2026-12-02T13:59:00.000Z');
  // Eleven in the evening in Berlin was five in the afternoon in New York: their day was over, too.
  expect(channel('#sales')).toEqual([]);
  await rehearsal.until('2026-12-02T14:01:00.000Z');
  expect(channel('#sales')).toHaveLength(1);

  // It cannot be closed before somebody wrote down what was learnt.
  await maya.types('#releases', `/release close ${KEY}`);
  expect(maya.modal).toBeNull();
  await rehearsal.until('2026-12-03T09:00:30.000Z');
  const review = newest(maya.inbox);
  expect(maya.reads(review)).toContain('What did you learn?');
  await rehearsal.until('2026-12-04T09:00:30.000Z');
  expect(maya.reads(newest(maya.inbox))).toContain('What did you learn?');
  expect(newest(maya.inbox).ts).not.toBe(review.ts);
  await maya.clicks(newest(maya.inbox), 'Write it down');
  await maya.fills({ review: 'The certificate ran out; we watch its date now.' });
  await maya.submits();
  await bot.settle();
  expect(labels(newest(maya.inbox))).toEqual([]);
  await rehearsal.until('2026-12-08T12:00:00.000Z');
  expect(inboxOf(rehearsal, 'maya').filter((text) => text.includes('What did you learn?'))).toEqual([]);
  expect(channel('#releases').join('\n')).toContain('we watch its date now');
  const types = (await auditOf(rehearsal)).map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(['mended_confirmed', 'urgent_reviewed', 'announced']));
});
