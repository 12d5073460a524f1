import { expect, it } from 'vitest';
import { askSlackTime, clientOptions, createClient } from '../../../../src/adapters/slack/client.ts';
import { failureOf } from '../../../../src/adapters/slack/outcome.ts';
import { epochMs } from '../../../../src/domain/calendar.ts';
import { aMessenger } from './a-messenger.ts';

const failureOfCall = (call: Promise<unknown>) => call.then(() => null, failureOf);

it.each([
  ['500', { kind: 'status', status: 500 }],
  ['a reset', { kind: 'reset after' }],
  ['429', { kind: 'rate limited', retryAfterSeconds: 1 }],
] as const)('after %s there is no second attempt', async (_, fault) => {
  const { slack, client } = await aMessenger();
  slack.faults.next('*', fault);
  expect(await failureOfCall(client.chat.postMessage({ channel: 'C0REL', text: 'x' }))).not.toBeNull();
  expect(slack.log.calls).toHaveLength(1);
});

it('an answer that does not come ends at the timeout', async () => {
  const { slack, client } = await aMessenger({ timeoutMs: 100 });
  slack.faults.next('*', { kind: 'stall' });
  expect(await failureOfCall(client.auth.test())).toMatchObject({
    kind: 'uncertain',
    problem: 'TimeoutError',
  });
});

it('no call to Slack is possible inside a store transaction', async () => {
  const { slack, store, client } = await aMessenger();
  const inside = store.transaction(() => client.chat.postMessage({ channel: 'C0REL', text: 'x' }));
  await expect(inside).rejects.toThrow(/inside a store transaction/);
  expect(slack.log.calls).toEqual([]);
});

it('options are made anew each time and never name headers: shared, they would carry a token elsewhere', async () => {
  const { clientSettings } = await aMessenger();
  expect(clientOptions(clientSettings)).not.toBe(clientOptions(clientSettings));
  expect(clientOptions(clientSettings)).not.toHaveProperty('headers');
  expect(clientOptions(clientSettings)).toMatchObject({
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    timeout: 5000,
  });
});

it("Slack's time is read from any answer, a refusal too, and is null when there is none", async () => {
  const { slack, client, slackClock, clock } = await aMessenger({ slackAheadMs: 7_200_000 });
  const there = await askSlackTime(client, slackClock, clock);
  expect(Math.abs(epochMs(there ?? '') - epochMs(clock.now()) - 7_200_000)).toBeLessThanOrEqual(500);
  slack.workspace.app.tokenState = 'token_revoked';
  expect(await askSlackTime(client, slackClock, clock)).not.toBeNull();
  await slack.stop();
  expect(await askSlackTime(client, slackClock, clock)).toBeNull();
});

it('nothing that is sent or answered reaches the log: neither texts nor the token', async () => {
  const lines: string[] = [];
  const note = (facts: object, message: string) => void lines.push(JSON.stringify(facts) + message);
  const { slack, clientSettings } = await aMessenger();
  const log = { error: note, warn: note, info: note, debug: note };
  const client = createClient('xoxb-practice', { ...clientSettings, log });
  await client.chat.postMessage({ channel: 'C0REL', text: 'secret plans' });
  slack.faults.next('*', { kind: 'reset before' });
  await client.chat.postMessage({ channel: 'C0REL', text: 'secret plans' }).catch(() => undefined);
  expect(lines.join('\n')).not.toMatch(/secret plans|xoxb/);
  expect(lines.length).toBeGreaterThan(0);
});
