import { afterEach, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import { pressStart } from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

test('a question that cannot reach its channel is told to the manager once, and tried again each morning', async () => {
  rehearsal = await rehearse();
  const { slack, bot, until } = rehearsal;
  const maya = slack.person('maya');
  await maya.types('#releases', '/release new Atlas 2.0');
  await maya.fills({ 'What do users gain?': 'Shared boards.', 'Launch date': '2026-12-10' });
  await maya.submits();
  await bot.settle();
  const draft = maya.inbox.at(-1);
  if (draft === undefined) throw new Error('There is no draft.');
  await pressStart(maya, draft);
  await until('2026-12-02T09:00:00.000Z');

  await slack.changes.archives('#docs');
  await until('2026-12-03T12:00:00.000Z');
  const told = () =>
    maya.inbox.map((message) => maya.reads(message)).filter((text) => text.includes('did not reach'));
  expect(told()).toHaveLength(1);
  expect(told()[0]).toContain('*Atlas 2.0*: The question to Docs did not reach #docs.');
  expect(told()[0]).toContain('archived or deleted');

  await slack.changes.unarchives('#docs');
  await until('2026-12-04T12:00:00.000Z');
  expect(
    slack
      .channel('#docs')
      .topLevel.map((message) => maya.reads(message))
      .join('\n'),
  ).toContain('[Green light]');
  expect(told()).toHaveLength(1);
});
