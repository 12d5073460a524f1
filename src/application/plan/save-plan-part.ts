import type { Command, ItemValues } from '../../domain/command.ts';
import { itemById } from '../../domain/contents/contents.ts';
import { itemTexts } from '../../domain/contents/item-texts.ts';
import {
  FACT_PARTS,
  type FactPart,
  type Facts,
  LIST_PARTS,
  type ListPart,
  type Part,
} from '../../domain/contents/parts.ts';
import { type FormFields, mergeForm } from '../../domain/plan/merge-form.ts';
import { maySee } from '../../domain/policy.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release.ts';
import { changeInTransaction, type Outcome } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';

/** What a form of the plan's contents is about: an item, a new one where `itemId` is null, or the facts of a part. */
export type PlanPart =
  | { kind: 'item'; part: ListPart; itemId: string | null }
  | { kind: 'facts'; part: FactPart };

export type PartForm = {
  releaseId: string;
  about: PlanPart;
  /** Read and checked. */
  values: Readonly<Record<string, unknown>>;
  /** Each field as a text (`itemTexts`): as the form showed it, kept with its draft. */
  shown: FormFields;
  draftId: string;
  /** How people read the text of a field, where it holds an id. */
  read(field: string, text: string): string;
};

export const partOf = (about: PlanPart): Part =>
  about.kind === 'item' ? LIST_PARTS[about.part] : FACT_PARTS[about.part];

/** What stands there now; null for a new item, and for one that is gone. */
export const valuesNow = (
  { plan: { contents } }: Pick<Release, 'plan'>,
  about: PlanPart,
): Readonly<Record<string, unknown>> | null => {
  if (about.kind === 'facts') return contents[about.part];
  return about.itemId === null ? null : itemById(contents, about.part, about.itemId);
};

const commandFor = (about: PlanPart, values: Readonly<Record<string, unknown>>): Command =>
  about.kind === 'facts'
    ? { type: 'set_facts', part: about.part, values: values as Partial<Facts<FactPart>> }
    : { type: 'put_item', part: about.part, itemId: about.itemId, values: values as ItemValues };

/**
 * Saves an item or the facts of a plan as somebody typed them: of one that stood there, only the fields that
 * they changed. The same form is saved once, however often it is sent.
 */
export const savePlanPart = (
  house: House,
  request: Request,
  { releaseId, about, values, shown, draftId, read }: PartForm,
): Promise<Outcome> =>
  once(house, request, async (tx): Promise<Outcome> => {
    const { actor } = request;
    const { workspaceId } = actor;
    const [release, settings] = [await tx.release(workspaceId, releaseId), await tx.settings(workspaceId)];
    if (release === null || !maySee(actor, release, settings)) {
      return refuse({ code: 'unknown_release', typed: '', near: [] });
    }
    const draft = await tx.formDraft(workspaceId, draftId);
    if (draft === null || draft.userId !== actor.userId) return refuse({ code: 'draft_expired' });
    const now = valuesNow(release, about);
    const isNew = about.kind === 'item' && about.itemId === null;
    if (now === null && !isNew) return refuse({ code: 'unknown_matter' });
    const part = partOf(about);
    const keys = Object.keys(part.fields);
    const current = now === null ? {} : itemTexts(part, now);
    const merge = isNew
      ? ({ ok: true, changed: keys } as const)
      : mergeForm(shown, itemTexts(part, values), current, read);
    if (!merge.ok) return refuse({ code: 'fields_invalid', problems: merge.problems });
    const merged = Object.fromEntries(
      keys.map((key) => [key, merge.changed.includes(key) ? values[key] : now?.[key]]),
    );
    const outcome = await changeInTransaction(tx, house, {
      actor,
      workspaceId,
      releaseId,
      command: commandFor(about, merged),
      read: { release, settings },
    });
    if (outcome.ok) await tx.deleteFormDraft(workspaceId, draftId);
    return outcome;
  });
