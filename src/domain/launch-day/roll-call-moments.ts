import type { Draw, TimedMoment } from '../delivery/moments.ts';
import { standingOf } from './roll-call.ts';

/** When the silence of the station that is up is noticed. */
export const rollCallMoments = ({ release, now }: Draw): TimedMoment[] => {
  const { rollCall, call } = release;
  const standing = standingOf(release, now);
  if (rollCall === null || rollCall.silentAt === null || standing.is !== 'up' || call !== null) return [];
  const { departmentId } = standing.station;
  return [
    {
      key: `station_silent:${departmentId}:${rollCall.silentAt}`,
      kind: 'time.station_silent',
      dueAt: rollCall.silentAt,
      payload: { departmentId },
      late: 'make_up',
    },
  ];
};
