import type { ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import type { PracticeSlack } from '../../../src/practice/slack.ts';
import { makeTrigger } from '../../../src/practice/workspace/triggers.ts';
import { aWorkspace, clientOf, refusalOf } from './a-workspace.ts';

const modal = (title: string): ModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: title },
  blocks: [{ type: 'section', text: { type: 'plain_text', text: title } }],
});

const trigger = (slack: PracticeSlack, fromView: string | null = null): string =>
  makeTrigger(slack.workspace, 'U0MAYA', fromView);

describe('a trigger_id', () => {
  it('opens a modal for who acted', async () => {
    const slack = await aWorkspace();
    await clientOf(slack).views.open({ trigger_id: trigger(slack), view: modal('One') });
    expect(slack.person('maya').modal?.title).toBe('One');
    expect(slack.person('noah').modal).toBeNull();
  });

  it('works once', async () => {
    const slack = await aWorkspace();
    const trigger_id = trigger(slack);
    await clientOf(slack).views.open({ trigger_id, view: modal('One') });
    const again = clientOf(slack).views.open({ trigger_id, view: modal('Two') });
    expect(await refusalOf(again)).toMatchObject({ error: 'exchanged_trigger_id' });
    expect(slack.person('maya').modal?.title).toBe('One');
  });

  it('works for its life time only', async () => {
    const slack = await aWorkspace({ limits: { triggerMs: -1 } });
    const call = clientOf(slack).views.open({ trigger_id: trigger(slack), view: modal('One') });
    expect(await refusalOf(call)).toMatchObject({ error: 'expired_trigger_id' });
  });

  it('cannot be made up', async () => {
    const slack = await aWorkspace();
    const call = clientOf(slack).views.open({ trigger_id: '1.2.abc', view: modal('One') });
    expect(await refusalOf(call)).toMatchObject({ error: 'invalid_trigger_id' });
  });
});

describe('views', () => {
  it('are refused with a pointer, and leave the trigger usable', async () => {
    const slack = await aWorkspace();
    const trigger_id = trigger(slack);
    const refusal = await refusalOf(
      clientOf(slack).views.open({ trigger_id, view: modal('a title of more than 24 letters') }),
    );
    expect(refusal.error).toBe('invalid_arguments');
    expect(JSON.stringify(refusal)).toContain('[json-pointer:/title/text]');
    await clientOf(slack).views.open({ trigger_id, view: modal('Fine') });
    expect(slack.person('maya').modal?.title).toBe('Fine');
  });

  it('stack up to three, only from a modal that is open', async () => {
    const slack = await aWorkspace();
    const client = clientOf(slack);
    const orphan = client.views.push({ trigger_id: trigger(slack), view: modal('Two') });
    expect(await refusalOf(orphan)).toMatchObject({ error: 'not_found' });
    const first = await client.views.open({ trigger_id: trigger(slack), view: modal('One') });
    const root = first.view?.id ?? '';
    const second = await client.views.push({ trigger_id: trigger(slack, root), view: modal('Two') });
    expect(second.view).toMatchObject({ root_view_id: root, previous_view_id: root });
    await client.views.push({ trigger_id: trigger(slack, root), view: modal('Three') });
    const fourth = client.views.push({ trigger_id: trigger(slack, root), view: modal('Four') });
    expect(await refusalOf(fourth)).toMatchObject({ error: 'push_limit_reached' });
    expect(slack.person('maya').modal?.title).toBe('Three');
  });

  it('change under the right hash only', async () => {
    const slack = await aWorkspace();
    const client = clientOf(slack);
    const { view } = await client.views.open({ trigger_id: trigger(slack), view: modal('One') });
    const at = { view_id: view?.id ?? '' };
    await client.views.update({ ...at, view: modal('Two'), hash: view?.hash ?? '' });
    const stale = client.views.update({ ...at, view: modal('Three'), hash: view?.hash ?? '' });
    expect(await refusalOf(stale)).toMatchObject({ error: 'hash_conflict' });
    expect(slack.person('maya').modal?.title).toBe('Two');
  });

  it('are gone once closed', async () => {
    const slack = await aWorkspace();
    const client = clientOf(slack);
    const { view } = await client.views.open({ trigger_id: trigger(slack), view: modal('One') });
    await slack.person('maya').closes();
    const late = client.views.update({ view_id: view?.id ?? '', view: modal('Two') });
    expect(await refusalOf(late)).toMatchObject({ error: 'not_found' });
  });

  it('have one external_id each', async () => {
    const slack = await aWorkspace();
    const client = clientOf(slack);
    await client.views.open({ trigger_id: trigger(slack), view: { ...modal('One'), external_id: 'x' } });
    const other = makeTrigger(slack.workspace, 'U0NOAH', null);
    const taken = client.views.open({ trigger_id: other, view: { ...modal('Two'), external_id: 'x' } });
    expect(await refusalOf(taken)).toMatchObject({ error: 'duplicate_external_id' });
    await client.views.update({ external_id: 'x', view: { ...modal('Three'), external_id: 'x' } });
    expect(slack.person('maya').modal?.title).toBe('Three');
  });

  it('are published as the home of one person', async () => {
    const slack = await aWorkspace();
    const client = clientOf(slack);
    const home = (text: string) => ({
      type: 'home' as const,
      blocks: [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text } }],
    });
    const first = await client.views.publish({ user_id: 'U0MAYA', view: home('one') });
    await client.views.publish({ user_id: 'U0MAYA', view: home('two') });
    expect(slack.person('maya').home?.text).toContain('two');
    expect(slack.person('noah').home).toBeNull();
    const stale = client.views.publish({
      user_id: 'U0MAYA',
      view: home('three'),
      hash: first.view?.hash ?? '',
    });
    expect(await refusalOf(stale)).toMatchObject({ error: 'hash_conflict' });
    const titled = client.apiCall('views.publish', {
      user_id: 'U0MAYA',
      view: { ...modal('x'), type: 'home' },
    });
    expect(await refusalOf(titled)).toMatchObject({ error: 'invalid_arguments' });
  });
});
