import type { Instant } from '../../domain/calendar.ts';
import { type Actor, stampOf } from '../../domain/person.ts';
import type { PlanDetails, PlanForm } from '../../domain/plan/plan-form.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import { namesIn } from '../plan-file/file-names.ts';
import type { Reads } from '../ports.ts';
import { type Beginning, beginFrom, templateBehind } from './begin-from.ts';
import type { TemplateShelf } from './template-ports.ts';

/** What somebody chose to begin from, and the ticks and the way out that the form showed before they typed. */
export type BeginWish = {
  shelf: TemplateShelf;
  from: Pick<Beginning, 'kind' | 'id'>;
  shown: { departmentIds: readonly string[]; path: string };
};

export type BegunPlan = { form: PlanForm; details: PlanDetails; skipped: readonly string[] };

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

/**
 * A form filled with what it begins from. What somebody changed in it stands; departments and the way out that
 * they left as they were come from the template. Null where the template is gone.
 */
export const begunPlan = async (
  reads: Reads,
  { actor, form, settings, now }: { actor: Actor; form: PlanForm; settings: WorkspaceSettings; now: Instant },
  { shelf, from, shown }: BeginWish,
): Promise<BegunPlan | null> => {
  const template = await templateBehind(reads, shelf, actor, from);
  if (template === null) return null;
  const names = await namesIn(reads, actor.workspaceId);
  const people = await reads.people(actor.workspaceId);
  const begun = beginFrom(template, { settings, names, people, manager: stampOf(actor), now });
  const untouched = sameIds(form.departmentIds, shown.departmentIds) && begun.departments.length > 0;
  return {
    form: {
      ...form,
      departmentIds: untouched ? begun.departments.map(({ id }) => id) : form.departmentIds,
      path: form.path === shown.path ? (begun.path ?? form.path) : form.path,
    },
    details: begun.details,
    skipped: untouched ? begun.skipped : [],
  };
};
