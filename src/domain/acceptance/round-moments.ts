import type { Instant } from '../calendar.ts';
import { at, type Draw, MORNING, type TimedMoment } from '../delivery/moments.ts';
import type { Release } from '../release.ts';
import { type WorkspaceSettings, weekOf } from '../settings/settings.ts';
import { addWorkingDays, nextWorkingMoment } from '../working-days.ts';
import { type AcceptanceRound, isOpenRound } from './round.ts';

const MIDNIGHT = '00:00';

/** When its cards go out: in the first working hour of its first day, or of the next working day. */
export const beginsAt = (
  { from }: AcceptanceRound,
  { plan }: Pick<Release, 'plan'>,
  settings: WorkspaceSettings,
): Instant => {
  const { zone } = plan.launch;
  return nextWorkingMoment(at(from, MIDNIGHT, zone), weekOf(settings), zone);
};

/** The morning after its last day: whoever looks after it is asked once what came of it. */
const endsAt = (
  { until }: AcceptanceRound,
  { plan }: Pick<Release, 'plan'>,
  settings: WorkspaceSettings,
): Instant => at(addWorkingDays(until, 1, weekOf(settings)), MORNING, plan.launch.zone);

/** The moments of the rounds that are open. What was missed on hold, or before Start, is made up for. */
export const roundMoments = ({ release, settings }: Draw): TimedMoment[] =>
  release.rounds.filter(isOpenRound).flatMap((round): TimedMoment[] => {
    const about = { payload: { roundId: round.id }, late: 'make_up' } as const;
    return [
      {
        key: `round_begins:${round.id}`,
        kind: 'time.round_begins',
        dueAt: beginsAt(round, release, settings),
        ...about,
      },
      {
        key: `round_ends:${round.id}`,
        kind: 'time.round_ends',
        dueAt: endsAt(round, release, settings),
        ...about,
      },
    ];
  });
