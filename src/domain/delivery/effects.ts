import { type Instant, isAfter } from '../calendar.ts';
import type { ReleaseEvent } from '../event.ts';
import { isSettled, type Light } from '../lights/light.ts';
import { lightOf, type Release } from '../release.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';
import { isSupport } from '../settings/support.ts';
import { audiencesOf, leadsBeside, managersOf } from './audience.ts';
import {
  announcements,
  attemptBoards,
  boardAction,
  departmentCardSlot,
  departmentCards,
  formerManagerBoards,
  movedPrompts,
  releaseBoards,
  releaseCardSlot,
} from './boards.ts';
import {
  type Audience,
  type DeliveryKind,
  type DueAction,
  PRIORITY,
  type Priority,
  type Slot,
} from './due-action.ts';
import { nextAsk } from './timeline.ts';

/** An event with the id under which the audit log keeps it: statements render the event that they name. */
export type NamedEvent = { id: string; event: ReleaseEvent };

type Scene = {
  release: Release;
  settings: WorkspaceSettings;
  now: Instant;
  /** How often it became ready so far, these events included. */
  readied?: number;
};

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

const threadLine = (scene: Scene, { id }: NamedEvent): DueAction[] => {
  const card = releaseCardSlot(scene.release, scene.settings);
  if (card === null || scene.release.startedAt === null) return [];
  const say: Say = { kind: 'statement.thread_line', audience: card.audience, subject: id, threadOf: card };
  return [statement(scene, say, { eventId: id })];
};

const toManagers = (scene: Scene, { id }: NamedEvent): DueAction[] =>
  managersOf(scene.release).map((audience) =>
    statement(scene, { kind: 'statement.to_manager', audience, subject: id }, { eventId: id }),
  );

const toDepartments = (scene: Scene, { id }: NamedEvent, which: (light: Light) => boolean): DueAction[] =>
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

const headsUps = (scene: Scene, which: (light: Light) => boolean): DueAction[] =>
  scene.release.lights
    .filter((light) => which(light) && isAskedLater(scene, light))
    .flatMap((light) =>
      audiencesOf(light, scene.release, scene.settings).map((audience) =>
        statement(
          scene,
          { kind: 'statement.heads_up', audience, subject: light.departmentId },
          { departmentId: light.departmentId },
        ),
      ),
    );

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

const cards = ({ release, settings, now }: Scene, departmentId?: string): DueAction[] =>
  release.lights
    .filter((light) => departmentId === undefined || light.departmentId === departmentId)
    .flatMap((light) => departmentCards(release, light, settings, now));

const pin = ({ release, settings, now }: Scene): DueAction[] => {
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
const soughtBoards = ({ release, settings, now }: Scene, was: string, post: boolean): DueAction[] => {
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

const wasAsked = (light: Light): boolean => light.askedAt !== null;
const everyone = (): boolean => true;
const isGrey = (state: string): boolean => state === 'waiting' || state === 'on_track';

/** Who hears of a failed launch first: support, and whom the manager named where nobody is called so. */
const toldOfFailure =
  ({ event }: NamedEvent) =>
  (light: Light): boolean =>
    isSupport(light) || (event.type === 'launch_failed' && event.tell?.includes(light.departmentId) === true);

/** Before Start nobody hears anything; on hold nothing is sent, and the notice that it goes on says the rest. */
const isSilent = ({ release }: Scene): boolean => release.startedAt === null || release.hold !== null;

/** Whoever gave a release away, or lost it, reads who has it now; of a rehearsal nobody else hears. */
const toFormerManager = (scene: Scene, { id }: NamedEvent, user: string): DueAction[] =>
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
const heldByOthers = (scene: Scene, named: NamedEvent): DueAction[] => {
  const by = scene.release.hold?.by.userId;
  if (by === undefined || by === scene.release.manager.userId) return [];
  return toManagers(scene, named).filter(
    ({ slot }) => slot === null || !('user' in slot.audience) || slot.audience.user !== by,
  );
};

type Effect = (scene: Scene, named: NamedEvent) => DueAction[];
const nothing: Effect = () => [];
const line: Effect = threadLine;
const lineAndCards: Effect = (scene, named) => [...threadLine(scene, named), ...cards(scene)];

/**
 * What each event makes leave the house, beside the release's own boards, which every event brings up to
 * date. Read it as the list of who hears what: nothing else is ever sent.
 */
const EFFECTS: { [Type in ReleaseEvent['type']]: Effect } = {
  release_drafted: nothing,
  plan_changed: (scene) => cards(scene),
  release_moved: (scene, named) => [
    ...(named.event.type === 'release_moved'
      ? movedPrompts(scene.release, named.event.from.at, scene.now)
      : []),
    ...(isSilent(scene)
      ? cards(scene)
      : [...lineAndCards(scene, named), ...toDepartments(scene, named, everyone)]),
  ],
  department_added: (scene, { event }) =>
    isSilent(scene) || event.type !== 'department_added'
      ? []
      : headsUps(scene, (light) => light.departmentId === event.departmentId),
  department_removed: line,
  release_started: (scene) => [...headsUps(scene, everyone), ...pin(scene)],
  department_asked: (scene, { id, event }) => {
    if (event.type !== 'department_asked') return [];
    const light = lightOf(scene.release, event.departmentId);
    if (light === undefined) return [];
    const again = event.again ? underCard(scene, light, 'statement.asked_again', id, { eventId: id }) : [];
    return [...cards(scene, event.departmentId), ...again];
  },
  light_answered: (scene, named) => {
    if (named.event.type !== 'light_answered') return [];
    const { answer, before } = named.event;
    const needsManager = ['not_yet', 'not_applicable'].includes(answer.answer);
    // A green light as everybody hopes for is seen on the card; only what surprises is said in the thread.
    const expected = isGrey(before) && ['green', 'on_track'].includes(answer.answer);
    return [
      ...cards(scene, named.event.departmentId),
      ...(expected ? [] : threadLine(scene, named)),
      ...(needsManager ? toManagers(scene, named) : []),
    ];
  },
  consent_given: (scene, named) => {
    if (named.event.type !== 'consent_given') return [];
    return [...cards(scene, named.event.departmentId), ...threadLine(scene, named)];
  },
  all_green: line,
  readiness_lost: nothing,
  release_held: (scene, named) => [
    ...lineAndCards(scene, named),
    ...toDepartments(scene, named, everyone),
    ...heldByOthers(scene, named),
  ],
  release_resumed: (scene, named) => [
    ...lineAndCards(scene, named),
    ...toDepartments(scene, named, everyone),
  ],
  release_cancelled: (scene, named) => [
    ...lineAndCards(scene, named),
    ...toDepartments(scene, named, wasAsked),
  ],
  manager_sought: (scene, { event }) =>
    event.type === 'manager_sought' ? soughtBoards(scene, event.was.userId, true) : [],
  manager_changed: (scene, named) => [
    ...threadLine(scene, named),
    ...toManagers(scene, named),
    ...(named.event.type === 'manager_changed'
      ? [
          ...soughtBoards(scene, named.event.from.userId, false),
          ...formerManagerBoards(scene.release, named.event.from.userId, scene.now, scene.readied),
          ...toFormerManager(scene, named, named.event.from.userId),
        ]
      : []),
  ],
  launch_decided: (scene, named) => [
    ...lineAndCards(scene, named),
    ...(named.event.type === 'launch_decided' && named.event.attempt > 1
      ? toDepartments(scene, named, isSupport)
      : []),
  ],
  declared_live: (scene) => announcements(scene.release, scene.settings, scene.now),
  launch_failed: (scene, named) => [
    ...toDepartments(scene, named, toldOfFailure(named)).map((action) => ({
      ...action,
      priority: PRIORITY.announcement,
    })),
    ...lineAndCards(scene, named),
    ...(named.event.type === 'launch_failed'
      ? attemptBoards(scene.release, named.event.attempt, scene.now, scene.readied)
      : []),
  ],
  announced: lineAndCards,
  retro_opened: toManagers,
  release_closed: line,
};

/** Everything that the events make leave the house, the release's own boards included. */
export const deliveriesFor = (scene: Scene, events: readonly NamedEvent[]): readonly DueAction[] => {
  if (events.length === 0) return [];
  // Departments hear of a new date and of the end of a hold once: the notice that it goes on names the date.
  const resumed = events.some(({ event }) => event.type === 'release_resumed');
  const caused = events.flatMap((named) =>
    resumed && named.event.type === 'release_moved'
      ? [...threadLine(scene, named), ...movedPrompts(scene.release, named.event.from.at, scene.now)]
      : EFFECTS[named.event.type](scene, named),
  );
  return [...caused, ...releaseBoards(scene.release, scene.settings, scene.now, scene.readied)];
};

/** Departments that a reminder still has somebody to remind in. */
export const owesAnswer = (light: Light): boolean => wasAsked(light) && !isSettled(light);
