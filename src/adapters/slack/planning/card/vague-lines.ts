import type { Reads } from '../../../../application/ports.ts';
import { vaguePlan } from '../../../../domain/plan/vague-plan.ts';
import type { Release } from '../../../../domain/release.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { inlineText } from '../../words/inline-text.ts';
import { vagueWords } from '../../words/vague.ts';

/** The number from which items came after Start, as the record has it; null before Start, and in old records. */
export const itemsSinceStart = async (
  reads: Pick<Reads, 'auditEntries'>,
  release: Release,
): Promise<number | null> => {
  if (release.startedAt === null || release.plan.contents.scope.length === 0) return null;
  const entries = await reads.auditEntries(release.workspaceId, release.id);
  const next = entries.findLast(({ type }) => type === 'release_started')?.data.nextItem;
  return typeof next === 'number' ? next : null;
};

/** What the plan leaves open, for its manager; that nothing is out of scope stands under "missing" already. */
export const vagueLines = (release: Release, firstNewItem: number | null): Mrkdwn[] => {
  // Nobody writes a plan while something is broken.
  const vague = release.urgent === null ? vaguePlan(release.plan, firstNewItem) : [];
  const words = vague.filter(({ kind }) => kind !== 'no_limits').map(vagueWords);
  return words.length === 0
    ? []
    : [joinMrkdwn([mrkdwn`*A little vague:*`, inlineText(words.join(' '))], ' ')];
};
