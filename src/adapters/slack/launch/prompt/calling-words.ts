import { standingOf } from '../../../../domain/launch-day/roll-call.ts';
import { titleOf } from '../../../../domain/release.ts';
import { type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import type { LaunchScene } from './launch-scene.ts';

/** Where the roll-call stands, for the manager's boards. */
export const callingWords = ({ release, now }: LaunchScene): Mrkdwn => {
  const standing = standingOf(release, now);
  const where =
    standing.is === 'no_go'
      ? mrkdwn`*${standing.station.name}* says no-go.`
      : standing.is === 'up'
        ? mrkdwn`*${standing.station.name}* is up.`
        : mrkdwn`All said go.`;
  return mrkdwn`*${titleOf(release)}*\nThe roll-call runs, in the thread under the release card. ${where} You launch once all said go.`;
};
