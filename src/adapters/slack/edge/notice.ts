import type { ModalView } from '@slack/types';
import { plainText, section } from '../kit/blocks.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { mrkdwn, renderedMrkdwn } from '../kit/mrkdwn.ts';
import { escapeMrkdwn } from '../kit/text.ts';
import { modal } from '../kit/views.ts';

export const NOTICE_CALLBACK = 'edge.notice';

/** A sentence, for one person. Plain: whatever people typed may stand in it. */
export const plainMessage = (text: string): SlackMessage => ({
  text: escapeMrkdwn(text),
  blocks: [{ type: 'section', text: plainText(text) }],
});

/** The same where there is no message to answer: a small window that can only be closed. */
export const noticeView = ({ text, blocks }: SlackMessage): ModalView =>
  modal({
    callbackId: NOTICE_CALLBACK,
    title: 'Greenlight',
    close: 'Close',
    blocks: blocks ?? [section(renderedMrkdwn(text))],
  });

export const nothingThere = (slashCommand: string): SlackMessage =>
  message(mrkdwn`This button belongs to an older message. \`${slashCommand}\` shows what needs you now.`);
