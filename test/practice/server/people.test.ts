import { describe, expect, it } from 'vitest';
import type { PracticeSlack } from '../../../src/practice/slack.ts';
import { aBot } from './a-bot.ts';
import { aWorkspace, clientOf } from './a-workspace.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

const card = async (slack: PracticeSlack) => {
  await clientOf(slack).chat.postMessage({
    channel: 'C0REL',
    text: 'Ready?',
    metadata: { event_type: 'ask', event_payload: { key: 'k' } },
    blocks: [
      {
        type: 'actions',
        block_id: 'answer',
        elements: [
          {
            type: 'button',
            action_id: 'green',
            value: 'v1:atlas',
            style: 'primary',
            text: plain('Green light'),
            confirm: {
              title: plain('Sure?'),
              text: { type: 'mrkdwn', text: 'Docs is ready for *Atlas*, says <@U0MAYA>.' },
              confirm: plain('Yes, ready'),
              deny: plain('Not now'),
            },
          },
          {
            type: 'overflow',
            action_id: 'more',
            options: [
              { text: plain('Change answer'), value: 'change' },
              { text: plain('Show'), value: 'show' },
            ],
          },
          {
            type: 'static_select',
            action_id: 'stars',
            placeholder: plain('Stars'),
            options: [
              { text: plain('one'), value: '1' },
              { text: plain('two'), value: '2' },
            ],
          },
        ],
      },
    ],
  });
  const message = slack.channel('#releases').topLevel.at(-1);
  if (!message) throw new Error('no card');
  return message;
};

/** A workspace with a bot that keeps the body of every action. */
const listening = async () => {
  const slack = await aWorkspace();
  const app = await aBot(slack);
  const bodies: Record<string, unknown>[] = [];
  app.action(/.*/, async ({ body, ack }) => {
    await ack();
    bodies.push({ ...body });
  });
  const message = await card(slack);
  return { slack, app, bodies, message, maya: slack.person('maya') };
};

describe('a click on a message', () => {
  it('shows the confirmation and then tells the bot everything that Slack tells', async () => {
    const { slack, bodies, message, maya } = await listening();
    const outcome = await maya.clicks(message, 'Green light');
    expect(outcome).toMatchObject({
      problem: null,
      told: true,
      confirmation: {
        title: 'Sure?',
        text: 'Docs is ready for *Atlas*, says @maya.',
        confirm: 'Yes, ready',
        deny: 'Not now',
      },
    });
    await slack.until(() => bodies.length === 1, 'the click');
    expect(bodies[0]).toMatchObject({
      type: 'block_actions',
      user: { id: 'U0MAYA', username: 'maya', team_id: 'T0PRACTICE' },
      team: { id: 'T0PRACTICE', domain: 'practice' },
      container: { type: 'message', message_ts: message.ts, channel_id: 'C0REL', is_ephemeral: false },
      channel: { id: 'C0REL', name: 'releases' },
      message: { ts: message.ts, bot_id: 'B0BOT', text: 'Ready?', metadata: { event_type: 'ask' } },
      state: { values: { answer: { stars: { type: 'static_select', selected_option: null } } } },
      actions: [
        { type: 'button', action_id: 'green', block_id: 'answer', value: 'v1:atlas', style: 'primary' },
      ],
      response_url: expect.any(String),
      trigger_id: expect.any(String),
    });
  });

  it('answered with no does not reach the bot', async () => {
    const { slack, maya, message } = await listening();
    const outcome = await maya.clicks(message, 'green', { confirm: false });
    expect(outcome).toMatchObject({ told: false, confirmation: { deny: 'Not now' } });
    expect(slack.log.deliveries).toEqual([]);
  });

  it('takes an entry of an overflow menu by its label, and a value of a select', async () => {
    const { slack, bodies, message, maya } = await listening();
    await maya.clicks(message, 'Change answer');
    await maya.selects(message, 'Stars', 'two');
    await slack.until(() => bodies.length === 2, 'both');
    expect(bodies[0]).toMatchObject({
      actions: [{ type: 'overflow', selected_option: { value: 'change' } }],
    });
    expect(bodies[1]).toMatchObject({
      actions: [{ type: 'static_select', selected_option: { value: '2' } }],
      state: { values: { answer: { stars: { selected_option: { value: '2' } } } } },
    });
  });

  it('is impossible on what is not there, cannot be seen, or was deleted', async () => {
    const { slack, message, maya } = await listening();
    await expect(maya.clicks(message, 'Red light')).rejects.toThrow('[Green light] [Change answer]');
    await expect(maya.clicks(message, 'stars')).rejects.toThrow('selects()');
    await expect(maya.selects(message, 'stars', 'six')).rejects.toThrow('it offers: one, two');
    await expect(slack.person('guest').clicks(message, 'green')).rejects.toThrow('does not see');
    slack.changes.deletesMessage('#releases', message.ts);
    await expect(maya.clicks(message, 'green')).rejects.toThrow('does not see');
  });

  it('works on an old rendering, as on a screen that was not refreshed', async () => {
    const { slack, bodies, message, maya } = await listening();
    const old = structuredClone(message);
    await clientOf(slack).chat.update({ channel: 'C0REL', ts: message.ts, text: 'done', blocks: [] });
    await expect(maya.clicks(message, 'green')).rejects.toThrow('nothing');
    await maya.clicks(old, 'green');
    await slack.until(() => bodies.length === 1, 'the late click');
    expect(bodies[0]).toMatchObject({ message: { text: 'done' }, actions: [{ action_id: 'green' }] });
  });

  it('on an ephemeral message comes without the message, which Slack does not keep', async () => {
    const { slack, app, bodies, maya } = await listening();
    app.command('/release', async ({ ack }) =>
      ack({
        text: 'pick',
        blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'a', text: plain('A') }] }],
      }),
    );
    const { shown } = await maya.types('#releases', '/release');
    if (!shown) throw new Error('nothing shown');
    await maya.clicks(shown, 'A');
    await slack.until(() => bodies.length === 1, 'the click');
    expect(bodies[0]).toMatchObject({ container: { is_ephemeral: true, message_ts: shown.ts } });
    expect(bodies[0]).not.toHaveProperty('message');
    await expect(slack.person('noah').clicks(shown, 'A')).rejects.toThrow('does not see');
  });
});

describe('shortcuts, Home and reading', () => {
  it('a global shortcut and one of a message arrive with a trigger', async () => {
    const { slack, app, message, maya } = await listening();
    const seen: Record<string, unknown>[] = [];
    app.shortcut(/.*/, async ({ shortcut, ack }) => {
      await ack();
      seen.push({ ...shortcut });
    });
    await maya.shortcut('shortcut.plan_release');
    await maya.shortcut('shortcut.about', message);
    expect(seen).toMatchObject([
      { type: 'shortcut', callback_id: 'shortcut.plan_release', trigger_id: expect.any(String) },
      {
        type: 'message_action',
        callback_id: 'shortcut.about',
        trigger_id: expect.any(String),
        response_url: expect.stringMatching(/^http/),
        action_ts: expect.any(String),
        team: { id: slack.workspace.team.id, domain: expect.any(String) },
        user: { id: maya.id },
        channel: { id: 'C0REL', name: 'releases' },
        message_ts: message.ts,
        message: { type: 'message', ts: message.ts, text: 'Ready?' },
      },
    ]);
    expect(seen[0]).not.toHaveProperty('message');
    expect(slack.log.deliveries).toHaveLength(2);
  });

  it('a message that only one person sees has no shortcuts', async () => {
    const { slack, message, maya } = await listening();
    await clientOf(slack).chat.postEphemeral({ channel: message.channel, user: maya.id, text: 'For you.' });
    const own = maya.sees('#releases').find(({ ephemeralFor }) => ephemeralFor === maya.id);
    expect(own).toBeDefined();
    await expect(maya.shortcut('shortcut.about', own)).rejects.toThrow('has no shortcuts');
    await expect(slack.person('noah').shortcut('shortcut.about', own)).rejects.toThrow('does not see');
  });

  it('opening Home tells the bot, with the view that stands there', async () => {
    const { slack, app, maya } = await listening();
    const views: unknown[] = [];
    app.event('app_home_opened', async ({ event, client }) => {
      views.push(event.view);
      await client.views.publish({
        user_id: event.user,
        view: { type: 'home', blocks: [{ type: 'section', text: plain('Nothing needs you') }] },
      });
    });
    await maya.opensHome();
    await slack.until(() => maya.home, 'the home');
    expect(maya.home?.text).toContain('Nothing needs you');
    await maya.opensHome();
    await slack.until(() => views.length === 2, 'the second opening');
    expect(views[0]).toBeUndefined();
    expect(views[1]).toMatchObject({ type: 'home', id: maya.home?.viewId });
  });

  it('direct messages are in the inbox, and each reader sees their own zone', async () => {
    const slack = await aWorkspace();
    const seconds = slack.clock.now() / 1000;
    await clientOf(slack).chat.postMessage({ channel: 'U0MAYA', text: `at <!date^${seconds}^{time}|x>` });
    const [message] = slack.person('maya').inbox;
    if (!message) throw new Error('no message');
    expect(slack.person('maya').reads(message)).toMatch(/10:00/);
    expect(slack.person('noah').reads(message)).toMatch(/4:00/);
    expect(slack.person('noah').inbox).toEqual([]);
  });
});
