import { afterEach, describe, expect, test } from 'vitest';
import type { SendOptions, SentRequest } from '../../src/practice/delivery/delivery.ts';
import { signatureOf } from '../../src/practice/delivery/signature.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  allGreen,
  auditOf,
  cardOf,
  LAUNCH_TIME,
  newest,
  plan,
  pressStart,
  runToAsk,
  standing,
  stateOf,
  toldPrivately,
} from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

const sentBy = ({ sent }: { sent: SentRequest | null }): SentRequest => {
  if (sent === null) throw new Error('Nothing was sent.');
  return sent;
};

describe('a request that does not prove where it comes from', () => {
  const FORGED: readonly { name: string; options: SendOptions }[] = [
    { name: 'unsigned', options: { signature: 'none' } },
    { name: 'signed with another secret', options: { signature: 'wrong' } },
    { name: 'signed six minutes ago', options: { timestampOffsetSeconds: -360 } },
    { name: 'signed for six minutes from now', options: { timestampOffsetSeconds: 360 } },
    { name: 'signed for next year', options: { timestampOffsetSeconds: 31_536_000 } },
  ];

  test.each(FORGED)('$name, is answered 401 and changes nothing', async ({ options }) => {
    rehearsal = await rehearse();
    const maya = await runToAsk(rehearsal);
    const lead = rehearsal.slack.person('docs-lead');
    const before = await stateOf(rehearsal);
    const said = standing(rehearsal).length;
    const refused = [
      await lead.clicks(cardOf(rehearsal, 'docs'), 'Green light', options),
      await maya.types('#releases', '/release cancel atlas-2.0 A joke.', options),
      await maya.opensHome(options),
    ];
    expect(refused.map((outcome) => outcome?.status)).toEqual([401, 401, 401]);
    await rehearsal.bot.settle();
    expect(await stateOf(rehearsal)).toEqual(before);
    expect(standing(rehearsal)).toHaveLength(said);
  });

  test.each([-240, 240])('is taken when the clocks differ by %i seconds', async (timestampOffsetSeconds) => {
    rehearsal = await rehearse();
    const answer = await rehearsal.slack
      .person('maya')
      .types('#releases', '/release help', { timestampOffsetSeconds });
    expect(answer.status).toBe(200);
  });
});

describe('the same bytes again', () => {
  test('start, answer and launch once, at once and later, and are answered alike', async () => {
    rehearsal = await rehearse();
    const { slack, bot } = rehearsal;
    const maya = await runToAsk(rehearsal);
    const lead = slack.person('docs-lead');
    const click = sentBy(await lead.clicks(cardOf(rehearsal, 'docs'), 'Green light'));
    const again = await Promise.all([1, 2, 3].map(() => slack.replay(click)));
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200]);
    await bot.settle();
    const answered = (await auditOf(rehearsal)).filter(({ type }) => type === 'light_answered');
    expect(answered).toHaveLength(1);

    await allGreen(rehearsal, ['docs']);
    await rehearsal.until(LAUNCH_TIME);
    await maya.clicks(newest(maya.inbox), 'Launch');
    const outcome = await maya.submits();
    if (outcome.kind !== 'closed') throw new Error(`The launch was answered with ${outcome.kind}.`);
    const launching = sentBy(outcome);
    const repeated = await Promise.all([1, 2, 3].map(() => slack.replay(launching)));
    // The acknowledgement of a form that is done is empty: it closes.
    expect(repeated.map(({ status, body }) => [status, body])).toEqual(repeated.map(() => [200, '']));
    await rehearsal.until('2026-12-10T13:05:00.000Z');
    expect((await auditOf(rehearsal)).filter(({ type }) => type === 'launch_decided')).toHaveLength(1);
    expect(slack.channel('#announcements').topLevel).toHaveLength(1);
  });

  test('take effect once even after a restart', async () => {
    rehearsal = await rehearse();
    const { slack, bot } = rehearsal;
    const maya = await runToAsk(rehearsal);
    const lead = slack.person('docs-lead');
    const click = sentBy(await lead.clicks(cardOf(rehearsal, 'docs'), 'On track'));
    const command = await maya.types('#releases', '/release hold atlas-2.0 Wait for legal.');
    const hold = sentBy(command);
    await maya.types('#releases', '/release resume atlas-2.0');
    await rehearsal.restart();
    const before = await stateOf(rehearsal);
    const answers = await Promise.all([slack.replay(click), slack.replay(hold), slack.replay(hold)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers[1]?.body).toBe(answers[2]?.body);
    await bot.settle();
    expect(await stateOf(rehearsal)).toEqual(before);
    expect((await auditOf(rehearsal)).filter(({ type }) => type === 'release_held')).toHaveLength(1);
  });

  test('of a refused command are refused alike, though it would be taken by now', async () => {
    rehearsal = await rehearse();
    await plan(rehearsal);
    const maya = rehearsal.slack.person('maya');
    const refused = await maya.types('#releases', '/release hold atlas-2.0 Wait.');
    expect(refused.text).toContain('Not put on hold');
    await pressStart(maya, newest(maya.inbox));
    const again = await rehearsal.slack.replay(sentBy(refused));
    expect(again.body).toContain('Not put on hold');
    expect((await auditOf(rehearsal)).map(({ type }) => type)).not.toContain('release_held');
  });

  test('of an event do no harm', async () => {
    rehearsal = await rehearse();
    const { slack, bot } = rehearsal;
    const admin = slack.person('admin');
    const opened = await admin.opensHome();
    if (opened === null) throw new Error('The bot does not hear of it.');
    await Promise.all([1, 2, 3].map(() => slack.replay(sentBy(opened))));
    await bot.settle();
    expect(admin.home?.text).toContain('Nothing needs you');
    expect(standing(rehearsal)).toHaveLength(0);
  });
});

const signed = (body: string, type: string): RequestInit => {
  const timestamp = Math.floor(Date.now() / 1000);
  return {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': signatureOf(rehearsal.slack.workspace.app.signingSecret, timestamp, body),
    },
  };
};

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const interaction = (payload: unknown): string =>
  new URLSearchParams({
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  }).toString();

describe('a body that Slack would not send', () => {
  test('above two mebibytes is refused, and the bot goes on', async () => {
    rehearsal = await rehearse();
    const url = `${rehearsal.url()}/slack/events`;
    const huge = `text=${'x'.repeat(2 * 1024 * 1024)}`;
    const answers = await Promise.all([
      fetch(url, signed(huge, FORM)),
      fetch(url, { method: 'POST', body: huge, headers: { 'content-type': FORM } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([413, 413]);
    const maya = rehearsal.slack.person('maya');
    expect((await maya.types('#releases', '/release help')).text).toContain('/release new');
  });

  const user = { id: 'U0MAYA', team_id: 'T0GREEN' };
  const team = { id: 'T0GREEN' };
  const MALFORMED: readonly { name: string; body: string; type: string }[] = [
    { name: 'broken JSON', body: '{"type":', type: JSON_TYPE },
    { name: 'a JSON list', body: '[1,2]', type: JSON_TYPE },
    { name: 'an empty body', body: '', type: FORM },
    { name: 'a payload that is no JSON', body: interaction('{'), type: FORM },
    { name: 'no actions', body: interaction({ type: 'block_actions', user, team, actions: [] }), type: FORM },
    {
      name: 'an action without a name',
      body: interaction({ type: 'block_actions', user, team, actions: [{ type: 'button' }] }),
      type: FORM,
    },
    {
      name: 'a submission without a state',
      body: interaction({
        type: 'view_submission',
        user,
        team,
        view: { id: 'V1', callback_id: 'plan.form', private_metadata: '', blocks: [] },
      }),
      type: FORM,
    },
    {
      name: 'a prototype as state',
      body: interaction(
        '{"type":"view_submission","user":{"id":"U0MAYA"},"team":{"id":"T0GREEN"},"view":{"id":"V1","callback_id":"plan.form","private_metadata":"","blocks":[],"state":{"values":{"__proto__":{"x":{"value":"y"}}}}}}',
      ),
      type: FORM,
    },
    { name: 'a command without fields', body: 'command=%2Frelease&text=new', type: FORM },
    { name: 'an event of no kind', body: '{"type":"event_callback","event":{}}', type: JSON_TYPE },
  ];

  test('and cannot be read is answered without a word of the inside, and changes nothing', async () => {
    rehearsal = await rehearse();
    await plan(rehearsal);
    const before = await stateOf(rehearsal);
    const answers = await Promise.all(
      MALFORMED.map(async ({ name, body, type }) => {
        const answer = await fetch(`${rehearsal.url()}/slack/events`, signed(body, type));
        return { name, status: answer.status, text: await answer.text() };
      }),
    );
    for (const { name, status, text } of answers) {
      expect([200, 400, 404, 500], name).toContain(status);
      expect(text, name).not.toMatch(/node_modules|\bat .*\.ts:/);
    }
    await rehearsal.bot.settle();
    expect(await stateOf(rehearsal)).toEqual(before);
    const maya = rehearsal.slack.person('maya');
    expect((await maya.types('#releases', '/release help')).text).toContain('/release new');
  });
});

test('health and readiness answer without a signature, everything else is not there', async () => {
  rehearsal = await rehearse();
  const status = async (path: string, method = 'GET') =>
    (await fetch(`${rehearsal.url()}${path}`, { method })).status;
  expect(await status('/healthz')).toBe(200);
  expect(await status('/readyz')).toBe(200);
  for (const path of ['/', '/__proto__', '/slack', '/slack/events/../../etc/passwd', '/metrics'])
    expect(await status(path)).toBe(404);
  for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])
    expect(await status('/slack/events', method)).toBe(405);
  expect(await status('/healthz')).toBe(200);
});

test('a double click tells both times what came of it', async () => {
  rehearsal = await rehearse();
  await runToAsk(rehearsal);
  const lead = rehearsal.slack.person('docs-lead');
  const click = await lead.clicks(cardOf(rehearsal, 'docs'), 'Green light');
  expect(await toldPrivately(rehearsal, lead)).toContain('Thank you, 1 of 8');
  await rehearsal.slack.replay(sentBy(click));
  expect(await toldPrivately(rehearsal, lead, { seen: 1 })).toContain('Thank you, 1 of 8');
});
