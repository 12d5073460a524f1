import type { ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { aBot } from './a-bot.ts';
import { aWorkspace } from './a-workspace.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (label: string) => ({ text: plain(label), value: label.toLowerCase() });

/** A form whose "Kind" tells the bot at once; the bot shows a further field then. */
const form = (kind: string | null): ModalView => ({
  type: 'modal',
  callback_id: 'form',
  title: plain('Plan'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input',
      block_id: 'name',
      label: plain('Name'),
      element: {
        type: 'plain_text_input',
        action_id: 'v',
        ...(kind ? { initial_value: 'from the bot' } : {}),
      },
    },
    {
      type: 'input',
      block_id: 'kind',
      dispatch_action: true,
      label: plain('Kind'),
      element: { type: 'static_select', action_id: 'kind', options: [option('Whole'), option('Phased')] },
    },
    {
      type: 'input',
      block_id: 'release',
      optional: true,
      label: plain('Release'),
      element: { type: 'external_select', action_id: 'release', min_query_length: 1 },
    },
    {
      type: 'input',
      block_id: 'room',
      optional: true,
      label: plain('Room'),
      element: { type: 'conversations_select', action_id: 'room', response_url_enabled: true },
    },
    ...(kind
      ? [
          {
            type: 'input' as const,
            block_id: 'groups',
            label: plain('Groups'),
            element: { type: 'plain_text_input' as const, action_id: 'v', initial_value: '1 %, 10 %' },
          },
        ]
      : []),
  ],
});

const planning = async () => {
  const slack = await aWorkspace();
  const app = await aBot(slack);
  const submitted: Record<string, unknown>[] = [];
  app.command('/release', async ({ ack, command, client }) => {
    await client.views.open({ trigger_id: command.trigger_id, view: form(null) });
    await ack();
  });
  app.action('kind', async ({ ack, body, client }) => {
    if (body.type !== 'block_actions' || !body.view) throw new Error('not from a view');
    const { id, hash } = body.view;
    await client.views.update({ view_id: id, hash, view: form('phased') });
    await ack();
  });
  app.options('release', async ({ ack, options }) => {
    await ack({ options: [option(`${options.value}-2.0`), option(`${options.value}-3.0`)] });
  });
  app.view('form', async ({ ack, body }) => {
    await ack();
    submitted.push({ ...body });
  });
  const maya = slack.person('maya');
  await maya.types('#releases', '/release');
  return { slack, maya, submitted };
};

describe('fields that talk to the bot while a modal is open', () => {
  it('a field with dispatch_action lets the bot change the view; what was typed outlives new initial values', async () => {
    const { maya, submitted, slack } = await planning();
    await maya.fills({ Name: 'Atlas', Kind: 'Phased', Groups: '5 %' });
    expect(await maya.submits()).toMatchObject({ kind: 'closed' });
    await slack.until(() => submitted.length === 1, 'the submission');
    expect(submitted[0]).toMatchObject({
      view: {
        state: {
          values: {
            name: { v: { value: 'Atlas' } },
            kind: { kind: { selected_option: option('Phased') } },
            groups: { v: { value: '5 %' } },
          },
        },
      },
    });
  });

  it('initial values of a new field count as filled in', async () => {
    const { maya } = await planning();
    await maya.fills({ Name: 'Atlas', Kind: 'Phased' });
    expect(maya.modal?.text).toContain('1 %, 10 %');
    expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  });

  it('a menu with options from the bot offers what the bot answers', async () => {
    const { maya, slack } = await planning();
    await expect(maya.fills({ Release: 'atlas' })).rejects.toThrow('it offers: atlas-2.0, atlas-3.0');
    expect(slack.log.deliveries.at(-1)).toMatchObject({
      kind: 'options',
      payload: { type: 'block_suggestion', action_id: 'release', block_id: 'release', value: 'atlas' },
    });
  });

  it('a channel field that asks for it brings a response_url along', async () => {
    const { maya, submitted, slack } = await planning();
    await maya.fills({ Name: 'Atlas', Kind: 'Whole', Room: '#releases' });
    await maya.submits();
    await slack.until(() => submitted.length === 1, 'the submission');
    expect(submitted[0]).toMatchObject({
      response_urls: [{ block_id: 'room', action_id: 'room', channel_id: 'C0REL' }],
    });
  });
});
