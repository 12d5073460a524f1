import { EMPTY_CONTENTS, type PlanContents } from '../contents/contents.ts';
import type { Item } from '../contents/parts.ts';
import { splitNameAndVersion } from '../plan/release-name.ts';
import { type Plan, type PlannedLaunch, titleOf } from '../release.ts';
import { mergedFacts, mergedList } from './merged-lists.ts';

/** What a wave has from its main release, and gets anew when that changes. Name and date are its own. */
const FOLLOWED_FIELDS = [
  'value',
  'path',
  'goal',
  'measure',
  'outOfScope',
  'highlights',
  'product',
  'price',
  'packages',
  'candidate',
  'backOut',
  'beta',
  'risk',
] as const;

/** What the thing itself is. What somebody has to do by a day is done once, in the release where it stands. */
const FOLLOWED_LISTS = ['scope', 'components', 'groups', 'runbook', 'targets', 'cohorts'] as const;
const FOLLOWED_FACTS = ['about', 'push', 'pull', 'phased'] as const;

/** Items of a wave have numbers that its main release never reaches: a number means one item in both. */
const WAVE_NUMBERS = 1_000_000;

const pick = <Of extends object, Key extends keyof Of>(of: Of, keys: readonly Key[]): Pick<Of, Key> =>
  Object.fromEntries(keys.map((key) => [key, of[key]])) as Pick<Of, Key>;

/** The same thing without what is to be done for it: no milestones, risks, dependencies or education. */
export const contentsWithoutWork = (contents: PlanContents): PlanContents => ({
  ...EMPTY_CONTENTS,
  ...pick(contents, FOLLOWED_LISTS),
  ...pick(contents, FOLLOWED_FACTS),
  nextId: contents.nextId,
});

/** "Atlas 2.0 Japan" */
const namedAfter = (main: Plan, wave: string): Pick<Plan, 'name' | 'version'> =>
  splitNameAndVersion(`${titleOf({ plan: main })} ${wave}`);

/** The plan of a new wave: the main plan as it is now, with a name and a date of its own. */
export const planOfWave = (main: Plan, wave: string, launch: PlannedLaunch): Plan => ({
  ...pick(main, FOLLOWED_FIELDS),
  ...namedAfter(main, wave),
  launch,
  contents: { ...contentsWithoutWork(main.contents), nextId: main.contents.nextId + WAVE_NUMBERS },
});

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/** What the wave's lists and facts become; nothing where none of them changes. */
const followedContents = (before: PlanContents, after: PlanContents, wave: PlanContents): PlanContents => ({
  ...wave,
  ...Object.fromEntries(
    FOLLOWED_LISTS.map((part) => [part, mergedList<Item>(before[part], after[part], wave[part])]),
  ),
  ...Object.fromEntries(
    FOLLOWED_FACTS.map((part) => [part, mergedFacts<object>(before[part], after[part], wave[part])]),
  ),
});

/**
 * What a change of the main plan means for a wave: only what changed there, so that what was written for the wave
 * alone stays.
 */
export const changesForWave = (before: Plan, after: Plan, wave: Plan, name: string): Partial<Plan> => {
  const fields = FOLLOWED_FIELDS.filter((field) => differ(before[field], after[field]));
  const isRenamed = titleOf({ plan: before }) !== titleOf({ plan: after });
  const contents = differ(before.contents, after.contents)
    ? followedContents(before.contents, after.contents, wave.contents)
    : wave.contents;
  return {
    ...pick(after, fields),
    ...(differ(wave.contents, contents) && { contents }),
    ...(isRenamed && namedAfter(after, name)),
  };
};
