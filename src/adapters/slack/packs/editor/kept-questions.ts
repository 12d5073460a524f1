import { z } from 'zod';
import type { House } from '../../../../application/house.ts';
import { silentChecksOf } from '../../../../application/lessons/silent-checks.ts';
import { keepForm, openForm } from '../../../../application/plan/keep-form.ts';
import type { SilentCheck } from '../../../../domain/lessons/silent-checks.ts';
import { ASKS, FEEDS, type PackItem } from '../../../../domain/packs/pack.ts';
import type { Actor } from '../../../../domain/person.ts';
import type { Department } from '../../../../domain/settings/settings.ts';
import { QUESTION_FORMS } from '../ids.ts';

/** Questions that an admin has changed and not saved yet, and the version from which they began. */
export type Editing = {
  basePackId: string | null;
  items: readonly PackItem[];
  kept: boolean;
  /** Somebody saved another version since; what this admin changed is laid over nothing any more. */
  overtaken: boolean;
  /** Questions that never caught anything in a year. */
  silent: readonly SilentCheck[];
};

const shape = z.object({
  basePackId: z.string().nullable(),
  items: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      why: z.string(),
      required: z.boolean(),
      label: z.string(),
      asks: z.enum(ASKS),
      feeds: z.enum(FEEDS).nullable(),
    }),
  ),
});

const idOf = (departmentId: string, { userId }: Actor): string => `questions:${departmentId}:${userId}`;

/** What this admin left unsaved, where nobody saved another version since; else what the department is asked now. */
export const editingOf = async (house: House, actor: Actor, department: Department): Promise<Editing> => {
  const draft = await openForm(house, actor, idOf(department.id, actor));
  const kept = shape.safeParse(draft?.values);
  const { packId } = department;
  const overtaken = kept.success && kept.data.basePackId !== packId;
  const silent = await silentChecksOf(house, actor.workspaceId, department.id);
  if (kept.success && !overtaken) return { ...kept.data, kept: true, overtaken, silent };
  const pack = packId === null ? null : await house.store.reads.pack(actor.workspaceId, packId);
  return { basePackId: packId, items: pack?.items ?? [], kept: false, overtaken, silent };
};

export const keepEditing = async (
  house: House,
  actor: Actor,
  departmentId: string,
  { basePackId, items }: Pick<Editing, 'basePackId' | 'items'>,
): Promise<void> => {
  await keepForm(house, actor, {
    id: idOf(departmentId, actor),
    form: QUESTION_FORMS.list,
    releaseId: null,
    releaseVersion: null,
    values: { basePackId, items },
  });
};

/** They are saved, or given up. */
export const forgetEditing = (house: House, actor: Actor, departmentId: string): Promise<void> =>
  house.store.transaction((tx) => tx.deleteFormDraft(actor.workspaceId, idOf(departmentId, actor)));
