import type { ModalView } from '@slack/types';
import type { House } from '../../../../../application/house.ts';
import { visibleReleases } from '../../../../../application/plan/find-release.ts';
import { keepForm } from '../../../../../application/plan/keep-form.ts';
import { type FormOf, typedBefore } from '../../../../../application/plan/keep-typed.ts';
import { partOf, valuesNow } from '../../../../../application/plan/save-plan-part.ts';
import { itemTexts } from '../../../../../domain/contents/item-texts.ts';
import type { Part } from '../../../../../domain/contents/parts.ts';
import type { When } from '../../../../../domain/contents/when.ts';
import type { FormFields } from '../../../../../domain/plan/merge-form.ts';
import { titleOf } from '../../../../../domain/release.ts';
import type { Choice } from '../../../kit/elements.ts';
import { CONTENTS_FORMS } from '../ids.ts';
import type { PlanScene } from '../plan-scene.ts';
import { type DayLook, type FieldSetting, hasRoomToChoose } from './form-fields.ts';
import { formValues, isChoosable, type Values } from './form-values.ts';
import { type FormAbout, partForm } from './part-form.ts';

/** Under which name this person's unfinished form of this item is kept. */
export const keptAs = ({ release }: PlanScene, { about }: FormAbout): FormOf => ({
  form:
    about.kind === 'facts'
      ? `${CONTENTS_FORMS.facts}:${about.part}`
      : `${CONTENTS_FORMS.item}:${about.part}:${about.itemId ?? 'new'}`,
  releaseId: release.id,
});

const MOST_RELEASES = 99;

const releaseChoices = async (
  house: House,
  scene: PlanScene,
  part: Part,
  now: unknown,
): Promise<Choice[]> => {
  if (!Object.values(part.fields).some(({ kind }) => kind === 'release')) return [];
  const open = await visibleReleases(house.store.reads, scene.actor, 'open');
  const others = open.filter(({ id, practice }) => id !== scene.release.id && !practice);
  const choices = others
    .slice(0, MOST_RELEASES)
    .map((release) => ({ text: titleOf(release), value: release.id }));
  // What it waits for may be over, or out of this person's sight: it stays chosen.
  return typeof now !== 'string' || choices.some(({ value }) => value === now)
    ? choices
    : [{ text: scene.words.titles.get(now) ?? 'another release', value: now }, ...choices];
};

/** What the fields of a form are drawn with. */
export const fieldSetting = async (
  house: House,
  scene: PlanScene,
  { about }: FormAbout,
  { values, look }: { values: FormFields; look: DayLook },
): Promise<FieldSetting> => ({
  values,
  look,
  calendar: scene.words,
  departments: scene.release.lights.map(({ departmentId, name }) => ({ text: name, value: departmentId })),
  releases: await releaseChoices(house, scene, partOf(about), valuesNow(scene.release, about)?.release),
});

const isAllChoosable = (part: Part, values: Values, scene: PlanScene): boolean =>
  Object.entries(part.fields).every(
    ([key, { kind }]) => kind !== 'when' || isChoosable((values[key] ?? null) as When | null, scene.words),
  );

/** Days that were written before are shown as they were written. */
const wroteDays = (part: Part, kept: FormFields | null, shown: FormFields): boolean =>
  kept !== null &&
  Object.entries(part.fields).some(([key, { kind }]) => kind === 'when' && kept[key] !== shown[key]);

/** A form with the item as it is, and what this person typed before and could not save. */
export const openPart = async (house: House, scene: PlanScene, form: FormAbout): Promise<ModalView> => {
  const { about } = form;
  const { actor, release, words } = scene;
  const part = partOf(about);
  const now = valuesNow(release, about);
  const fields = formValues(part, now, words);
  const kept = await typedBefore(house, actor, keptAs(scene, form), fields);
  const wanted = isAllChoosable(part, now ?? {}, scene) && !wroteDays(part, kept, fields);
  const setting = await fieldSetting(house, scene, form, { values: kept ?? fields, look: 'chosen' });
  const look = wanted && hasRoomToChoose(part, setting) ? 'chosen' : 'written';
  const draftId = await keepForm(house, actor, {
    id: null,
    form: about.kind === 'facts' ? CONTENTS_FORMS.facts : CONTENTS_FORMS.item,
    releaseId: release.id,
    releaseVersion: release.version,
    values: { shown: now === null ? {} : itemTexts(part, now), form: fields },
  });
  return partForm(scene, form, { ...setting, look, draftId, keptBefore: kept !== null });
};
