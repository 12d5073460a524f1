import { announcementAudiences } from '../delivery/audience.ts';
import { announcementSlot, announcements } from '../delivery/boards.ts';
import { type DueAction, PRIORITY } from '../delivery/due-action.ts';
import {
  type Effect,
  type NamedEvent,
  type Scene,
  statement,
  threadLine,
  toDepartments,
} from '../delivery/statements.ts';
import type { ReleaseEvent } from '../event.ts';
import { isSpreading } from './rollout.ts';
import { questionBoards } from './rollout-boards.ts';

/** It says who has it: brought up to date where it stands. At the launch it is posted with that anyway. */
const announcementsAnew = ({ before, release, settings, now }: Scene): DueAction[] =>
  before == null || before.rollout === null
    ? []
    : announcements(release, settings, now).map((action) => ({
        ...action,
        priority: PRIORITY.board,
        payload: { ...action.payload, post: false },
      }));

/** A line in the announcement's thread: what it said is another now. */
const linesUnder = (scene: Scene, { id }: NamedEvent): DueAction[] =>
  announcementAudiences(scene.release, scene.settings).map((audience) =>
    statement(
      scene,
      {
        kind: 'statement.version_line',
        audience,
        subject: id,
        threadOf: announcementSlot(scene.release, audience),
      },
      { eventId: id },
    ),
  );

const anew: Effect = (scene) => announcementsAnew(scene);

/** What leaves the house while it goes out group by group, beside the question itself. */
export const ROLLOUT_EFFECTS = {
  // The first group is what the announcement and its line are about.
  stage_begun: (scene, named) =>
    named.event.type === 'stage_begun' && named.event.index > 1
      ? [...threadLine(scene, named), ...announcementsAnew(scene)]
      : [],
  stage_asked: () => [],
  stage_extended: anew,
  rollout_stopped: (scene, named) => [
    ...toDepartments(scene, named, () => true),
    ...threadLine(scene, named),
    ...announcementsAnew(scene),
    ...linesUnder(scene, named),
  ],
  rollout_completed: (scene, named) =>
    scene.before == null || scene.before.rollout === null
      ? []
      : [...threadLine(scene, named), ...announcementsAnew(scene)],
} satisfies Record<string, Effect>;

/** Whether what the announcement says of the next groups is another now. */
const movesGroups = (event: ReleaseEvent): boolean =>
  event.type === 'release_held' ||
  event.type === 'release_resumed' ||
  (event.type === 'item_changed' && event.part === 'cohorts');

/** What any decision means for the questions about the groups, and for what the announcement says of them. */
export const touchedRollouts = (scene: Scene, events: readonly { event: ReleaseEvent }[]): DueAction[] => [
  ...questionBoards(scene, events),
  ...(isSpreading(scene.release) && events.some(({ event }) => movesGroups(event))
    ? announcementsAnew(scene)
    : []),
];
