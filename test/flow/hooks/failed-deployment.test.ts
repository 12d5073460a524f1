import { afterEach, expect, test } from 'vitest';
import { buttonsOf } from '../../../src/practice/read/buttons.ts';
import { HOOK_ENV, makeInbound, send } from '../../support/hooks.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import {
  green,
  LAUNCH_TIME,
  launch,
  letEditsOut,
  newest,
  refusedCalls,
  releaseOf,
  runToAsk,
  troubledRows,
} from '../../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const failed = () => ({
  v: 1,
  id: 'deploy-7',
  at: new Date(rehearsal.slack.clock.now()).toISOString(),
  kind: 'stage',
  release: 'atlas-2.0',
  name: 'deploy',
  stage: 'production',
  state: 'failed',
});

test('a failed step of the deployment reaches the manager with Hold and “It did not work”', async () => {
  rehearsal = await rehearse({ env: HOOK_ENV });
  const hook = await makeInbound(rehearsal);
  const maya = await runToAsk(rehearsal, { departments: ['Engineering', 'Docs'] });
  await green(rehearsal, 'eng');
  await green(rehearsal, 'docs');
  await rehearsal.until(LAUNCH_TIME);
  await launch(rehearsal, { 'What happens now?': 'Deployment starts now' });
  await letEditsOut(rehearsal);
  expect(await send(rehearsal, hook, failed())).toMatchObject({ status: 200 });
  await rehearsal.bot.settle();
  const told = newest(maya.inbox);
  expect(maya.reads(told)).toContain('*ci* reports deploy: failed, production');
  expect(maya.reads(told)).toContain('[[Hold]] [It did not work]');

  await maya.clicks(told, 'Hold');
  await maya.fills({ 'Why?': 'We look.' });
  await maya.submits();
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  expect((await releaseOf(rehearsal)).hold).not.toBeNull();
  expect(maya.reads(told)).toContain('It is on hold.');
  expect(maya.reads(told)).not.toContain('[Hold]');
  expect(maya.reads(told)).toContain('[It did not work]');
  await maya.types('#releases', '/release resume atlas-2.0');
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  expect(maya.reads(told)).toContain('[[Hold]] [It did not work]');

  await maya.clicks(told, 'It did not work');
  await maya.fills({
    'What do users see now?': 'Nothing of it',
    'What happened?': 'The database did not start.',
  });
  await maya.submits();
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  expect((await releaseOf(rehearsal)).launch).toBeNull();
  expect(buttonsOf(told.blocks)).toEqual([]);
  expect(maya.reads(told)).toContain('was reported: deploy: failed, production');
});
