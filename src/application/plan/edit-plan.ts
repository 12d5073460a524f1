import type { Instant } from '../../domain/calendar.ts';
import type { PlanChange } from '../../domain/command.ts';
import type { PlanContents } from '../../domain/contents/contents.ts';
import { scopeText, scopeTextProblem, withScopeText } from '../../domain/contents/scope.ts';
import { type FormFields, mergeForm } from '../../domain/plan/merge-form.ts';
import { type PlanDetails, type PlanForm, readPlanForm, TEXT_FIELDS } from '../../domain/plan/plan-form.ts';
import { mayNot, maySee } from '../../domain/policy.ts';
import { refuse } from '../../domain/refusal.ts';
import { type Release, titleOf, type Visibility } from '../../domain/release.ts';
import { riskFrom, riskText } from '../../domain/risk/risk.ts';
import { changeInTransaction, type Outcome } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { invitationOf } from './draft-release.ts';

/** Everything that the two forms can hold, as flat text: what a form draft keeps as "shown". */
export const planFields = (release: Release): FormFields => ({
  title: titleOf(release),
  value: release.plan.value,
  date: release.plan.launch.date,
  time: release.plan.launch.time,
  zone: release.plan.launch.zone,
  path: release.plan.path,
  departments: departmentsText(release.lights.map((light) => light.departmentId)),
  ...Object.fromEntries(TEXT_FIELDS.map((field) => [field, release.plan[field]])),
  scope: scopeText(release.plan.contents),
  risk: riskText(release.plan.risk),
  standIn: release.standInId ?? '',
  visibility: release.visibility,
  privateChannel: release.privateChannelId ?? '',
});

/** Departments as one comparable text, whatever the order in which they were ticked. */
export const departmentsText = (ids: readonly string[]): string => [...ids].sort().join(',');

const formOf = (fields: FormFields): PlanForm => ({
  title: fields.title ?? '',
  value: fields.value ?? '',
  date: fields.date ?? '',
  time: fields.time ?? '',
  zone: fields.zone ?? '',
  path: fields.path ?? '',
  departmentIds: (fields.departments ?? '').split(',').filter((id) => id !== ''),
});

const detailsOf = (fields: FormFields, contents: PlanContents): PlanDetails =>
  ({
    ...Object.fromEntries(TEXT_FIELDS.map((field) => [field, (fields[field] ?? '').trim()])),
    risk: riskFrom(fields.risk ?? ''),
    contents: withScopeText(contents, fields.scope ?? ''),
  }) as PlanDetails;

/** A date that was not touched may have passed meanwhile: other fields can still be mended. */
const readUnmoved = (release: Release, fields: FormFields, changed: readonly string[], now: Instant) => {
  const moves = changed.some((field) => ['date', 'time', 'zone'].includes(field));
  const read = readPlanForm(
    { ...formOf(fields), isWave: release.family.waveOf !== null },
    moves ? now : release.createdAt,
    detailsOf(fields, release.plan.contents),
  );
  return 'problems' in read || moves ? read : { plan: { ...read.plan, launch: release.plan.launch } };
};

/**
 * Applies what somebody changed in a form of the plan. Fields that the form did not show are left alone.
 *
 * @param shown the fields as the form showed them (kept with its draft), `typed` as they came back
 */
export const editPlan = (
  house: House,
  request: Request,
  {
    releaseId,
    shown,
    typed,
    draftId,
  }: { releaseId: string; shown: FormFields; typed: FormFields; draftId: string | null },
): Promise<Outcome> =>
  once(house, request, async (tx): Promise<Outcome> => {
    const { actor } = request;
    const { workspaceId } = actor;
    const [release, settings] = [await tx.release(workspaceId, releaseId), await tx.settings(workspaceId)];
    if (release === null || !maySee(actor, release, settings)) {
      return refuse({ code: 'unknown_release', typed: '', near: [] });
    }
    // Before anything is compared: what others changed is no business of somebody who may not.
    const barred = mayNot(actor, { type: 'edit', change: {} }, release, settings);
    if (barred !== null) return refuse(barred);
    const current = planFields(release);
    const merge = mergeForm(shown, typed, current);
    if (!merge.ok) return refuse({ code: 'fields_invalid', problems: merge.problems });

    const fields = {
      ...current,
      ...Object.fromEntries(merge.changed.map((field) => [field, typed[field] ?? ''])),
    };
    const scope = merge.changed.includes('scope')
      ? scopeTextProblem(release.plan.contents, fields.scope ?? '')
      : null;
    const tooLong = scope === null ? [] : [{ field: 'scope', problem: scope }];
    const read = readUnmoved(release, fields, merge.changed, house.clock.now());
    if ('problems' in read || tooLong.length > 0) {
      const problems = [...('problems' in read ? read.problems : []), ...tooLong];
      return refuse({ code: 'fields_invalid', problems });
    }

    const change: PlanChange = {
      plan: read.plan,
      standInId: fields.standIn === '' ? null : (fields.standIn ?? null),
      visibility: fields.visibility as Visibility,
      privateChannelId: fields.privateChannel === '' ? null : (fields.privateChannel ?? null),
    };
    if (merge.changed.includes('departments')) {
      const ticked = formOf(fields).departmentIds;
      const known = settings.departments.filter((department) => ticked.includes(department.id));
      // A department that left the settings meanwhile stays in the releases that it is part of.
      const gone = release.lights.filter(
        ({ departmentId: id }) => ticked.includes(id) && !known.some((department) => department.id === id),
      );
      change.departments = [...known.map(invitationOf), ...gone];
    }
    const command = { type: 'edit', change, reason: typed.reason ?? '' } as const;
    const outcome = await changeInTransaction(tx, house, { actor, workspaceId, releaseId, command });
    if (outcome.ok && draftId !== null) await tx.deleteFormDraft(workspaceId, draftId);
    return outcome;
  });
