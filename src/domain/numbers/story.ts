import type { NumberEntry } from './entry.ts';
import { type Aftermath, aftermathOf } from './story/aftermath.ts';
import { type Course, courseOf } from './story/course.ts';
import { type Asking, askingsOf } from './story/lights.ts';
import { type Blockers, blockersOf, type Conditions, conditionsOf } from './story/matters.ts';
import { launchedWithout } from './story/waivers.ts';

/** All that numbers know of one release. */
export type Story = {
  releaseId: string;
  course: Course;
  askings: readonly Asking[];
  without: number;
  conditions: Conditions;
  blockers: Blockers;
  aftermath: Aftermath;
};

/** What the record says of one release, in the order in which it was written. */
export const storyOf = (releaseId: string, entries: readonly NumberEntry[], zone: string): Story => {
  const course = courseOf(entries, zone);
  return {
    releaseId,
    course,
    askings: askingsOf(entries),
    without: launchedWithout(entries),
    conditions: conditionsOf(entries),
    blockers: blockersOf(entries),
    aftermath: aftermathOf(entries, { ...course, zone }),
  };
};

/** The story of every release that the entries are about. */
export const storiesIn = (entries: readonly NumberEntry[], zone: string): readonly Story[] => {
  const byRelease = new Map<string, NumberEntry[]>();
  for (const entry of entries) {
    const own = byRelease.get(entry.releaseId);
    if (own === undefined) byRelease.set(entry.releaseId, [entry]);
    else own.push(entry);
  }
  return [...byRelease].map(([releaseId, own]) => storyOf(releaseId, own, zone));
};
