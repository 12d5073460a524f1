import type { ItemValues } from '../command.ts';
import type { PlanContents } from '../contents/contents.ts';
import { relativeTo, resolveWhen, type When } from '../contents/when.ts';
import type { PlannedLaunch } from '../release.ts';
import type { WorkingWeek } from '../working-days.ts';
import type { TimelineRow } from './timeline.ts';

/** Whether milestones keep their distance from the launch when it moves, or stay on their days. */
export const COURSES = ['moves', 'stays'] as const;
export type Course = (typeof COURSES)[number];

/** The plan into which a timeline goes. */
export type Target = { launch: PlannedLaunch; week: WorkingWeek; contents: Pick<PlanContents, 'milestones'> };

/** Rows that are new to the plan, and those that stand in it: the same words on the same day. */
export type Compared = { fresh: readonly TimelineRow[]; standing: readonly TimelineRow[] };

const nameOf = (what: string, when: When, { launch, week }: Target): string =>
  `${what.trim().toLowerCase()} ${resolveWhen(when, launch, week).date}`;

export const compareWith = (rows: readonly TimelineRow[], target: Target): Compared => {
  const known = new Set(target.contents.milestones.map(({ what, when }) => nameOf(what, when, target)));
  const stands = ({ what, when }: TimelineRow): boolean => known.has(nameOf(what, when, target));
  return { fresh: rows.filter((row) => !stands(row)), standing: rows.filter(stands) };
};

/** A range is an event outside the release: it stays, whatever the launch does. */
const followed = (when: When, course: Course, { launch, week }: Target): When =>
  when.kind === 'fixed' && when.until === null && course === 'moves' ? relativeTo(when, launch, week) : when;

/** The milestones of rows, as a plan takes them. */
export const milestonesOf = (
  rows: readonly TimelineRow[],
  course: Course,
  target: Target,
): readonly ItemValues<'milestones'>[] =>
  rows.map(({ what, owner, when }) => ({ what, owner, when: followed(when, course, target) }));
