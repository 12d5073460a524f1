import { type Instant, isAfter, toWall } from '../calendar.ts';
import { at, type Draw, MORNING, type TimedMoment } from '../delivery/moments.ts';
import { addWorkingDays, nextWorkingMoment } from '../working-days.ts';
import { managersWall, presentGroup, spreadingOf } from './rollout.ts';

/**
 * "Go on?" at the end of the time, then each working morning until somebody decides. It follows from what is stored
 * alone, so that it comes however long nothing ran; what was missed at night comes with the next working hours.
 */
export const rolloutMoments = ({ release, settings, now }: Draw): TimedMoment[] => {
  const rollout = spreadingOf(release);
  if (rollout === null || release.hold !== null) return [];
  const { zone, week } = managersWall(release, settings);
  const { asked, until } = rollout;
  const planned: Instant =
    asked === null ? until : at(addWorkingDays(toWall(asked.at, zone).date, 1, week), MORNING, zone);
  const next = nextWorkingMoment(now, week, zone);
  const dueAt = !isAfter(planned, now) && isAfter(next, now) ? next : planned;
  const groupId = presentGroup(rollout).id;
  return [
    {
      key: `stage_ask:${groupId}:${dueAt}`,
      kind: 'time.stage_ask',
      dueAt,
      payload: { groupId },
      late: 'make_up',
    },
  ];
};
