import type { ModalView } from '@slack/types';
import { type Answerable, findQuestion } from '../../../../application/answer-light.ts';
import type { House } from '../../../../application/house.ts';
import { readChecklist } from '../../../../application/packs/read-checklists.ts';
import { keepForm, openForm } from '../../../../application/plan/keep-form.ts';
import { factsMark, fingerprint, planAsJudged } from '../../../../domain/lights/facts.ts';
import type { Light } from '../../../../domain/lights/light.ts';
import type { Actor } from '../../../../domain/person.ts';
import type { Refused } from '../../../../domain/refusal.ts';
import { SOLVER_FIELDS, solverValues } from '../../blockers/solver-fields.ts';
import { packIds } from '../../edge/value.ts';
import { typedText, type ViewVisit } from '../../edge/visit.ts';
import { checklistSentence } from '../../packs/checklist-line.ts';
import { LIGHT_FORMS } from '../ids.ts';
import {
  changeDateForm,
  changeForm,
  conditionalForm,
  type FormParts,
  type FormValues,
  notApplicableForm,
  notYetForm,
} from './forms.ts';

export type FormName = keyof typeof LIGHT_FORMS;

type About = { releaseId: string; departmentId: string };

const VIEWS: Record<FormName, (parts: FormParts) => ModalView> = {
  conditional: conditionalForm,
  notYet: notYetForm,
  notApplicable: notApplicableForm,
  change: changeForm,
  changeDate: changeDateForm,
};

const FIELDS: Record<FormName, readonly string[]> = {
  conditional: ['condition', 'owner', 'dueOn'],
  notYet: ['reason', ...SOLVER_FIELDS, 'expectedOn'],
  notApplicable: ['reason'],
  change: [],
  changeDate: ['askAgainOn'],
};

/** One unfinished form for each person, question and kind, so that it is found again without a search. */
export const draftIdOf = (name: FormName, { releaseId, departmentId }: About, { userId }: Actor): string =>
  ['light', name, releaseId, departmentId, userId].join(':');

/** What the present answer already says in this form's fields. */
const presentValues = ({ answer }: Light, name: FormName): FormValues => {
  if (name === 'conditional' && answer?.answer === 'conditional') {
    return { condition: answer.condition, owner: answer.owner.userId, dueOn: answer.dueOn };
  }
  if (name === 'notYet' && answer?.answer === 'not_yet') {
    const { reason, solver: name, solvedBy = { kind: 'other', name }, expectedOn } = answer;
    return { reason, ...solverValues(solvedBy), expectedOn };
  }
  if (name === 'notApplicable' && answer?.answer === 'not_applicable') return { reason: answer.reason };
  if (name === 'changeDate' && answer?.answer === 'on_track') return { askAgainOn: answer.askAgainOn };
  return {};
};

/** The form for a question, filled with what this person typed before, else with the present answer. */
export const viewOf = async (
  house: House,
  actor: Actor,
  { release, light, settings }: Answerable,
  name: FormName,
): Promise<ModalView> => {
  const about = { releaseId: release.id, departmentId: light.departmentId };
  const draftId = draftIdOf(name, about, actor);
  const draft = await openForm(house, actor, draftId);
  const typed = draft === null ? null : (draft.values as FormValues);
  return VIEWS[name]({
    release,
    light,
    settings,
    now: house.clock.now(),
    privateMetadata: packIds({
      ...about,
      extra: draftId,
      seen: factsMark(fingerprint(planAsJudged(release), light.rules.judges, light.departmentId)),
    }),
    values: typed ?? presentValues(light, name),
    checklist: checklistSentence(await readChecklist(house.store.reads, release, light)),
    kept: typed !== null,
  });
};

/** Opens a form for somebody who may answer, else says why not. */
export const openAnswerForm = async (
  house: House,
  actor: Actor,
  about: About,
  name: FormName,
): Promise<{ ok: true; view: ModalView } | Refused> => {
  const wanted = name === 'conditional' ? 'green' : 'any';
  const question = await findQuestion(house.store.reads, house.clock, actor, about, wanted);
  return question.ok ? { ok: true, view: await viewOf(house, actor, question, name) } : question;
};

/** Keeps what was typed in a form that could not be taken. */
export const keepTyped = async (
  house: House,
  { actor, view }: ViewVisit,
  about: About,
  name: FormName,
): Promise<void> => {
  const release = await house.store.reads.release(actor.workspaceId, about.releaseId);
  await keepForm(house, actor, {
    id: draftIdOf(name, about, actor),
    form: LIGHT_FORMS[name],
    releaseId: about.releaseId,
    releaseVersion: release?.version ?? null,
    values: Object.fromEntries(FIELDS[name].map((field) => [field, typedText(view.typed, field)])),
  });
};
