import { z } from 'zod';
import type { House } from '../../../../application/house.ts';
import { keepForm, openForm } from '../../../../application/plan/keep-form.ts';
import type { Actor } from '../../../../domain/person.ts';
import { COURSES, type Course } from '../../../../domain/timeline/standing.ts';
import { TIMELINE_FORMS } from './ids.ts';

/** What somebody pasted and has not accepted yet. `mark` changes with every paste. */
export type Pasted = { text: string; course: Course; mark: string };

const shape = z.object({ text: z.string(), course: z.enum(COURSES), mark: z.string() });

/** One for each release and person: what was pasted last. */
export const pasteId = (releaseId: string, { userId }: Actor): string => `timeline:${releaseId}:${userId}`;

/** What this person pasted for the release and has not added yet; null when there is nothing. */
export const pastedBefore = async (house: House, actor: Actor, releaseId: string): Promise<Pasted | null> => {
  const draft = await openForm(house, actor, pasteId(releaseId, actor));
  const kept = shape.safeParse(draft?.values);
  return kept.success ? kept.data : null;
};

export const keepPasted = async (
  house: House,
  actor: Actor,
  releaseId: string,
  { text, course }: Omit<Pasted, 'mark'>,
): Promise<Pasted> => {
  const pasted: Pasted = { text, course, mark: house.ids.next() };
  await keepForm(house, actor, {
    id: pasteId(releaseId, actor),
    form: TIMELINE_FORMS.paste,
    releaseId,
    releaseVersion: null,
    values: pasted,
  });
  return pasted;
};
