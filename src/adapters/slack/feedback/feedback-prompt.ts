import { type Release, titleOf } from '../../../domain/release.ts';
import { section } from '../kit/blocks.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { practiceBlocks, practiceText } from '../launch/prompt/practice.ts';
import type { Renderer } from '../renderer.ts';
import { numberWord } from '../words/count-words.ts';
import { ratingButtons } from './rating-buttons.ts';

const question = (release: Release, days: number): Mrkdwn =>
  mrkdwn`*${titleOf(release)}* has been out for ${numberWord(days)} working ${days === 1 ? 'day' : 'days'}. How is it for you now?`;

/** Asked again in the thread of the announcement, a few working days later. */
export const feedbackPrompt = (release: Release, days: number): SlackMessage => {
  const words = mrkdwn`${question(release, days)} One tap is enough; a new rating replaces your earlier one.`;
  return message(practiceText(release, words), [
    ...practiceBlocks(release),
    section(words),
    ratingButtons(release),
  ]);
};

export const renderFeedbackPrompt: Renderer = async ({ workspaceId, releaseId, payload }, reads) => {
  const release = releaseId === null ? null : await reads.release(workspaceId, releaseId);
  if (release === null) return { skip: 'unknown release' };
  const isOpen = release.launch?.liveAt != null && release.stage !== 'cancelled' && release.hold === null;
  if (!isOpen) return { skip: 'takes no feedback' };
  return { message: feedbackPrompt(release, Number(payload.days)) };
};
