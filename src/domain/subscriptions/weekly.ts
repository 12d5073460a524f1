import { addDays, type Instant, isAfter, toInstant, toWall } from '../calendar.ts';
import { isOver, type PlannedLaunch, type Release } from '../release.ts';

/** Products by their names, as plans call them, and areas: components that plans name, in whichever product. */
export type Followed = { products: readonly string[]; areas: readonly string[] };

/** What somebody follows. */
export type Subscription = Followed & { userId: string };

export const followsNothing = ({ products, areas }: Followed): boolean =>
  products.length + areas.length === 0;

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

/** The areas that a release touches: the components of its plan. */
export const areasOf = ({ plan }: Pick<Release, 'plan'>): readonly string[] =>
  plan.contents.components.map(({ name }) => name.trim()).filter((name) => name !== '');

const byAlphabet = (names: readonly string[]): readonly string[] =>
  [...new Set(names)].toSorted((a, b) => a.localeCompare(b, 'en'));

/** Products and areas that somebody can follow, by the alphabet. */
export const whatToFollow = (releases: readonly Release[]): Followed => {
  const news = releases.filter(isPublicNews);
  return { products: byAlphabet(news.map(productOf)), areas: byAlphabet(news.flatMap(areasOf)) };
};

const isFollowed = (release: Release, { products, areas }: Followed): boolean =>
  products.includes(productOf(release)) || areasOf(release).some((area) => areas.includes(area));

/** A launch that was moved since the last letter: from when it was planned then. */
export type Moved = { release: Release; from: PlannedLaunch };

export type WeeklyNews = {
  comingUp: readonly Release[];
  launched: readonly Release[];
  moved: readonly Moved[];
};

const byLaunch = ({ plan: a }: Release, { plan: b }: Release): number =>
  isAfter(a.launch.at, b.launch.at) ? 1 : isAfter(b.launch.at, a.launch.at) ? -1 : 0;

/** Midnight of the day, on the wall of the workspace, so many days from now. */
const daysFrom = (now: Instant, days: number, zone: string): Instant =>
  toInstant({ date: addDays(toWall(now, zone).date, days), time: '00:00', zone });

/** Since when moves and launches are news. */
export const newsSince = (now: Instant, zone: string): Instant => daysFrom(now, -BACK_DAYS, zone);

/**
 * What a week brought and what the next two bring, of what somebody follows; each release once.
 *
 * @param moves the first date that each release had since then, by its id
 */
export const weeklyNews = (
  releases: readonly Release[],
  followed: Followed,
  { moves, now, zone }: { moves: ReadonlyMap<string, PlannedLaunch>; now: Instant; zone: string },
): WeeklyNews => {
  const own = releases.filter((release) => isPublicNews(release) && isFollowed(release, followed));
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
