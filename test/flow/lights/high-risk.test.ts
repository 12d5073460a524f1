import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../../src/practice/people/person.ts';
import { aDepartment, MAYA, someSettings } from '../../support/builders.ts';
import { callOut, stayGreen } from '../../support/launch-day.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import {
  green,
  LAUNCH_TIME,
  launch,
  letEditsOut,
  newest,
  releaseOf,
  runToAsk,
  toldPrivately,
  whisperCount,
} from '../../support/steps.ts';

const COMPLIANCE = 'C0TRAINING';
let rehearsal: Rehearsal;
let maya: PersonDriver;
let second: PersonDriver;

const card = () => {
  const found = maya.inbox.find((message) => maya.reads(message).includes('The plan in full'));
  if (found === undefined) throw new Error('The manager has no card.');
  return found;
};

const send = async (fields: Readonly<Record<string, string | readonly string[]>>): Promise<void> => {
  await maya.fills(fields);
  await maya.submits();
  if (maya.modal !== null) await maya.closes(true);
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
};

const fillPart = async (part: string, fields: Readonly<Record<string, string | readonly string[]>>) => {
  await maya.clicks(card(), 'The plan in full');
  if (maya.modal === null) throw new Error('No window opened.');
  await maya.clicks(maya.modal, part);
  await send(fields);
};

beforeEach(async () => {
  rehearsal = await rehearse({
    settings: someSettings({
      departments: [aDepartment('docs'), aDepartment('sales')],
      releaseManagers: [MAYA.userId, 'U0ADMIN'],
      complianceChannelId: COMPLIANCE,
    }),
  });
  maya = await runToAsk(rehearsal);
  second = rehearsal.slack.person('admin');
  await fillPart('Risk', { 'If it goes wrong: tick what is true': ['Could somebody be hurt?'] });
});
afterEach(() => rehearsal.stop());

const owed = async (): Promise<void> => {
  await fillPart('Facts and way back', {
    'Way back': 'The old build is started again, by operations.',
    'Trial with users': 'Forty people used it for a week. Nobody went back.',
  });
};

test('a release of high risk owes a way back and a trial, and is launched by two people', async () => {
  await green(rehearsal, 'docs');
  await green(rehearsal, 'sales');
  await maya.types('#releases', '/release launch');
  const refused = await toldPrivately(rehearsal, maya);
  expect(refused).toContain('At high risk the plan has to say how it is taken back, and by whom.');
  expect(refused).toContain('At high risk the plan has to say what a trial with users showed.');
  await owed();

  await stayGreen(rehearsal, ['docs', 'sales']);
  await rehearsal.until(LAUNCH_TIME);
  await callOut(rehearsal, ['docs', 'sales']);
  expect(await launch(rehearsal)).toMatchObject({ kind: 'closed' });
  const called = await releaseOf(rehearsal);
  expect(called).toMatchObject({ stage: 'sign_off', call: { by: { userId: MAYA.userId } } });
  await letEditsOut(rehearsal);
  expect(rehearsal.slack.channel('#announcements').topLevel).toHaveLength(0);
  expect(maya.reads(newest(maya.inbox))).toContain(
    'it goes as soon as a second person agrees. That can be @admin',
  );

  const asked = newest(second.inbox);
  expect(second.reads(asked)).toContain('*maya* says launch for *Atlas 2.0*');
  const forged = { ...structuredClone(newest(maya.inbox)), blocks: structuredClone(asked.blocks) };
  const seen = whisperCount(rehearsal, maya);
  await maya.clicks(forged, 'Launch it now');
  expect(await toldPrivately(rehearsal, maya, { seen })).toContain('only a second person can do this');
  await second.clicks(asked, 'Launch it now');
  await rehearsal.bot.settle();
  expect(await releaseOf(rehearsal)).toMatchObject({ stage: 'live', call: null });
  expect(second.reads(newest(rehearsal.slack.channel('#announcements').topLevel))).toContain(
    'Atlas 2.0 is live',
  );
  await letEditsOut(rehearsal);
  expect(second.reads(asked)).toContain('was launched');
  expect(second.reads(asked)).not.toContain('[');
});

test('who does not agree stops nothing but this launch, and the manager is told', async () => {
  await green(rehearsal, 'docs');
  await green(rehearsal, 'sales');
  await owed();
  await stayGreen(rehearsal, ['docs', 'sales']);
  await rehearsal.until(LAUNCH_TIME);
  await callOut(rehearsal, ['docs', 'sales']);
  await launch(rehearsal);
  await second.clicks(newest(second.inbox), 'Do not agree');
  await rehearsal.bot.settle();
  expect(await releaseOf(rehearsal)).toMatchObject({ stage: 'sign_off', call: null });
  expect(maya.reads(newest(maya.inbox))).toContain('does not agree to launch *Atlas 2.0* now');
});

test('launching without a department needs a reason, a name and a second person, and is said where it is watched', async () => {
  await green(rehearsal, 'docs');
  await owed();
  await maya.clicks(card(), 'Launch without a department');
  await send({
    'Without which department?': 'Sales',
    'Why does the launch not wait for it?': 'Sales sells it from January on.',
    'Who accepts the risk?': 'U0ADMIN',
  });
  const { lights } = await releaseOf(rehearsal);
  expect(lights.find(({ name }) => name === 'Sales')).toMatchObject({
    state: 'waiting',
    waiver: { needsSecond: true, agreedBy: null },
  });
  await maya.types('#releases', '/release launch');
  expect(await toldPrivately(rehearsal, maya)).toContain('a second person has not agreed yet');

  const asked = newest(second.inbox);
  expect(second.reads(asked)).toContain('wants to launch *Atlas 2.0* without *Sales*');
  await second.clicks(asked, 'Agree');
  await rehearsal.bot.settle();
  const flagged = newest(rehearsal.slack.channel('#training').topLevel);
  expect(second.reads(flagged)).toContain('is to be launched without *Sales*');
  expect(second.reads(flagged)).toContain('Sales sells it from January on.');

  await stayGreen(rehearsal, ['docs']);
  await rehearsal.until(LAUNCH_TIME);
  await callOut(rehearsal, ['docs']);
  await launch(rehearsal);
  await second.clicks(newest(second.inbox), 'Launch it now');
  await rehearsal.bot.settle();
  expect(await releaseOf(rehearsal)).toMatchObject({ stage: 'live' });
});
