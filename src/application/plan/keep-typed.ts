import type { Actor } from '../../domain/person.ts';
import type { FormFields } from '../../domain/plan/merge-form.ts';
import type { House } from '../house.ts';
import { keepForm, openForm } from './keep-form.ts';

/** Which form of which release; null for a release that does not exist yet. */
export type FormOf = { form: string; releaseId: string | null };

const keptId = ({ form, releaseId }: FormOf, actor: Actor): string =>
  `kept:${form}:${releaseId ?? 'new'}:${actor.userId}`;

/** Form drafts hold texts only; whatever else an older version kept is left out. */
export const textsOf = (values: unknown): FormFields =>
  typeof values === 'object' && values !== null
    ? Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string'))
    : {};

/** Keeps what somebody typed into a form that was refused, so that it is there when they open it again. */
export const keepTyped = async (
  house: House,
  actor: Actor,
  of: FormOf,
  { shown, typed }: { shown: FormFields; typed: FormFields },
): Promise<void> => {
  await keepForm(house, actor, {
    ...of,
    id: keptId(of, actor),
    releaseVersion: null,
    values: { shown, typed },
  });
};

/**
 * What this person changed in the form last time and could not save, laid over the present values; null
 * when there is nothing. Fields that they had not touched show what stands there now.
 */
export const typedBefore = async (
  house: House,
  actor: Actor,
  of: FormOf,
  current: FormFields,
): Promise<FormFields | null> => {
  const kept = await openForm(house, actor, keptId(of, actor));
  if (kept === null) return null;
  const [shown, typed] = [textsOf(kept.values.shown), textsOf(kept.values.typed)];
  const changed = Object.entries(typed).filter(
    ([field, value]) => value !== shown[field] && value !== current[field],
  );
  return changed.length === 0 ? null : { ...current, ...Object.fromEntries(changed) };
};

/**
 * A form was closed half filled in: what came back with it is kept, and offered the next time. Slack does not
 * promise the values of a closed form, so an empty field says nothing about what was typed.
 */
export const keepClosed = async (
  house: House,
  actor: Actor,
  of: FormOf,
  { shown, typed }: { shown: FormFields; typed: FormFields },
): Promise<void> => {
  const filled = Object.entries(typed).filter(([field, value]) => value !== '' && value !== shown[field]);
  if (filled.length === 0) return;
  await keepTyped(house, actor, of, { shown, typed: { ...shown, ...Object.fromEntries(filled) } });
};

/** What a form that was refused counts as shown by now: its refusal named it. Nothing where none was. */
export const shownBefore = async (house: House, actor: Actor, of: FormOf): Promise<FormFields> =>
  textsOf((await openForm(house, actor, keptId(of, actor)))?.values.shown);

/** The form was saved: nothing is offered again. */
export const forgetTyped = (house: House, actor: Actor, of: FormOf): Promise<void> =>
  house.store.transaction((tx) => tx.deleteFormDraft(actor.workspaceId, keptId(of, actor)));
