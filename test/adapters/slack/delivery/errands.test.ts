import { describe, expect, it } from 'vitest';
import type { DueAction } from '../../../../src/domain/delivery/due-action.ts';
import { aBoard } from '../../../support/builders.ts';
import { aMessenger } from './a-messenger.ts';

const errand = (kind: DueAction['kind'], more: Partial<DueAction> = {}): DueAction =>
  aBoard({}, { key: kind, kind, slot: null, ...more });
const pin = errand('pin.release_card', { threadOf: aBoard().slot });
const home = errand('home.publish', { payload: { v: 1, userId: 'U0MAYA' } });

const aHome = async () => ({
  userId: 'U0MAYA',
  view: { type: 'home' as const, blocks: [{ type: 'divider' as const }] },
});

describe('the pin of the release card', () => {
  const withCard = async (scopes?: string[]) => {
    const scene = await aMessenger(scopes === undefined ? {} : { app: { scopes } });
    await scene.deliver(aBoard());
    return scene;
  };

  it('is set, and one that is set already is no trouble', async () => {
    const { slack, deliver } = await withCard();
    expect((await deliver(pin)).outcome.outcome).toBe('sent');
    expect((await deliver(pin)).outcome.outcome).toBe('sent');
    expect(slack.channel('C0REL').pins).toHaveLength(1);
  });

  it('is given up where the permission was declined, so that the admins are told once', async () => {
    const { deliver } = await withCard(['chat:write']);
    expect((await deliver(pin)).outcome).toEqual({ outcome: 'parked', problem: 'missing_scope' });
  });

  it('is tried again when Slack stumbles', async () => {
    const { slack, deliver } = await withCard();
    slack.faults.next('pins.add', { kind: 'status', status: 500 });
    expect((await deliver(pin)).outcome).toMatchObject({ outcome: 'not_sent', problem: 'http_500' });
  });
});

describe('Home', () => {
  it('is published for its person', async () => {
    const { slack, deliver } = await aMessenger({ home: aHome });
    expect((await deliver(home)).outcome).toEqual({ outcome: 'sent', message: null });
    expect(slack.log.of('views.publish')[0]?.args).toMatchObject({ user_id: 'U0MAYA' });
  });

  it('is never uncertain: it is drawn anew', async () => {
    const { slack, deliver } = await aMessenger({ home: aHome });
    slack.faults.next('views.publish', { kind: 'reset after' });
    expect((await deliver(home)).outcome).toMatchObject({ outcome: 'not_sent', counts: false });
  });

  it('is left out when there is nothing to draw', async () => {
    const { deliver } = await aMessenger();
    expect((await deliver(home)).outcome).toEqual({ outcome: 'skipped', reason: 'no home here' });
  });
});

describe('reading the directory anew', () => {
  it('is done by the errand', async () => {
    const seen: string[] = [];
    const { deliver } = await aMessenger({
      refreshDirectory: async ({ workspaceId }) => void seen.push(workspaceId),
    });
    expect((await deliver(errand('directory.refresh'))).outcome.outcome).toBe('sent');
    expect(seen).toEqual(['T0GREEN']);
  });

  it('does not count what fails inside Slack: however often it does, the errand is done in the end', async () => {
    const { client, slack, deliver } = await aMessenger({
      refreshDirectory: async () => void (await client.users.list({})),
    });
    slack.faults.next('users.list', { kind: 'refused', error: 'internal_error' });
    expect((await deliver(errand('directory.refresh'))).outcome).toMatchObject({
      outcome: 'not_sent',
      problem: 'internal_error',
      counts: false,
    });
  });

  it('counts a mistake of ours, so that it ends as a dead letter', async () => {
    const { deliver } = await aMessenger({
      refreshDirectory: async () => {
        throw new TypeError('x is not a function');
      },
    });
    expect((await deliver(errand('directory.refresh'))).outcome).toEqual({
      outcome: 'not_sent',
      retryAfterMs: 0,
      problem: 'TypeError',
    });
  });
});
