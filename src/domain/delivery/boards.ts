import { addMinutes, type Instant, isAfter } from '../calendar.ts';
import { presentDelegates } from '../lights/delegates.ts';
import type { Light } from '../lights/light.ts';
import { isReady } from '../lights/verdict.ts';
import { lightsAreOpen, type Release } from '../release.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';
import { isAskedInPerson } from '../urgent/asked-in-person.ts';
import { announcementAudiences, audiencesOf, leadsBeside, managersOf, roomOf } from './audience.ts';
import {
  type Audience,
  type DeliveryKind,
  type DueAction,
  PRIORITY,
  type Priority,
  type Slot,
  slotKey,
} from './due-action.ts';
import { LAUNCH_REMINDER_MINUTES } from './moments.ts';

export const releaseCardSlot = (release: Release, settings: WorkspaceSettings): Slot | null => {
  const audience = roomOf(release, settings);
  return audience === null ? null : { kind: 'board.release_card', subject: '', audience };
};

export const departmentCardSlot = (departmentId: string, audience: Audience): Slot => ({
  kind: 'board.department_card',
  subject: departmentId,
  audience,
});

export const announcementSlot = (release: Release, audience: Audience): Slot => ({
  kind: 'board.announcement',
  subject: String(release.attempts),
  audience,
});

type Wish = {
  slot: Slot;
  priority?: Priority;
  /** False: only brought up to date where it stands already. */
  post: boolean;
  payload?: Record<string, unknown>;
  threadOf?: Slot;
};

/** A board to be posted or brought up to date. Equal slots are one row, so ten changes become one update. */
export const boardAction = (release: Release, now: Instant, wish: Wish): DueAction => ({
  key: `board:${slotKey(release.id, wish.slot)}`,
  kind: wish.slot.kind,
  releaseId: release.id,
  dueAt: now,
  priority: wish.priority ?? PRIORITY.board,
  payload: { v: 1, post: wish.post, ...wish.payload },
  slot: wish.slot,
  threadOf: wish.threadOf ?? null,
});

const forManagers = (release: Release, kind: DeliveryKind, post: boolean, subject: string): Wish[] =>
  managersOf(release).map((audience) => ({
    slot: { kind, subject, audience },
    post,
    priority: PRIORITY.notice,
  }));

/** A department's cards: in its channel, and with leads who are not in that channel. */
export const departmentCards = (
  release: Release,
  light: Light,
  settings: WorkspaceSettings,
  now: Instant,
): DueAction[] => {
  const post = light.askedAt !== null && lightsAreOpen(release);
  const priority = PRIORITY.ask;
  const inChannel = audiencesOf(light, release, settings).map(
    (audience): Wish => ({
      slot: departmentCardSlot(light.departmentId, audience),
      post,
      priority,
    }),
  );
  const beside = leadsBeside(light, release, settings).map(
    ({ user, channel }): Wish => ({
      slot: departmentCardSlot(light.departmentId, { user }),
      post,
      priority,
      payload: { onlyIfOutside: channel },
    }),
  );
  const asideOf = isAskedInPerson(light, release) || release.practice ? [] : light.delegates;
  // Whose time is over keeps the card that they have, which says so.
  const present = presentDelegates(light, settings, now);
  const letIn = asideOf.map(
    (delegate): Wish => ({
      slot: departmentCardSlot(light.departmentId, { user: delegate.userId }),
      post: post && present.includes(delegate),
      priority,
    }),
  );
  return [...inChannel, ...beside, ...letIn].map((wish) => boardAction(release, now, wish));
};

/** The attempt that runs, or the one that comes next: a board about a launch is about one attempt. */
const presentAttempt = (release: Release): string =>
  String(release.attempts + (release.launch === null ? 1 : 0));

/** "May I launch?" is asked anew for each planned moment, so a moved launch has a message of its own. */
export const launchPromptSubject = (
  release: Release,
  plannedAt = release.plan.launch.at,
  attempt = presentAttempt(release),
): string => `${attempt}:${plannedAt}`;

/**
 * "All green" is said anew each time that the release becomes ready: an edit would notify nobody.
 * @param readied how often it became ready so far
 */
const allGreenSubject = (attempt: string, readied: number): string =>
  readied > 1 ? `${attempt}:${readied}` : attempt;

/** A deployment runs that somebody else started: its manager now has no board yet that asks how it went. */
const tookOver = ({ launch, manager }: Release): boolean =>
  launch !== null && launch.liveAt === null && launch.decidedBy.userId !== manager.userId;

/**
 * From half an hour before the planned moment on the question belongs in front of the manager: wished for with
 * every change, so that a change in between cannot undo a wish that still waits.
 */
const isPromptDue = (release: Release, now: Instant): boolean =>
  lightsAreOpen(release) &&
  // A hotfix goes out as soon as it is green: its moment asks nothing.
  release.urgent === null &&
  release.startedAt !== null &&
  release.hold === null &&
  !isAfter(addMinutes(release.plan.launch.at, LAUNCH_REMINDER_MINUTES), now);

/**
 * The release's own boards, those of its departments aside. At the launch the board on which it was asked for
 * shows it: none is posted for it.
 */
export const releaseBoards = (
  release: Release,
  settings: WorkspaceSettings,
  now: Instant,
  readied = 1,
): DueAction[] => {
  const card = releaseCardSlot(release, settings);
  const attempt = presentAttempt(release);
  const wishes: Wish[] = [
    ...(card === null || release.startedAt === null ? [] : [{ slot: card, post: true }]),
    ...forManagers(release, 'board.manager_card', true, ''),
    ...forManagers(
      release,
      'board.all_green',
      isReady(release) && lightsAreOpen(release),
      allGreenSubject(attempt, readied),
    ),
    ...forManagers(
      release,
      'board.launch_prompt',
      tookOver(release) || isPromptDue(release, now),
      launchPromptSubject(release),
    ),
  ];
  return wishes.map((wish) => boardAction(release, now, wish));
};

/** The managers' own cards, brought up to date where they stand. */
export const managerCards = (release: Release, now: Instant): DueAction[] =>
  forManagers(release, 'board.manager_card', false, '').map((wish) => boardAction(release, now, wish));

/** What the managers read about an attempt that is over, where it stands: it loses its buttons. */
export const attemptBoards = (release: Release, attempt: number, now: Instant, readied = 1): DueAction[] => {
  const prompt = launchPromptSubject(release, release.plan.launch.at, String(attempt));
  return [
    ...forManagers(release, 'board.all_green', false, allGreenSubject(String(attempt), readied)),
    ...forManagers(release, 'board.launch_prompt', false, prompt),
  ].map((wish) => boardAction(release, now, wish));
};

/** The question about a moment that is no longer planned: it says where the launch was moved to. */
export const movedPrompts = (release: Release, from: Instant, now: Instant): DueAction[] =>
  forManagers(release, 'board.launch_prompt', false, launchPromptSubject(release, from)).map((wish) =>
    boardAction(release, now, wish),
  );

/** What stands in the direct messages of somebody who no longer manages the release: it says who does. */
export const formerManagerBoards = (
  release: Release,
  userId: string,
  now: Instant,
  readied = 1,
): DueAction[] => {
  const attempt = presentAttempt(release);
  const boards = [
    ['board.manager_card', ''],
    ['board.all_green', allGreenSubject(attempt, readied)],
    ['board.launch_prompt', launchPromptSubject(release)],
    ['board.release_card', ''],
    ['board.after_launch', ''],
  ] as const;
  return boards.map(([kind, subject]) =>
    boardAction(release, now, {
      slot: { kind, subject, audience: { user: userId } },
      post: false,
      priority: PRIORITY.notice,
    }),
  );
};

/** The announcement in every announcement channel, ahead of everything else that waits. */
export const announcements = (release: Release, settings: WorkspaceSettings, now: Instant): DueAction[] =>
  announcementAudiences(release, settings).map((audience) =>
    boardAction(release, now, {
      slot: announcementSlot(release, audience),
      post: true,
      priority: PRIORITY.announcement,
      payload: { announcementId: release.announcementId },
    }),
  );
