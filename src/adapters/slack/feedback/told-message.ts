import { type Theme, toldIn } from '../../../domain/feedback/themes.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { context, section } from '../kit/blocks.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { richList } from '../kit/rich-text.ts';
import { practiceBlocks, practiceText } from '../launch/prompt/practice.ts';
import type { Renderer } from '../renderer.ts';
import { inlineText } from '../words/inline-text.ts';

const entry = ({ name, answer }: Theme): string => `You said: ${name}. We did: ${answer}`;

/** The same for everybody who answered: nothing of it says what they said themselves. */
export const toldMessage = (release: Release, themes: readonly Theme[]): SlackMessage => {
  const head: Mrkdwn = mrkdwn`*You said, we did*: what became of the feedback on *${titleOf(release)}*.`;
  const lines = themes.map(({ name, answer }) => mrkdwn`${inlineText(name)}: ${inlineText(answer)}`);
  return message(practiceText(release, joinMrkdwn([head, ...lines])), [
    ...practiceBlocks(release),
    section(head),
    richList(themes.map(entry), 8000),
    context(
      mrkdwn`You get this once, because you answered. Thank you. ${release.manager.name} reads what you say.`,
    ),
  ]);
};

export const renderTold: Renderer = async ({ workspaceId, releaseId, payload }, reads) => {
  const release = releaseId === null ? null : await reads.release(workspaceId, releaseId);
  if (release === null) return { skip: 'unknown release' };
  const themes = toldIn(await reads.feedbackThemes(workspaceId, release.id), Number(payload.telling));
  return themes.length === 0 ? { skip: 'nothing_to_tell' } : { message: toldMessage(release, themes) };
};
