import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import type { ReleaseEvent } from '../event.ts';
import type { LightAnswer } from '../lights/light.ts';
import { readinessEvents } from '../lights/readiness.ts';
import { type Refused, refuse } from '../refusal.ts';
import { lightOf, type Release } from '../release.ts';
import { type Blocker, blockerOf, blockerOfLight, isUnsolved } from './blocker.ts';

const replaced = (release: Release, before: Blocker, after: Blocker): Release => ({
  ...release,
  blockers: release.blockers.map((blocker) => (blocker === before ? after : blocker)),
});

type About = Pick<Blocker, 'departmentId' | 'text' | 'severity' | 'solver' | 'expectedOn' | 'link'>;

const added = (release: Release, about: About, { by, now }: Pick<Context, 'by' | 'now'>): Release => {
  const blocker: Blocker = {
    ...about,
    id: `b${release.blockers.length + 1}`,
    raisedBy: by,
    raisedAt: now,
    state: 'open',
    takenBy: null,
    solvedBy: null,
    solvedAt: null,
  };
  return { ...release, blockers: [...release.blockers, blocker] };
};

/**
 * What an answer means for what the department waited for: "not yet" names something new, "on track" takes it
 * back, and any other answer confirms that it is gone.
 */
export const blockersAfter = (
  release: Release,
  departmentId: string,
  given: LightAnswer,
  context: Pick<Context, 'by' | 'now'>,
): Release => {
  const before = blockerOfLight(release, departmentId);
  const over = given.answer === 'not_yet' || given.answer === 'on_track' ? 'withdrawn' : 'confirmed';
  const cleared = before === undefined ? release : replaced(release, before, { ...before, state: over });
  if (given.answer !== 'not_yet') return cleared;
  const { reason: text, solver, solvedBy, severity = 'stops', expectedOn } = given;
  const about = { departmentId, text, severity, expectedOn, link: null } as const;
  return added(cleared, { ...about, solver: solvedBy ?? { kind: 'other', name: solver } }, context);
};

/** Somebody saw something that stands in the way, in a meeting or in a message. */
export const raiseBlocker = (
  release: Release,
  { text, severity, solver, expectedOn, link }: Extract<Command, { type: 'raise_blocker' }>,
  context: Context,
): Decision => {
  if (text.trim() === '') {
    return refuse({
      code: 'fields_invalid',
      problems: [{ field: 'text', problem: 'Say what is in the way.' }],
    });
  }
  // The same form sent twice, or the same message raised again by the same person, is one.
  const isThere = release.blockers.some(
    (blocker) =>
      blocker.departmentId === null &&
      blocker.text === text &&
      blocker.raisedBy.userId === context.by.userId &&
      isUnsolved(blocker),
  );
  if (isThere) return decided(release);
  const next = added(release, { departmentId: null, text, severity, solver, expectedOn, link }, context);
  const blockerId = next.blockers.at(-1)?.id ?? '';
  return decided(
    next,
    { type: 'blocker_raised', blockerId, text, severity, solver, expectedOn },
    ...readinessEvents(release, next, text),
  );
};

/** Nobody has it, and nobody has solved it. */
const anew = { state: 'open', takenBy: null, solvedBy: null, solvedAt: null } as const;

type Moved = { blocker: Blocker } | Refused;

/** The blocker, unless it is over; whoever was faster is named. */
const open = (release: Release, blockerId: string): Moved => {
  const blocker = blockerOf(release, blockerId);
  if (blocker === undefined) return refuse({ code: 'unknown_matter' });
  return isUnsolved(blocker)
    ? { blocker }
    : refuse({ code: 'matter_is_over', by: blocker.solvedBy?.name ?? '' });
};

/** "I have it." */
export const takeBlocker = (
  release: Release,
  { blockerId }: Extract<Command, { type: 'take_blocker' }>,
  { by }: Context,
): Decision => {
  const found = open(release, blockerId);
  if (!('blocker' in found)) return found;
  const { blocker } = found;
  const { takenBy } = blocker;
  if (blocker.state === 'solved') return refuse({ code: 'matter_is_over', by: blocker.solvedBy?.name ?? '' });
  if (takenBy !== null) {
    return takenBy.userId === by.userId
      ? decided(release)
      : refuse({ code: 'has_it_already', by: takenBy.name });
  }
  const { departmentId, text } = blocker;
  return decided(replaced(release, blocker, { ...blocker, state: 'taken', takenBy: by }), {
    type: 'blocker_taken',
    blockerId,
    departmentId,
    text,
  });
};

/** "Not ours": nobody has it now, and whoever waits for it and the manager have to find somebody. */
export const returnBlocker = (
  release: Release,
  { blockerId }: Extract<Command, { type: 'return_blocker' }>,
  _context: Context,
): Decision => {
  const found = open(release, blockerId);
  if (!('blocker' in found)) return found;
  const { blocker } = found;
  const { departmentId, text, solver } = blocker;
  if (solver.kind === 'other' && solver.name === '') return decided(release);
  const nobody = { kind: 'other', name: '' } as const;
  return decided(replaced(release, blocker, { ...blocker, ...anew, solver: nobody }), {
    type: 'blocker_returned',
    blockerId,
    departmentId,
    text,
    solver,
  });
};

/** Somebody else can solve it. */
export const passBlocker = (
  release: Release,
  { blockerId, solver }: Extract<Command, { type: 'pass_blocker' }>,
  _context: Context,
): Decision => {
  const found = open(release, blockerId);
  if (!('blocker' in found)) return found;
  const { blocker } = found;
  const { departmentId, text } = blocker;
  const isAsBefore = blocker.state === 'open' && JSON.stringify(blocker.solver) === JSON.stringify(solver);
  if (isAsBefore) return decided(release);
  return decided(replaced(release, blocker, { ...blocker, ...anew, solver }), {
    type: 'blocker_passed',
    blockerId,
    departmentId,
    text,
    from: blocker.solver,
    solver,
  });
};

/** "Done": the department that waited for it is asked again, red until it answers; else whoever raised it is asked. */
export const solveBlocker = (
  release: Release,
  { blockerId }: Extract<Command, { type: 'solve_blocker' }>,
  { by, now }: Context,
): Decision => {
  const found = open(release, blockerId);
  if (!('blocker' in found)) return found;
  const { blocker } = found;
  if (blocker.state === 'solved') return decided(release);
  const { departmentId, text } = blocker;
  const solved = replaced(release, blocker, { ...blocker, state: 'solved', solvedBy: by, solvedAt: now });
  const event: ReleaseEvent = { type: 'blocker_solved', blockerId, departmentId, text };
  // Whoever raised it need not be asked whether it is gone.
  if (departmentId === null && blocker.raisedBy.userId === by.userId) {
    const [done] = solved.blockers.filter(({ id }) => id === blockerId);
    const gone = done === undefined ? solved : replaced(solved, done, { ...done, state: 'confirmed' });
    const confirmed = { type: 'blocker_confirmed', blockerId, text, solved: true } as const;
    return decided(gone, event, confirmed, ...readinessEvents(release, gone, text));
  }
  const light = departmentId === null ? undefined : lightOf(release, departmentId);
  if (light === undefined || light.state !== 'not_yet') return decided(solved, event);
  const because = `${by.name} says that it is done. What was in the way: ${text}`;
  const asked = { ...light, askedAt: now, askedAgainBecause: because };
  const next = { ...solved, lights: solved.lights.map((each) => (each === light ? asked : each)) };
  const again = {
    type: 'department_asked',
    departmentId: light.departmentId,
    name: light.name,
    again: true,
    because,
  } as const;
  return release.hold === null ? decided(next, event, again) : decided(next, event);
};

/** Whoever raised it says whether it is gone. A department says so with its light. */
export const confirmBlocker = (
  release: Release,
  { blockerId, solved }: Extract<Command, { type: 'confirm_blocker' }>,
  _context: Context,
): Decision => {
  const found = open(release, blockerId);
  if (!('blocker' in found)) return found;
  const { blocker } = found;
  if (blocker.departmentId !== null) return refuse({ code: 'answered_by_light' });
  // "Not solved" answers "Done".
  if (!solved && blocker.state !== 'solved') return decided(release);
  const next = replaced(release, blocker, { ...blocker, ...(solved ? { state: 'confirmed' } : anew) });
  return decided(
    next,
    { type: 'blocker_confirmed', blockerId, text: blocker.text, solved },
    ...readinessEvents(release, next, blocker.text),
  );
};
