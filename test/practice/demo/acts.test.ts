import { beforeAll, describe, expect, it } from 'vitest';
import type { Act, MessageSeen, ViewSeen } from '../../../src/practice/demo/protocol.ts';
import type { RunningDemo } from '../../../src/practice/demo/start-demo.ts';
import { recordsAt } from '../../../src/practice/json.ts';
import { buttonsOf } from '../../../src/practice/read/buttons.ts';
import { act, aDemo, type Watcher, watch } from './a-demo.ts';

const MANAGER = 'U0MANAGER';
const READER = 'U0READER';
const SALES = 'U0SALES';
const RELEASES = 'C0RELEASES';

let demo: RunningDemo;
let manager: Watcher;
beforeAll(async () => {
  demo = await aDemo('red-light');
  manager = await watch(demo, { as: MANAGER, channel: RELEASES });
});

const does = (as: string, what: Act) => act(demo, as, what);
const writes = (as: string, text: string, more: { channel?: string; threadTs?: string } = {}) =>
  does(as, { do: 'write', channel: RELEASES, text, ...more });

const openModal = async (pages: Watcher): Promise<ViewSeen> => {
  const { modals } = await pages.until((screen) => screen.modals.length > 0, 'a form');
  const modal = modals.at(-1);
  if (!modal) throw new Error('no form');
  return modal;
};

/** The click on a message's button, as the page addresses it. */
const clickOn = (message: MessageSeen | undefined, actionId: string): Extract<Act, { do: 'click' }> => {
  const button = buttonsOf(message?.blocks ?? []).find((each) => each.actionId === actionId);
  if (!message || !button) throw new Error(`nobody is offered ${actionId}`);
  const target = { kind: 'message', channel: message.channel, ts: message.ts } as const;
  return {
    do: 'click',
    target,
    blockId: button.blockId,
    actionId,
    ...(button.value === undefined ? {} : { value: button.value }),
  };
};

describe('the composer', () => {
  it('takes a command, and the form that it opens shows what is wrong at the fields', async () => {
    expect(await writes(MANAGER, '/release new Borealis 1.0')).toEqual({ ok: true });
    const { id, values } = await openModal(manager);
    expect(values.title?.title?.value).toBe('Borealis 1.0');
    expect(await does(MANAGER, { do: 'submit', viewId: id, values: { value: { value: '' } } })).toEqual({
      ok: true,
    });
    const bySlack = await manager.until(
      ({ modals }) => Object.keys(modals[0]?.errors ?? {}).length > 0,
      'errors of Slack’s client',
    );
    expect(Object.keys(bySlack.modals[0]?.errors ?? {})).toEqual(['value', 'date']);
    const past = { value: { value: 'More light.' }, date: { date: '2020-01-01' } };
    await does(MANAGER, { do: 'submit', viewId: id, values: past });
    const byBot = await manager.until(
      ({ modals }) => Object.keys(modals[0]?.errors ?? {}).join() === 'date',
      'errors of the bot',
    );
    expect(byBot.modals[0]?.values.value?.value?.value).toBe('More light.');
    const right = { date: { date: '2026-12-17' }, zone: { zone: 'Europe/Berlin' } };
    expect(await does(MANAGER, { do: 'submit', viewId: id, values: right })).toEqual({ ok: true });
    await manager.until(({ modals }) => modals.length === 0, 'the form is gone');
    const direct = await watch(demo, { as: MANAGER, channel: 'D0MANAGER' });
    await direct.until(
      (_screen, messages) => messages.some(({ text }) => text.includes('Borealis 1.0')),
      'the draft',
    );
    direct.close();
  });

  it('shows an answer that is for one person to that person only', async () => {
    const reader = await watch(demo, { as: READER, channel: RELEASES });
    await writes(READER, '/release help');
    await reader.until((_screen, messages) => messages.some(({ isEphemeral }) => isEphemeral), 'the answer');
    expect(manager.messages().some(({ isEphemeral }) => isEphemeral)).toBe(false);
    reader.close();
  });

  it('stores names as mentions and escapes what looks like markup', async () => {
    await writes(READER, 'Ask @docs-lead in #docs, a < b & c > d, <!channel>');
    await manager.until(
      (_screen, messages) =>
        messages.at(-1)?.text === 'Ask <@U0DOCS> in <#C0DOCS>, a &lt; b &amp; c &gt; d, &lt;!channel&gt;',
      'the words',
    );
  });

  it('writes into threads, and the bot hears of its name', async () => {
    await writes(READER, 'Is anybody there?');
    const parent = demo.slack.channel(RELEASES).topLevel.at(-1);
    await writes(READER, '@Greenlight hello', { threadTs: parent?.ts ?? '' });
    await manager.until(
      (_screen, messages) => messages.find(({ ts }) => ts === parent?.ts)?.replies?.count === 1,
      'the reply',
    );
    const mention = demo.slack.log.deliveries.at(-1)?.payload.event;
    expect(mention).toMatchObject({ type: 'app_mention', thread_ts: parent?.ts, text: '<@U0BOT> hello' });
  });

  it.each([
    ['an unknown command', RELEASES, '/deploy now', '/deploy is not a valid command'],
    ['words to a bot that does not read along', 'D0READER', 'Hello?', 'has been turned off'],
    ['words in a channel of others', 'C0NOWHERE', 'Hello?', 'You do not see this channel.'],
    ['an invitation of nobody', RELEASES, '/invite', 'Say whom to invite'],
    ['an invitation of somebody unknown', RELEASES, '/invite @ghost', 'nobody called @ghost'],
    ['an invitation of somebody who is in', RELEASES, '/invite @Greenlight', 'in #releases already'],
  ])('answers %s in words', async (_words, channel, text, problem) => {
    const answer = await writes(READER, text, { channel });
    expect(answer).toEqual({ ok: false, problem: expect.stringContaining(problem) });
  });

  it('takes no command in a thread, and no word of somebody who is not in the channel', async () => {
    const threadTs = demo.slack.channel(RELEASES).topLevel[0]?.ts ?? '';
    expect(await writes(READER, '/release list', { threadTs })).toMatchObject({ ok: false });
    expect(await writes('U0DOCS', 'Hello', { channel: 'C0SALES' })).toEqual({
      ok: false,
      problem: 'You are not in #sales: only its members write there.',
    });
  });

  it('invites the bot and people', async () => {
    expect(await writes(READER, '/invite @Greenlight', { channel: 'C0GENERAL' })).toEqual({ ok: true });
    expect(await writes(READER, '/invite @docs-lead', { channel: 'C0SALES' })).toEqual({ ok: true });
    expect(await writes('U0DOCS', 'Hello', { channel: 'C0SALES' })).toEqual({ ok: true });
  });
});

describe('a click', () => {
  it('opens a form whose menus take ids, and refuses what nobody could choose', async () => {
    const sales = await watch(demo, { as: SALES, channel: 'C0SALES' });
    await sales.until((_screen, messages) => messages.length > 0, 'messages');
    const card = sales
      .messages()
      .find(({ blocks }) => buttonsOf(blocks).some(({ actionId }) => actionId === 'light.not_yet'));
    expect(await does(SALES, clickOn(card, 'light.not_yet'))).toEqual({ ok: true });
    const form = await openModal(sales);
    const ids = recordsAt(form.view, 'blocks').map(({ block_id }) => block_id);
    expect(ids).toEqual(expect.arrayContaining(['reason', 'solverPerson', 'expectedOn']));
    const values = (solver: string) => ({
      reason: { reason: 'The price list is not final.' },
      solverPerson: { solverPerson: solver },
      expectedOn: { expectedOn: '2026-11-18' },
    });
    expect(await does(SALES, { do: 'submit', viewId: form.id, values: values('U0NOBODY') })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('U0NOBODY'),
    });
    expect(await does(SALES, { do: 'submit', viewId: form.id, values: values(MANAGER) })).toEqual({
      ok: true,
    });
    await sales.until((_screen, messages) => messages.some(({ text }) => text.includes('Not yet')), 'red');
    sales.close();
  });

  it('on what is no longer there is answered in words', async () => {
    const target = { kind: 'view', viewId: 'V0GONE', typed: {} } as const;
    const words = 'This form is no longer open.';
    expect(await does(SALES, { do: 'click', target, blockId: 'b', actionId: 'a' })).toMatchObject({
      problem: words,
    });
    expect(await does(SALES, { do: 'submit', viewId: 'V0GONE', values: {} })).toMatchObject({
      problem: words,
    });
    expect(await does(SALES, { do: 'close', viewId: 'V0GONE', everything: true })).toMatchObject({
      problem: words,
    });
    const gone = { kind: 'message', channel: RELEASES, ts: '1.000000' } as const;
    expect(await does(SALES, { do: 'click', target: gone, blockId: 'b', actionId: 'a' })).toMatchObject({
      problem: 'This message is no longer there.',
    });
  });

  it('on the Home, and a shortcut, open what they open anywhere', async () => {
    const reader = await watch(demo, { as: READER });
    expect(await does(READER, { do: 'open home' })).toEqual({ ok: true });
    await reader.until(({ home }) => home !== null, 'the Home');
    await does(READER, { do: 'use shortcut', callbackId: 'shortcut.plan_release' });
    const form = await openModal(reader);
    expect(await does(READER, { do: 'close', viewId: form.id, everything: false })).toEqual({ ok: true });
    await reader.until(({ modals }) => modals.length === 0, 'the form is gone');
    reader.close();
  });

  it('a shortcut in the menu of a message goes to the bot with that message', async () => {
    await writes(READER, 'The price sheet is missing.');
    const said = demo.slack.channel('#releases').topLevel.at(-1);
    const reader = await watch(demo, { as: READER });
    const message = { channel: RELEASES, ts: said?.ts ?? '' };
    const used = await does(READER, { do: 'use shortcut', callbackId: 'blocker.raise', message });
    expect(used).toEqual({ ok: true });
    const told = demo.slack.log.deliveries.at(-1);
    expect(JSON.stringify(told?.payload)).toContain('The price sheet is missing.');
    const gone = { channel: RELEASES, ts: '1.000000' };
    expect(
      await does(READER, { do: 'use shortcut', callbackId: 'blocker.raise', message: gone }),
    ).toMatchObject({ problem: 'This message is no longer there.' });
    reader.close();
  });
});

describe('what was read', () => {
  it('counts for each person by themselves, and ends with opening the channel', async () => {
    const docs = await watch(demo, { as: 'U0DOCS', channel: 'C0DOCS' });
    await writes(MANAGER, 'Have a look, @docs-lead');
    await docs.until(
      ({ channels }) => channels.find(({ id }) => id === RELEASES)?.mentions === 1,
      'a mention',
    );
    docs.close();
    const opened = await watch(demo, { as: 'U0DOCS', channel: RELEASES });
    const screen = await opened.until(() => true, 'a screen');
    const seen = screen.channels.find(({ id }) => id === RELEASES);
    const newest = demo.slack.channel(RELEASES).topLevel.at(-1)?.ts ?? '';
    expect(seen).toMatchObject({ unread: 0, mentions: 0 });
    expect(Number(seen?.readUpTo)).toBeLessThan(Number(newest));
    opened.close();
    const later = await watch(demo, { as: 'U0DOCS', channel: 'C0DOCS' });
    const after = await later.until(() => true, 'a screen');
    expect(after.channels.find(({ id }) => id === RELEASES)).toMatchObject({ unread: 0, readUpTo: newest });
    later.close();
  });
});
