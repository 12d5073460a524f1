import type { PracticeSlack } from '../../src/practice/slack.ts';
import { channelCalled } from '../../src/practice/workspace/channels.ts';
import { addMessage } from '../../src/practice/workspace/messages.ts';

const AUTHORS = ['U0DOCS', 'U0QA', 'U0SALES', 'U0MANAGER'];

const cardOf = (text: string) => [
  { type: 'section', text: { type: 'mrkdwn', text: `*Atlas 2.0*: ${text} :large_green_circle: <@U0DOCS>` } },
  { type: 'context', elements: [{ type: 'mrkdwn', text: '3 of 8 green. As of today.' }] },
];

/** Puts so many messages into a channel as people and the bot would write them; each says its number. */
export const addMany = ({ workspace }: PracticeSlack, channelName: string, count: number): void => {
  const channel = channelCalled(workspace, channelName);
  for (let number = 1; number <= count; number += 1) {
    const text = `Message ${number}: shared boards are *nearly* done, see #releases.`;
    const isCard = number % 10 === 0;
    addMessage(workspace, channel, {
      user: isCard ? workspace.app.botUserId : (AUTHORS[number % AUTHORS.length] ?? ''),
      text,
      ...(isCard && { blocks: cardOf(text) }),
    });
  }
};
