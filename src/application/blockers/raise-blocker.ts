import { type BlockerForm, readBlocker } from '../../domain/blockers/blocker-form.ts';
import { decide } from '../../domain/decide.ts';
import { mayBeToldOf } from '../../domain/policy.ts';
import { refuse } from '../../domain/refusal.ts';
import { changeInTransaction, type Outcome } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { RAISE_PROBE } from './blockable-releases.ts';

/**
 * Records what somebody saw in the way of a release, or says what is wrong with it, field by field.
 *
 * @param draftId the unfinished form that this completes; it is deleted with the same write
 */
export const raiseBlocker = (
  house: House,
  request: Request,
  { releaseId, form, draftId }: { releaseId: string; form: BlockerForm; draftId: string },
): Promise<Outcome> =>
  once(house, request, async (tx): Promise<Outcome> => {
    const { actor } = request;
    const { workspaceId } = actor;
    const settings = await tx.settings(workspaceId);
    const release = await tx.release(workspaceId, releaseId);
    if (release === null || !mayBeToldOf(actor, release, settings)) {
      return refuse({ code: 'unknown_release', typed: '', near: [] });
    }
    const now = house.clock.now();
    // Whether anything could be raised at all is said before what is wrong with the words.
    const probed = decide(release, RAISE_PROBE, { actor, now, settings });
    if (!probed.ok) return probed;
    const read = readBlocker(form, { release, now });
    if ('problems' in read) return refuse({ code: 'fields_invalid', problems: read.problems });
    const command = { type: 'raise_blocker', ...read.raised } as const;
    const change = { actor, workspaceId, releaseId, command, read: { release, settings } };
    const outcome = await changeInTransaction(tx, house, change);
    if (outcome.ok) await tx.deleteFormDraft(workspaceId, draftId);
    return outcome;
  });
