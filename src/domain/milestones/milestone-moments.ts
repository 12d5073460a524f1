import { compare, isAfter } from '../calendar.ts';
import type { Draw, TimedMoment } from '../delivery/moments.ts';
import { weekOf } from '../settings/settings.ts';
import { areMilestonesTold, dateBegins, datedMilestones, daysAround, daysToTell } from './milestone-days.ts';
import { changesOfGuard } from './on-watch.ts';

/**
 * The next moment at which a milestone is named to somebody, or another takes the watch. One alone, however
 * many milestones there are: when it comes, the next is drawn. The last that has come is named with it: it may
 * still wait for its turn.
 */
export const milestoneMoments = ({ release, settings, now }: Draw): TimedMoment[] => {
  if (!areMilestonesTold(release)) return [];
  const week = weekOf(settings);
  const days = daysAround(daysToTell(datedMilestones(release, week)), now).map(dateBegins);
  const moments = [...days, ...changesOfGuard(release, week)].toSorted(compare);
  const next = moments.find((moment) => isAfter(moment, now));
  const last = moments.findLast((moment) => !isAfter(moment, now));
  return [last, next]
    .filter((moment) => moment !== undefined)
    .map((dueAt) => ({
      key: `milestones:${dueAt}`,
      kind: 'time.milestones',
      dueAt,
      payload: {},
      late: 'drop',
    }));
};
