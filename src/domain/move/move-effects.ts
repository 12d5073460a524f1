import { boardAction } from '../delivery/boards.ts';
import { PRIORITY } from '../delivery/due-action.ts';
import { secondLaunchBoards } from '../delivery/matters.ts';
import { type Effect, type NamedEvent, type Scene, statement } from '../delivery/statements.ts';
import type { ReleaseEvent } from '../event.ts';
import type { Light } from '../lights/light.ts';
import { lightOf } from '../release.ts';

/** Between the manager and the clock: of these alone nothing leaves the house but the manager's own card. */
const UNSEEN: readonly ReleaseEvent['type'][] = ['move_planned', 'move_undone'];

export const isUnseen = (events: readonly NamedEvent[]): boolean =>
  events.every(({ event }) => UNSEEN.includes(event.type));

/** The card on which the manager, and nobody else, sees what waits and can undo it. */
const ownCard: Effect = ({ release, now }) => [
  boardAction(release, now, {
    slot: { kind: 'board.manager_card', subject: '', audience: { user: release.manager.userId } },
    post: true,
    priority: PRIORITY.clicked,
  }),
];

/** A hold by somebody else drops the date that waits: its manager would take it for moved. */
const droppedByOthers = ({ release, before, now }: Scene, { id }: NamedEvent) => {
  const by = before?.hold === null ? release.hold?.by.userId : undefined;
  if (by === undefined || by === release.manager.userId) return [];
  const audience = { user: release.manager.userId };
  return [
    statement({ release, now }, { kind: 'statement.to_manager', audience, subject: id }, { eventId: id }),
  ];
};

/** What leaves the house for these events. */
export const MOVE_EFFECTS = {
  // Whoever was asked to say "launch" too reads that nobody waits for it any more.
  move_planned: (scene, named) => [...ownCard(scene, named), ...secondLaunchBoards(scene)],
  move_undone: (scene, named) => [...ownCard(scene, named), ...droppedByOthers(scene, named)],
} satisfies Record<string, Effect>;

/** Whoever is asked again by the move reads the new date in the question: one message, not two. */
export const isToldByQuestion =
  ({ before, now }: Scene) =>
  ({ departmentId, askedAt }: Light): boolean =>
    before != null && askedAt === now && lightOf(before, departmentId)?.askedAt !== now;
