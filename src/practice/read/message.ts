import { readBlocks } from './blocks.ts';
import { readMrkdwn } from './mrkdwn.ts';
import type { Reader } from './reader.ts';

/** Shows a message as a person would read it; where there are blocks, the text is not shown, as in Slack. */
export const readMessage = (message: { text?: string; blocks?: unknown[] }, reader: Reader): string =>
  message.blocks !== undefined && message.blocks.length > 0
    ? readBlocks(message.blocks, reader)
    : readMrkdwn(message.text ?? '', reader);
