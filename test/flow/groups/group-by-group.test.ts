import { afterEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../../src/practice/people/person.ts';
import { aDepartment, someSettings } from '../../support/builders.ts';
import { FIRST_OVER, planGroups, question, runToFirstGroup } from '../../support/groups.ts';
import { HOOK_ENV, makeInbound, send } from '../../support/hooks.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import {
  ASKED,
  auditOf,
  green,
  LAUNCH_TIME,
  letEditsOut,
  newest,
  refusedCalls,
  releaseOf,
  start,
  toldPrivately,
  troubledRows,
  whisperCount,
} from '../../support/steps.ts';

let rehearsal: Rehearsal;
let maya: PersonDriver;
let reader: PersonDriver;

const GROUPS = [
  ['5 % of customers', '2 days'],
  ['25 % of customers', '1 working day'],
  ['Everybody', ''],
] as const;

const begin = async (groups: readonly (readonly [string, string])[] = GROUPS): Promise<void> => {
  rehearsal = await rehearse({
    env: HOOK_ENV,
    settings: someSettings({
      departments: [aDepartment('docs'), aDepartment('support')],
      admins: ['U0ADMIN'],
      releaseManagers: ['U0MAYA', 'U0ADMIN'],
    }),
  });
  maya = await planGroups(rehearsal, groups);
  reader = rehearsal.slack.person('reader');
  await runToFirstGroup(rehearsal, ['docs', 'support']);
};

afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const announcement = () => newest(rehearsal.slack.channel('#announcements').topLevel);
const announced = (): string => reader.reads(announcement());
const card = (): string => {
  const [message] = rehearsal.slack.channel('#releases').topLevel;
  return message === undefined ? '' : reader.reads(message);
};
const events = async (type: string) => (await auditOf(rehearsal)).filter((entry) => entry.type === type);
const settle = async (): Promise<void> => {
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
};
const questions = (person: PersonDriver): number =>
  person.inbox.filter((message) => person.reads(message).includes('Go on?')).length;
const sends = async (fields: Readonly<Record<string, string>>): Promise<void> => {
  await maya.fills(fields);
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  await settle();
};

test('group after group, each with one tap, until everybody has it', async () => {
  await begin();
  expect(announced()).toContain('5 % of customers since');
  expect(announced()).toContain('1 of 3 groups');
  expect(announced()).toMatch(/Next: 25 % of customers about .*, Everybody about/);
  expect(card()).toContain('*1 of 3 groups*, 5 % of customers.');
  expect(questions(maya)).toBe(0);
  await rehearsal.until('2026-12-14T07:59:00.000Z');
  expect(questions(maya)).toBe(0);
  await rehearsal.until(FIRST_OVER);
  const asked = question(maya);
  const words = maya.reads(asked);
  expect(words).toContain('*Issues since then*: nothing was reported; none is open.');
  expect(words).toContain('*Feedback so far*: none yet.');
  expect(words).toContain('More than ten errors an hour.');
  expect(words).toContain('[[Next group: 25 % of customers]] [Wait 2 days longer] [Stop here]');
  // Both clicks are one.
  await Promise.all([maya.clicks(asked, 'groups.next'), maya.clicks(structuredClone(asked), 'groups.next')]);
  await settle();
  expect((await events('stage_begun')).map(({ data }) => data.index)).toEqual([1, 2]);
  expect(maya.reads(asked)).toContain('Went on: 25 % of customers');
  expect(card()).toContain('*2 of 3 groups*, 25 % of customers.');
  expect(announced()).toContain('25 % of customers since');
  await rehearsal.until('2026-12-15T08:00:25.000Z');
  await maya.clicks(question(maya), 'groups.next');
  await settle();
  expect(announced()).toContain('*Everybody has it* since');
  expect(card()).not.toContain('of 3 groups');
  expect(await events('rollout_completed')).toHaveLength(1);
  await rehearsal.until('2026-12-18T12:00:00.000Z');
  expect(await events('stage_asked')).toHaveLength(2);
});

test('a question that nobody answers comes back each working day, and then reaches the admins', async () => {
  await begin();
  const admin = rehearsal.slack.person('admin');
  await rehearsal.until(FIRST_OVER);
  const first = question(maya);
  await rehearsal.until('2026-12-15T09:00:25.000Z');
  expect(questions(maya)).toBe(1);
  expect(maya.reads(first)).toContain('Nobody answered: a newer message asks the same.');
  expect(maya.reads(question(maya))).toContain('I ask each working day until you decide.');
  expect(questions(admin)).toBe(0);
  await rehearsal.until('2026-12-16T09:00:25.000Z');
  const told = question(admin);
  expect(admin.reads(told)).toContain('maya decides, and has not answered on 2 working days.');
  expect(admin.reads(told)).toContain('[[Hand it over]]');
  expect(admin.reads(told)).not.toContain('Stop here');
  // Not on Saturday, and again on Monday; a restart forgets nothing.
  await rehearsal.until('2026-12-18T16:00:00.000Z');
  const asked = (await events('stage_asked')).length;
  await rehearsal.restart();
  await rehearsal.until('2026-12-20T20:00:00.000Z');
  expect(await events('stage_asked')).toHaveLength(asked);
  await rehearsal.until('2026-12-21T09:00:25.000Z');
  expect(await events('stage_asked')).toHaveLength(asked + 1);
  await maya.clicks(question(maya), 'groups.wait');
  await settle();
  expect(questions(maya)).toBe(0);
  expect(questions(admin)).toBe(0);
});

test('waiting longer, and going on before the time is over with a reason', async () => {
  await begin();
  await rehearsal.until(FIRST_OVER);
  const asked = question(maya);
  await Promise.all([maya.clicks(asked, 'groups.wait'), maya.clicks(structuredClone(asked), 'groups.wait')]);
  await settle();
  expect(maya.reads(asked)).toContain('It is watched longer: I ask again');
  expect(await events('stage_extended')).toHaveLength(1);
  expect((await releaseOf(rehearsal)).rollout?.until).toBe('2026-12-16T08:00:00.000Z');
  expect(maya.reads(newest(maya.inbox.filter(({ text }) => text.includes('The card is in'))))).not.toContain(
    '[Hold]',
  );
  const own = newest(maya.inbox.filter((message) => maya.reads(message).includes('Go on early')));
  await maya.clicks(own, 'groups.next');
  expect(maya.modal?.text).toContain('25 % of customers gets it now, before the time is over.');
  expect(await maya.submits()).toMatchObject({ kind: 'errors' });
  await sends({ 'Why?': 'A customer needs it today.' });
  expect((await events('stage_begun')).at(-1)?.personal).toMatchObject({
    reason: 'A customer needs it today.',
  });
  const lines = rehearsal.slack.channel('#releases').messages.map((message) => reader.reads(message));
  expect(lines.join('\n')).toContain('A customer needs it today.');
});

test('the launch names the first group, before it and in its form', async () => {
  rehearsal = await rehearse({
    settings: someSettings({ departments: [aDepartment('docs')], admins: ['U0ADMIN'] }),
  });
  maya = await planGroups(rehearsal, GROUPS);
  await start(rehearsal);
  await rehearsal.until(ASKED);
  await green(rehearsal, 'docs');
  await rehearsal.until(LAUNCH_TIME);
  const prompt = newest(maya.inbox);
  expect(maya.reads(prompt)).toContain('*The first group gets it*: 5 % of customers. 2 groups follow');
  await maya.clicks(prompt, 'Launch');
  expect(maya.modal?.text).toContain('*The first group gets it*: 5 % of customers.');
  expect(maya.modal?.text).toContain('5 % of customers first, then 25 % of customers about');
});

test('what needs the manager says so, whoever manages it by then; of what is critical it can be stopped', async () => {
  await begin();
  await rehearsal.until(FIRST_OVER);
  const seen = whisperCount(rehearsal, maya);
  await maya.types('#releases', '/release');
  const told = await toldPrivately(rehearsal, maya, { seen });
  expect(told).toContain('1 of 3 groups have it. Does the next one get it, 25 % of customers?');
  expect(told).toContain('Next group: Atlas 2.0');
  await reader.types('#releases', '/release issue atlas');
  await reader.fills({
    'What do users see?': 'Boards are empty.',
    'How bad is it?': 'Critical',
    'Who sees to it?': 'docs-lead',
  });
  await reader.submits();
  await settle();
  const notice = newest(maya.inbox.filter((message) => maya.reads(message).includes('Boards are empty.')));
  expect(maya.reads(notice)).toContain('[Hold] [Stop here] [All that was found]');
  const asked = question(maya);
  await maya.types('#releases', '/release handover atlas @admin');
  await settle();
  const admin = rehearsal.slack.person('admin');
  expect(admin.reads(question(admin))).toContain('Next group: 25 % of customers');
  expect(maya.reads(asked)).not.toContain('Next group');
});

test('stopped: the departments, the thread of the announcement and the record say why, and it can be closed', async () => {
  await begin();
  const seen = whisperCount(rehearsal, maya);
  await maya.types('#releases', '/release close atlas');
  expect(await toldPrivately(rehearsal, maya, { seen })).toContain('has reached 1 of 3 groups');
  await rehearsal.until(FIRST_OVER);
  const asked = question(maya);
  await maya.clicks(asked, 'groups.stop');
  await sends({ 'Why?': 'The export loses rows.' });
  expect(maya.reads(asked)).toContain('Stopped here');
  const support = rehearsal.slack.channel('#support').topLevel.map((message) => reader.reads(message));
  expect(support.join('\n')).toContain('Atlas 2.0 stops* at 1 of 3 groups, 5 % of customers. maya:');
  expect(announced()).toContain('*It goes no further* than 5 % of customers (1 of 3 groups)');
  const thread = rehearsal.slack.channel('#announcements').thread(announcement().ts);
  expect(thread.map((message) => reader.reads(message)).join('\n')).toContain('The export loses rows.');
  expect(card()).toContain('*1 of 3 groups*, 5 % of customers, and stopped there.');
  expect((await events('rollout_stopped'))[0]).toMatchObject({
    data: { index: 1, of: 3, takenBack: false },
    personal: { at: '5 % of customers', reason: 'The export loses rows.' },
  });
  await rehearsal.until('2026-12-24T12:00:00.000Z');
  expect((await releaseOf(rehearsal)).stage).toBe('retro');
  expect(await events('stage_asked')).toHaveLength(1);
});

test('taken back, with the way back of the plan before the eyes', async () => {
  await begin();
  await rehearsal.until(FIRST_OVER);
  await maya.clicks(question(maya), 'Take it back');
  expect(maya.modal?.text).toContain('Operations switches the old build on.');
  await sends({ 'Why?': 'Links break.' });
  expect(announced()).toContain('*It was taken back*');
  expect(card()).toContain('then it was taken back');
});

test('a hold stops its clock, for a lead, too; resumed, it is asked again', async () => {
  await begin();
  await rehearsal.until(FIRST_OVER);
  const asked = question(maya);
  const lead = rehearsal.slack.person('support-lead');
  await lead.types('#support', '/release hold atlas');
  await lead.fills({ 'Why?': 'Too many calls.' });
  await lead.submits();
  await settle();
  expect(maya.reads(asked)).toContain('On hold since');
  expect(announced()).not.toContain('Next:');
  await rehearsal.until('2026-12-16T12:00:00.000Z');
  expect(await events('stage_asked')).toHaveLength(1);
  await maya.types('#releases', '/release resume atlas');
  await settle();
  expect(await events('stage_asked')).toHaveLength(2);
  expect(announced()).toContain('Next: 25 % of customers about');
  expect(maya.reads(question(maya))).toContain('Next group: 25 % of customers');
});

test('what monitoring reports turns the group red: the question says so, and going on asks why', async () => {
  await begin();
  const hook = await makeInbound(rehearsal, { name: 'monitoring' });
  const fact = (state: string, at: string) => ({
    v: 1,
    id: `alert-${state}`,
    at,
    kind: 'alert',
    release: 'atlas-2.0',
    name: 'error rate high',
    state,
  });
  await rehearsal.until('2026-12-11T10:00:00.000Z');
  expect(await send(rehearsal, hook, fact('failed', '2026-12-11T10:00:00Z'))).toMatchObject({ status: 200 });
  await settle();
  expect(card()).toContain('Something goes wrong');
  expect((await releaseOf(rehearsal)).rollout?.reds).toHaveLength(1);
  await rehearsal.until(FIRST_OVER);
  const asked = question(maya);
  expect(maya.reads(asked)).toContain('error rate high: failed');
  expect(maya.reads(asked)).toContain('[Next group: 25 % of customers]');
  expect(maya.reads(asked)).not.toContain('[[Next group');
  await maya.clicks(asked, 'groups.next');
  expect(maya.modal?.text).toContain('although something goes wrong');
  await maya.closes();
  expect(await send(rehearsal, hook, fact('passed', '2026-12-14T08:00:00Z'))).toMatchObject({ status: 200 });
  await settle();
  expect(maya.reads(asked)).toContain('[[Next group: 25 % of customers]]');
  expect((await releaseOf(rehearsal)).rollout?.begun).toHaveLength(1);
});

test('nobody else decides, and old buttons change nothing', async () => {
  await begin();
  await rehearsal.until(FIRST_OVER);
  const asked = structuredClone(question(maya));
  const place = newest(rehearsal.slack.channel('#releases').topLevel);
  const forged = { ...structuredClone(place), blocks: asked.blocks };
  for (const action of ['groups.next', 'groups.wait', 'groups.stop', 'Take it back']) {
    const seen = whisperCount(rehearsal, reader);
    await reader.clicks(forged, action);
    expect(await toldPrivately(rehearsal, reader, { seen })).toContain('only the release manager');
  }
  expect((await releaseOf(rehearsal)).rollout?.begun).toHaveLength(1);
  await maya.clicks(question(maya), 'groups.next');
  await settle();
  await maya.clicks(asked, 'groups.wait');
  await maya.clicks(asked, 'groups.next');
  await settle();
  expect((await events('stage_begun')).map(({ data }) => data.index)).toEqual([1, 2]);
  expect(await events('stage_extended')).toEqual([]);
});

test('without groups everybody has it with the launch', async () => {
  await begin([]);
  expect((await releaseOf(rehearsal)).rollout?.completedAt).not.toBeNull();
  expect(announced()).not.toContain('group');
  await rehearsal.until('2026-12-16T12:00:00.000Z');
  expect(await events('stage_asked')).toEqual([]);
});
