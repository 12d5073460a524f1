import type { House } from '../../../application/house.ts';
import type { PersonStamp } from '../../../domain/person.ts';

/** Guests and bots only read here, and whoever left reads nothing. */
const NO_MEMBER = 'Choose a full member of this workspace: guests, bots and people who left cannot be named.';

/** Who was chosen in a form, as the directory knows them (null for nobody), or why they cannot be named. */
export const personChosen = async (
  { store }: House,
  workspaceId: string,
  userId: string,
): Promise<{ person: PersonStamp | null } | { problem: string }> => {
  if (userId === '') return { person: null };
  const person = await store.reads.person(workspaceId, userId);
  if (person !== null && (person.deleted || !person.isFullMember)) return { problem: NO_MEMBER };
  return { person: { userId, name: person?.name ?? userId } };
};
