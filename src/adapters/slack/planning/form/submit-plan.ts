import type { House } from '../../../../application/house.ts';
import { editPlan, planFields } from '../../../../application/plan/edit-plan.ts';
import { keepForm, openForm } from '../../../../application/plan/keep-form.ts';
import { forgetTyped, keepTyped, textsOf } from '../../../../application/plan/keep-typed.ts';
import { planRelease } from '../../../../application/plan/plan-release.ts';
import type { FormDraft } from '../../../../application/ports.ts';
import type { TemplateShelf } from '../../../../application/templates/template-ports.ts';
import type { Actor } from '../../../../domain/person.ts';
import type { FormFields } from '../../../../domain/plan/merge-form.ts';
import type { PlanForm } from '../../../../domain/plan/plan-form.ts';
import type { FieldProblem, Refusal, Refused } from '../../../../domain/refusal.ts';
import { titleOf } from '../../../../domain/release.ts';
import { nothing, type Reply, refused, say } from '../../edge/reply.ts';
import type { Typed, ViewVisit } from '../../edge/visit.ts';
import { section } from '../../kit/blocks.ts';
import { message } from '../../kit/message.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import { refusalWords } from '../../words/refusal.ts';
import { seenPlan, shownBehind } from '../contents/seen-plan.ts';
import { chosenBeginning } from '../template/begin-field.ts';
import { typedDetails, typedRisk } from './detail-forms.ts';
import { typedFirstForm } from './first-form.ts';
import { partsView } from './parts-view.ts';

const planFormOf = (typed: FormFields): PlanForm => ({
  title: typed.title ?? '',
  value: typed.value ?? '',
  date: typed.date ?? '',
  time: typed.time ?? '',
  zone: typed.zone ?? '',
  path: typed.path ?? '',
  departmentIds: (typed.departments ?? '').split(',').filter((id) => id !== ''),
});

const draftOf = async (house: House, { actor, view }: ViewVisit): Promise<FormDraft | null> =>
  view.metadata.extra === undefined ? null : openForm(house, actor, view.metadata.extra);

const expired = refused({ code: 'draft_expired' });

/** After a refusal everything typed is kept, and offered when the form is opened the next time. */
const keepRefused = async (
  house: House,
  actor: Actor,
  draft: FormDraft,
  typed: FormFields,
): Promise<void> => {
  const shown = textsOf(draft.values.shown);
  await keepTyped(house, actor, { form: draft.form, releaseId: draft.releaseId }, { shown, typed });
};

/**
 * A form was closed half filled in: what came back with it is kept, and offered the next time. Slack does not
 * promise the values of a closed form, so an empty field says nothing about what was typed.
 */
const keepClosed =
  (typedIn: (typed: Typed) => FormFields) =>
  async (house: House, visit: ViewVisit): Promise<void> => {
    const draft = await draftOf(house, visit);
    const filled = Object.entries(typedIn(visit.view.typed)).filter(([, value]) => value !== '');
    if (draft === null || filled.length === 0) return;
    const typed = { ...textsOf(draft.values.shown), ...Object.fromEntries(filled) };
    await keepRefused(house, visit.actor, draft, typed);
  };

export const closeFirst = keepClosed(typedFirstForm);
export const closeDetails = keepClosed(typedDetails);

const skippedWords = (skipped: readonly string[]): Reply => {
  const words = mrkdwn`The draft is saved. These departments of the template are not here, and were left out: ${skipped.join(', ')}.`;
  return say(message(words, [section(words)]));
};

const submitNew = async (
  house: House,
  shelf: TemplateShelf,
  visit: ViewVisit,
  draft: FormDraft,
): Promise<Reply> => {
  const typed = typedFirstForm(visit.view.typed);
  const from = chosenBeginning(typed.from ?? '');
  const shown = planFormOf(textsOf(draft.values.shown));
  const wish = {
    form: planFormOf(typed),
    practice: draft.values.practice === true,
    draftId: draft.id,
    begin: from === null ? null : { shelf, from, shown },
  };
  const outcome = await planRelease(house, visit.request, wish);
  if (!outcome.ok) {
    await keepRefused(house, visit.actor, draft, typed);
    return refused(outcome.refusal);
  }
  await forgetTyped(house, visit.actor, draft);
  return outcome.skipped.length > 0 ? skippedWords(outcome.skipped) : nothing;
};

/**
 * What counts as shown from now on: a field that two people changed was just shown with both values, so that
 * sending it again keeps this person's.
 */
const shownAfter = (
  shown: FormFields,
  typed: FormFields,
  current: FormFields,
  problems: readonly FieldProblem[],
): FormFields => {
  const conflicts = problems
    .map(({ field }) => field)
    .filter((field) => typed[field] !== shown[field] && current[field] !== shown[field]);
  return { ...shown, ...Object.fromEntries(conflicts.map((field) => [field, current[field] ?? ''])) };
};

const keepConflicts = async (
  house: House,
  actor: Actor,
  draft: FormDraft,
  { refusal }: Refused,
  typed: FormFields,
): Promise<void> => {
  if (refusal.code !== 'fields_invalid' || draft.releaseId === null) return;
  const release = await house.store.reads.release(actor.workspaceId, draft.releaseId);
  if (release === null) return;
  const shown = shownAfter(textsOf(draft.values.shown), typed, planFields(release), refusal.problems);
  const { id, form, releaseId, releaseVersion } = draft;
  await keepForm(house, actor, { id, form, releaseId, releaseVersion, values: { shown } });
};

/** Fields of the form at which a rule's "no" is mended. */
const FIELD_OF: Partial<Record<Refusal['code'], string>> = {
  department_was_asked: 'departments',
  no_departments: 'departments',
  launch_in_past: 'date',
  // A form that was opened before its release started still has the field.
  moves_by_itself: 'date',
};

/** The refusal as a problem at the field that mends it; null for one that no field mends. */
const atItsField = async (
  house: House,
  actor: Actor,
  releaseId: string,
  refusal: Refusal,
): Promise<Reply | null> => {
  const field = FIELD_OF[refusal.code];
  if (field === undefined) return null;
  const { reads } = house.store;
  const release = await reads.release(actor.workspaceId, releaseId);
  const reader = await reads.person(actor.workspaceId, actor.userId);
  const zone = reader?.zone ?? (await reads.settings(actor.workspaceId)).zone;
  // Only its manager changes a plan; these codes name nobody and no command.
  const problem = refusalWords(refusal, () => '', '', {
    zone,
    ...(release !== null && { title: titleOf(release), isManager: true }),
  });
  return { kind: 'fields', problems: [{ field, problem }] };
};

/** The plan's window under the form, as it stands now. */
const planBehind = async (house: House, { actor, view }: ViewVisit, releaseId: string): Promise<Reply> => {
  const { behind = [] } = view;
  if (behind.length === 0) return nothing;
  const seen = await seenPlan(house, actor, releaseId);
  if ('reply' in seen) return nothing;
  return { kind: 'nothing', behind: shownBehind(behind, [partsView(seen.scene)]) };
};

const submitChange = async (
  house: House,
  visit: ViewVisit,
  draft: FormDraft,
  typed: FormFields,
): Promise<Reply> => {
  const { releaseId } = draft;
  if (releaseId === null) return expired;
  const shown = textsOf(draft.values.shown);
  const outcome = await editPlan(house, visit.request, { releaseId, shown, typed, draftId: draft.id });
  if (!outcome.ok) {
    await keepRefused(house, visit.actor, draft, typed);
    await keepConflicts(house, visit.actor, draft, outcome, typed);
    return (
      (await atItsField(house, visit.actor, releaseId, outcome.refusal)) ??
      refused(outcome.refusal, releaseId)
    );
  }
  await forgetTyped(house, visit.actor, draft);
  return planBehind(house, visit, releaseId);
};

/** The first form came back: a new draft, or a changed plan. */
export const submitFirst = async (house: House, shelf: TemplateShelf, visit: ViewVisit): Promise<Reply> => {
  const draft = await draftOf(house, visit);
  if (draft === null) return expired;
  return draft.releaseId === null
    ? submitNew(house, shelf, visit, draft)
    : submitChange(house, visit, draft, typedFirstForm(visit.view.typed));
};

/** "Complete the plan": goal and scope. */
export const submitScope = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const draft = await draftOf(house, visit);
  return draft === null ? expired : submitChange(house, visit, draft, typedDetails(visit.view.typed));
};

/** The five questions about risk. */
export const submitRisk = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const draft = await draftOf(house, visit);
  return draft === null ? expired : submitChange(house, visit, draft, typedRisk(visit.view.typed));
};

const standInProblem = async (house: House, actor: Actor, userId: string): Promise<FieldProblem | null> => {
  if (userId === '') return null;
  const person = await house.store.reads.person(actor.workspaceId, userId);
  if (person?.isFullMember === true && !person.deleted) return null;
  return {
    field: 'standIn',
    problem: 'Choose a full member of this workspace: guests and bots cannot stand in.',
  };
};

const channelProblem = async (
  house: House,
  actor: Actor,
  channelId: string,
): Promise<FieldProblem | null> => {
  const channel = channelId === '' ? null : await house.store.reads.channel(actor.workspaceId, channelId);
  if (channel === null) return null;
  const at = (problem: string): FieldProblem => ({ field: 'privateChannel', problem });
  if (channel.isArchived) return at('This channel is archived. Choose another one.');
  if (channel.sharedWith !== null) {
    return at(`This channel is shared with ${channel.sharedWith}. Choose one that is ours alone.`);
  }
  return channel.isPrivate ? null : at('Everybody can read this channel. Choose a private one.');
};

/** "Complete the plan": people and visibility. */
export const submitPeople = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const draft = await draftOf(house, visit);
  if (draft === null) return expired;
  const typed = typedDetails(visit.view.typed);
  const problems = [
    await standInProblem(house, visit.actor, typed.standIn ?? ''),
    await channelProblem(house, visit.actor, typed.privateChannel ?? ''),
  ].filter((problem) => problem !== null);
  if (problems.length > 0) {
    await keepRefused(house, visit.actor, draft, typed);
    return { kind: 'fields', problems };
  }
  return submitChange(house, visit, draft, typed);
};
