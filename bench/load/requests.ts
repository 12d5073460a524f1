import { createHmac, randomBytes } from 'node:crypto';
import { SIGNING_SECRET, TEAM } from '../seed/workspace.ts';

/** A body that Slack would send; it is signed when it is sent. */
export type Body = string;

export type SignedHeaders = {
  'content-type': string;
  'x-slack-request-timestamp': string;
  'x-slack-signature': string;
};

/** Signs a body with the present time, as Slack does. */
export const signed = (body: Body): SignedHeaders => {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const digest = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${digest}`,
  };
};

/** Each request has its own, or the bot would take it for a repetition. */
const freshTrigger = (): string => `${Date.now()}.${randomBytes(12).toString('hex')}`;

/** `/release TEXT`, typed by somebody. */
export const commandBody = (slackUrl: string, userId: string, text: string): Body =>
  new URLSearchParams({
    token: 'verification-token',
    team_id: TEAM,
    team_domain: 'bench',
    channel_id: 'C0RELEASES',
    channel_name: 'releases',
    user_id: userId,
    user_name: 'somebody',
    command: '/release',
    text,
    api_app_id: 'A0BENCH',
    is_enterprise_install: 'false',
    response_url: `${slackUrl}/respond`,
    trigger_id: freshTrigger(),
  }).toString();

/** About as much as a department's card holds: a click carries the whole message along. */
const CARD_BLOCKS = [
  ...['What users gain', 'The question', 'Until when', 'Who was asked'].map((title, index) => ({
    type: 'section',
    block_id: `section-${index}`,
    text: {
      type: 'mrkdwn',
      text: `*${title}*\n${'Teams share their boards with a link. '.repeat(5)}`,
      verbatim: false,
    },
  })),
  {
    type: 'actions',
    block_id: 'answers',
    elements: ['light.green', 'light.on_track', 'light.not_yet', 'light.not_applicable'].map((action_id) => ({
      type: 'button',
      action_id,
      text: { type: 'plain_text', text: action_id, emoji: true },
      value: 'x'.repeat(60),
    })),
  },
];

export type ClickAt = { channel: string; ts: string; userId: string; actionId: string; value: string };

/** A click on a button of a message. */
export const clickBody = (slackUrl: string, { channel, ts, userId, actionId, value }: ClickAt): Body =>
  new URLSearchParams({
    payload: JSON.stringify({
      type: 'block_actions',
      user: { id: userId, username: 'somebody', name: 'somebody', team_id: TEAM },
      api_app_id: 'A0BENCH',
      token: 'verification-token',
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
      trigger_id: freshTrigger(),
      team: { id: TEAM, domain: 'bench' },
      enterprise: null,
      is_enterprise_install: false,
      channel: { id: channel, name: 'somewhere' },
      message: {
        type: 'message',
        user: 'U0BOT',
        bot_id: 'B0BOT',
        app_id: 'A0BENCH',
        team: TEAM,
        ts,
        text: 'Is everything there?',
        blocks: CARD_BLOCKS,
      },
      state: { values: {} },
      response_url: `${slackUrl}/respond`,
      actions: [
        {
          action_id: actionId,
          block_id: 'answers',
          type: 'button',
          text: { type: 'plain_text', text: 'Button', emoji: true },
          value,
          action_ts: String(Date.now() / 1000),
        },
      ],
    }),
  }).toString();
