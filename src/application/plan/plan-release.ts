import { type PlanForm, readPlanForm } from '../../domain/plan/plan-form.ts';
import { mayPlanReleases } from '../../domain/policy.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import { mayPlan } from '../../domain/settings/settings.ts';
import type { Changed } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { type BeginWish, begunPlan } from '../templates/begin-plan.ts';
import { draftRelease } from './draft-release.ts';

/** `skipped`: departments of the template that this workspace does not have, by key. */
export type Planned = (Changed & { skipped: readonly string[] }) | Refused;

/**
 * Makes a draft that only its manager sees. Nothing is posted to anybody else before Start.
 *
 * @param begin a template that fills what the form leaves open
 * @param draftId the unfinished form that this completes; it is deleted with the same write
 */
export const planRelease = (
  house: House,
  request: Request,
  {
    form: typed,
    practice,
    draftId,
    begin = null,
  }: { form: PlanForm; practice: boolean; draftId: string | null; begin?: BeginWish | null },
): Promise<Planned> =>
  once(house, request, async (tx): Promise<Planned> => {
    const { actor } = request;
    const { workspaceId } = actor;
    if (!mayPlanReleases(actor)) return refuse({ code: 'not_a_member' });
    const settings = await tx.settings(workspaceId);
    if (!mayPlan(settings)) return refuse({ code: 'not_set_up' });
    const now = house.clock.now();
    const begun = begin === null ? null : await begunPlan(tx, { actor, form: typed, settings, now }, begin);
    if (begin !== null && begun === null) {
      const problems = [
        { field: 'from', problem: 'This is not here any more. Choose another one, or none.' },
      ];
      return refuse({ code: 'fields_invalid', problems });
    }
    const form = begun?.form ?? typed;
    const read = readPlanForm(form, now, begun?.details);
    if ('problems' in read) return refuse({ code: 'fields_invalid', problems: read.problems });

    const invited = settings.departments.filter((department) => form.departmentIds.includes(department.id));
    if (invited.length === 0) {
      // Whatever was ticked is no longer in the settings.
      const problems = [{ field: 'departments', problem: 'Tick at least one department.' }];
      return refuse({ code: 'fields_invalid', problems });
    }
    const release = await draftRelease(tx, house, { plan: read.plan, invited, practice, manager: actor });
    if (draftId !== null) await tx.deleteFormDraft(workspaceId, draftId);
    return { ok: true, releaseId: release.id, changed: true, skipped: begun?.skipped ?? [] };
  });
