import type { PromptedAs } from '../../../domain/feedback/prompts.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { section } from '../kit/blocks.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { practiceBlocks, practiceText } from '../launch/prompt/practice.ts';
import type { Renderer } from '../renderer.ts';
import { numberWord } from '../words/count-words.ts';
import { answerButtons, ratingButtons } from './rating-buttons.ts';

const out = (release: Release, days: number): Mrkdwn =>
  mrkdwn`*${titleOf(release)}* has been out for ${numberWord(days)} working ${days === 1 ? 'day' : 'days'}.`;

/** Who ran it is asked how it went, who sells it how it goes, who uses it how it is. */
const QUESTIONS: Record<PromptedAs, Mrkdwn> = {
  ran: mrkdwn`How did it go for you to bring it out?`,
  sells: mrkdwn`How does it go with your customers?`,
  uses: mrkdwn`How is it for you now?`,
};

/** Asked in a thread, some working days later. */
export const feedbackPrompt = (release: Release, days: number, as: PromptedAs = 'uses'): SlackMessage => {
  const words = mrkdwn`${out(release, days)} ${QUESTIONS[as]} One tap is enough; a new rating replaces your earlier one.`;
  return message(practiceText(release, words), [
    ...practiceBlocks(release),
    section(words),
    ratingButtons(release),
    answerButtons(release),
  ]);
};

export const renderFeedbackPrompt: Renderer = async ({ workspaceId, releaseId, payload }, reads) => {
  const release = releaseId === null ? null : await reads.release(workspaceId, releaseId);
  if (release === null) return { skip: 'unknown release' };
  const isOpen = release.launch?.liveAt != null && release.stage !== 'cancelled' && release.hold === null;
  if (!isOpen) return { skip: 'takes no feedback' };
  const as = payload.as === 'ran' || payload.as === 'sells' ? payload.as : 'uses';
  return { message: feedbackPrompt(release, Number(payload.days), as) };
};
