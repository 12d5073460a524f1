import { addDays, type Instant, isAfter, toInstant } from '../calendar.ts';
import type { Owner } from '../contents/parts.ts';
import { type Resolved, resolveWhen } from '../contents/when.ts';
import type { Release } from '../release.ts';
import type { WorkingWeek } from '../working-days.ts';

/** Somebody's watch after the launch. */
export type Watch = { owner: Owner; from: Instant; until: Instant };
/** What is being done, and who is responsible for it. */
export type Phase = Watch & { name: string };

type Planned = Pick<Release, 'plan'>;

/** Without a time it begins with its day, and ends when its last day is over. */
const begins = ({ at, date, zone }: Resolved): Instant => at ?? toInstant({ date, time: '00:00', zone });
const ends = ({ at, until, zone }: Resolved): Instant =>
  at ?? toInstant({ date: addDays(until, 1), time: '00:00', zone });

const byStart = (a: { from: Instant }, b: { from: Instant }): number => (isAfter(a.from, b.from) ? 1 : -1);

/** The whole rota, in the order of its watches. */
export const watchesOf = ({ plan }: Planned, week: WorkingWeek): readonly Watch[] =>
  plan.contents.watch
    .flatMap(({ owner, starts, ends: end }) =>
      owner === null
        ? []
        : [
            {
              owner,
              from: begins(resolveWhen(starts, plan.launch, week)),
              until: ends(resolveWhen(end, plan.launch, week)),
            },
          ],
    )
    .toSorted(byStart);

export const phasesOf = ({ plan }: Planned, week: WorkingWeek): readonly Phase[] =>
  plan.contents.phases
    .map(({ name, owner, starts, ends: end }) => ({
      name,
      owner: owner ?? { userId: null, name: '' },
      from: begins(resolveWhen(starts, plan.launch, week)),
      until: ends(resolveWhen(end, plan.launch, week)),
    }))
    .toSorted(byStart);

/** Those that have begun and are not over; the minute of the end is over. */
export const runningAt = <W extends Watch>(watches: readonly W[], now: Instant): readonly W[] =>
  watches.filter(({ from, until }) => !isAfter(from, now) && isAfter(until, now));

/** The moments at which another watch or phase begins or ends. */
export const changesOfGuard = (planned: Planned, week: WorkingWeek): readonly Instant[] =>
  [...watchesOf(planned, week), ...phasesOf(planned, week)].flatMap(({ from, until }) => [from, until]);
