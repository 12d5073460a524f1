import { type Instant, toWall } from '../../domain/calendar.ts';
import { mayReadNumbers } from '../../domain/numbers/may-read.ts';
import { type Numbers, numbersOf, yearOf } from '../../domain/numbers/numbers.ts';
import { type ReadScope, readScope, type Scope } from '../../domain/numbers/scope.ts';
import { type Story, storiesIn } from '../../domain/numbers/story.ts';
import type { Actor } from '../../domain/person.ts';
import { maySee } from '../../domain/policy.ts';
import type { Release } from '../../domain/release.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import { productOf } from '../../domain/subscriptions/weekly.ts';
import type { Reads } from '../ports.ts';

type NumberSource = Pick<Reads, 'numberEntries' | 'releases' | 'settings'>;

/** The stories of a workspace, each with the product that its release belongs to now. */
export type NumberHouse = {
  settings: WorkspaceSettings;
  stories: readonly (Story & { product: string })[];
};

/**
 * Reads what numbers are made of: the record, and of the releases only which product they belong to and whether they
 * may be shown. Rehearsals are in no number.
 *
 * @param isShown which releases the reader may know of
 */
export const readStories = async (
  reads: NumberSource,
  workspaceId: string,
  isShown: (release: Release, settings: WorkspaceSettings) => boolean,
): Promise<NumberHouse> => {
  const settings = await reads.settings(workspaceId);
  const shown = (await reads.releases(workspaceId, 'all')).filter(
    (release) => !release.practice && isShown(release, settings),
  );
  const products = new Map(shown.map((release) => [release.id, productOf(release)]));
  const entries = await reads.numberEntries(workspaceId);
  const stories = storiesIn(
    entries.filter(({ releaseId }) => products.has(releaseId)),
    settings.zone,
  );
  return {
    settings,
    stories: stories.map((story) => ({ ...story, product: products.get(story.releaseId) ?? '' })),
  };
};

/** What everybody in the workspace may know of: for what stands in a channel or leaves as a file. */
export const isForEverybody = ({ visibility }: Release): boolean => visibility === 'everyone';

/** Numbers of a scope, and what else there would be to choose. */
export type NumbersReport = Scope & {
  numbers: Numbers;
  /** Releases that are counted somewhere: by the alphabet, and the newest first. */
  products: readonly string[];
  years: readonly number[];
  /** What departments are called now, by their id. */
  names: ReadonlyMap<string, string>;
};

/** The numbers of one scope. */
export const reportOf = ({ stories, settings }: NumberHouse, { product, year }: Scope): NumbersReport => {
  const { zone, departments } = settings;
  const counted = stories.filter((story) => yearOf(story, zone) !== null);
  const years = counted.map((story) => yearOf(story, zone) ?? 0);
  const own = product === null ? stories : stories.filter((story) => story.product === product);
  return {
    product,
    year,
    numbers: numbersOf(own, year, zone),
    products: [...new Set(counted.map((story) => story.product))].toSorted((a, b) =>
      a.localeCompare(b, 'en'),
    ),
    years: [...new Set(years)].toSorted((a, b) => b - a),
    names: new Map(departments.map(({ id, name }) => [id, name])),
  };
};

/** The year on the wall of the workspace. */
export const yearAt = (now: Instant, { zone }: Pick<WorkspaceSettings, 'zone'>): number =>
  Number(toWall(now, zone).date.slice(0, 4));

export type AskedNumbers =
  | { ok: true; report: NumbersReport }
  | { ok: false; why: 'may_not'; settings: WorkspaceSettings }
  | { ok: false; why: 'unknown_product'; typed: string; products: readonly string[] };

/** The numbers that somebody asks for, over the releases that they may know of. */
export const readNumbers = async (
  reads: NumberSource,
  actor: Actor,
  wanted: Scope | { typed: string },
  now: Instant,
): Promise<AskedNumbers> => {
  const settings = await reads.settings(actor.workspaceId);
  if (!mayReadNumbers(actor, settings)) return { ok: false, why: 'may_not', settings };
  const house = await readStories(reads, actor.workspaceId, (release) => maySee(actor, release, settings));
  const thisYear = yearAt(now, settings);
  const { products } = reportOf(house, { product: null, year: null });
  const read: ReadScope =
    'typed' in wanted ? readScope(wanted.typed, products, thisYear) : { ok: true, scope: wanted };
  if (!read.ok) return { ok: false, why: 'unknown_product', typed: read.typed, products: read.products };
  return { ok: true, report: reportOf(house, read.scope) };
};
