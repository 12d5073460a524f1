import type { Instant } from '../calendar.ts';
import { audiencesOf } from '../delivery/audience.ts';
import { boardAction } from '../delivery/boards.ts';
import { type DueAction, PRIORITY } from '../delivery/due-action.ts';
import type { Scene } from '../delivery/statements.ts';
import type { ReleaseEvent } from '../event.ts';
import type { Light } from '../lights/light.ts';
import { lightOf, lightsAreOpen, type Release } from '../release.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';
import { isGreenLight, isUnheard, presentConfirmation } from './confirmation.ts';

/** Each time that it is asked is a message of its own: an edit would notify nobody. */
const subjectOf = (departmentId: string, askedAt: Instant): string => `${departmentId}:${askedAt}`;

/** The department that a subject names. */
export const confirmingIn = (subject: string): string => subject.slice(0, subject.indexOf(':'));

/** Whether the message with this subject is the one in which the department is asked now. */
export const isPresentQuestion = (subject: string, light: Light, release: Release): boolean => {
  const present = presentConfirmation(light, release);
  return present !== null && subject === subjectOf(light.departmentId, present.askedAt);
};

/** "Still green?", where the department reads it: posted while it is asked, and brought up to date where it stands. */
export const confirmationBoards = (
  release: Release,
  light: Light,
  settings: WorkspaceSettings,
  now: Instant,
): DueAction[] => {
  const { confirmation, departmentId } = light;
  if (confirmation === null) return [];
  const asks = isGreenLight(light) && isUnheard(light, release);
  const post = asks && lightsAreOpen(release) && release.hold === null;
  return audiencesOf(light, release, settings).map((audience) =>
    boardAction(release, now, {
      slot: { kind: 'board.still_green', subject: subjectOf(departmentId, confirmation.askedAt), audience },
      post,
      priority: PRIORITY.ask,
    }),
  );
};

/** What makes a question say something else, beside the events of its department. */
const TOUCHES: readonly ReleaseEvent['type'][] = [
  'release_held',
  'release_resumed',
  'release_moved',
  'release_cancelled',
  'plan_changed',
  'manager_changed',
  'launch_decided',
  'launch_failed',
  'waiver_given',
  'waiver_agreed',
];

const ABOUT_LIGHT: readonly ReleaseEvent['type'][] = [
  'light_answered',
  'light_voted',
  'light_stale',
  'light_restored',
  'department_asked',
  'consent_given',
  'condition_met',
  'condition_lapsed',
];

/** The questions that the events touch, where they stand or have to be asked. */
export const touchedConfirmations = (
  { release, before, settings, now }: Scene,
  events: readonly { event: ReleaseEvent }[],
): DueAction[] => {
  const all = events.some(({ event }) => TOUCHES.includes(event.type));
  const ids = events.flatMap(({ event }) =>
    ABOUT_LIGHT.includes(event.type) && 'departmentId' in event && event.departmentId !== null
      ? [event.departmentId]
      : [],
  );
  const gone = (before?.lights ?? [])
    .filter((light) => lightOf(release, light.departmentId) === undefined)
    .flatMap((light) =>
      confirmationBoards(release, light, settings, now).map((action) => ({
        ...action,
        payload: { ...action.payload, post: false },
      })),
    );
  const lights = release.lights.filter(({ departmentId }) => all || ids.includes(departmentId));
  return [...gone, ...lights.flatMap((light) => confirmationBoards(release, light, settings, now))];
};
