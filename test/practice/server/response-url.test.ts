import { describe, expect, it } from 'vitest';
import type { PracticeSlack } from '../../../src/practice/slack.ts';
import { addMessage } from '../../../src/practice/workspace/messages.ts';
import { makeResponsePath } from '../../../src/practice/workspace/triggers.ts';
import { aWorkspace } from './a-workspace.ts';

const urlOf = (slack: PracticeSlack, original: string | null = null): string =>
  `${slack.url}${makeResponsePath(slack.workspace, { person: 'U0MAYA', channel: 'C0REL', original })}`;

const send = async (url: string, payload: object): Promise<{ status: number; error: unknown }> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  const body = (await response.json()) as { error?: unknown };
  return { status: response.status, error: body.error };
};

const seen = (slack: PracticeSlack, who: string): string[] =>
  slack
    .person(who)
    .sees('#releases')
    .map(({ text }) => text);

describe('a response_url', () => {
  it('answers one person, or the channel when told so', async () => {
    const slack = await aWorkspace();
    const url = urlOf(slack);
    await send(url, { text: 'for you' });
    await send(url, { text: 'for all', response_type: 'in_channel' });
    expect(seen(slack, 'maya')).toEqual(['for you', 'for all']);
    expect(seen(slack, 'noah')).toEqual(['for all']);
  });

  it('works five times', async () => {
    const slack = await aWorkspace();
    const url = urlOf(slack);
    for (let n = 0; n < 5; n += 1) expect(await send(url, { text: `${n}` })).toMatchObject({ status: 200 });
    expect(await send(url, { text: '6' })).toEqual({ status: 404, error: 'used_url' });
    expect(seen(slack, 'maya')).toHaveLength(5);
  });

  it('works for 30 virtual minutes', async () => {
    const slack = await aWorkspace();
    const url = urlOf(slack);
    slack.clock.set(slack.clock.now() + 30 * 60_000 - 1);
    expect(await send(url, { text: 'x' })).toMatchObject({ status: 200 });
    slack.clock.set(slack.clock.now() + 1);
    expect(await send(url, { text: 'x' })).toEqual({ status: 404, error: 'expired_url' });
  });

  it('replaces and deletes its original; an ephemeral one stays ephemeral', async () => {
    const slack = await aWorkspace();
    const channel = slack.workspace.channels.get('C0REL');
    if (!channel) throw new Error('no channel');
    const original = addMessage(slack.workspace, channel, {
      user: 'U0BOT',
      text: 'draft',
      ephemeralFor: 'U0MAYA',
    });
    const url = urlOf(slack, original.ts);
    await send(url, { text: 'better', replace_original: true, response_type: 'in_channel' });
    expect(seen(slack, 'maya')).toEqual(['better']);
    expect(seen(slack, 'noah')).toEqual([]);
    await send(url, { delete_original: true });
    expect(seen(slack, 'maya')).toEqual([]);
  });

  it('refuses wrong blocks, and an address that nobody gave out', async () => {
    const slack = await aWorkspace();
    const wrong = await send(urlOf(slack), { text: 'x', blocks: [{ type: 'sectoin' }] });
    expect(wrong).toEqual({ status: 400, error: 'invalid_blocks' });
    expect(await send(`${slack.url}/response/T0PRACTICE/none`, { text: 'x' })).toEqual({
      status: 404,
      error: 'invalid_url',
    });
  });

  it('meets faults like any other call', async () => {
    const slack = await aWorkspace();
    slack.faults.next('response_url', { kind: 'reset after' });
    await expect(send(urlOf(slack), { text: 'x' })).rejects.toThrow();
    expect(seen(slack, 'maya')).toEqual(['x']);
  });
});
