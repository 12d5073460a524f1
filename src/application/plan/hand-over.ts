import { refuse } from '../../domain/refusal.ts';
import { changeInTransaction, type Outcome } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';

/** Somebody else becomes the release manager: a full member of the workspace, as the directory knows them. */
export const handOver = (
  house: House,
  request: Request,
  { releaseId, userId }: { releaseId: string; userId: string },
): Promise<Outcome> =>
  once(house, request, async (tx): Promise<Outcome> => {
    const { actor } = request;
    const { workspaceId } = actor;
    const person = await tx.person(workspaceId, userId);
    if (person === null || person.deleted || !person.isFullMember) {
      const problem =
        'Choose a full member of this workspace: guests, bots and people who left cannot manage a release.';
      return refuse({ code: 'fields_invalid', problems: [{ field: 'person', problem }] });
    }
    const command = { type: 'hand_over', to: { userId, name: person.name } } as const;
    return changeInTransaction(tx, house, { actor, workspaceId, releaseId, command });
  });
