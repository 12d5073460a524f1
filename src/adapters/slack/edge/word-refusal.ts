import { mayBeToldOf } from '../../../domain/policy.ts';
import { titleOf } from '../../../domain/release.ts';
import { refusalWords } from '../words/refusal.ts';
import type { EdgeContext } from './edge-context.ts';
import type { Reply } from './reply.ts';

/** Who reads it, and the release that their click was about. */
export type RefusalSubject = { userId: string; releaseId: string | null };

/**
 * A refusal in words for this reader: names as people are called, times in their zone, the release by its
 * title, where this reader may know of it at all: a button's ids can be forged.
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
  const settings = await reads.settings(homeTeamId);
  const knows = { userId: about.userId, isFullMember: reader?.isFullMember === true && !reader.deleted };
  const isTold = release !== null && mayBeToldOf(knows, release, settings);
  return refusalWords(refusal, who, registry.slashCommand, {
    zone: reader?.zone ?? settings.zone,
    ...(isTold && { title: titleOf(release), isManager: release.manager.userId === about.userId }),
  });
};
