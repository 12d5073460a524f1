import type { Instant } from '../calendar.ts';
import type { PersonStamp } from '../person.ts';
import type { Release } from '../release.ts';

/** Who can solve it: a person, another department, or somebody who is not in this Slack. */
export type Solver =
  | { kind: 'person'; userId: string; name: string }
  | { kind: 'department'; departmentId: string; name: string }
  | { kind: 'other'; name: string };

/** `stops` blocks the launch; `hurts` is listed beside it. */
export const SEVERITIES = ['stops', 'hurts'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * A named reason not to go. It walks
 *
 *   open ──> taken ──> solved ──> confirmed
 *     ↑        │          │
 *     └────────┴──────────┘ ("not ours", "not solved")
 *   open, taken and solved ──> withdrawn
 */
export type BlockerState = 'open' | 'taken' | 'solved' | 'confirmed' | 'withdrawn';

export type Blocker = {
  id: string;
  /** The department that waits for it: its light is red, and it confirms. Null where a person raised it. */
  departmentId: string | null;
  text: string;
  severity: Severity;
  solver: Solver;
  /** 'YYYY-MM-DD'; null where nobody could say. */
  expectedOn: string | null;
  raisedBy: PersonStamp;
  raisedAt: Instant;
  /** The message it was raised from. */
  link: string | null;
  state: BlockerState;
  takenBy: PersonStamp | null;
  solvedBy: PersonStamp | null;
  solvedAt: Instant | null;
};

/** Until whoever waits for it agrees that it is gone. */
export const isUnsolved = ({ state }: Blocker): boolean =>
  state === 'open' || state === 'taken' || state === 'solved';

/** It was given back, and nobody was named since. */
export const hasNobody = (blocker: Blocker): boolean =>
  isUnsolved(blocker) &&
  blocker.takenBy === null &&
  blocker.solver.kind === 'other' &&
  blocker.solver.name.trim() === '';

/** It waits for somebody who is not in this Slack and cannot press anything: others have to say that it is gone. */
export const waitsOutside = (blocker: Blocker): boolean =>
  isUnsolved(blocker) &&
  blocker.departmentId === null &&
  blocker.takenBy === null &&
  blocker.state === 'open' &&
  blocker.solver.kind === 'other' &&
  !hasNobody(blocker);

export const blockerOf = (release: Release, id: string): Blocker | undefined =>
  release.blockers.find((blocker) => blocker.id === id);

/** What a department waits for; at most one at a time. */
export const blockerOfLight = (
  release: Pick<Release, 'blockers'>,
  departmentId: string,
): Blocker | undefined =>
  release.blockers.find((blocker) => blocker.departmentId === departmentId && isUnsolved(blocker));
