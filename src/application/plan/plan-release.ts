import type { InvitedDepartment } from '../../domain/command.ts';
import { decided } from '../../domain/decision.ts';
import { stampOf } from '../../domain/person.ts';
import { freshLight } from '../../domain/plan/decide-plan.ts';
import { type PlanForm, readPlanForm } from '../../domain/plan/plan-form.ts';
import { keyFor, uniqueKey } from '../../domain/plan/release-name.ts';
import { mayPlanReleases } from '../../domain/policy.ts';
import { refuse } from '../../domain/refusal.ts';
import { type Release, titleOf } from '../../domain/release.ts';
import { type Department, mayPlan } from '../../domain/settings/settings.ts';
import type { Outcome } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { recordDecision } from '../record-decision.ts';

/** A department as a release takes it along: question, lead time and required stay as they are now. */
export const invitationOf = (department: Department): InvitedDepartment => ({
  departmentId: department.id,
  name: department.name,
  question: department.question,
  leadTimeDays: department.leadTimeDays,
  required: department.required,
  rules: department.rules,
  packId: department.packId,
});

/**
 * Makes a draft that only its manager sees. Nothing is posted to anybody else before Start.
 *
 * @param draftId the unfinished form that this completes; it is deleted with the same write
 */
export const planRelease = (
  house: House,
  request: Request,
  { form, practice, draftId }: { form: PlanForm; practice: boolean; draftId: string | null },
): Promise<Outcome> =>
  once(house, request, async (tx): Promise<Outcome> => {
    const { actor } = request;
    const { workspaceId } = actor;
    if (!mayPlanReleases(actor)) return refuse({ code: 'not_a_member' });
    const settings = await tx.settings(workspaceId);
    if (!mayPlan(settings)) return refuse({ code: 'not_set_up' });
    const now = house.clock.now();
    const read = readPlanForm(form, now);
    if ('problems' in read) return refuse({ code: 'fields_invalid', problems: read.problems });

    const invited = settings.departments.filter((department) => form.departmentIds.includes(department.id));
    if (invited.length === 0) {
      // Whatever was ticked is no longer in the settings.
      const problems = [{ field: 'departments', problem: 'Tick at least one department.' }];
      return refuse({ code: 'fields_invalid', problems });
    }
    const taken = new Set(await tx.keys(workspaceId));
    const release: Release = {
      id: house.ids.next(),
      workspaceId,
      version: 0,
      key: uniqueKey(keyFor(read.plan), (key) => taken.has(key)),
      stage: 'draft',
      plan: read.plan,
      manager: stampOf(actor),
      seeksManager: false,
      standInId: null,
      visibility: 'everyone',
      privateChannelId: null,
      practice,
      lights: invited.map((department) => freshLight(invitationOf(department))),
      conditions: [],
      blockers: [],
      call: null,
      urgent: null,
      hold: null,
      launch: null,
      attempts: 0,
      announcementId: null,
      createdAt: now,
      startedAt: null,
      endedAt: null,
      outcome: '',
      lessons: '',
    };
    const drafted = {
      type: 'release_drafted',
      title: titleOf(release),
      launch: release.plan.launch,
    } as const;
    await recordDecision(tx, house.ids, { before: null, decision: decided(release, drafted), actor, now });
    if (draftId !== null) await tx.deleteFormDraft(workspaceId, draftId);
    return { ok: true, releaseId: release.id, changed: true };
  });
