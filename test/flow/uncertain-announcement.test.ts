import { afterEach, expect, test } from 'vitest';
import type { Fault } from '../../src/practice/web-api/faults.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import { allGreen, LAUNCH_TIME, launch, newest, runToAsk } from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

/** Atlas 2.0 is launched, and Slack falls silent over its announcement. */
const launchInto = async (fault: Fault): Promise<void> => {
  rehearsal = await rehearse({ env: { DELIVERY_SETTLE_SECONDS: '60' } });
  await runToAsk(rehearsal);
  await allGreen(rehearsal);
  await rehearsal.until(LAUNCH_TIME);
  const { slack } = rehearsal;
  const { id } = slack.channel('#announcements');
  slack.faults.next(({ method, args }) => method === 'chat.postMessage' && args.channel === id, fault);
  await launch(rehearsal);
};

/** The board on which Maya launched it. */
const board = (): string => {
  const maya = rehearsal.slack.person('maya');
  return maya.reads(newest(maya.inbox.filter((message) => maya.reads(message).includes('Launched '))));
};
const announced = (): number => rehearsal.slack.channel('#announcements').topLevel.length;

test.each([
  ['that Slack took', { kind: 'reset after' }, 1],
  ['that never reached it', { kind: 'reset before' }, 0],
] as const)(
  'an announcement %s without an answer is said to be looked for, until it is known',
  async (_what, fault, there) => {
    await launchInto(fault);
    expect(announced()).toBe(there);
    expect(board()).toContain('It may be in #announcements already');
    expect(board()).not.toContain('has not reached');
    await rehearsal.until('2026-12-10T13:05:00.000Z');
    expect(announced()).toBe(1);
    expect(board()).toContain('The announcement stands in #announcements');
  },
);

test('where nobody can look for it the board sends its reader there, until "Look again" has found it', async () => {
  await launchInto({ kind: 'reset after' });
  rehearsal.slack.faults.next('conversations.history', { kind: 'refused', error: 'missing_scope' });
  await rehearsal.until('2026-12-10T13:03:00.000Z');
  expect(board()).toContain('I cannot look. Please look there.');
  const maya = rehearsal.slack.person('maya');
  const told = newest(maya.inbox.filter((message) => maya.reads(message).includes('Look again')));
  await maya.clicks(told, 'Look again');
  await rehearsal.until('2026-12-10T13:09:00.000Z');
  expect(board()).toContain('The announcement stands in #announcements');
  expect(announced()).toBe(1);
});
