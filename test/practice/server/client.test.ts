import type { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import type { PracticeModal } from '../../../src/practice/people/screens.ts';
import type { PracticeSlack } from '../../../src/practice/slack.ts';
import { aBot } from './a-bot.ts';
import { aWorkspace } from './a-workspace.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string, value: string) => ({ text: plain(text), value });

const input = (id: string, element: object) => ({
  type: 'input' as const,
  block_id: id,
  optional: true,
  label: plain(id),
  element: { action_id: id, ...element },
});

const opening = (app: App): void => {
  app.command('/release', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({
      trigger_id: body.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'form',
        title: plain('Form'),
        submit: plain('Send'),
        blocks: [
          input('words', { type: 'plain_text_input', initial_value: 'before' }),
          input('count', { type: 'number_input', is_decimal_allowed: false }),
          // The label of the one is the value of the other.
          input('pick', { type: 'static_select', options: [option('b', 'a'), option('a', 'b')] }),
          input('many', { type: 'checkboxes', options: [option('One', '1'), option('Two', '2')] }),
          input('ask', { type: 'external_select', min_query_length: 1 }),
          input('who', { type: 'users_select' }),
        ] as never,
      },
    });
  });
  app.options('ask', async ({ ack, payload }) => {
    await ack({ options: [option(`About ${payload.value}`, `id-${payload.value}`)] });
  });
};

const formOf = async (): Promise<{ slack: PracticeSlack; modal: PracticeModal }> => {
  const slack = await aWorkspace();
  opening(await aBot(slack));
  const maya = slack.person('maya');
  await maya.types('#releases', '/release');
  return { slack, modal: await slack.until(() => maya.modal, 'the form') };
};

const stateOf = (slack: PracticeSlack) => slack.workspace.modals.get('U0MAYA')?.at(-1)?.values ?? {};

describe('what Slack’s client puts into fields', () => {
  it('are ids and option values, and nobody is told', async () => {
    const { slack, modal } = await formOf();
    const sent = slack.log.deliveries.length;
    await slack.person('maya').puts(modal, {
      words: { words: '' },
      pick: { pick: 'a' },
      many: { many: ['1', '2'] },
      who: { who: 'U0NOAH' },
      gone: { gone: 'a field of an older form' },
    });
    expect(stateOf(slack)).toMatchObject({
      words: { words: { value: null } },
      pick: { pick: { selected_option: { value: 'a' } } },
      many: { many: { selected_options: [{ value: '1' }, { value: '2' }] } },
      who: { who: { selected_user: 'U0NOAH' } },
    });
    expect(slack.log.deliveries.length).toBe(sent);
  });

  it('are texts that are checked only when the form is sent', async () => {
    const { slack, modal } = await formOf();
    const maya = slack.person('maya');
    await maya.puts(modal, { count: { count: 'several' } });
    expect(await maya.submits()).toMatchObject({
      kind: 'errors',
      by: 'client',
      byBlock: { count: expect.any(String) },
    });
  });

  it.each([
    ['an option that is not offered', { pick: { pick: 'One' } }],
    ['a label in place of a value', { many: { many: ['One'] } }],
    ['an option that nobody was offered yet', { ask: { ask: 'id-x' } }],
    ['somebody who has left', { who: { who: 'U0GONE' } }],
  ])('is not %s', async (_words, values) => {
    const { slack, modal } = await formOf();
    await expect(slack.person('maya').puts(modal, values)).rejects.toThrow();
  });

  it('is what the bot offered for what was typed, and stays when it is put again', async () => {
    const { slack, modal } = await formOf();
    const maya = slack.person('maya');
    const menu = { blockId: 'ask', actionId: 'ask' };
    expect(await maya.asks(modal, menu, 'x')).toMatchObject([{ value: 'id-x' }]);
    await maya.asks(modal, menu, 'y');
    await maya.puts(modal, { ask: { ask: 'id-x' } });
    await maya.puts(modal, { ask: { ask: 'id-x' } });
    expect(stateOf(slack).ask?.ask?.selected_option).toMatchObject({ text: plain('About x') });
    await expect(maya.puts(modal, { ask: { ask: 'id-z' } })).rejects.toThrow('no option');
  });
});
