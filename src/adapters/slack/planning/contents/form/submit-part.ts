import type { House } from '../../../../../application/house.ts';
import { visibleReleases } from '../../../../../application/plan/find-release.ts';
import { keepForm, openForm } from '../../../../../application/plan/keep-form.ts';
import { forgetTyped, keepTyped, textsOf } from '../../../../../application/plan/keep-typed.ts';
import { partOf, savePlanPart, valuesNow } from '../../../../../application/plan/save-plan-part.ts';
import type { FormDraft } from '../../../../../application/ports.ts';
import { type Called, itemTexts, readableText } from '../../../../../domain/contents/item-texts.ts';
import type { Owner, Part } from '../../../../../domain/contents/parts.ts';
import { readItem, type TypedItem } from '../../../../../domain/contents/read-item.ts';
import type { FieldProblem, Refusal } from '../../../../../domain/refusal.ts';
import { titleOf } from '../../../../../domain/release.ts';
import { personChosen } from '../../../edge/person-chosen.ts';
import { type Reply, refused } from '../../../edge/reply.ts';
import type { ViewVisit } from '../../../edge/visit.ts';
import { refusalWords } from '../../../words/refusal.ts';
import type { PlanScene } from '../plan-scene.ts';
import { BOTH } from './form-fields.ts';
import { formValues } from './form-values.ts';
import { keptAs } from './open-part.ts';
import type { FormAbout } from './part-form.ts';
import { meantBy, typedFields } from './typed-fields.ts';

type Submitted = {
  house: House;
  visit: ViewVisit;
  scene: PlanScene;
  form: FormAbout;
  draft: FormDraft | null;
};

/** A problem stands at the field of the form in which the item's field is asked. */
const atFields = (problems: readonly FieldProblem[], { visit, form }: Submitted): Reply => {
  const ids = Object.keys(visit.view.typed);
  const fields = Object.keys(partOf(form.about).fields);
  const idOf = (field: string): string => {
    if (ids.includes(field)) return field;
    const key = fields.find((name) => field.startsWith(name)) ?? field;
    return ids.find((id) => id === `${key}Day` || id.split(BOTH).includes(key)) ?? field;
  };
  return { kind: 'fields', problems: problems.map((each) => ({ ...each, field: idOf(each.field) })) };
};

/** People as the directory knows them; whoever stood there before is not looked at again. */
const withNames = async (
  { house, scene, form }: Submitted,
  part: Part,
  typed: TypedItem,
): Promise<{ typed: TypedItem; problems: readonly FieldProblem[] }> => {
  const named: Record<string, string> = { ...typed };
  const problems: FieldProblem[] = [];
  const before = valuesNow(scene.release, form.about);
  for (const [key, { kind }] of Object.entries(part.fields)) {
    const userId = typed[key] ?? '';
    if (kind !== 'owner' || userId === '') continue;
    const owner = (before?.[key] ?? null) as Owner | null;
    if (owner?.userId === userId) {
      named[`${key}Name`] = owner.name;
      continue;
    }
    const chosen = await personChosen(house, scene.actor.workspaceId, userId);
    if ('problem' in chosen) problems.push({ field: key, problem: chosen.problem });
    else named[`${key}Name`] = chosen.person?.name ?? userId;
  }
  return { typed: named, problems };
};

const calledIn = async ({ house, scene, form }: Submitted): Promise<Called> => {
  const people = await house.store.reads.people(scene.actor.workspaceId);
  const others =
    form.about.part === 'dependencies' ? await visibleReleases(house.store.reads, scene.actor, 'all') : [];
  return {
    person: (id) => people.find(({ userId }) => userId === id)?.name ?? 'somebody',
    department: (id) =>
      scene.release.lights.find(({ departmentId }) => departmentId === id)?.name ?? 'a department',
    release: (id) => {
      const other = others.find((release) => release.id === id);
      return other === undefined ? 'another release' : titleOf(other);
    },
  };
};

/** Sending again keeps this person's: what counts as shown is now what the problems have just named. */
const keepConflicts = async (
  { house, scene, form, draft }: Submitted,
  shown: Record<string, string>,
  problems: readonly FieldProblem[],
): Promise<void> => {
  const release = await house.store.reads.release(scene.actor.workspaceId, scene.release.id);
  const now = release === null ? null : valuesNow(release, form.about);
  if (now === null || draft === null) return;
  const current = itemTexts(partOf(form.about), now);
  const conflicts = problems.map(({ field }) => [field, current[field] ?? '']);
  const values = { ...draft.values, shown: { ...shown, ...Object.fromEntries(conflicts) } };
  await keepForm(house, scene.actor, { ...draft, values });
};

/** Fields at which a rule's "no" is mended. */
const FIELD_OF: Partial<Record<Refusal['code'], string>> = { waits_in_a_circle: 'release' };

/** What came of it: null where it is saved, else what the person sees. */
export type NotSaved = Reply | null;

/** Saves the form, or says what is wrong at its fields; what was typed is kept until it is saved. */
export const submitPart = async (
  house: House,
  visit: ViewVisit,
  scene: PlanScene,
  form: FormAbout,
): Promise<NotSaved> => {
  const { actor } = visit;
  const draftId = visit.view.metadata.seen ?? '';
  const draft = await openForm(house, actor, draftId);
  const submitted = { house, visit, scene, form, draft };
  const { about } = form;
  const part = partOf(about);
  const fields = typedFields(visit.view.typed, part);
  const shown = textsOf(draft?.values.shown);
  // Without its draft the form is too old, or was sent twice: what it showed is not known any more.
  const first = draft === null ? formValues(part, null, scene.words) : textsOf(draft.values.form);
  const refuseWith = async (reply: Reply): Promise<NotSaved> => {
    await keepTyped(house, actor, keptAs(scene, form), { shown: first, typed: fields });
    return reply;
  };

  const named = await withNames(submitted, part, meantBy(part, fields, { form: first, shown }));
  const read = readItem(part, named.typed, scene.words);
  const problems = [...(read.ok ? [] : read.problems), ...named.problems];
  if (!read.ok || problems.length > 0) return refuseWith(atFields(problems, submitted));

  const called = await calledIn(submitted);
  const readText = (key: string, text: string): string => {
    const field = part.fields[key];
    return field === undefined ? text : readableText(field, text, called);
  };
  const wanted = { releaseId: scene.release.id, about, values: read.values, shown, draftId, read: readText };
  const outcome = await savePlanPart(house, visit.request, wanted);
  if (outcome.ok) {
    await forgetTyped(house, actor, keptAs(scene, form));
    return null;
  }
  const { refusal } = outcome;
  if (refusal.code === 'fields_invalid') {
    await keepConflicts(submitted, shown, refusal.problems);
    return refuseWith(atFields(refusal.problems, submitted));
  }
  const field = FIELD_OF[refusal.code];
  if (field === undefined) return refuseWith(refused(refusal, scene.release.id));
  const problem = refusalWords(refusal, () => '', '', { title: titleOf(scene.release), isManager: true });
  return refuseWith(atFields([{ field, problem }], submitted));
};

/** A form was closed half filled in: what came back with it is offered the next time. */
export const keepClosedPart = async (
  house: House,
  visit: ViewVisit,
  scene: PlanScene,
  form: FormAbout,
): Promise<void> => {
  const draft = await openForm(house, visit.actor, visit.view.metadata.seen ?? '');
  const fields = Object.entries(typedFields(visit.view.typed, partOf(form.about)));
  const filled = Object.fromEntries(fields.filter(([, value]) => value !== ''));
  if (draft === null || Object.keys(filled).length === 0) return;
  const shown = textsOf(draft.values.form);
  await keepTyped(house, visit.actor, keptAs(scene, form), { shown, typed: { ...shown, ...filled } });
};
