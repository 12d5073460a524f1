import type { Actor } from '../../domain/person.ts';
import type { House } from '../house.ts';
import type { FormDraft } from '../ports.ts';

/**
 * Keeps an unfinished form of this person: opened, refused or closed, what was typed survives for seven
 * days. Returns the draft's id, which the form carries.
 */
export const keepForm = async (
  house: House,
  actor: Actor,
  form: Pick<FormDraft, 'form' | 'releaseId' | 'releaseVersion' | 'values'> & { id: string | null },
): Promise<string> => {
  const id = form.id ?? house.ids.next();
  const draft: FormDraft = { ...form, id, userId: actor.userId, updatedAt: house.clock.now() };
  await house.store.transaction((tx) => tx.saveFormDraft(actor.workspaceId, draft));
  return id;
};

/** The form draft, if it is this person's and has not expired. */
export const openForm = async (house: House, actor: Actor, id: string): Promise<FormDraft | null> => {
  const draft = await house.store.reads.formDraft(actor.workspaceId, id);
  return draft?.userId === actor.userId ? draft : null;
};
