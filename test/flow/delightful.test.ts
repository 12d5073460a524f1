import { afterEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import { DEPARTMENT_KEYS } from '../support/builders.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import { newest, pressStart, toldPrivately } from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

/** Ten in Berlin, and the seconds in which the messages arrive. */
const ASKED = '2026-12-03T09:00:05.000Z';
const HALF_AN_HOUR_BEFORE = '2026-12-10T12:30:00.000Z';

/** Atlas 2.0, planned with two clicks and started, at the morning on which its departments are asked. */
const startAtlas = async (): Promise<PersonDriver> => {
  const maya = rehearsal.slack.person('maya');
  await maya.types('#releases', '/release new Atlas 2.0');
  await maya.fills({ 'What do users gain?': 'Shared boards.', 'Launch date': '2026-12-10' });
  await maya.submits();
  await rehearsal.bot.settle();
  await pressStart(maya, newest(maya.inbox));
  await rehearsal.until(ASKED);
  return maya;
};

const green = async (key: string): Promise<{ said: string; asked: string }> => {
  const { slack, bot } = rehearsal;
  const lead = slack.person(`${key}-lead`);
  const outcome = await lead.clicks(newest(slack.channel(`#${key}`).topLevel), 'Green light');
  await bot.settle();
  return { said: await toldPrivately(rehearsal, lead), asked: outcome.confirmation?.text ?? '' };
};

/** Every message that stands anywhere, channel by channel. */
const messageCount = (): number =>
  [...rehearsal.slack.workspace.channels.values()].reduce((sum, { messages }) => sum + messages.length, 0);

test('a lead answers with two taps and gets one message; the manager launches with two clicks and two messages', async () => {
  rehearsal = await rehearse();
  const { slack, bot } = rehearsal;
  const maya = await startAtlas();
  const docs = slack.person('docs-lead');

  // 1. The ask stands in the department's channel, with everything to decide on.
  const card = newest(slack.channel('#docs').topLevel);
  const ask = docs.reads(card);
  expect(ask).toContain(
    '@docs-lead, is *Docs* ready for customers to have *Atlas 2.0* on Thursday, December 10th',
  );
  expect(ask).toContain('*Answer by Dec 7, 2026 at 17:00.*');
  expect(ask).toContain('Users gain: Shared boards.');
  expect(ask).toContain('0 of 8 green');

  // 2. and 3. Two taps, no typing: the dialog shows the sentence and the date, the card settles.
  const before = messageCount();
  const { said, asked } = await green('docs');
  expect(asked).toBe('Docs is ready for customers to have Atlas 2.0 on Thu 10 Dec.');
  expect(docs.reads(card)).toMatch(/\*Green\*: docs-lead, today at 10:00/);
  expect(docs.reads(card)).toContain('[Change answer]');
  expect(said).toContain('Thank you, 1 of 8. Waiting:');
  expect(messageCount()).toBe(before);
  expect(slack.channel('#docs').topLevel).toHaveLength(2);
  expect(docs.inbox).toHaveLength(0);

  // 4. The last one is told so, and nobody else is told anything.
  const others = DEPARTMENT_KEYS.filter((key) => key !== 'docs');
  for (const key of others.slice(0, -1)) await green(key);
  const last = await green(others.at(-1) ?? '');
  expect(last.said).toContain('You were the last. The release manager knows.');

  // 5. The manager's first message.
  const allGreen = newest(maya.inbox);
  expect(maya.reads(allGreen)).toContain('All eight green. Nothing to do until Dec 10, 2026 at 13:30.');
  expect(maya.reads(allGreen)).toContain('[Read the announcement]');
  expect(maya.reads(allGreen)).not.toContain('Launch]');
  const received = maya.inbox.length;

  // 6. The second, with the one button that matters.
  await rehearsal.until(HALF_AN_HOUR_BEFORE);
  const prompt = newest(maya.inbox);
  expect(maya.inbox).toHaveLength(received + 1);
  expect(maya.reads(prompt)).toContain('Eight green, nothing in the way, nothing changed since.');
  expect(maya.reads(prompt)).toContain('Goes to #announcements (312 people).');
  expect(maya.reads(prompt)).toContain('[[Launch]] [Hold]');

  // 7. First click: the announcement as it will appear, editable. Second click: it is launched.
  await rehearsal.until('2026-12-10T13:00:00.000Z');
  await maya.clicks(prompt, 'Launch');
  expect(maya.modal?.text).toContain('Atlas 2.0 is live');
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  await bot.settle();

  // 8. Without time passing the announcement stands, the cards settle, the manager has the link.
  expect(maya.reads(newest(slack.channel('#announcements').topLevel))).toContain('Atlas 2.0 is live');
  expect(docs.reads(card)).toMatch(/\*Launched\* today at 14:00/);
  expect(docs.reads(card)).not.toContain('[');
  expect(maya.reads(prompt)).toContain('Launched today at 14:00.');
  expect(maya.reads(prompt)).toContain('/archives/C0ANN/p');
  expect(maya.inbox).toHaveLength(received + 1);

  // Lead: two taps, one message since the heads-up at Start.
  for (const key of DEPARTMENT_KEYS) {
    expect(slack.channel(`#${key}`).topLevel).toHaveLength(2);
    expect(slack.person(`${key}-lead`).inbox).toHaveLength(0);
  }
});
