import { afterEach, expect, test } from 'vitest';
import { buttonsOf } from '../../src/practice/read/buttons.ts';
import type { PracticeMessage } from '../../src/practice/workspace/model.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import { ASKED, plan, runToAsk, start, toldPrivately, whisperCount } from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

const maya = () => rehearsal.slack.person('maya');

/** What Maya was told of messages that did not arrive and can be tried again. */
const notices = (): readonly PracticeMessage[] =>
  maya().inbox.filter(({ blocks }) =>
    buttonsOf(blocks).some(({ label }) => label === 'Retry' || label === 'Look again'),
  );
const newestNotice = (): PracticeMessage => {
  const notice = notices().at(-1);
  if (notice === undefined) throw new Error('Maya was told of nothing.');
  return notice;
};
const inDocs = (): string[] =>
  rehearsal.slack.channel('#docs').topLevel.map((message) => maya().reads(message));

/** Atlas 2.0, whose heads-up and question could not be posted to #docs. */
const runIntoArchived = async (): Promise<void> => {
  rehearsal = await rehearse();
  await plan(rehearsal);
  await rehearsal.slack.changes.archives('#docs');
  await start(rehearsal);
  await rehearsal.until(ASKED);
};

test('once a channel is mended, one click sends everything that did not arrive there, cards and statements', async () => {
  await runIntoArchived();
  const told = notices().map((message) => maya().reads(message));
  expect(told).toHaveLength(2);
  expect(told[0]).toContain('*Atlas 2.0*: The question about the date did not reach #docs.');
  expect(told[1]).toContain('*Atlas 2.0*: The question to Docs did not reach #docs.');
  await rehearsal.slack.changes.unarchives('#docs');
  const other = notices()[0];
  await maya().clicks(newestNotice(), 'Retry');
  await rehearsal.until('2026-12-03T09:05:00.000Z');
  expect(inDocs().filter((text) => text.includes('[Green light]'))).toHaveLength(1);
  // It was asked for its green light meanwhile: the date is no question of its own any more.
  expect(inDocs()).toHaveLength(1);
  // The answer took the button's place; the other notice is about the same, and says so.
  expect(
    maya()
      .inbox.map((message) => maya().reads(message))
      .join('\n'),
  ).toContain('*Atlas 2.0*: 1 message is sent again. You hear of it only if it fails once more.');
  expect(notices()).toHaveLength(1);
  const seen = whisperCount(rehearsal, maya());
  if (other !== undefined) await maya().clicks(other, 'Retry');
  expect(await toldPrivately(rehearsal, maya(), { seen })).toContain('nothing was sent again');
  await rehearsal.until('2026-12-03T09:10:00.000Z');
  expect(inDocs()).toHaveLength(1);
});

test('a retry that fails again is told again, once', async () => {
  await runIntoArchived();
  await maya().clicks(newestNotice(), 'Retry');
  await rehearsal.until('2026-12-03T12:00:00.000Z');
  const told = (): string[] => notices().map((message) => maya().reads(message));
  expect(told().filter((text) => text.includes('The question to Docs'))).toHaveLength(1);
  const count = told().length;
  await rehearsal.until('2026-12-04T12:00:00.000Z');
  expect(told()).toHaveLength(count);
});

test('what may have arrived is looked for again and never sent blindly', async () => {
  rehearsal = await rehearse({ env: { DELIVERY_SETTLE_SECONDS: '60' } });
  const { slack } = rehearsal;
  await plan(rehearsal);
  await start(rehearsal);
  slack.faults.next(
    ({ method, args }) => method === 'chat.postMessage' && args.channel === slack.channel('#docs').id,
    { kind: 'reset after' },
  );
  slack.faults.next('conversations.history', { kind: 'refused', error: 'missing_scope' });
  await rehearsal.until('2026-12-03T09:05:00.000Z');
  const standing = inDocs().filter((text) => text.includes('[Green light]'));
  expect(standing).toHaveLength(1);
  expect(maya().reads(newestNotice())).toContain('It may have arrived, and Greenlight could not look');
  await maya().clicks(newestNotice(), 'Look again');
  await rehearsal.until('2026-12-03T09:10:00.000Z');
  expect(notices()).toHaveLength(0);
  expect(inDocs().filter((text) => text.includes('[Green light]'))).toHaveLength(1);
  // Found: the card is edited from now on, as any other.
  await slack
    .person('docs-lead')
    .clicks(slack.channel('#docs').topLevel.at(-1) ?? newestNotice(), 'Green light');
  await rehearsal.until('2026-12-03T09:15:00.000Z');
  expect(inDocs().join('\n')).toContain('Change answer');
});

test('a double click sends once', async () => {
  await runIntoArchived();
  await rehearsal.slack.changes.unarchives('#docs');
  const notice = newestNotice();
  await Promise.all([maya().clicks(notice, 'Retry'), maya().clicks(notice, 'Retry')]);
  await rehearsal.until('2026-12-03T09:05:00.000Z');
  expect(inDocs()).toHaveLength(1);
});

test('nothing is told where everything arrives', async () => {
  rehearsal = await rehearse();
  await runToAsk(rehearsal);
  expect(notices()).toEqual([]);
});
