import { type Instant, isAfter } from '../calendar.ts';
import type { ReleaseEvent } from '../event.ts';
import { isSettled, type Light } from '../lights/light.ts';
import type { Release } from '../release.ts';
import { reviewBoards } from '../review/review-boards.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';
import { isSupport } from '../settings/support.ts';
import { nextAsk } from './answer-moments.ts';
import { audiencesOf, leadsBeside, managersOf } from './audience.ts';
import { boardAction, departmentCardSlot, departmentCards, releaseCardSlot } from './boards.ts';
import {
  type Audience,
  type DeliveryKind,
  type DueAction,
  PRIORITY,
  type Priority,
  type Slot,
} from './due-action.ts';

/** An event with the id under which the audit log keeps it: statements render the event that they name. */
export type NamedEvent = { id: string; event: ReleaseEvent };

export type Scene = {
  release: Release;
  /** As it was before the events; null for a new one. */
  before?: Release | null;
  settings: WorkspaceSettings;
  now: Instant;
  /** How often it became ready so far, these events included. */
  readied?: number;
};

/** What one event makes leave the house. */
export type Effect = (scene: Scene, named: NamedEvent) => DueAction[];

type Say = {
  kind: DeliveryKind;
  audience: Audience;
  subject: string;
  priority?: Priority;
  threadOf?: Slot | null;
};

/** A statement: said once, about the one thing that its subject names. */
export const statement = (
  { release, now }: Pick<Scene, 'release' | 'now'>,
  { kind, audience, subject, priority, threadOf }: Say,
  payload: Record<string, unknown>,
): DueAction => {
  const slot = { kind, subject, audience };
  return {
    key: `say:${release.id}:${kind}:${subject}:${JSON.stringify(audience)}`,
    kind,
    releaseId: release.id,
    dueAt: now,
    priority: priority ?? PRIORITY.notice,
    payload: { v: 1, ...payload },
    slot,
    threadOf: threadOf ?? null,
  };
};

export const threadLine = (scene: Scene, { id }: NamedEvent): DueAction[] => {
  const card = releaseCardSlot(scene.release, scene.settings);
  if (card === null || scene.release.startedAt === null) return [];
  const say: Say = { kind: 'statement.thread_line', audience: card.audience, subject: id, threadOf: card };
  return [statement(scene, say, { eventId: id })];
};

export const toManagers = (scene: Scene, { id }: NamedEvent): DueAction[] =>
  managersOf(scene.release).map((audience) =>
    statement(scene, { kind: 'statement.to_manager', audience, subject: id }, { eventId: id }),
  );

export const toDepartments = (
  scene: Scene,
  { id }: NamedEvent,
  which: (light: Light) => boolean,
): DueAction[] =>
  scene.release.lights
    .filter(which)
    .flatMap((light) =>
      audiencesOf(light, scene.release, scene.settings).map((audience) =>
        statement(
          scene,
          { kind: 'statement.to_department', audience, subject: `${id}:${light.departmentId}` },
          { eventId: id, departmentId: light.departmentId },
        ),
      ),
    );

/** Whoever is asked this very moment reads everything in the question itself. */
const isAskedLater = ({ release, settings, now }: Scene, light: Light): boolean =>
  isAfter(nextAsk(light, release, settings, now), now);

const headsUp = (scene: Scene, light: Light): DueAction[] =>
  audiencesOf(light, scene.release, scene.settings).map((audience) =>
    statement(
      scene,
      { kind: 'statement.heads_up', audience, subject: light.departmentId },
      { departmentId: light.departmentId },
    ),
  );

/** Where the department is asked about the date with it, the heads-up is that question. */
export const headsUps = (scene: Scene, which: (light: Light) => boolean): DueAction[] => {
  const { release, settings, now } = scene;
  return (
    release.lights
      // Whoever sleeps while a hotfix begins is asked in the morning, and not told before.
      .filter((light) => release.urgent === null && which(light))
      .flatMap((light) => {
        const about = reviewBoards(release, light, settings, now);
        if (!isAskedLater(scene, light)) return about;
        return light.reviewAskedAt === now ? about : [...headsUp(scene, light), ...about];
      })
  );
};

/**
 * Something said in the thread under a department's card, to those who still owe an answer; leads who turn
 * out not to be in that channel get it directly.
 */
export const underCard = (
  scene: Scene,
  light: Light,
  kind: DeliveryKind,
  subject: string,
  payload: Record<string, unknown>,
): DueAction[] => {
  const about = { departmentId: light.departmentId, ...payload };
  const priority = PRIORITY.reminder;
  const inThread = audiencesOf(light, scene.release, scene.settings).map((audience) => {
    const threadOf = departmentCardSlot(light.departmentId, audience);
    return statement(scene, { kind, audience, subject, priority, threadOf }, about);
  });
  const beside = leadsBeside(light, scene.release, scene.settings).map(({ user, channel }) =>
    statement(scene, { kind, audience: { user }, subject, priority }, { ...about, onlyIfOutside: channel }),
  );
  return [...inThread, ...beside];
};

/** Whose card says something else when this department answers: its own, and those asked that come after it. */
const saysSo = (light: Light, departmentId: string): boolean =>
  light.departmentId === departmentId || (wasAsked(light) && light.rules.after.includes(departmentId));

export const cards = ({ release, settings, now }: Scene, departmentId?: string): DueAction[] =>
  release.lights
    .filter((light) => departmentId === undefined || saysSo(light, departmentId))
    .flatMap((light) => [
      ...departmentCards(release, light, settings, now),
      ...reviewBoards(release, light, settings, now),
    ]);

export const pin = ({ release, settings, now }: Scene): DueAction[] => {
  const card = releaseCardSlot(release, settings);
  if (card === null || !('channel' in card.audience)) return [];
  return [
    {
      key: `pin:${release.id}`,
      kind: 'pin.release_card',
      releaseId: release.id,
      dueAt: now,
      priority: PRIORITY.background,
      payload: { v: 1 },
      slot: null,
      threadOf: card,
    },
  ];
};

/** "Who takes it?", asked of everybody on the release managers' list; settled once somebody did. */
export const soughtBoards = ({ release, settings, now }: Scene, was: string, post: boolean): DueAction[] => {
  const listed = settings.releaseManagers.filter((user) => user !== was);
  // With nobody else on the list, the admins find somebody, or take it themselves.
  const asked = listed.length > 0 ? listed : settings.admins.filter((user) => user !== was);
  return asked.map((user) =>
    boardAction(release, now, {
      slot: { kind: 'board.manager_sought', subject: was, audience: { user } },
      priority: PRIORITY.notice,
      post,
    }),
  );
};

export const wasAsked = (light: Light): boolean => light.askedAt !== null;
export const everyone = (): boolean => true;
export const isGrey = (state: string): boolean => state === 'waiting' || state === 'on_track';

/** Who hears of a failed launch first: support, and whom the manager named where nobody is called so. */
export const toldOfFailure =
  ({ event }: NamedEvent) =>
  (light: Light): boolean =>
    isSupport(light) || (event.type === 'launch_failed' && event.tell?.includes(light.departmentId) === true);

/** Before Start nobody hears anything; on hold nothing is sent, and the notice that it goes on says the rest. */
export const isSilent = ({ release }: Scene): boolean => release.startedAt === null || release.hold !== null;

/** Whoever gave a release away, or lost it, reads who has it now; of a rehearsal nobody else hears. */
export const toFormerManager = (scene: Scene, { id }: NamedEvent, user: string): DueAction[] =>
  scene.release.practice
    ? []
    : [
        statement(
          scene,
          { kind: 'statement.to_manager', audience: { user }, subject: id },
          { eventId: id, former: true },
        ),
      ];

/** A manager whose release somebody else put on hold is told; whoever did it knows. */
export const heldByOthers = (scene: Scene, named: NamedEvent): DueAction[] => {
  const by = scene.release.hold?.by.userId;
  if (by === undefined || by === scene.release.manager.userId) return [];
  return toManagers(scene, named).filter(
    ({ slot }) => slot === null || !('user' in slot.audience) || slot.audience.user !== by,
  );
};
/** Departments that a reminder still has somebody to remind in. */
export const owesAnswer = (light: Light): boolean => wasAsked(light) && !isSettled(light);
