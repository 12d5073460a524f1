import { describe, expect, it } from 'vitest';
import type { Release } from '../../../../src/domain/release.ts';
import { aBoard, aRelease, aStatement, NOW, WORKSPACE } from '../../../support/builders.ts';
import { schedule } from '../../../support/store.ts';
import { aMessenger, SETTLE_MS } from './a-messenger.ts';

/** A board that stands, of a release at some stage. */
const aPostedBoard = async (stage: Release['stage'] = 'sign_off') => {
  const scene = await aMessenger();
  await scene.store.transaction((tx) => tx.saveRelease(aRelease({ stage }), null));
  const { row } = await scene.deliver(aBoard());
  scene.passes(1000);
  const [posted] = scene.slack.channel('C0REL').topLevel;
  const remove = () => scene.client.chat.delete({ channel: 'C0REL', ts: posted?.ts ?? '' });
  const rows = async (times: number) => {
    const outcomes = [];
    for (let i = 0; i < times; i += 1) {
      scene.passes(1000);
      outcomes.push((await scene.deliver()).outcome.outcome);
    }
    return outcomes;
  };
  return { ...scene, row, remove, rows };
};

describe('a board that stands', () => {
  it('is edited in place, completely, and says again that nothing becomes a link', async () => {
    const { slack, deliver, says } = await aPostedBoard();
    says.message = { text: 'two' };
    expect((await deliver(aBoard())).outcome).toEqual({ outcome: 'sent', message: null });
    expect(slack.channel('C0REL').topLevel.map(({ text, versions }) => [text, versions.length])).toEqual([
      ['two', 2],
    ]);
    expect(slack.log.of('chat.update')[0]?.args).toMatchObject({
      blocks: [],
      parse: 'none',
      link_names: 'false',
      unfurl_links: 'false',
    });
  });

  it('is left alone when it would show the same', async () => {
    const { slack, deliver, says } = await aPostedBoard();
    expect((await deliver(aBoard())).outcome).toEqual({ outcome: 'skipped', reason: 'unchanged' });
    says.message = { text: 'two' };
    await deliver(aBoard());
    expect((await deliver(aBoard())).outcome).toEqual({ outcome: 'skipped', reason: 'unchanged' });
    expect(slack.log.of('chat.update')).toHaveLength(1);
  });

  it('an edit of unknown fate is repeated, and once more when the first can no longer land on top', async () => {
    const { slack, deliver, passes, says, said } = await aPostedBoard();
    says.message = { text: 'two' };
    slack.faults.next('chat.update', { kind: 'reset after' });
    expect((await deliver(aBoard())).outcome).toMatchObject({
      outcome: 'not_sent',
      retryAfterMs: 0,
      counts: false,
    });
    passes(1000);
    expect((await deliver()).outcome).toEqual({
      outcome: 'not_sent',
      problem: 'edit_unsettled',
      retryAfterMs: SETTLE_MS - 1000,
      counts: false,
    });
    passes(SETTLE_MS);
    expect((await deliver()).outcome).toEqual({ outcome: 'sent', message: null });
    expect(said('C0REL')).toEqual(['two']);
  });

  it('is parked when its channel is archived', async () => {
    const { slack, deliver, says } = await aPostedBoard();
    says.message = { text: 'two' };
    slack.workspace.channels.set(
      'C0REL',
      Object.assign(slack.workspace.channels.get('C0REL') as object, { archived: true }) as never,
    );
    expect((await deliver(aBoard())).outcome).toEqual({ outcome: 'parked', problem: 'is_inactive' });
  });
});

describe('a message that was deleted in Slack', () => {
  it('a board of an open release is posted anew, once', async () => {
    const { slack, store, client, messageIn, row, remove, rows, says, said } = await aPostedBoard();
    await remove();
    says.message = { text: 'two' };
    await schedule(store, aBoard());
    expect(await rows(2)).toEqual(['gone', 'sent']);
    expect(said('C0REL')).toEqual(['two']);
    expect((await messageIn(row.slotKey))?.metadataKey).toMatch(/:anew$/);

    const [anew] = slack.channel('C0REL').topLevel;
    await client.chat.delete({ channel: 'C0REL', ts: anew?.ts ?? '' });
    says.message = { text: 'three' };
    await schedule(store, aBoard());
    expect(await rows(1)).toEqual(['gone']);
    await schedule(store, aBoard());
    expect(await rows(1)).toEqual(['skipped']);
    expect(said('C0REL')).toEqual([]);
  });

  it.each(['closed', 'cancelled'] as const)('a board of a %s release stays gone', async (stage) => {
    const { deliver, messageIn, row, remove, says, said } = await aPostedBoard(stage);
    await remove();
    says.message = { text: 'two' };
    expect((await deliver(aBoard())).outcome).toMatchObject({ outcome: 'gone', postAnew: false });
    expect((await messageIn(row.slotKey))?.state).toBe('gone');
    expect(said('C0REL')).toEqual([]);
  });

  it('a crash after the second post does not post a third', async () => {
    const { store, messenger, claim, remove, rows, says, said, messageIn, passes } = await aPostedBoard();
    await remove();
    says.message = { text: 'two' };
    await schedule(store, aBoard());
    expect(await rows(1)).toEqual(['gone']);
    passes(1000);
    const row = await claim();
    await messenger.deliver(row);
    // The process ends here: nothing is written down, and the next one finds the row under way.
    const look = await messenger.lookFor(row);
    expect(look).toMatchObject({ found: { metadataKey: `${row.metadataKey}:anew`, state: 'posted' } });
    expect(said('C0REL')).toEqual(['two']);
    expect((await messageIn(row.slotKey))?.state).toBe('gone');
  });
});

it('a statement is said once: one that stands is not said again', async () => {
  const { slack, store, messenger, deliver } = await aMessenger();
  const { row } = await deliver(aStatement('1'));
  expect(await messenger.deliver({ ...row, state: 'running' })).toEqual({
    outcome: 'skipped',
    reason: 'said_already',
  });
  expect(await store.reads.messages(WORKSPACE, 'rel-atlas')).toHaveLength(1);
  expect(slack.log.calls).toHaveLength(1);
  expect(row.firstAttemptAt).toBe(NOW);
});
