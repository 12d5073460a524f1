import type { Button, KnownBlock } from '@slack/types';
import type { Release } from '../../../../domain/release.ts';
import { actions, section } from '../../kit/blocks.ts';
import { message, type SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, renderedMrkdwn } from '../../kit/mrkdwn.ts';
import { escapeMrkdwn } from '../../kit/text.ts';
import { practiceBlocks, practiceText } from './practice.ts';

/** One state of a board. */
export type Drawing = {
  words: Mrkdwn;
  /** Further paragraphs; strings hold what people wrote and are shown as they are. Null is left out. */
  more?: readonly (Mrkdwn | string | null)[];
  buttons?: readonly Button[];
};

const aloud = (text: Mrkdwn | string): Mrkdwn =>
  typeof text === 'string' ? renderedMrkdwn(escapeMrkdwn(text)) : text;

/** The message of a board, its text carrying all that the blocks say. */
export const drawBoard = (release: Release, { words, more = [], buttons = [] }: Drawing): SlackMessage => {
  const paragraphs = [words, ...more.filter((text) => text !== null)];
  const blocks: KnownBlock[] = [
    ...practiceBlocks(release),
    ...paragraphs.map((text) => section(text)),
    ...(buttons.length === 0 ? [] : [actions('launch', buttons)]),
  ];
  return message(practiceText(release, joinMrkdwn(paragraphs.map(aloud))), blocks);
};
