import { expect, test } from 'vitest';
import { aMessenger, SETTLE_MS } from '../adapters/slack/delivery/a-messenger.ts';
import { aBoard } from '../support/builders.ts';
import { schedule } from '../support/store.ts';

test('an edit on which the bot died cannot stay on top of a newer one, however late Slack accepts it', async () => {
  const { client, deliver, store, claim, messenger, messageIn, passes, says, said } = await aMessenger();
  const { row: posted } = await deliver(aBoard());
  passes(1000);
  says.message = { text: 'three' };
  await schedule(store, aBoard());
  // As the next start finds it: under way when the process died, with "two" on its way to Slack.
  const row = { ...(await claim()), problem: 'interrupted' };
  expect(await messenger.deliver(row)).toEqual({
    outcome: 'not_sent',
    problem: 'edit_unsettled',
    retryAfterMs: SETTLE_MS,
    counts: false,
  });
  expect(said('C0REL')).toEqual(['three']);

  const ts = (await messageIn(posted.slotKey))?.ts ?? '';
  await client.chat.update({ channel: 'C0REL', ts, text: 'two' });
  expect(said('C0REL')).toEqual(['two']);
  passes(SETTLE_MS);
  expect(await messenger.deliver({ ...row, problem: 'edit_unsettled' })).toEqual({
    outcome: 'sent',
    message: null,
  });
  expect(said('C0REL')).toEqual(['three']);
});
