import type { Instant } from '../calendar.ts';
import { audiencesOf } from '../delivery/audience.ts';
import { boardAction } from '../delivery/boards.ts';
import { type Audience, type DueAction, PRIORITY, type Slot } from '../delivery/due-action.ts';
import type { Light } from '../lights/light.ts';
import { lightsAreOpen, type Release } from '../release.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';
import { isReviewOpen } from './date-question.ts';

/** Each time that it is asked is a message of its own: an edit would notify nobody. */
const subjectOf = (departmentId: string, askedAt: Instant): string => `${departmentId}:${askedAt}`;

/** The department that a subject names. */
export const reviewedIn = (subject: string): string => subject.slice(0, subject.indexOf(':'));

/** Whether the message with this subject is the one in which the department is asked now. */
export const isPresentReview = (subject: string, { departmentId, reviewAskedAt }: Light): boolean =>
  reviewAskedAt !== null && subject === subjectOf(departmentId, reviewAskedAt);

export const reviewSlot = (departmentId: string, askedAt: Instant, audience: Audience): Slot => ({
  kind: 'board.date_review',
  subject: subjectOf(departmentId, askedAt),
  audience,
});

/**
 * "Is the date fine?", where the department reads it. The moment at which its green light is asked for settles
 * the message for good: every later edit would only take its turn from those that say something.
 */
export const reviewBoards = (
  release: Release,
  light: Light,
  settings: WorkspaceSettings,
  now: Instant,
): DueAction[] => {
  const { departmentId, reviewAskedAt, askedAt } = light;
  if (reviewAskedAt === null || (askedAt !== null && askedAt !== now)) return [];
  const open = release.stage === 'draft' || lightsAreOpen(release);
  const post = open && release.hold === null && isReviewOpen(light);
  return audiencesOf(light, release, settings).map((audience) =>
    boardAction(release, now, {
      slot: reviewSlot(departmentId, reviewAskedAt, audience),
      post,
      priority: PRIORITY.notice,
    }),
  );
};
