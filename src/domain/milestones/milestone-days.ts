import { type Instant, toInstant, toWall } from '../calendar.ts';
import type { Item } from '../contents/parts.ts';
import { type Resolved, resolveWhen } from '../contents/when.ts';
import type { Release, Stage } from '../release.ts';
import { isWorkingDay, nextWorkingDay, type WorkingWeek } from '../working-days.ts';

export type Milestone = Item<'milestones'>;

/** A milestone with the days that it comes to, and those on which its owner hears of it. */
export type DatedMilestone = Resolved & {
  item: Milestone;
  /** The working day on which it is named: its own, or the next one. */
  namedOn: string;
  /** The working day after its last, on which it is named once more if it is still open. */
  overdueOn: string;
};

/** Before Start nobody hears of anything, and nobody does once it is over. */
const TOLD: readonly Stage[] = ['planning', 'sign_off', 'launching', 'live', 'retro'];

/** On hold nothing is sent. */
export const areMilestonesTold = ({ stage, hold }: Pick<Release, 'stage' | 'hold'>): boolean =>
  hold === null && TOLD.includes(stage);

/** Each answer once: many milestones lie on the same few days. */
const remembering = <V>(find: (key: string) => V): ((key: string) => V) => {
  const known = new Map<string, V>();
  return (key) => {
    const found = known.get(key) ?? find(key);
    known.set(key, found);
    return found;
  };
};

/** @param week of the workspace: what counts as a working day */
export const datedMilestones = (
  { plan }: Pick<Release, 'plan'>,
  week: WorkingWeek,
): readonly DatedMilestone[] => {
  const { milestones } = plan.contents;
  const named = remembering((date) => (isWorkingDay(date, week) ? date : nextWorkingDay(date, week)));
  const after = remembering((date) => nextWorkingDay(date, week));
  const resolved = remembering((when) => resolveWhen(JSON.parse(when), plan.launch, week));
  return milestones.map((item) => {
    const days = resolved(JSON.stringify(item.when));
    return { ...days, item, namedOn: named(days.date), overdueOn: after(days.until) };
  });
};

/** Its last day is over, on the wall that it is planned on, and nobody said that it is done. */
export const isOverdue = ({ item, until, zone }: DatedMilestone, now: Instant): boolean =>
  item.doneAt === null && until < toWall(now, zone).date;

/** Its day has come, and is not over. */
export const isDueNow = ({ item, date, until, zone }: DatedMilestone, now: Instant): boolean => {
  const today = toWall(now, zone).date;
  return item.doneAt === null && date <= today && today <= until;
};

/** Who reads of it: its owner, or in a rehearsal the manager; null where nobody has taken it. */
export const readerOf = (release: Release, { owner }: Milestone): string | null => {
  if (owner === null || owner.userId === null) return null;
  return release.practice ? release.manager.userId : owner.userId;
};

/** What one person reads on one day; what is done meanwhile stays there as done. */
export type MilestoneDay = { due: readonly DatedMilestone[]; overdue: readonly DatedMilestone[] };

/**
 * The milestones of one person's message.
 *
 * @param zone of the reader: what was done before that day is not overdue on it
 */
export const milestonesOn = (
  release: Release,
  { userId, date, zone }: { userId: string; date: string; zone: string },
  week: WorkingWeek,
): MilestoneDay => {
  const own = datedMilestones(release, week).filter(({ item }) => readerOf(release, item) === userId);
  const overdue = own.filter(
    ({ item, overdueOn }) =>
      overdueOn === date && (item.doneAt === null || toWall(item.doneAt, zone).date >= date),
  );
  return { due: own.filter(({ namedOn, overdueOn }) => namedOn === date && overdueOn !== date), overdue };
};

/** The days on which somebody reads of an open milestone, each once. */
export const daysToTell = (milestones: readonly DatedMilestone[]): readonly string[] => [
  ...new Set(
    milestones
      .filter(({ item }) => item.doneAt === null)
      .flatMap(({ namedOn, overdueOn }) => [namedOn, overdueOn]),
  ),
];

/** Where a date stands first; days are all as long there. */
const FIRST_ZONE = 'Pacific/Kiritimati';

/** The first moment at which that date stands on any wall: somebody's morning may be only hours away. */
export const dateBegins = (date: string): Instant => toInstant({ date, time: '00:00', zone: FIRST_ZONE });

/** The last of these dates that has begun somewhere, and the first that has begun nowhere yet. */
export const daysAround = (dates: readonly string[], now: Instant): readonly string[] => {
  const begun = toWall(now, FIRST_ZONE).date;
  const sorted = dates.toSorted();
  const around = [sorted.findLast((date) => date <= begun), sorted.find((date) => date > begun)];
  return around.filter((date) => date !== undefined);
};
