import { EMPTY_CONTENTS, type PlanContents } from '../contents/contents.ts';
import { splitNameAndVersion } from '../plan/release-name.ts';
import { type Plan, type PlannedLaunch, titleOf } from '../release.ts';

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
const FOLLOWED_PARTS = [
  'scope',
  'components',
  'groups',
  'targets',
  'cohorts',
  'about',
  'push',
  'pull',
  'phased',
] as const;

const pick = <Of extends object, Key extends keyof Of>(of: Of, keys: readonly Key[]): Pick<Of, Key> =>
  Object.fromEntries(keys.map((key) => [key, of[key]])) as Pick<Of, Key>;

/** The same thing without what is to be done for it: no milestones, risks, dependencies or education. */
export const contentsWithoutWork = (contents: PlanContents): PlanContents => ({
  ...EMPTY_CONTENTS,
  ...pick(contents, FOLLOWED_PARTS),
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
  contents: contentsWithoutWork(main.contents),
});

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/**
 * What a change of the main plan means for a wave: only what changed there, so that what was written for the wave
 * alone stays.
 */
export const changesForWave = (before: Plan, after: Plan, wave: Plan, name: string): Partial<Plan> => {
  const fields = FOLLOWED_FIELDS.filter((field) => differ(before[field], after[field]));
  const parts = FOLLOWED_PARTS.filter((part) => differ(before.contents[part], after.contents[part]));
  const isRenamed = titleOf({ plan: before }) !== titleOf({ plan: after });
  const contents: PlanContents = {
    ...wave.contents,
    ...pick(after.contents, parts),
    nextId: Math.max(wave.contents.nextId, after.contents.nextId),
  };
  return {
    ...pick(after, fields),
    ...(parts.length > 0 && { contents }),
    ...(isRenamed && namedAfter(after, name)),
  };
};
