import { departmentCards } from '../delivery/boards.ts';
import type { DueAction } from '../delivery/due-action.ts';
import {
  cards,
  type Effect,
  everyone,
  isSilent,
  type Scene,
  threadLine,
  toDepartments,
} from '../delivery/statements.ts';
import { lightOf } from '../release.ts';

/** Departments that went over to another release: what stands in their channels says so, and asks no more. */
const leftCards = ({ release, before, settings, now }: Scene): DueAction[] =>
  (before?.lights ?? [])
    .filter(({ departmentId }) => lightOf(release, departmentId) === undefined)
    .flatMap((light) => departmentCards(before ?? release, light, settings, now))
    .map((action) => ({ ...action, payload: { ...action.payload, post: false } }));

/** Whether these events split something off: what left is said in one line, not in one for each department. */
export const isSplitting = ({ release, before }: Scene): boolean =>
  before != null && release.family.splitInto.length > before.family.splitInto.length;

/** Whether this release is made by a split just now; a draft that was split off is started like any other. */
export const isSplitOffNow = ({ release, before }: Scene): boolean =>
  before == null && release.family.splitFrom !== null;

/** What leaves the house for these events. */
export const FAMILY_EFFECTS = {
  release_split: (scene, named) => [...threadLine(scene, named), ...leftCards(scene)],
  // That it is cancelled, and why, is said by its end.
  release_merged: () => [],
  release_took_in: threadLine,
  wave_added: threadLine,
  main_followed: () => [],
  split_from: (scene, named) =>
    isSilent(scene)
      ? cards(scene)
      : [...cards(scene), ...threadLine(scene, named), ...toDepartments(scene, named, everyone)],
} satisfies Record<string, Effect>;
