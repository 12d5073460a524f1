import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import { aDepartment, someSettings } from '../support/builders.ts';
import { inThread, stayGreen } from '../support/launch-day.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  ASKED,
  green,
  LAUNCH_TIME,
  launch,
  letEditsOut,
  newest,
  openPart,
  plan,
  refusedCalls,
  start,
  troubledRows,
} from '../support/steps.ts';

const LOOK_BACK = '2026-12-21T09:00:05.000Z';

let rehearsal: Rehearsal;
let maya: PersonDriver;

beforeEach(async () => {
  rehearsal = await rehearse({
    settings: someSettings({ departments: [aDepartment('docs'), aDepartment('support')] }),
  });
  maya = rehearsal.slack.person('maya');
  await plan(rehearsal);
});
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const judged = async (risk: readonly string[]): Promise<void> => {
  await openPart(rehearsal, newest(maya.inbox), 'Risk');
  await maya.fills({ risk });
  await maya.submits();
  while (maya.modal !== null) await maya.closes(true);
  await letEditsOut(rehearsal);
  await start(rehearsal);
  await rehearsal.until(ASKED);
  for (const key of ['docs', 'support']) await green(rehearsal, key);
};

test('where somebody judged that it matters, each department is asked once for its points, with one button', async () => {
  await judged(['money']);
  await stayGreen(rehearsal, ['docs', 'support']);
  await rehearsal.until(LAUNCH_TIME);
  await launch(rehearsal);
  await letEditsOut(rehearsal);
  expect(maya.reads(newest(maya.inbox))).not.toContain('Look back at');
  await rehearsal.until(LOOK_BACK);
  const docs = rehearsal.slack.person('docs-lead');
  const asked = rehearsal.slack
    .channel('#docs')
    .topLevel.filter((message) => docs.reads(message).includes('what did nobody understand?'));
  expect(asked).toHaveLength(1);
  const question = newest(asked);
  expect(docs.reads(question)).toContain('[[Add your points]] [Read and vote]');
  await docs.clicks(question, 'Add your points');
  await docs.fills({ 'What went well?': 'One question' });
  await docs.submits();
  await docs.clicks(question, 'Read and vote');
  expect(docs.modal?.text).toContain('One question · docs-lead');
});

test('at low risk nobody but the manager hears of it, and who looks for it finds it', async () => {
  await judged([]);
  await rehearsal.until(LAUNCH_TIME);
  await launch(rehearsal);
  await rehearsal.until(LOOK_BACK);
  expect(() => inThread(rehearsal, 'Look back at Atlas 2.0')).toThrow('No message is there.');
  const docs = rehearsal.slack.person('docs-lead');
  const said = rehearsal.slack.channel('#docs').topLevel.map((message) => docs.reads(message));
  expect(said.filter((text) => text.includes('what did nobody understand?'))).toEqual([]);
  await docs.types('#docs', '/release retro atlas');
  expect(docs.modal?.text).toContain('Nobody wrote anything yet.');
});
