import { mayBeToldOf } from '../../domain/policy.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import { type Course, milestonesOf } from '../../domain/timeline/standing.ts';
import { type Changed, changeInTransaction } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { readForPlan, tooMany } from './read-for-plan.ts';

/** What came of it: how many milestones are new, and how many stood there already. */
export type Added = Changed & { added: number; standing: number };

/** A timeline as somebody accepted it, out of what they had pasted. */
export type AcceptedTimeline = { releaseId: string; text: string; course: Course; draftId: string };

/** Adds the readable rows of a timeline to a plan, in one change; those that stand there already are left out. */
export const addTimeline = (
  house: House,
  request: Request,
  { releaseId, text, course, draftId }: AcceptedTimeline,
): Promise<Added | Refused> =>
  once(house, request, async (tx): Promise<Added | Refused> => {
    const { actor } = request;
    const { workspaceId } = actor;
    const [release, settings] = [await tx.release(workspaceId, releaseId), await tx.settings(workspaceId)];
    if (release === null || !mayBeToldOf(actor, release, settings)) {
      return refuse({ code: 'unknown_release', typed: '', near: [] });
    }
    const read = await readForPlan(tx, { release, settings }, text);
    const problem = tooMany(read, release);
    if (problem !== null) return refuse({ code: 'fields_invalid', problems: [{ field: 'text', problem }] });
    const items = milestonesOf(read.fresh, course, read.target);
    const command = { type: 'add_items', part: 'milestones', items } as const;
    const outcome = await changeInTransaction(tx, house, {
      actor,
      workspaceId,
      releaseId,
      command,
      read: { release, settings },
    });
    if (!outcome.ok) return outcome;
    await tx.deleteFormDraft(workspaceId, draftId);
    return { ...outcome, added: items.length, standing: read.standing.length };
  });
