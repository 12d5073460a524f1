import { managersOf } from '../delivery/audience.ts';
import { boardAction, managerCards, releaseCardSlot } from '../delivery/boards.ts';
import type { DueAction } from '../delivery/due-action.ts';
import {
  type Effect,
  type NamedEvent,
  type Scene,
  statement,
  threadLine,
  toDepartments,
  toManagers,
  wasAsked,
} from '../delivery/statements.ts';
import { outcomeBoards } from '../outcome/outcome-boards.ts';
import { lightOf } from '../release.ts';
import { JUDGED_KINDS } from './fact.ts';

/**
 * Who hears of what another system reported. What went well stands on the card alone. A light that it turned speaks
 * for itself to the manager and in the thread; its department is told, because an edited card notifies nobody.
 */
export const factReported: Effect = (scene, named) => {
  const { event, id } = named;
  if (event.type !== 'fact_reported') return [];
  const { turned, tells, state, kind } = event;
  if (turned !== undefined) {
    const before = scene.before == null ? undefined : lightOf(scene.before, turned);
    // Whoever was not asked yet gets the card itself.
    if (before === undefined || !wasAsked(before)) return [];
    return toDepartments(scene, named, ({ departmentId }) => departmentId === turned);
  }
  if (tells === null || state !== 'failed' || !JUDGED_KINDS.includes(kind)) return [];
  if (tells === 'manager') return [...threadLine(scene, named), ...toManagers(scene, named)];
  // Of a flood one message an hour.
  const subject = `facts:${scene.now.slice(0, 13)}`;
  return managersOf(scene.release).map((audience) =>
    statement(scene, { kind: 'statement.to_manager', audience, subject }, { eventId: id }),
  );
};

/** What leaves the house for a fact that left the release as it was: whoever has to hear of it, and the card. */
export const factDeliveries = (scene: Scene, named: NamedEvent): readonly DueAction[] => {
  const { release, settings, now } = scene;
  const slot = releaseCardSlot(release, settings);
  const card =
    slot === null || release.startedAt === null ? [] : [boardAction(release, now, { slot, post: true })];
  // Numbers stand on the manager's cards.
  const isCount = named.event.type === 'fact_reported' && named.event.kind === 'adoption';
  return [
    ...factReported(scene, named),
    ...card,
    ...(isCount ? managerCards(release, now) : []),
    ...outcomeBoards(release, settings, now),
  ];
};
