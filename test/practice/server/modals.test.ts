import type { ViewResponseAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { aBot } from './a-bot.ts';
import { aWorkspace } from './a-workspace.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (label: string) => ({ text: plain(label), value: label.toLowerCase() });

const FORM: ModalView = {
  type: 'modal',
  callback_id: 'form',
  private_metadata: 'draft-1',
  notify_on_close: true,
  title: plain('Plan a release'),
  submit: plain('Save'),
  close: plain('Cancel'),
  blocks: [
    {
      type: 'input',
      block_id: 'name',
      label: plain('Name and version'),
      element: { type: 'plain_text_input', action_id: 'v', max_length: 20 },
    },
    {
      type: 'input',
      block_id: 'date',
      label: plain('Launch date'),
      element: { type: 'datepicker', action_id: 'v', initial_date: '2024-12-11' },
    },
    {
      type: 'input',
      block_id: 'how',
      optional: true,
      label: plain('How it goes out'),
      element: { type: 'static_select', action_id: 'v', options: [option('Big bang'), option('Phased')] },
    },
    {
      type: 'input',
      block_id: 'who',
      optional: true,
      label: plain('Who'),
      element: { type: 'multi_users_select', action_id: 'v', max_selected_items: 2 },
    },
    {
      type: 'input',
      block_id: 'where',
      optional: true,
      label: plain('Where'),
      element: {
        type: 'conversations_select',
        action_id: 'v',
        filter: { include: ['public', 'private'], exclude_external_shared_channels: true },
      },
    },
    {
      type: 'input',
      block_id: 'ticks',
      optional: true,
      label: plain('Departments'),
      element: { type: 'checkboxes', action_id: 'v', options: [option('Docs'), option('Sales')] },
    },
  ],
};

const nextView = (title: string): ModalView => ({
  type: 'modal',
  title: plain(title),
  blocks: [{ type: 'section', text: plain(title) }],
});

/** A bot that opens the form on its command and answers the submission as told. */
const withForm = async (answer?: ViewResponseAction) => {
  const slack = await aWorkspace();
  const app = await aBot(slack);
  const submitted: unknown[] = [];
  const closed: string[] = [];
  app.command('/release', async ({ ack, command, client }) => {
    await client.views.open({ trigger_id: command.trigger_id, view: FORM });
    await ack();
  });
  app.view('form', async ({ ack, body }) => {
    submitted.push(body);
    if (answer) await ack(answer);
    else await ack();
  });
  app.view({ type: 'view_closed', callback_id: 'form' }, async ({ ack, view }) => {
    await ack();
    closed.push(view.id);
  });
  const maya = slack.person('maya');
  await maya.types('#releases', '/release');
  return { slack, maya, submitted, closed };
};

describe('filling in a modal', () => {
  it('sends the values as Slack does, initial ones among them', async () => {
    const { maya, submitted } = await withForm();
    expect(maya.modal).toMatchObject({ title: 'Plan a release', submit: 'Save', privateMetadata: 'draft-1' });
    await maya.fills({
      'Name and version': 'Atlas 2.0',
      'How it goes out': 'Phased',
      Who: ['maya', '@noah'],
      where: '#releases',
      Departments: ['Docs', 'Sales'],
    });
    expect(maya.modal?.text).toContain('Atlas 2.0');
    expect(await maya.submits()).toMatchObject({ kind: 'closed' });
    expect(maya.modal).toBeNull();
    expect(submitted).toMatchObject([
      {
        type: 'view_submission',
        user: { id: 'U0MAYA' },
        view: {
          callback_id: 'form',
          private_metadata: 'draft-1',
          root_view_id: expect.any(String),
          previous_view_id: null,
          hash: expect.any(String),
          state: {
            values: {
              name: { v: { type: 'plain_text_input', value: 'Atlas 2.0' } },
              date: { v: { type: 'datepicker', selected_date: '2024-12-11' } },
              how: { v: { type: 'static_select', selected_option: option('Phased') } },
              who: { v: { type: 'multi_users_select', selected_users: ['U0MAYA', 'U0NOAH'] } },
              where: { v: { type: 'conversations_select', selected_conversation: 'C0REL' } },
              ticks: { v: { type: 'checkboxes', selected_options: [option('Docs'), option('Sales')] } },
            },
          },
        },
      },
    ]);
  });

  it.each([
    ['an unknown field', { Nmae: 'x' }, 'it has: Name and version'],
    ['an unknown option', { how: 'Slowly' }, 'it offers: Big bang, Phased'],
    ['too many people', { Who: ['maya', 'noah', 'guest'] }, 'at most 2'],
    ['a date that is none', { date: '11.12.2024' }, 'takes a date'],
    ['somebody deactivated', { Who: ['gone'] }, 'deactivated'],
    ['a person where channels are wanted', { where: '@noah' }, 'does not offer'],
  ])('%s is impossible', async (_what, values, words) => {
    const { maya } = await withForm();
    await expect(maya.fills(values)).rejects.toThrow(words);
  });

  it('Slack’s client holds back a form with empty required fields', async () => {
    const { maya, submitted } = await withForm();
    expect(await maya.submits()).toMatchObject({
      kind: 'errors',
      by: 'client',
      errors: { 'Name and version': expect.any(String) },
    });
    await maya.fills({ name: 'x'.repeat(21) });
    expect(await maya.submits()).toMatchObject({ kind: 'errors', by: 'client' });
    expect(submitted).toEqual([]);
  });

  it('closing tells a bot that asked for it', async () => {
    const { slack, maya, closed } = await withForm();
    const id = maya.modal?.viewId;
    await maya.closes();
    expect(maya.modal).toBeNull();
    await slack.until(() => closed.length === 1, 'view_closed');
    expect(closed).toEqual([id]);
  });
});

describe('the answer to a submission', () => {
  it('errors stand at their fields, and what was typed stays', async () => {
    const { maya } = await withForm({ response_action: 'errors', errors: { name: 'That name is taken.' } });
    await maya.fills({ name: 'Atlas 2.0' });
    expect(await maya.submits()).toMatchObject({
      kind: 'errors',
      by: 'bot',
      errors: { 'Name and version': 'That name is taken.' },
      byBlock: { name: 'That name is taken.' },
    });
    expect(maya.modal?.errors).toEqual({ 'Name and version': 'That name is taken.' });
    expect(maya.modal?.text).toContain('Atlas 2.0');
  });

  it('errors at a field that is not there fail loudly', async () => {
    const { maya } = await withForm({ response_action: 'errors', errors: { nmae: 'x' } });
    await maya.fills({ name: 'Atlas 2.0' });
    await expect(maya.submits()).rejects.toThrow('errors name "nmae"');
    expect(maya.modal?.title).toBe('Plan a release');
  });

  it('update replaces the view, push puts one on top, clear closes all', async () => {
    const updated = await withForm({ response_action: 'update', view: nextView('Next') });
    await updated.maya.fills({ name: 'Atlas' });
    expect(await updated.maya.submits()).toMatchObject({ kind: 'next', modal: { title: 'Next' } });
    await updated.maya.closes();
    expect(updated.maya.modal).toBeNull();

    const pushed = await withForm({ response_action: 'push', view: nextView('On top') });
    await pushed.maya.fills({ name: 'Atlas' });
    expect(await pushed.maya.submits()).toMatchObject({ kind: 'next', modal: { title: 'On top' } });
    await pushed.maya.closes();
    expect(pushed.maya.modal?.title).toBe('Plan a release');

    const cleared = await withForm({ response_action: 'clear' });
    await cleared.maya.fills({ name: 'Atlas' });
    expect(await cleared.maya.submits()).toMatchObject({ kind: 'closed' });
    expect(cleared.maya.modal).toBeNull();
  });

  it('a wrong view in the answer fails loudly', async () => {
    const { maya } = await withForm({ response_action: 'update', view: nextView('x'.repeat(25)) });
    await maya.fills({ name: 'Atlas' });
    await expect(maya.submits()).rejects.toThrow('/title/text');
  });

  it('none in time leaves the modal open with what was typed', async () => {
    const slack = await aWorkspace({ limits: { acknowledgeMs: 200 } });
    const app = await aBot(slack);
    app.command('/release', async ({ ack, command, client }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: FORM });
    });
    app.view('form', async () => undefined);
    const maya = slack.person('maya');
    await maya.types('#releases', '/release');
    await slack.until(() => maya.modal, 'the form');
    await maya.fills({ name: 'Atlas' });
    expect(await maya.submits()).toMatchObject({ kind: 'failed', problem: 'operation_timeout' });
    expect(maya.modal?.text).toContain('Atlas');
  });
});
