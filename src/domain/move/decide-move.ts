import { addMinutes, isAfter } from '../calendar.ts';
import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import { refitLights } from '../lights/staleness.ts';
import { refuse } from '../refusal.ts';
import type { PlannedLaunch, Release } from '../release.ts';
import { movedWords } from './moved-words.ts';
import { isSameDate, UNDO_MINUTES } from './planned-move.ts';

/** A new date is chosen: it waits for a moment in which it can be undone unseen. A newer choice takes its place. */
export const planMove = (
  release: Release,
  { to, reason, words }: Extract<Command, { type: 'plan_move' }>,
  { by, now }: Context,
): Decision => {
  if (isSameDate(to, release.plan.launch)) return refuse({ code: 'same_date' });
  if (!isAfter(to.at, now)) return refuse({ code: 'launch_in_past', at: to.at });
  const move = { to, reason, words, by, at: now, leavesAt: addMinutes(now, UNDO_MINUTES) };
  // Whoever said "launch" said it for the date that stood then.
  return decided({ ...release, call: null, move }, { type: 'move_planned', to, reason, words });
};

/** Within the moment that it waits a new date is dropped; from then on it is told, and going back is a move. */
export const undoMove = (
  release: Release,
  { chosenAt }: Extract<Command, { type: 'undo_move' }>,
  { now }: Context,
): Decision => {
  const { move } = release;
  const isAnother = move !== null && chosenAt !== undefined && chosenAt !== move.at;
  if (move === null || isAnother || !isAfter(move.leavesAt, now))
    return refuse({ code: 'no_move_under_way' });
  return decided({ ...release, move: null }, { type: 'move_undone', to: move.to });
};

/**
 * The release with another date, no move and no "launch" that waits: whose answer lost its ground by it is asked again. A
 * preview takes the very same step.
 */
export const withLaunch = (
  release: Release,
  to: PlannedLaunch,
  now: string,
  moved: string | null = null,
): ReturnType<typeof refitLights> =>
  refitLights(
    release,
    { ...release, call: null, move: null, plan: { ...release.plan, launch: to } },
    now,
    moved,
  );

/**
 * The new date is taken, however late; before its moment, or where none waits any more, nothing happens.
 */
export const applyMove = (
  release: Release,
  _command: Extract<Command, { type: 'apply_move' }>,
  { now }: Context,
): Decision => {
  const { move } = release;
  if (move === null || isAfter(move.leavesAt, now)) return decided(release);
  const { to, reason, words } = move;
  const from = release.plan.launch;
  const moved = withLaunch(release, to, now, movedWords({ from, to, reason, words }, now));
  return decided(moved.release, { type: 'release_moved', from, to, reason, words }, ...moved.events);
};

/** A hold or a cancel comes first: the date that waits is dropped, and nobody else ever hears of it. */
export const droppedMove = ({ move }: Release) =>
  move === null ? [] : [{ type: 'move_undone', to: move.to } as const];
