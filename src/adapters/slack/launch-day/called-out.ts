import { standingOf, stationsOf } from '../../../domain/launch-day/roll-call.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import type { Scene } from '../lights/card/scene.ts';

/** While it is called out, whether it is ready is what the stations say; null at any other time. */
export const calledOut = ({ release, now }: Pick<Scene, 'release' | 'now'>): Mrkdwn | null => {
  const stands = standingOf(release, now);
  if (stands.is === 'none') return null;
  const stations = stationsOf(release);
  const gone = stations.filter(({ said: word }) => word?.word === 'go').length;
  if (stands.is === 'complete') return mrkdwn`*Roll-call:* all ${gone} said go.`;
  const count = mrkdwn`${gone} of ${stations.length} said go`;
  return stands.is === 'no_go'
    ? mrkdwn`*Roll-call:* it stands, *${stands.station.name}* says no-go. ${count}.`
    : mrkdwn`*Roll-call:* ${count}, *${stands.station.name}* is up.`;
};
