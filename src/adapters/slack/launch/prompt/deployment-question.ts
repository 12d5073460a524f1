import { type Release, titleOf } from '../../../../domain/release.ts';
import { slackDate } from '../../kit/dates.ts';
import type { SlackMessage } from '../../kit/message.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import { drawBoard } from './draw-board.ts';
import { launchButton } from './launch-buttons.ts';

/** "Did it work?", asked while a deployment runs; null once somebody said, and while it is on hold. */
export const deploymentQuestion = (release: Release, zone: string): SlackMessage | null => {
  const { launch, hold, stage } = release;
  if (stage !== 'launching' || launch === null || launch.liveAt !== null || hold !== null) return null;
  const since = slackDate(launch.decidedAt, zone);
  return drawBoard(release, {
    words: mrkdwn`Deployment of *${titleOf(release)}* has been running since ${since}. Did it work?`,
    buttons: [launchButton(release, 'live', 'primary'), launchButton(release, 'failed')],
  });
};
