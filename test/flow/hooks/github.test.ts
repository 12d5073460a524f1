import { afterEach, beforeEach, expect, test } from 'vitest';
import { lightOf } from '../../../src/domain/release.ts';
import { checkRun, deploymentStatus, release } from '../../application/hooks/github-payloads.ts';
import { departmentId } from '../../support/builders.ts';
import { HOOK_ENV, type MadeHook, makeInbound, send, sendAsGithub } from '../../support/hooks.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import { auditOf, cardOf, letEditsOut, releaseOf, runToAsk, stateOf } from '../../support/steps.ts';

let rehearsal: Rehearsal;
let hook: MadeHook;

beforeEach(async () => {
  rehearsal = await rehearse({ env: HOOK_ENV });
  hook = await makeInbound(rehearsal, { name: 'GitHub', departmentIds: [departmentId('eng')] });
  await runToAsk(rehearsal, { departments: ['Engineering', 'Docs'] });
});
afterEach(() => rehearsal.stop());

const card = (): string => {
  const [message] = rehearsal.slack.channel('#releases').topLevel;
  return message === undefined ? '' : rehearsal.slack.person('reader').reads(message);
};

test('a failed check run on the branch of the release turns the light red; tag and deployment stand on the card', async () => {
  const run = checkRun({ conclusion: 'failure' });
  expect(await sendAsGithub(rehearsal, hook, 'check_run', run)).toMatchObject({
    status: 200,
    says: 'Recorded for atlas-2.0.',
  });
  expect(lightOf(await releaseOf(rehearsal), departmentId('eng'))).toMatchObject({
    state: 'not_yet',
    answer: { by: { name: 'GitHub' } },
  });
  await sendAsGithub(rehearsal, hook, 'release', release('published'));
  await sendAsGithub(rehearsal, hook, 'deployment_status', deploymentStatus());
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  for (const words of [
    'tests: failed',
    'published on GitHub as v2.0: passed',
    'deployment to production: passed',
  ]) {
    expect(card()).toContain(words);
  }
});

test('a ping, other branches and other events are answered well and change nothing', async () => {
  const before = await stateOf(rehearsal);
  const other = checkRun({ check_suite: { head_branch: 'main' } });
  for (const [event, payload] of [
    ['ping', { zen: 'Design for failure.', hook_id: 1 }],
    ['check_run', other],
    ['push', { ref: 'refs/heads/release/2.0' }],
    ['check_run', checkRun({ conclusion: 'cancelled' })],
  ] as const) {
    expect(await sendAsGithub(rehearsal, hook, event, payload), event).toMatchObject({ status: 200 });
  }
  expect(await stateOf(rehearsal)).toEqual(before);
});

test('a replay has no effect, also under another delivery id, which GitHub does not sign', async () => {
  const run = checkRun();
  await sendAsGithub(rehearsal, hook, 'check_run', run);
  const before = await auditOf(rehearsal);
  const again = await sendAsGithub(rehearsal, hook, 'check_run', run, 'ffffffff-0000-4000-8000-000000000002');
  expect(again).toMatchObject({ status: 200, says: expect.stringMatching(/Already taken/) });
  expect(await auditOf(rehearsal)).toEqual(before);
});

test('what is played back after its delivery was forgotten turns no light red again', async () => {
  const failed = checkRun({ conclusion: 'failure' });
  await sendAsGithub(rehearsal, hook, 'check_run', failed);
  await letEditsOut(rehearsal);
  const lead = rehearsal.slack.person('eng-lead');
  await lead.clicks(cardOf(rehearsal, 'eng'), 'Change answer');
  await lead.fills({ 'Your answer for Engineering': 'Green light' });
  await lead.submits();
  await rehearsal.bot.settle();
  await rehearsal.until(new Date(rehearsal.slack.clock.now() + 72 * 3_600_000).toISOString());
  const light = async () => lightOf(await releaseOf(rehearsal), departmentId('eng'))?.state;
  expect(await light()).toBe('green');
  expect(await sendAsGithub(rehearsal, hook, 'check_run', failed)).toMatchObject({
    status: 200,
    says: expect.stringMatching(/the very same is known/),
  });
  await rehearsal.bot.settle();
  expect(await light()).toBe('green');
});

test('unsigned, wrongly signed, and not as GitHub sends it', async () => {
  const before = await stateOf(rehearsal);
  const headers = { 'x-github-event': 'check_run' };
  expect(await send(rehearsal, hook, checkRun(), { headers })).toMatchObject({ status: 401 });
  expect(await sendAsGithub(rehearsal, { ...hook, secret: 'x' }, 'check_run', checkRun())).toMatchObject({
    status: 401,
  });
  expect(await sendAsGithub(rehearsal, hook, 'check_run', { check_run: {} })).toMatchObject({
    status: 400,
    field: 'check_run.name',
  });
  expect(await stateOf(rehearsal)).toEqual(before);
});
