import { expect, test } from 'vitest';
import type { Picture } from '../../../../src/adapters/slack/kit/picture.ts';
import { FILE_LOOKED_THROUGH_MS } from '../../../../src/practice/workspace/files.ts';
import { aBoard, aStatement } from '../../../support/builders.ts';
import { aMessenger } from './a-messenger.ts';

const aPicture = (shows: string): Picture => ({
  title: `Lights: ${shows}`,
  alt: `${shows} lights`,
  png: Buffer.from(`89504e470d0a1a0a${Buffer.from(shows).toString('hex')}`, 'hex'),
});

const blocksIn = (slack: Awaited<ReturnType<typeof aMessenger>>['slack']) =>
  slack.channel('C0REL').topLevel.map(({ blocks }) => blocks.map(({ type, alt_text }) => alt_text ?? type));

test('a message waits until Slack has looked through its pictures, and goes once, with all of them', async () => {
  const { slack, deliver, says, passes } = await aMessenger();
  says.message = { text: 'Lights', pictures: [aPicture('eight'), aPicture('nine')] };
  const first = await deliver(aStatement('numbers'));
  expect(first.outcome).toMatchObject({ outcome: 'not_sent', problem: 'picture_not_ready', counts: false });
  passes(FILE_LOOKED_THROUGH_MS);
  expect((await deliver()).outcome.outcome).toBe('sent');
  expect(blocksIn(slack)).toEqual([['eight lights', 'nine lights']]);
  expect(slack.log.of('upload')).toHaveLength(2);
});

test('a picture is uploaded once, however often it is shown', async () => {
  const { slack, deliver, says, passes } = await aMessenger();
  says.message = { text: 'Lights', pictures: [aPicture('eight')] };
  await deliver(aBoard());
  passes(FILE_LOOKED_THROUGH_MS);
  await deliver();
  passes(1000);
  says.message = { text: 'Lights, later', pictures: [aPicture('eight')] };
  expect((await deliver(aBoard())).outcome.outcome).toBe('sent');
  expect((await deliver(aBoard())).outcome).toEqual({ outcome: 'skipped', reason: 'unchanged' });
  expect(slack.log.of('upload')).toHaveLength(1);
  expect(blocksIn(slack)).toEqual([['eight lights']]);
});

test('an upload whose end nobody knows is made again, and the message still goes once', async () => {
  const { slack, deliver, says, passes } = await aMessenger();
  says.message = { text: 'Lights', pictures: [aPicture('eight')] };
  slack.faults.next('files.completeUploadExternal', { kind: 'reset after' });
  expect((await deliver(aStatement('numbers'))).outcome.outcome).toBe('not_sent');
  passes(1000);
  await deliver();
  passes(FILE_LOOKED_THROUGH_MS);
  expect((await deliver()).outcome.outcome).toBe('sent');
  expect(slack.channel('C0REL').topLevel).toHaveLength(1);
});

test.each([
  ['files:write', 'files.getUploadURLExternal'],
  ['files:read', 'files.info'],
])('where the permission %s was declined, the message goes without pictures', async (scope, method) => {
  const scopes = 'chat:write channels:read channels:history files:write files:read'.split(' ');
  const { slack, deliver, says } = await aMessenger({
    app: { scopes: scopes.filter((each) => each !== scope) },
  });
  says.message = { text: 'Lights: eight', pictures: [aPicture('eight')] };
  expect((await deliver(aStatement('numbers'))).outcome.outcome).toBe('sent');
  expect(slack.channel('C0REL').topLevel.map(({ text, blocks }) => [text, blocks])).toEqual([
    ['Lights: eight', []],
  ]);
  expect(slack.log.of(method)[0]?.answer).toMatchObject({ error: 'missing_scope' });
});

test('a picture through which Slack does not get within a minute is left out', async () => {
  const { slack, deliver, says, passes, clock } = await aMessenger();
  says.message = { text: 'Lights: eight', pictures: [aPicture('eight')] };
  await deliver(aStatement('numbers'));
  const [file] = slack.workspace.files.values();
  if (file === undefined) throw new Error('Nothing was uploaded.');
  file.completedAt = Date.parse(clock.now()) + 3_600_000;
  passes(1000);
  expect((await deliver()).outcome).toMatchObject({ problem: 'picture_not_ready' });
  passes(60_000);
  expect((await deliver()).outcome.outcome).toBe('sent');
  expect(slack.channel('C0REL').topLevel.map(({ blocks }) => blocks)).toEqual([[]]);
});
