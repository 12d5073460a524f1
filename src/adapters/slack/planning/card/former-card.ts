import type { Release } from '../../../../domain/release.ts';
import { section } from '../../kit/blocks.ts';
import { message, type SlackMessage } from '../../kit/message.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import { titled } from './titled.ts';

/** Whoever managed it before reads who has it now, and finds nothing to press. */
export const formerCard = (release: Release): SlackMessage => {
  const text = mrkdwn`*${titled(release)}* is managed by ${release.manager.name} now.`;
  return message(text, [section(text)]);
};
