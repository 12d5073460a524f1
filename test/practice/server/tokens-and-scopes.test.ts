import { describe, expect, it } from 'vitest';
import { APP_TOKEN, aWorkspace, clientOf, refusalOf, SCOPES } from './a-workspace.ts';

const without = (scope: string): string[] => SCOPES.filter((granted) => granted !== scope);

describe('tokens', () => {
  it('the right token learns who it is, and sees its scopes', async () => {
    const slack = await aWorkspace();
    const answer = await clientOf(slack).auth.test();
    expect(answer).toMatchObject({ ok: true, team_id: 'T0PRACTICE', user_id: 'U0BOT', bot_id: 'B0BOT' });
    expect(answer.response_metadata?.scopes).toEqual(SCOPES);
  });

  it.each([
    ['a token that nobody gave out', 'xoxb-other', 'invalid_auth'],
    ['an app-level token on a bot method', APP_TOKEN, 'not_allowed_token_type'],
  ])('%s is refused', async (_what, token, code) => {
    const slack = await aWorkspace();
    expect(await refusalOf(clientOf(slack, token).auth.test())).toMatchObject({ error: code });
  });

  it('a call without any token is not_authed', async () => {
    const slack = await aWorkspace();
    const response = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' });
    expect(await response.json()).toEqual({ ok: false, error: 'not_authed' });
  });

  it('a token in the body counts like one in the header, form or JSON', async () => {
    const slack = await aWorkspace();
    for (const [type, body] of [
      ['application/x-www-form-urlencoded', 'token=xoxb-practice'],
      ['application/json', '{"token":"xoxb-practice"}'],
    ] as const) {
      const response = await fetch(`${slack.apiUrl}auth.test`, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      });
      expect(await response.json()).toMatchObject({ ok: true });
    }
  });

  it.each(['token_revoked', 'account_inactive'] as const)('%s ends every call', async (state) => {
    const slack = await aWorkspace({ app: { events: [] } });
    await slack.changes.revokesToken(state);
    expect(await refusalOf(clientOf(slack).auth.test())).toMatchObject({ error: state });
  });

  it('an unknown method says so', async () => {
    const slack = await aWorkspace();
    expect(await refusalOf(clientOf(slack).apiCall('chat.shout'))).toMatchObject({
      error: 'unknown_method',
      req_method: 'chat.shout',
    });
  });

  it('a mistyped argument does not pass unnoticed', async () => {
    const slack = await aWorkspace();
    const call = clientOf(slack).apiCall('chat.postMessage', { channel: 'C0REL', text: 'x', thread: '1' });
    expect(JSON.stringify(await refusalOf(call))).toContain('unknown argument: thread');
  });
});

describe('scopes', () => {
  it.each([
    ['chat.postMessage', { channel: 'C0REL', text: 'x' }, 'chat:write'],
    ['conversations.history', { channel: 'C0REL' }, 'channels:history'],
    ['conversations.history', { channel: 'C0PRIV' }, 'groups:history'],
    ['conversations.info', { channel: 'C0REL' }, 'channels:read'],
    ['conversations.info', { channel: 'C0PRIV' }, 'groups:read'],
    ['conversations.list', { types: 'public_channel,private_channel' }, 'groups:read'],
    ['conversations.join', { channel: 'C0OPEN' }, 'channels:join'],
    ['conversations.open', { users: 'U0MAYA' }, 'im:write'],
    ['users.info', { user: 'U0MAYA' }, 'users:read'],
    ['pins.add', { channel: 'C0REL', timestamp: '1.0' }, 'pins:write'],
  ])('%s %j needs %s', async (method, args, scope) => {
    const slack = await aWorkspace({ app: { scopes: without(scope) } });
    expect(await refusalOf(clientOf(slack).apiCall(method, args))).toMatchObject({
      error: 'missing_scope',
      needed: scope,
      provided: without(scope).join(','),
    });
  });

  it('people are not found by e-mail with the scopes of the manifest', async () => {
    const slack = await aWorkspace();
    const call = clientOf(slack).users.lookupByEmail({ email: 'maya@example.com' });
    expect(await refusalOf(call)).toMatchObject({ error: 'missing_scope', needed: 'users:read.email' });
  });

  it('an e-mail address shows only to who may read it', async () => {
    const narrow = await clientOf(await aWorkspace()).users.info({ user: 'U0MAYA' });
    expect(narrow.user?.profile?.email).toBeUndefined();
    const wide = await clientOf(
      await aWorkspace({ app: { scopes: [...SCOPES, 'users:read.email'] } }),
    ).users.info({ user: 'U0MAYA' });
    expect(wide.user?.profile?.email).toBe('maya@example.com');
  });

  it('a zone comes with its offset at the virtual time, a deactivated account without', async () => {
    const slack = await aWorkspace();
    const summer = await clientOf(slack).users.info({ user: 'U0MAYA' });
    expect(summer.user).toMatchObject({ tz: 'Europe/Berlin', tz_offset: 7200 });
    slack.clock.set(Date.parse('2024-12-02T08:00:00Z'));
    const winter = await clientOf(slack).users.info({ user: 'U0MAYA' });
    expect(winter.user).toMatchObject({ tz_offset: 3600 });
    const gone = await clientOf(slack).users.info({ user: 'U0GONE' });
    expect(gone.user).toMatchObject({ deleted: true });
    expect(gone.user?.tz).toBeUndefined();
  });
});
