import type { DueAction } from '../delivery/due-action.ts';
import { type Effect, type Scene, toManagers } from '../delivery/statements.ts';
import type { Light } from '../lights/light.ts';
import { lightOf } from '../release.ts';
import { reviewBoards } from './review-boards.ts';

/** A message that is only brought up to date where it stands. */
const edited = ({ release, settings, now }: Scene, light: Light): DueAction[] =>
  reviewBoards(release, light, settings, now).map((action) => ({
    ...action,
    payload: { ...action.payload, post: false },
  }));

/** A department that is left out reads so where it was asked about the date. */
export const leftOutReview: Effect = (scene, { event }) => {
  const was =
    event.type === 'department_removed' && scene.before != null
      ? lightOf(scene.before, event.departmentId)
      : undefined;
  return was === undefined ? [] : edited(scene, was);
};

const boardsOf = (scene: Scene, departmentIds: readonly string[]) =>
  departmentIds.flatMap((id) => {
    const light = lightOf(scene.release, id);
    const before = scene.before == null ? undefined : lightOf(scene.before, id);
    if (light === undefined) return [];
    // Asked anew: the message before says so.
    const older =
      before === undefined || before.reviewAskedAt === light.reviewAskedAt ? [] : edited(scene, before);
    return [...older, ...reviewBoards(scene.release, light, scene.settings, scene.now)];
  });

/** What leaves the house for these events: the manager hears at once of what is in the way, and not of "fine". */
export const REVIEW_EFFECTS = {
  reviews_asked: (scene, { event }) =>
    event.type === 'reviews_asked' ? boardsOf(scene, event.departmentIds) : [],
  date_reviewed: (scene, named) => {
    const { event } = named;
    if (event.type !== 'date_reviewed') return [];
    const told = event.answer === 'fine' ? [] : toManagers(scene, named);
    return [...boardsOf(scene, [event.departmentId]), ...told];
  },
} satisfies Record<string, Effect>;
