import { section } from '../../kit/blocks.ts';
import { message, type SlackMessage } from '../../kit/message.ts';
import type { Mrkdwn } from '../../kit/mrkdwn.ts';

/** One paragraph as a message; with its block, so that a window can show it as well. */
export const sentence = (text: Mrkdwn): SlackMessage => message(text, [section(text)]);
