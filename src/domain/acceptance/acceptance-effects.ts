import { departmentCards } from '../delivery/boards.ts';
import type { DueAction } from '../delivery/due-action.ts';
import { type Effect, type NamedEvent, type Scene, threadLine } from '../delivery/statements.ts';
import type { Release } from '../release.ts';
import { supportOf } from '../settings/support.ts';
import { limitationsFound } from './known-limitations.ts';
import type { AcceptanceRound } from './round.ts';
import { ownerBoards, roundBoards, triedBoards } from './round-boards.ts';
import { roundOf } from './standing.ts';

const about =
  (draw: (scene: Scene, round: AcceptanceRound, named: NamedEvent) => DueAction[]): Effect =>
  (scene, named) => {
    const round = 'roundId' in named.event ? roundOf(scene.release, named.event.roundId) : undefined;
    return round === undefined ? [] : draw(scene, round, named);
  };

/** Support's cards say what users have to live with: brought up to date where that changed. */
const supportCards = ({ release, before = null, settings, now }: Scene): DueAction[] => {
  const said = (each: Release | null): string => JSON.stringify(each === null ? [] : limitationsFound(each));
  return said(before) === said(release)
    ? []
    : supportOf(release).flatMap((light) => departmentCards(release, light, settings, now));
};

/** Whoever answered last stands last: an answer that is changed goes to the end. */
const newestTrier = ({ trials }: AcceptanceRound): string => trials.at(-1)?.by.userId ?? '';

/** What leaves the house for these events. */
export const ACCEPTANCE_EFFECTS = {
  round_opened: about((scene, round, named) => [...threadLine(scene, named), ...roundBoards(scene, round)]),
  round_tried: about((scene, round) => [
    ...triedBoards(scene, round, newestTrier(round)),
    ...supportCards(scene),
  ]),
  finding_settled: about((scene, round) => [...ownerBoards(scene, round), ...supportCards(scene)]),
  round_closed: about((scene, round, named) => [...threadLine(scene, named), ...roundBoards(scene, round)]),
} satisfies Record<string, Effect>;
