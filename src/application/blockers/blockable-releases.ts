import { compare } from '../../domain/calendar.ts';
import { isLegal, type PersonCommand } from '../../domain/command.ts';
import type { Actor } from '../../domain/person.ts';
import type { Release } from '../../domain/release.ts';
import { visibleReleases } from '../plan/find-release.ts';
import type { Reads } from '../ports.ts';

/** Placeholder words with which the rules are asked beforehand; they are never stored. */
export const RAISE_PROBE = {
  type: 'raise_blocker',
  text: '…',
  severity: 'stops',
  solver: { kind: 'other', name: '' },
  expectedOn: null,
  link: null,
} as const satisfies PersonCommand;

/** Releases for which this person can say that something is in the way, the next launch first. */
export const blockableReleases = async (reads: Reads, actor: Actor): Promise<readonly Release[]> => {
  const visible = await visibleReleases(reads, actor, 'open');
  return visible
    .filter((release) => isLegal('raise_blocker', release))
    .sort((a, b) => compare(a.plan.launch.at, b.plan.launch.at) || (a.key < b.key ? -1 : 1));
};
