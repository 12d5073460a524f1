import { expect, test } from 'vitest';
import { addDays, fromEpochMs, toWall } from '../../src/domain/calendar.ts';
import { isRecord, type Json } from '../../src/practice/json.ts';
import { type Answered, aWorkspace } from './a-workspace.ts';

/** Everything that the emulator does not know and the bot tries all the same; what was said there is no fact. */
const MISSING = ['api.test 404', '/no-response-url 404'];

const records = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isRecord) : []);

/** What a person leaves in a form: what stood there, and what they typed or chose. */
const filled = (view: Json, typed: Readonly<Record<string, Json>>): Json =>
  Object.fromEntries(
    records(view.blocks).flatMap((block) => {
      const { element, block_id: id } = block;
      if (!isRecord(element)) return [];
      const initial = {
        value: element.initial_value,
        selected_option: element.initial_option,
        selected_options: element.initial_options,
      };
      const state = { type: element.type, ...initial, ...typed[String(id)] };
      return [[String(id), { [String(element.action_id)]: state }]];
    }),
  );

const buttonsOf = (message: Json): Json[] =>
  records(message.blocks)
    .flatMap((block) => records(block.elements))
    .filter(({ type }) => type === 'button');

const called = (message: Json, label: string): Json => {
  const found = buttonsOf(message).find(({ text }) => isRecord(text) && text.text === label);
  if (found === undefined) throw new Error(`No button ${label} in ${JSON.stringify(message)}`);
  return {
    type: 'button',
    action_id: found.action_id,
    block_id: found.block_id,
    value: found.value,
    text: found.text,
  };
};

test('posting, modals and Home work against a Slack that others wrote', async () => {
  const there = await aWorkspace();
  const { calls, log, ask, channel, user } = there;
  const of = (method: string): Answered[] => calls.filter((call) => call.method === method);
  const messagesIn = async (id: string): Promise<Json[]> =>
    records((await ask('conversations.history', { channel: id })).messages);
  await there.passes(2);

  // A modal: opened with the emulator's own trigger, filled in and sent.
  expect((await there.command('maya', 'new Atlas 2.0')).status).toBe(200);
  const opened = of('views.open').at(-1);
  expect(opened).toMatchObject({ status: 200, ok: true });
  const view = opened?.answer.view;
  if (!isRecord(view)) throw new Error('The form was not opened.');
  const launchDay = addDays(toWall(fromEpochMs(there.clock.now()), 'Europe/Berlin').date, 40);
  const values = filled(view, {
    value: { value: 'Teams can share a board with a link.' },
    date: { selected_date: launchDay },
    time: { selected_time: '14:00' },
  });
  const sent = await there.submits('maya', view, values);
  expect(sent).toMatchObject({ status: 200, body: '' });
  await there.passes(3);

  // A direct message: the conversation is opened first.
  const direct = of('conversations.open').at(-1);
  expect(direct).toMatchObject({ status: 200, ok: true, args: { users: user('maya') } });
  const dm = isRecord(direct?.answer.channel) ? String(direct.answer.channel.id) : '';
  const [draft] = await messagesIn(dm);
  if (draft === undefined) throw new Error('The draft was not posted.');
  expect(draft.text).toContain('Atlas 2.0');

  // Start: the card and a heads-up for each department, with our metadata; the draft is edited.
  await there.clicks('maya', { channel: dm, message: draft }, called(draft, 'Start'));
  const before = of('views.open').at(-1)?.answer.view;
  if (!isRecord(before)) throw new Error('The form before the start was not opened.');
  const purpose = filled(before, {
    goal: { value: 'Teams plan together.' },
    measure: { value: 'A third of the teams share a board.' },
  });
  expect(await there.submits('maya', before, purpose)).toMatchObject({ status: 200, body: '' });
  await there.passes(5);
  for (const name of ['releases', 'docs', 'sales']) {
    const [message, ...more] = await messagesIn(channel(name));
    expect(more, name).toEqual([]);
    expect(message?.text, name).toContain('Atlas 2.0');
    expect(message?.metadata, name).toMatchObject({ event_type: 'greenlight_message' });
  }
  expect(of('chat.update').length).toBeGreaterThan(0);

  // The ask, a green light on it, and the card that shows it.
  await there.passesTo(there.clock.now() + 39 * 86_400_000);
  const docs = await messagesIn(channel('docs'));
  const card = docs.find((message) => buttonsOf(message).some(({ action_id: id }) => id === 'light.green'));
  if (card === undefined) throw new Error(`Docs was not asked: ${JSON.stringify(docs)}`);
  await there.clicks('docs-lead', { channel: channel('docs'), message: card }, called(card, 'Green light'));
  await there.passes(5);
  const after = (await messagesIn(channel('docs'))).find(({ ts }) => ts === card.ts);
  expect(after?.text).toContain('Green');
  expect(JSON.stringify(after?.blocks)).toContain('Change answer');

  // Home.
  expect((await there.opensHome('maya')).status).toBe(200);
  await there.passes(3);
  expect(of('views.publish').at(-1)).toMatchObject({
    status: 200,
    ok: true,
    args: { user_id: user('maya') },
  });

  const failed = calls
    .filter(({ ok }) => !ok)
    .map(({ method, status, error }) => `${method} ${status} ${error}`);
  expect([...new Set(failed.map((call) => call.trim()))]).toEqual(MISSING);
  for (const method of [
    'chat.postMessage',
    'chat.update',
    'conversations.open',
    'views.open',
    'views.publish',
  ]) {
    expect(of(method).length, method).toBeGreaterThan(0);
  }
  // That it started, and the thanks: two private answers.
  const undelivered = 'private answer not delivered {"err":"response_url answered 404"}';
  expect(log).toEqual([undelivered, undelivered]);
});
