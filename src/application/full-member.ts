import { type Refused, refuse } from '../domain/refusal.ts';
import type { Reads } from './ports.ts';

/** Why somebody cannot be named for others: nobody knows them yet, or they are no full member. Null where they can. */
export const memberRefusal = async (
  reads: Pick<Reads, 'person'>,
  workspaceId: string,
  userId: string,
): Promise<Refused | null> => {
  const person = await reads.person(workspaceId, userId);
  if (person === null) return refuse({ code: 'not_known_yet' });
  return person.deleted || !person.isFullMember
    ? refuse({ code: 'no_full_member', name: person.name })
    : null;
};
