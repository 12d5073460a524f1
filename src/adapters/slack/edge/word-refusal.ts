import { titleOf } from '../../../domain/release.ts';
import { refusalWords } from '../words/refusal.ts';
import type { EdgeContext } from './edge-context.ts';
import type { Reply } from './reply.ts';

/** Who reads it, and the release that their click was about. */
export type RefusalSubject = { userId: string; releaseId: string | null };

/**
 * A refusal in words for this reader: names as people are called, times in their zone, the release by its
 * title. It names the release only after the use case let them see it.
 */
export const wordRefusal = async (
  { house, registry, homeTeamId }: EdgeContext,
  { refusal, releaseId }: Extract<Reply, { kind: 'refused' }>,
  about: RefusalSubject,
): Promise<string> => {
  const { reads } = house.store;
  const people = new Map((await reads.people(homeTeamId)).map(({ userId, name }) => [userId, name]));
  const who = (userId: string): string => people.get(userId) ?? 'somebody';
  const id = refusal.code === 'unknown_release' ? null : (releaseId ?? about.releaseId);
  const release = id === null ? null : await reads.release(homeTeamId, id);
  const reader = await reads.person(homeTeamId, about.userId);
  const zone = reader?.zone ?? (await reads.settings(homeTeamId)).zone;
  return refusalWords(refusal, who, registry.slashCommand, {
    zone,
    ...(release !== null && { title: titleOf(release) }),
  });
};
