import { isAfter } from '../calendar.ts';
import type { Draw, TimedMoment } from '../delivery/moments.ts';
import { weekOf } from '../settings/settings.ts';
import { areMilestonesTold, dateBegins, datedMilestones, daysToTell, nextToBegin } from './milestone-days.ts';
import { changesOfGuard } from './on-watch.ts';

/**
 * The next moment at which a milestone is named to somebody, or another takes the watch. One alone, however
 * many milestones there are: when it comes, the next is drawn.
 */
export const milestoneMoments = ({ release, settings, now }: Draw): TimedMoment[] => {
  if (!areMilestonesTold(release)) return [];
  const week = weekOf(settings);
  const day = nextToBegin(daysToTell(datedMilestones(release, week)), now);
  const [next] = [...(day === undefined ? [] : [dateBegins(day)]), ...changesOfGuard(release, week)]
    .filter((moment) => isAfter(moment, now))
    .toSorted((a, b) => (isAfter(a, b) ? 1 : -1));
  return next === undefined
    ? []
    : [{ key: `milestones:${next}`, kind: 'time.milestones', dueAt: next, payload: {}, late: 'drop' }];
};
