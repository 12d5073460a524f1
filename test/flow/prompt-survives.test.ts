import { afterEach, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import { allGreen, newest, runToAsk } from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

test('a launch prompt that waits for Slack is not undone by a change in between', async () => {
  rehearsal = await rehearse();
  const { slack, bot, until } = rehearsal;
  const maya = slack.person('maya');
  await runToAsk(rehearsal);
  await allGreen(rehearsal);
  await until('2026-12-10T12:29:00.000Z');

  slack.faults.next('chat.postMessage', { kind: 'rate limited', retryAfterSeconds: 120 });
  await until('2026-12-10T12:30:10.000Z');
  await maya.types('#releases', '/release edit atlas-2.0');
  await maya.fills({ 'What do users gain?': 'Boards that can be shared.' });
  await maya.submits();
  await bot.settle();
  await until('2026-12-10T12:40:00.000Z');
  expect(maya.reads(newest(maya.inbox))).toContain('Goes to #announcements (312 people)');
});
