import { raiseBlocker } from '../blockers/decide-blocker.ts';
import { type Command, isLegal } from '../command.ts';
import { type Context, type Decided, type Decision, decided } from '../decision.ts';
import type { ReleaseEvent } from '../event.ts';
import { type OwedByPlan, owedByPlan } from '../launch/demands.ts';
import { readinessEvents } from '../lights/readiness.ts';
import { type FieldProblem, type Refused, refuse } from '../refusal.ts';
import { type Release, titleOf } from '../release.ts';
import { solverOfProblem } from './problem-solver.ts';
import { type AcceptanceRound, type Became, isOpenRound, type Trial } from './round.ts';
import { openRoundOf, roundOf, trialOf, undecidedIn } from './standing.ts';

/**
 * A round walks
 *
 *   opened ──people try it, and may change what they said──> closed with what came of it
 *
 * and closes once it was said of each problem what becomes of it.
 */
type Found = { round: AcceptanceRound } | Refused;

const withRound = (release: Release, round: AcceptanceRound): Release => ({
  ...release,
  rounds: release.rounds.map((each) => (each.id === round.id ? round : each)),
});

const invalid = (...problems: readonly FieldProblem[]): Refused =>
  refuse({ code: 'fields_invalid', problems });

/** The round, as long as it is open. */
const open = (release: Release, roundId: string): Found => {
  const round = roundOf(release, roundId);
  if (round === undefined) return refuse({ code: 'unknown_matter' });
  return isOpenRound(round) ? { round } : refuse({ code: 'round_is_closed', number: round.number });
};

/** Users are asked to try a build. One round at a time, so that everybody judges the same. */
export const openRound = (
  release: Release,
  { round }: Extract<Command, { type: 'open_round' }>,
  _context: Context,
): Decision => {
  if (roundOf(release, round.id) !== undefined) return decided(release);
  const running = openRoundOf(release);
  if (running !== undefined) return refuse({ code: 'round_is_open', number: running.number });
  const opened: AcceptanceRound = {
    ...round,
    number: release.rounds.length + 1,
    trials: [],
    verdict: null,
  };
  const { id: roundId, number, build } = opened;
  return decided(
    { ...release, rounds: [...release.rounds, opened] },
    { type: 'round_opened', roundId, number, build },
  );
};

/** In a channel everybody may say what they found. In a rehearsal the manager plays everybody who is invited. */
const isInvited = ({ inviteeIds, channelId }: AcceptanceRound, userId: string, release: Release): boolean =>
  channelId !== null ||
  inviteeIds.includes(userId) ||
  (release.practice && release.manager.userId === userId);

/** One answer for each person: a new one takes the place of the old one, and so is undecided again. */
export const tryRound = (
  release: Release,
  { roundId, finding, words }: Extract<Command, { type: 'try_round' }>,
  { by, now }: Context,
): Decision => {
  const found = open(release, roundId);
  if (!('round' in found)) return found;
  const { round } = found;
  if (!isInvited(round, by.userId, release)) return refuse({ code: 'not_invited' });
  const said = words.trim();
  if (finding !== 'works' && said === '') {
    return invalid({ field: 'words', problem: 'Say in a few words what it is.' });
  }
  const before = trialOf(round, by.userId);
  if (before?.finding === finding && before.words === said) return decided(release);
  const trial: Trial = { by, finding, words: said, at: now, became: null };
  const others = round.trials.filter((each) => each !== before);
  const { number } = round;
  return decided(withRound(release, { ...round, trials: [...others, trial] }), {
    type: 'round_tried',
    roundId,
    number,
    finding,
    words: said,
  });
};

type Settled = { release: Release; became: Became; events: readonly ReleaseEvent[] };

/** What users found becomes a blocker by the rules of blockers, in the same decision. */
const raised = (
  release: Release,
  round: AcceptanceRound,
  { words: text }: Trial,
  context: Context,
): Settled | Refused => {
  const type = 'raise_blocker';
  if (!isLegal(type, release)) {
    return refuse({ code: 'wrong_stage', command: type, stage: release.stage, since: release.startedAt });
  }
  const solver = solverOfProblem(release, round, context.settings);
  const command = { type, text, severity: 'stops', solver, expectedOn: null, link: null } as const;
  const decision = raiseBlocker(release, command, context);
  if (!decision.ok) return decision;
  // Somebody else found the same: it is one blocker.
  const blocker = decision.release.blockers.findLast(
    (each) => each.departmentId === null && each.text === text && each.raisedBy.userId === context.by.userId,
  );
  const became: Became = { as: 'blocker', blockerId: blocker?.id ?? '' };
  return { release: decision.release, became, events: decision.events };
};

/**
 * What becomes of a problem: it stands in the way, or users have to live with it. As long as the round is open the
 * latter can turn into the former; what stands in the way goes out of it by the rules of blockers alone.
 */
export const settleFinding = (
  release: Release,
  { roundId, userId, as }: Extract<Command, { type: 'settle_finding' }>,
  context: Context,
): Decision => {
  const found = open(release, roundId);
  if (!('round' in found)) return found;
  const { round } = found;
  const trial = trialOf(round, userId);
  if (trial === undefined || trial.finding !== 'problem') return refuse({ code: 'unknown_matter' });
  if (trial.became?.as === as) return decided(release);
  if (trial.became?.as === 'blocker') return refuse({ code: 'matter_is_over', by: '' });
  const settled: Settled | Refused =
    as === 'blocker'
      ? raised(release, round, trial, context)
      : { release, became: { as: 'limitation' }, events: [] };
  if (!('became' in settled)) return settled;
  const { became } = settled;
  const trials = round.trials.map((each) => (each === trial ? { ...trial, became } : each));
  const { number } = round;
  const { by: finder, words } = trial;
  return decided(
    withRound(settled.release, { ...round, trials }),
    { type: 'finding_settled', roundId, number, finder, words, as },
    ...settled.events,
  );
};

/** What the plan owes afterwards, where that changed: users who accepted it are what a high risk asks for. */
const owedNow = (before: Release, after: Release): { owes?: readonly OwedByPlan[] } => {
  const owes = owedByPlan(after);
  return owes.join() === owedByPlan(before).join() ? {} : { owes };
};

/** Whoever looks after it says what came of it. */
export const closeRound = (
  release: Release,
  { roundId, verdict: is, words }: Extract<Command, { type: 'close_round' }>,
  { by, now }: Context,
): Decided | Refused => {
  const known = roundOf(release, roundId);
  // Sent twice is once.
  if (known?.verdict?.is === is && known.verdict.words === words.trim()) return decided(release);
  const found = open(release, roundId);
  if (!('round' in found)) return found;
  const { round } = found;
  const count = undecidedIn(round).length;
  if (count > 0) return refuse({ code: 'problems_undecided', count });
  const said = words.trim();
  if (is === 'rejected' && said === '') {
    return invalid({ field: 'words', problem: 'Say what has to change before they try it again.' });
  }
  const { number } = round;
  const next = withRound(release, { ...round, verdict: { is, words: said, by, at: now } });
  return decided(
    next,
    { type: 'round_closed', roundId, number, verdict: is, words: said, ...owedNow(release, next) },
    ...readinessEvents(release, next, titleOf(next)),
  );
};
