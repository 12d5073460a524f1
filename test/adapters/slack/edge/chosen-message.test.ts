import type { MessageShortcut } from '@slack/bolt';
import { expect, test } from 'vitest';
import { chosenMessageOf } from '../../../../src/adapters/slack/edge/chosen-message.ts';

const chosen = (message: Record<string, unknown>) =>
  chosenMessageOf(
    {
      type: 'message_action',
      channel: { id: 'C0ANN', name: 'announcements' },
      message_ts: '2.0',
      message: { ts: '2.0', text: 'Slow.', ...message },
    } as unknown as MessageShortcut,
    'https://atlas.slack.com/',
  );

test('whoever wrote it, and how often people reacted; nobody who did', () => {
  const reactions = [{ name: '+1', count: 3, users: ['U0ANN', 'U0BOB'] }, { name: 'broken' }, null];
  const found = chosen({ user: 'U0REA', thread_ts: '1.0', reactions });
  expect(found).toMatchObject({ authorId: 'U0REA', threadTs: '1.0', reactions: [{ name: '+1', count: 3 }] });
  expect(JSON.stringify(found)).not.toMatch(/U0ANN|U0BOB/);
});

test.each([
  ['an app', { user: 'U0BOT', bot_id: 'B0BOT' }],
  ['nobody', {}],
  ['something else', { user: 7 }],
])('what %s wrote has no author', (_, message) => {
  const found = chosen(message);
  expect(found?.authorId).toBeUndefined();
  expect(found?.reactions).toBeUndefined();
});
