import type { FormValues } from '../../demo/protocol.ts';
import type { Json } from '../../json.ts';
import type { StateValues } from '../../workspace/model.ts';
import { formValuesOf, keptValues, withEntry } from './entries.ts';

/** What was typed and chosen and the server does not know yet, by the id of the view or message. */
const drafts = new Map<string, StateValues>();

/** What was typed into one field, if anything. */
export const draftOf = (place: string, blockId: string, actionId: string): Json | undefined =>
  drafts.get(place)?.[blockId]?.[actionId];

/** Remembers what was typed into a field; undefined forgets it. */
export const putDraft = (place: string, blockId: string, actionId: string, entry: Json | undefined): void => {
  drafts.set(place, withEntry(drafts.get(place) ?? {}, blockId, actionId, entry));
};

/** Everything that was typed into a form, as the server takes it. */
export const typedIn = (place: string): FormValues => formValuesOf(drafts.get(place) ?? {});

/** Forgets what was typed into fields that a redrawn form has no more. */
export const keepDrafts = (place: string, blocks: readonly Json[]): void => {
  const draft = drafts.get(place);
  if (draft !== undefined) drafts.set(place, keptValues(draft, blocks));
};

/** Forgets everything that was typed into a form. */
export const dropDraft = (place: string): void => {
  drafts.delete(place);
};
