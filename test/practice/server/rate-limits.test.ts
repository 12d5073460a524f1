import { describe, expect, it } from 'vitest';
import type { PracticeSlack } from '../../../src/practice/slack.ts';
import { aWorkspace, clientOf } from './a-workspace.ts';

const post = (slack: PracticeSlack, channel = 'C0REL') =>
  clientOf(slack).chat.postMessage({ channel, text: 'x' });

const pass = (slack: PracticeSlack, ms: number): void => slack.clock.set(slack.clock.now() + ms);

describe('rate limits on the virtual clock', () => {
  it('a channel takes one post a second, whatever other channels do', async () => {
    const slack = await aWorkspace();
    await post(slack);
    await expect(post(slack)).rejects.toMatchObject({
      code: 'slack_webapi_rate_limited_error',
      retryAfter: 1,
    });
    await post(slack, 'C0PRIV');
    pass(slack, 999);
    await expect(post(slack)).rejects.toMatchObject({ retryAfter: 1 });
    pass(slack, 1);
    await post(slack);
    expect(slack.channel('#releases').messages).toHaveLength(2);
  });

  it('the answer is a 429 with Retry-After and a body', async () => {
    const slack = await aWorkspace();
    await post(slack);
    const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: 'Bearer xoxb-practice', 'content-type': 'application/json' },
      body: JSON.stringify({ channel: 'C0REL', text: 'x' }),
    });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await response.json()).toEqual({ ok: false, error: 'ratelimited' });
  });

  it('a short burst is a setting', async () => {
    const slack = await aWorkspace({ limits: { postBurst: 3 } });
    await Promise.all([post(slack), post(slack), post(slack)]);
    await expect(post(slack)).rejects.toMatchObject({ retryAfter: 3 });
  });

  it('a person and the conversation with them share one budget', async () => {
    const slack = await aWorkspace();
    const { channel } = await clientOf(slack).conversations.open({ users: 'U0MAYA' });
    await post(slack, 'U0MAYA');
    await expect(post(slack, channel?.id)).rejects.toMatchObject({ retryAfter: 1 });
  });

  it('the workspace takes so many posts a minute over all channels', async () => {
    const slack = await aWorkspace({ limits: { postsPerMinute: 2 } });
    await post(slack, 'C0REL');
    await post(slack, 'C0PRIV');
    await expect(post(slack, 'U0MAYA')).rejects.toMatchObject({ retryAfter: 60 });
    pass(slack, 60_000);
    await post(slack, 'U0MAYA');
  });

  it.each([
    ['chat.update', 'updatesPerMinute', { channel: 'C0REL', ts: '1.0', text: 'x' }],
    ['views.publish', 'viewsPerMinute', { user_id: 'U0MAYA', view: { type: 'home', blocks: [] } }],
    ['conversations.history', 'historyPerMinute', { channel: 'C0REL' }],
    ['conversations.list', 'tier2PerMinute', {}],
    ['conversations.info', 'tier3PerMinute', { channel: 'C0REL' }],
    ['users.info', 'tier4PerMinute', { user: 'U0MAYA' }],
  ] as const)('%s keeps to %s, even when its calls are refused', async (method, limit, args) => {
    const slack = await aWorkspace({ limits: { [limit]: 2 } });
    const call = () =>
      clientOf(slack)
        .apiCall(method, args)
        .catch((error: { code: string }) => error);
    await call();
    await call();
    expect(await call()).toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 60 });
  });

  it('a clock that is set back does not lock a channel for ever', async () => {
    const slack = await aWorkspace();
    await post(slack);
    pass(slack, -86_400_000);
    await post(slack);
    expect(slack.channel('#releases').messages).toHaveLength(2);
  });
});
