import { addDays, type Instant, isAfter, toInstant, toWall } from '../calendar.ts';
import { isOver, type PlannedLaunch, type Release } from '../release.ts';

/** What somebody follows: products by their names, as plans call them. */
export type Subscription = { userId: string; products: readonly string[] };

/** Monday morning, on the wall of the workspace; each reader gets it in their own working hours. */
export const WEEKLY_CRON = '0 9 * * 1';
const AHEAD_DAYS = 14;
const BACK_DAYS = 7;
/** A letter that is later than this says what everybody knows. */
export const WEEKLY_LATE_MINUTES = 24 * 60;

/** The product that a release belongs to; without one its own name. */
export const productOf = ({ plan }: Pick<Release, 'plan'>): string =>
  plan.product.trim() === '' ? plan.name.trim() : plan.product.trim();

/** Everybody may know of it, and it has begun: secrets, rehearsals and drafts are told to nobody. */
export const isPublicNews = ({ visibility, practice, startedAt, family }: Release): boolean =>
  visibility === 'everyone' && !practice && startedAt !== null && family.mergedInto === null;

/** Products that somebody can follow, by the alphabet. */
export const productsToFollow = (releases: readonly Release[]): readonly string[] =>
  [...new Set(releases.filter(isPublicNews).map(productOf))].toSorted((a, b) => a.localeCompare(b, 'en'));

/** A launch that was moved since the last letter: from when it was planned then. */
export type Moved = { release: Release; from: PlannedLaunch };

export type WeeklyNews = {
  comingUp: readonly Release[];
  launched: readonly Release[];
  moved: readonly Moved[];
};

const byLaunch = (a: Release, b: Release): number => (isAfter(a.plan.launch.at, b.plan.launch.at) ? 1 : -1);

/** Midnight of the day, on the wall of the workspace, so many days from now. */
const daysFrom = (now: Instant, days: number, zone: string): Instant =>
  toInstant({ date: addDays(toWall(now, zone).date, days), time: '00:00', zone });

/** Since when moves and launches are news. */
export const newsSince = (now: Instant, zone: string): Instant => daysFrom(now, -BACK_DAYS, zone);

/**
 * What a week brought and what the next two bring, of these products; each release once.
 *
 * @param moves the first date that each release had since then, by its id
 */
export const weeklyNews = (
  releases: readonly Release[],
  products: readonly string[],
  { moves, now, zone }: { moves: ReadonlyMap<string, PlannedLaunch>; now: Instant; zone: string },
): WeeklyNews => {
  const own = releases.filter((release) => isPublicNews(release) && products.includes(productOf(release)));
  const since = newsSince(now, zone);
  const until = daysFrom(now, AHEAD_DAYS + 1, zone);
  const launched = own.filter(({ launch }) => launch?.liveAt != null && !isAfter(since, launch.liveAt));
  const planned = own.filter((release) => release.launch === null && !isOver(release));
  const moved = planned.flatMap((release): Moved[] => {
    const from = moves.get(release.id);
    return from === undefined || from.at === release.plan.launch.at ? [] : [{ release, from }];
  });
  const movedIds = new Set(moved.map(({ release }) => release.id));
  return {
    comingUp: planned
      .filter(
        (release) =>
          !movedIds.has(release.id) &&
          isAfter(release.plan.launch.at, now) &&
          isAfter(until, release.plan.launch.at),
      )
      .toSorted(byLaunch),
    launched: launched.toSorted(byLaunch),
    moved: moved.toSorted((a, b) => byLaunch(a.release, b.release)),
  };
};

export const isEmptyNews = ({ comingUp, launched, moved }: WeeklyNews): boolean =>
  comingUp.length + launched.length + moved.length === 0;
