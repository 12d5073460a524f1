import { isAfter } from './calendar.ts';
import type { Command } from './command.ts';
import { type Context, type Decision, decided } from './decision.ts';
import { isCalling } from './launch-day/roll-call.ts';
import { refitLights } from './lights/staleness.ts';
import { droppedMove } from './move/decide-move.ts';
import { movedWords } from './move/moved-words.ts';
import { isSameDate } from './move/planned-move.ts';
import { refuse } from './refusal.ts';
import type { Release } from './release.ts';
import { isSpreading } from './rollout/rollout.ts';

const textProblem = (field: string, text: string): Decision | null =>
  text.trim() === ''
    ? refuse({ code: 'fields_invalid', problems: [{ field, problem: 'Say it in a few words.' }] })
    : null;

/** Progress stops on any stage until users have it; only answers and this notice are sent until somebody resumes. */
export const hold = (
  release: Release,
  { reason }: Extract<Command, { type: 'hold' }>,
  { by, now }: Context,
): Decision => {
  const liveAt = release.launch?.liveAt ?? null;
  // Users have it: there is no progress left to stop, unless it goes on to others.
  if (liveAt !== null && !isSpreading(release)) {
    return refuse({ code: 'wrong_stage', command: 'hold', stage: release.stage, since: liveAt });
  }
  if (release.hold !== null) {
    return refuse({ code: 'already_on_hold', reason: release.hold.reason, by: release.hold.by.name });
  }
  return (
    textProblem('reason', reason) ??
    decided(
      { ...release, call: null, move: null, hold: { by, at: now, reason } },
      { type: 'release_held', reason },
      ...droppedMove(release),
    )
  );
};

/** Goes on from now. If the planned moment has passed meanwhile, a new one must come with it. */
export const resume = (
  release: Release,
  { launch }: Extract<Command, { type: 'resume' }>,
  { now }: Context,
): Decision => {
  if (release.hold === null) return refuse({ code: 'not_on_hold' });
  // A date that was chosen during the hold is taken with its end, and told with it.
  const isChosen = launch === null || (release.move !== null && isSameDate(launch, release.move.to));
  const chosen = isChosen ? release.move : null;
  const planned = launch ?? chosen?.to ?? release.plan.launch;
  if (launch !== null && !isAfter(launch.at, now)) return refuse({ code: 'launch_in_past', at: launch.at });
  // A running deployment has no date to keep any more, and a hotfix never had one.
  // Nor while it is called out: a hold stops the clock, and one click lets it go on.
  const keepsDate = release.launch === null && release.urgent === null && !isCalling(release, now);
  if (!isAfter(planned.at, now) && keepsDate) {
    return refuse({ code: 'launch_date_passed', at: planned.at });
  }
  const moved = !isSameDate(planned, release.plan.launch);
  const resumed = { ...release, hold: null, move: null, plan: { ...release.plan, launch: planned } };
  const why = chosen === null ? {} : { reason: chosen.reason, words: chosen.words };
  const said =
    chosen === null ? null : movedWords({ ...chosen, from: release.plan.launch, to: planned }, now);
  const refitted = refitLights(release, resumed, now, said);
  return decided(
    refitted.release,
    { type: 'release_resumed', heldSince: release.hold.at, moved },
    // Another date came with the end of the hold: the one that waits is dropped.
    ...(isChosen ? [] : droppedMove(release)),
    ...(moved ? [{ type: 'release_moved', from: release.plan.launch, to: planned, ...why } as const] : []),
    ...refitted.events,
  );
};

export const cancel = (
  release: Release,
  { reason }: Extract<Command, { type: 'cancel' }>,
  { now }: Context,
): Decision =>
  textProblem('reason', reason) ??
  decided(
    { ...release, stage: 'cancelled', hold: null, call: null, move: null, endedAt: now },
    { type: 'release_cancelled', reason },
    ...droppedMove(release),
  );

/** The release manager names a successor; the change is recorded with both names. */
export const handOver = (
  release: Release,
  { to }: Extract<Command, { type: 'hand_over' }>,
  { settings }: Context,
): Decision => {
  if (to.userId === release.manager.userId) return refuse({ code: 'already_managing' });
  if (settings.releaseManagers.length > 0 && !settings.releaseManagers.includes(to.userId)) {
    return refuse({ code: 'not_a_release_manager', name: to.name });
  }
  return decided(
    { ...release, manager: to, seeksManager: false, call: null },
    { type: 'manager_changed', from: release.manager, to },
  );
};

/** The manager's account is gone: who takes it? Nobody is asked about a rehearsal, which was theirs alone. */
export const seekManager = (
  release: Release,
  _command: Extract<Command, { type: 'seek_manager' }>,
  _context: Context,
): Decision =>
  release.seeksManager || release.practice
    ? decided(release)
    : decided({ ...release, seeksManager: true }, { type: 'manager_sought', was: release.manager });

/** "Who takes it? I take it": somebody of the list becomes manager; the first click wins. */
export const takeOver = (
  release: Release,
  _command: Extract<Command, { type: 'take_over' }>,
  { by }: Context,
): Decision =>
  release.seeksManager
    ? decided(
        { ...release, manager: by, seeksManager: false, call: null },
        { type: 'manager_changed', from: release.manager, to: by },
      )
    : refuse({ code: 'already_taken', by: release.manager.name });

/** Time for the look back. */
export const openRetro = (
  release: Release,
  _command: Extract<Command, { type: 'retro_due' }>,
  _context: Context,
): Decision =>
  isSpreading(release) ? decided(release) : decided({ ...release, stage: 'retro' }, { type: 'retro_opened' });

/** What was launched at night is looked at by day. */
export const reviewUrgent = (
  release: Release,
  { review }: Extract<Command, { type: 'review_urgent' }>,
  _context: Context,
): Decision => {
  const { urgent } = release;
  if (urgent === null) return refuse({ code: 'not_urgent' });
  return (
    textProblem('review', review) ??
    decided({ ...release, urgent: { ...urgent, review } }, { type: 'urgent_reviewed', review })
  );
};
