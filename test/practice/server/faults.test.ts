import { describe, expect, it } from 'vitest';
import type { PracticeSlack } from '../../../src/practice/slack.ts';
import type { Fault } from '../../../src/practice/web-api/faults.ts';
import { aWorkspace, clientOf } from './a-workspace.ts';

const outcome = async (slack: PracticeSlack, timeout = 5000): Promise<unknown> =>
  clientOf(slack, undefined, timeout)
    .chat.postMessage({ channel: 'C0REL', text: 'x' })
    .then(
      () => 'sent',
      (error: unknown) => error,
    );

const stored = (slack: PracticeSlack): number => slack.channel('#releases').messages.length;

describe('faults on command', () => {
  const cases: readonly [string, Fault, number, object][] = [
    [
      '429 with Retry-After',
      { kind: 'rate limited', retryAfterSeconds: 30 },
      0,
      { code: 'slack_webapi_rate_limited_error', retryAfter: 30 },
    ],
    [
      '429 without Retry-After',
      { kind: 'rate limited', retryAfterSeconds: null },
      0,
      { message: expect.stringContaining('Retry') },
    ],
    ['500', { kind: 'status', status: 500 }, 0, { code: 'slack_webapi_http_error', statusCode: 500 }],
    [
      '503 after it was stored',
      { kind: 'status', status: 503, stored: true },
      1,
      { code: 'slack_webapi_http_error', statusCode: 503 },
    ],
    ['HTML', { kind: 'html' }, 0, { code: 'slack_webapi_platform_error' }],
    [
      'an error of Slack',
      { kind: 'refused', error: 'internal_error' },
      0,
      { data: expect.objectContaining({ error: 'internal_error' }) },
    ],
    ['a reset before', { kind: 'reset before' }, 0, { code: 'slack_webapi_request_error' }],
    ['a reset after', { kind: 'reset after' }, 1, { code: 'slack_webapi_request_error' }],
    ['a truncated body', { kind: 'truncated' }, 1, { message: expect.stringContaining('terminated') }],
    ['no line', { kind: 'offline' }, 0, { code: 'slack_webapi_request_error' }],
  ];
  it.each(cases)('%s', async (_what, fault, messages, error) => {
    const slack = await aWorkspace();
    slack.faults.next('chat.postMessage', fault);
    expect(await outcome(slack)).toMatchObject(error);
    expect(stored(slack)).toBe(messages);
    expect(slack.log.of('chat.postMessage')[0]).toMatchObject({ fault: fault.kind, stored: messages === 1 });
    slack.clock.set(slack.clock.now() + 1000);
    expect(await outcome(slack)).toBe('sent');
  });

  it('a stall lasts until the client gives up, and nothing is stored', async () => {
    const slack = await aWorkspace();
    slack.faults.next('*', { kind: 'stall' });
    expect(await outcome(slack, 150)).toMatchObject({ code: 'slack_webapi_request_error' });
    expect(stored(slack)).toBe(0);
  });

  it('a late acceptance stores the message after the client has given up', async () => {
    const slack = await aWorkspace();
    slack.faults.next('chat.postMessage', { kind: 'late', realMs: 400 });
    expect(await outcome(slack, 100)).toMatchObject({ code: 'slack_webapi_request_error' });
    expect(stored(slack)).toBe(0);
    await slack.until(() => stored(slack) === 1, 'the late message');
  });

  it('a matcher picks its calls, so many times, and others pass', async () => {
    const slack = await aWorkspace({ limits: { postBurst: 10 } });
    slack.faults.next(({ args }) => args.channel === 'C0PRIV', { kind: 'reset before' }, 2);
    const post = (channel: string) => clientOf(slack).chat.postMessage({ channel, text: 'x' });
    await expect(post('C0PRIV')).rejects.toThrow();
    await post('C0REL');
    expect(slack.faults.pending()).toBe(1);
    await expect(post('C0PRIV')).rejects.toThrow();
    await post('C0PRIV');
    expect(slack.faults.pending()).toBe(0);
  });

  it('off line nothing gets through until the line is back', async () => {
    const slack = await aWorkspace();
    slack.faults.offline(true);
    await expect(clientOf(slack).auth.test()).rejects.toThrow();
    slack.faults.offline(false);
    expect((await clientOf(slack).auth.test()).ok).toBe(true);
  });

  it('chance is the same for the same seed', async () => {
    const run = async (seed: number): Promise<string[]> => {
      const slack = await aWorkspace();
      slack.faults.random(seed, [{ rate: 0.5, fault: { kind: 'status', status: 500 } }]);
      for (let n = 0; n < 12; n += 1)
        await clientOf(slack)
          .auth.test()
          .catch(() => undefined);
      return slack.log.calls.map(({ fault }) => fault ?? 'fine');
    };
    const first = await run(7);
    expect(await run(7)).toEqual(first);
    expect(await run(8)).not.toEqual(first);
    expect(new Set(first)).toEqual(new Set(['fine', 'status']));
  });

  it('clear ends every fault', async () => {
    const slack = await aWorkspace();
    slack.faults.next('*', { kind: 'html' }, 5);
    slack.faults.random(1, [{ rate: 1, fault: { kind: 'html' } }]);
    slack.faults.offline(true);
    slack.faults.clear();
    expect(await outcome(slack)).toBe('sent');
  });

  it('the log keeps what was asked and answered, without the token', async () => {
    const slack = await aWorkspace();
    await outcome(slack);
    const [call] = slack.log.calls;
    expect(call).toMatchObject({
      method: 'chat.postMessage',
      args: { channel: 'C0REL', text: 'x' },
      answer: { ok: true },
      status: 200,
      fault: null,
      virtualAt: slack.clock.now(),
    });
    expect(JSON.stringify(call)).not.toContain('xoxb-');
  });
});
