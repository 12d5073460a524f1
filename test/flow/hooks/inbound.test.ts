import { afterEach, describe, expect, test } from 'vitest';
import { lightOf } from '../../../src/domain/release.ts';
import { departmentId } from '../../support/builders.ts';
import { HOOK_ENV, type MadeHook, makeInbound, secondsFromNow, send, signed } from '../../support/hooks.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import {
  ASKED,
  auditOf,
  cardOf,
  green,
  inspect,
  letEditsOut,
  newest,
  plan,
  refusedCalls,
  releaseOf,
  runToAsk,
  start,
  stateOf,
  troubledRows,
} from '../../support/steps.ts';

let rehearsal: Rehearsal;
let hook: MadeHook;

afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const begin = async (mode: 'http' | 'socket' = 'http'): Promise<void> => {
  rehearsal = await rehearse({ env: HOOK_ENV, mode });
  hook = await makeInbound(rehearsal, { departmentIds: [departmentId('eng')] });
  await runToAsk(rehearsal, { departments: ['Engineering', 'Docs'] });
};

const aFact = (overrides: object = {}) => ({
  v: 1,
  id: 'build-812',
  at: '2026-12-03T09:00:00Z',
  kind: 'check',
  release: 'atlas-2.0',
  candidate: 'rc2',
  name: 'tests',
  state: 'passed',
  ...overrides,
});

const card = (): string => {
  const { slack } = rehearsal;
  const [message] = slack.channel('#releases').topLevel;
  return message === undefined ? '' : slack.person('reader').reads(message);
};

const reported = async () => (await auditOf(rehearsal)).filter(({ type }) => type === 'fact_reported');

test.each(['http', 'socket'] as const)(
  'what passed stands on the card and makes nothing green (%s)',
  async (mode) => {
    await begin(mode);
    const before = await releaseOf(rehearsal);
    expect(await send(rehearsal, hook, aFact())).toMatchObject({
      status: 200,
      says: 'Recorded for atlas-2.0.',
    });
    await rehearsal.bot.settle();
    await letEditsOut(rehearsal);
    expect(card()).toContain('tests: passed, rc2');
    expect(card()).toMatch(/tests: passed, rc2, today at [0-9:]+, ci/);
    const after = await releaseOf(rehearsal);
    expect({ ...after, version: 0 }).toEqual({ ...before, version: 0 });
    expect(await reported()).toMatchObject([
      { personal: { by: { name: 'ci', role: 'hook' }, check: 'tests' } },
    ]);
  },
);

test('a failed check turns its department’s light red, tells the manager and the department, and people mend it', async () => {
  await begin();
  const { slack } = rehearsal;
  const maya = slack.person('maya');
  const lead = slack.person('eng-lead');
  await green(rehearsal, 'eng');
  await green(rehearsal, 'docs');
  const fact = aFact({ state: 'failed', words: '3 of 812.', link: 'https://ci.example/812' });
  expect(await send(rehearsal, hook, fact)).toMatchObject({ status: 200 });
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  expect(lightOf(await releaseOf(rehearsal), departmentId('eng'))).toMatchObject({ state: 'not_yet' });
  const told = maya.inbox.map((message) => maya.reads(message)).join('\n');
  expect(told).toContain('*Engineering* is not ready for *Atlas 2.0* yet. ci:');
  expect(told).toContain('tests failed for rc2. 3 of 812. https://ci.example/812');
  const heard = slack
    .channel('#eng')
    .topLevel.map((message) => lead.reads(message))
    .join('\n');
  expect(heard).toContain('*ci* reports tests: failed, rc2');
  expect(card()).toContain('tests: failed, rc2');

  // What passes later turns nothing green.
  await send(rehearsal, hook, aFact({ id: 'build-813', at: '2026-12-03T09:00:06Z' }));
  await rehearsal.bot.settle();
  expect(lightOf(await releaseOf(rehearsal), departmentId('eng'))).toMatchObject({ state: 'not_yet' });
  await lead.clicks(cardOf(rehearsal, 'eng'), 'Change answer');
  await lead.fills({ 'Your answer for Engineering': 'Green light' });
  await lead.submits();
  await rehearsal.bot.settle();
  expect(lightOf(await releaseOf(rehearsal), departmentId('eng'))).toMatchObject({ state: 'green' });
});

test('a light that nobody asked for yet is red on its card, and asked about when that is planned', async () => {
  rehearsal = await rehearse({ env: HOOK_ENV });
  hook = await makeInbound(rehearsal, { departmentIds: [departmentId('eng')] });
  await plan(rehearsal, { departments: ['Engineering', 'Docs'] });
  await start(rehearsal);
  const lead = rehearsal.slack.person('eng-lead');
  const failed = aFact({ state: 'failed', at: '2026-11-17T09:00:00Z' });
  expect(await send(rehearsal, hook, failed)).toMatchObject({ status: 200 });
  await rehearsal.until('2026-11-18T12:00:00.000Z');
  const heard = () => rehearsal.slack.channel('#eng').topLevel.map((message) => lead.reads(message));
  const before = heard();
  expect(before.join('\n')).toContain('tests failed for rc2');
  await rehearsal.until(ASKED);
  expect(lightOf(await releaseOf(rehearsal), departmentId('eng'))).toMatchObject({
    state: 'not_yet',
    askedAt: '2026-12-03T09:00:00.000Z',
  });
}, 60_000);

test('a failed stage and a warning tell the manager and change nothing; numbers stand under Details', async () => {
  await begin();
  const maya = rehearsal.slack.person('maya');
  const lights = (await releaseOf(rehearsal)).lights;
  await send(
    rehearsal,
    hook,
    aFact({ id: 'a', kind: 'stage', name: 'deploy', stage: 'ring 1', percent: 25, state: 'failed' }),
  );
  await rehearsal.bot.settle();
  expect(maya.reads(newest(maya.inbox))).toContain('*ci* reports deploy: failed, ring 1, 25 %, rc2');
  await send(
    rehearsal,
    hook,
    aFact({ id: 'b', kind: 'alert', name: 'error rate', state: 'failed', words: 'High <!here>' }),
  );
  await letEditsOut(rehearsal);
  expect(maya.reads(newest(maya.inbox))).toContain('error rate: failed');
  await send(
    rehearsal,
    hook,
    aFact({ id: 'c', kind: 'adoption', name: 'installed', count: 1200, percent: 12.5, state: undefined }),
  );
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  expect((await releaseOf(rehearsal)).lights).toEqual(lights);
  expect(card()).not.toContain('installed');
  const [shown] = rehearsal.slack.channel('#releases').topLevel;
  if (shown === undefined) throw new Error('There is no card.');
  await maya.clicks(shown, 'Details');
  expect(JSON.stringify(maya.modal?.view)).toContain('installed: 12.5 %, 1200');
  await maya.closes();
});

describe('has no effect and a clear answer:', () => {
  const CASES: [string, () => ReturnType<typeof send>, number, string | RegExp][] = [
    ['unsigned', () => send(rehearsal, hook, aFact(), { headers: {} }), 401, /Unsigned/],
    [
      'without a timestamp',
      () =>
        send(rehearsal, hook, aFact(), {
          headers: { 'x-greenlight-signature': signed(hook.secret, '', '') },
        }),
      401,
      /Timestamp/,
    ],
    [
      'wrongly signed',
      () => send(rehearsal, { ...hook, secret: 'glh_other' }, aFact()),
      401,
      /signature is wrong/,
    ],
    [
      'with a signature of another form',
      () => send(rehearsal, hook, aFact(), { signature: 'sha256=zz' }),
      401,
      /wrong/,
    ],
    [
      'signed six minutes ago',
      () => send(rehearsal, hook, aFact(), { timestamp: secondsFromNow(-360) }),
      401,
      /6 minutes old/,
    ],
    [
      'signed in the future',
      () => send(rehearsal, hook, aFact(), { timestamp: secondsFromNow(360) }),
      401,
      /future/,
    ],
    [
      'to an unknown address',
      () => send(rehearsal, { ...hook, id: 'a'.repeat(32) }, aFact()),
      404,
      /No hook/,
    ],
    ['to something that is no address', () => send(rehearsal, { ...hook, id: 'a' }, aFact()), 404, /No hook/],
    ['by another method', () => send(rehearsal, hook, aFact(), { method: 'GET' }), 405, /POST/],
    ['oversized', () => send(rehearsal, hook, aFact({ words: 'x'.repeat(256 * 1024) })), 413, /256 KiB/],
    ['no JSON', () => send(rehearsal, hook, '{"v":1'), 400, /no JSON/],
    ['of another version', () => send(rehearsal, hook, aFact({ v: 2 })), 400, /v: the number 1/],
    ['without an id', () => send(rehearsal, hook, aFact({ id: '' })), 400, /^id:/],
    [
      'with an unknown field',
      () => send(rehearsal, hook, aFact({ launch: true })),
      400,
      /^launch: not known/,
    ],
    ['with a moment without zone', () => send(rehearsal, hook, aFact({ at: '2026-12-03' })), 400, /^at:/],
    ['from the future', () => send(rehearsal, hook, aFact({ at: '2026-12-03T10:00:00Z' })), 400, /future/],
    ['of an unknown kind', () => send(rehearsal, hook, aFact({ kind: 'launch' })), 400, /^kind: one of/],
    ['without a state', () => send(rehearsal, hook, aFact({ state: undefined })), 400, /^state/],
    [
      'with a link that is no address',
      () => send(rehearsal, hook, aFact({ link: 'javascript:alert(1)' })),
      400,
      /^link/,
    ],
    [
      'about an unknown release',
      () => send(rehearsal, hook, aFact({ release: 'nova' })),
      400,
      /No release is called/,
    ],
    [
      'about nothing',
      () => send(rehearsal, hook, aFact({ release: undefined, candidate: undefined })),
      400,
      /Name the release/,
    ],
    [
      'for a department that is not its own',
      () => send(rehearsal, hook, aFact({ department: 'docs' })),
      403,
      /may not speak for Docs/,
    ],
    [
      'for an unknown department',
      () => send(rehearsal, hook, aFact({ department: 'nobody' })),
      400,
      /No department/,
    ],
  ];
  test('every malformed, unsigned or misdirected call', async () => {
    await begin();
    const before = await stateOf(rehearsal);
    for (const [name, call, status, says] of CASES) {
      const answered = await call();
      expect(answered, name).toMatchObject({ status, says: expect.stringMatching(says) });
      expect(await stateOf(rehearsal), name).toEqual(before);
    }
    expect((await reported()).length).toBe(0);
  });

  test('a kind that the hook may not report, and a release that is over', async () => {
    await begin();
    const checks = await makeInbound(rehearsal, { name: 'checks', reports: ['check'] });
    const before = await stateOf(rehearsal);
    expect(await send(rehearsal, checks, aFact({ kind: 'alert' }))).toMatchObject({
      status: 403,
      field: 'kind',
    });
    expect(await stateOf(rehearsal)).toEqual(before);
    const maya = rehearsal.slack.person('maya');
    await maya.types('#releases', '/release cancel atlas-2.0 Not now.');
    if (maya.modal !== null) await maya.submits();
    await rehearsal.bot.settle();
    expect((await releaseOf(rehearsal)).stage).toBe('cancelled');
    expect(await send(rehearsal, checks, aFact())).toMatchObject({
      status: 409,
      says: expect.stringMatching(/is over/),
    });
  });
});

test('the same delivery again is taken once, another under its id is refused, and an older one changes nothing', async () => {
  await begin();
  const failed = aFact({ state: 'failed', kind: 'alert', name: 'error rate' });
  await send(rehearsal, hook, failed);
  await rehearsal.bot.settle();
  const before = await stateOf(rehearsal);
  expect(await send(rehearsal, hook, failed)).toMatchObject({
    status: 200,
    says: expect.stringMatching(/Already taken/),
  });
  expect(await send(rehearsal, hook, { ...failed, state: 'passed' })).toMatchObject({
    status: 409,
    field: 'id',
  });
  const older = { ...failed, id: 'older', at: '2026-12-03T08:00:00Z', state: 'passed' };
  expect(await send(rehearsal, hook, older)).toMatchObject({
    status: 200,
    says: expect.stringMatching(/Something newer/),
  });
  await rehearsal.bot.settle();
  expect(await stateOf(rehearsal)).toEqual(before);
  await letEditsOut(rehearsal);
  expect(card()).toContain('error rate: failed');

  // After a day the delivery is forgotten; what it says is still no news.
  await rehearsal.until('2026-12-05T09:00:00.000Z');
  const later = await stateOf(rehearsal);
  const stale = { ...failed, state: 'passed' };
  await send(rehearsal, hook, stale);
  expect((await stateOf(rehearsal)).audit).toEqual(later.audit);
});

test('what was refused can be sent again under the same id once it is mended', async () => {
  await begin();
  expect(await send(rehearsal, hook, aFact({ release: 'nova' }))).toMatchObject({ status: 400 });
  expect(await send(rehearsal, hook, aFact())).toMatchObject({
    status: 200,
    says: 'Recorded for atlas-2.0.',
  });
});

test('a thousand in a burst are all recorded, and the manager is not flooded', async () => {
  await begin();
  const maya = rehearsal.slack.person('maya');
  const before = maya.inbox.length;
  const all = Array.from({ length: 1000 }, (_each, index) =>
    aFact({
      id: `burst-${index}`,
      name: `check ${index}`,
      state: index % 10 === 0 ? 'failed' : 'passed',
      kind: 'alert',
    }),
  );
  const answers = await Promise.all(all.map((fact) => send(rehearsal, hook, fact)));
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  expect(await reported()).toHaveLength(1000);
  const { id } = await releaseOf(rehearsal);
  const known = await inspect(rehearsal, (reads) => reads.knownFacts('T0GREEN', id));
  expect(known).toHaveLength(200);
  await rehearsal.until('2026-12-03T09:01:00.000Z');
  expect(maya.inbox.length - before).toBeLessThanOrEqual(11);
  expect(maya.inbox.map((message) => maya.reads(message)).join('\n')).toContain('more failures than I tell');
}, 120_000);

test('the candidate alone finds the release whose plan names it', async () => {
  await begin();
  const maya = rehearsal.slack.person('maya');
  expect(await send(rehearsal, hook, aFact({ release: undefined }))).toMatchObject({
    status: 400,
    field: 'release',
  });
  const fixed = await makeInbound(rehearsal, { name: 'fixed', releaseKey: 'atlas-2.0' });
  expect(await send(rehearsal, fixed, aFact({ release: undefined }))).toMatchObject({ status: 200 });
  expect(await send(rehearsal, fixed, aFact({ id: 'x', release: 'nova' }))).toMatchObject({ status: 400 });
  expect(maya.name).toBe('maya');
});

test('without the key nothing can be checked: later, and nothing recorded', async () => {
  await begin();
  await rehearsal.stop();
  rehearsal = await rehearse();
  const other = await makeInbound(rehearsal);
  const answered = await send(rehearsal, other, aFact());
  expect(answered).toMatchObject({ status: 503, says: expect.stringMatching(/Nothing was recorded/) });
  expect(answered.headers.get('retry-after')).toBe('30');
  expect(JSON.stringify(rehearsal.log)).not.toContain(other.secret);
});
