import { describe, expect, it } from 'vitest';
import type { DueAction } from '../../../../src/domain/delivery/due-action.ts';
import { DISTRIBUTED_APP_HISTORY } from '../../../../src/practice/workspace/limits.ts';
import { aBoard, aReply, aStatement } from '../../../support/builders.ts';
import { aMessenger, SETTLE_MS } from './a-messenger.ts';

type Scene = Awaited<ReturnType<typeof aMessenger>>;

const toMaya: DueAction = aStatement('dm', {
  slot: { kind: 'statement.to_manager', subject: 'dm', audience: { user: 'U0MAYA' } },
});

/** One row whose post was stored by Slack, its answer lost. */
const anUncertain = async (scene: Scene, action: DueAction, stored = true): Promise<void> => {
  scene.slack.faults.next('chat.postMessage', { kind: stored ? 'reset after' : 'reset before' });
  const { outcome } = await scene.deliver(action);
  expect(outcome.outcome).toBe('uncertain');
  scene.passes(SETTLE_MS);
};

describe('a post of unknown fate', () => {
  it.each([
    ['in a channel', aStatement('1'), 'C0REL'],
    ['to a person', toMaya, 'D'],
  ])('%s is found by its key and not said again', async (_, action, channel) => {
    const scene = await aMessenger();
    await anUncertain(scene, action);
    expect(await scene.look()).toMatchObject({ found: { channelId: expect.stringContaining(channel) } });
    expect(await scene.store.due.uncertain()).toEqual([]);
    expect(scene.slack.log.of('chat.postMessage')).toHaveLength(1);
  });

  it('in a thread is found among the replies', async () => {
    const scene = await aMessenger();
    await scene.deliver(aBoard());
    scene.passes(1000);
    await anUncertain(scene, aReply('1'));
    expect(await scene.look()).toMatchObject({ found: { channelId: 'C0REL' } });
    expect(scene.slack.log.of('conversations.history')).toEqual([]);
  });

  it.each([
    ['in a channel', aStatement('1')],
    ['to a person', toMaya],
  ])('%s that never arrived is said again with the same key', async (_, action) => {
    const scene = await aMessenger();
    await anUncertain(scene, action, false);
    expect(await scene.look()).toBe('absent');
    scene.passes(1000);
    const { row, outcome } = await scene.deliver();
    expect(outcome.outcome).toBe('sent');
    expect(row.attempts).toBe(2);
  });

  it.each([
    ['no answer in time', { kind: 'stall', stored: true }],
    ['an answer that breaks off', { kind: 'truncated' }],
    ['500', { kind: 'status', status: 500, stored: true }],
    ['a page of HTML', { kind: 'html', stored: true }],
    ['internal_error', { kind: 'refused', error: 'internal_error', stored: true }],
  ] as const)('after %s is found', async (_, fault) => {
    const scene = await aMessenger({ timeoutMs: 300 });
    scene.slack.faults.next('chat.postMessage', fault);
    expect((await scene.deliver(aStatement('1'))).outcome.outcome).toBe('uncertain');
    scene.passes(SETTLE_MS);
    expect(await scene.look()).toHaveProperty('found');
  });
});

describe('only a complete reading says "not there"', () => {
  it('reads all pages', async () => {
    const scene = await aMessenger({ limits: { historyObjects: 3 } });
    await anUncertain(scene, aStatement('1'));
    const { client } = scene;
    for (let i = 0; i < 8; i += 1) {
      scene.passes(1000);
      await client.chat.postMessage({ channel: 'C0REL', text: `noise ${i}` });
    }
    expect(await scene.look()).toHaveProperty('found');
    expect(scene.slack.log.of('conversations.history')).toHaveLength(3);
  });

  it('goes on where a limit stopped it, one page a minute', async () => {
    const scene = await aMessenger({ limits: { ...DISTRIBUTED_APP_HISTORY, historyObjects: 2 } });
    await anUncertain(scene, aStatement('1'));
    for (let i = 0; i < 3; i += 1) {
      scene.passes(1000);
      await scene.client.chat.postMessage({ channel: 'C0REL', text: `noise ${i}` });
    }
    expect(await scene.look()).toBe('try_later');
    scene.passes(60_000);
    expect(await scene.look()).toHaveProperty('found');
    expect(scene.slack.log.of('conversations.history').map(({ status }) => status)).toEqual([200, 429, 200]);
  });

  it('tries later when nobody can say what time it is at Slack', async () => {
    const scene = await aMessenger();
    await anUncertain(scene, aStatement('1'));
    scene.slack.faults.next('api.test', { kind: 'offline' });
    expect(await scene.look()).toBe('try_later');
    expect(await scene.look()).toHaveProperty('found');
  });

  it('without the right to read it cannot look, and the row is parked as uncertain', async () => {
    const scene = await aMessenger({ app: { scopes: ['chat:write'] } });
    await anUncertain(scene, aStatement('1'));
    expect(await scene.look()).toBe('cannot_look');
    expect(await scene.store.reads.troubledActions('T0GREEN', null)).toMatchObject([
      { state: 'parked', problem: 'delivery_uncertain' },
    ]);
  });

  it.each([
    ['Slack slows it down', { kind: 'rate limited', retryAfterSeconds: 5 }],
    ['Slack stumbles', { kind: 'status', status: 503 }],
    ['the answer is lost', { kind: 'reset after' }],
  ] as const)('tries later when %s', async (_, fault) => {
    const scene = await aMessenger();
    await anUncertain(scene, aStatement('1'));
    scene.slack.faults.next('conversations.history', fault);
    expect(await scene.look()).toBe('try_later');
    expect(await scene.store.due.uncertain()).toHaveLength(1);
  });
});

describe('what it takes for its own', () => {
  it("is not another bot's message with the same key", async () => {
    const scene = await aMessenger();
    await anUncertain(scene, aStatement('1'));
    for (const message of scene.slack.channel('C0REL').messages) message.botId = 'B0OTHER';
    expect(await scene.look()).toBe('absent');
  });

  it.each([3 * 3_600_000, -3 * 3_600_000])(
    "is found on Slack's clock when that is %i ms ahead of ours",
    async (slackAheadMs) => {
      const scene = await aMessenger({ slackAheadMs });
      await anUncertain(scene, aStatement('1'));
      expect(await scene.look()).toHaveProperty('found');
    },
  );

  it('is within the time of its attempts, and five minutes around it', async () => {
    const scene = await aMessenger();
    await anUncertain(scene, aStatement('1'));
    await scene.look();
    const { oldest, latest } = scene.slack.log.of('conversations.history')[0]?.args ?? {};
    // The Date header cuts to the second: half a second is added.
    expect(Number(latest) - Number(oldest)).toBe(5 * 60 + 60 + 5 * 60);
    expect(scene.slack.log.of('conversations.history')[0]?.args).toMatchObject({ inclusive: 'true' });
  });
});
