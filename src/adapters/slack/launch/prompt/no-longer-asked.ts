import type { DueRow } from '../../../../application/ports.ts';
import { launchPromptSubject } from '../../../../domain/delivery/boards.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { slackDate } from '../../kit/dates.ts';
import type { SlackMessage } from '../../kit/message.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import { formerCard } from '../../planning/card/former-card.ts';
import { drawBoard } from './draw-board.ts';

/**
 * What a manager's board says once its question is not theirs, or not about the planned moment any more. Null
 * while it is still the question that it was.
 */
export const noLongerAsked = (row: Pick<DueRow, 'slot'>, release: Release): SlackMessage | null => {
  const { slot } = row;
  if (slot === null) return null;
  const { audience } = slot;
  const managers = [release.manager.userId, release.standInId];
  if ('user' in audience && !managers.includes(audience.user)) return formerCard(release);
  const [attempt = ''] = slot.subject.split(':');
  const isMoved =
    slot.kind === 'board.launch_prompt' &&
    slot.subject !== launchPromptSubject(release, release.plan.launch.at, attempt);
  if (!isMoved) return null;
  const { at, zone } = release.plan.launch;
  const words = mrkdwn`*${titleOf(release)}* was moved to ${slackDate(at, zone)}. I ask you again half an hour before.`;
  return drawBoard(release, { words });
};
