import type { House } from '../../../../application/house.ts';
import { planFields } from '../../../../application/plan/edit-plan.ts';
import { keepForm } from '../../../../application/plan/keep-form.ts';
import { typedBefore } from '../../../../application/plan/keep-typed.ts';
import { beginningsFor } from '../../../../application/templates/begin-from.ts';
import type { TemplateShelf } from '../../../../application/templates/template-ports.ts';
import type { Actor } from '../../../../domain/person.ts';
import type { FormFields } from '../../../../domain/plan/merge-form.ts';
import { mayPlanReleases } from '../../../../domain/policy.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { mayPlan, type WorkspaceSettings } from '../../../../domain/settings/settings.ts';
import { open, type Reply, refused, say } from '../../edge/reply.ts';
import { section } from '../../kit/blocks.ts';
import { message } from '../../kit/message.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import type { Scene } from '../card/standing.ts';
import { PLAN_FORMS } from '../ids.ts';
import { factsForm, peopleForm, riskForm, scopeForm } from './detail-forms.ts';
import { firstForm } from './first-form.ts';

/** Launches in the early afternoon leave people time to help users on the same day. */
const USUAL_TIME = '14:00';

export type NewPlan = { title: string; practice: boolean; slashCommand: string; shelf: TemplateShelf };

const freshFields = (title: string, zone: string, settings: WorkspaceSettings): FormFields => ({
  title,
  value: '',
  date: '',
  time: USUAL_TIME,
  zone,
  path: 'big_bang',
  departments: settings.departments
    .map(({ id }) => id)
    .sort()
    .join(','),
});

const noDepartments = (slashCommand: string): Reply => {
  const words = mrkdwn`There is no department to ask yet. An admin adds them with \`${slashCommand} setup\`.`;
  return say(message(words, [section(words)]));
};

/** The empty first form, with what this person typed before and could not save, unless they name another release. */
export const openNewPlan = async (
  house: House,
  actor: Actor,
  { title, practice, slashCommand, shelf }: NewPlan,
): Promise<Reply> => {
  const { reads } = house.store;
  if (!mayPlanReleases(actor)) return refused({ code: 'not_a_member' });
  const settings = await reads.settings(actor.workspaceId);
  if (!mayPlan(settings)) return refused({ code: 'not_set_up' });
  if (settings.departments.length === 0) return noDepartments(slashCommand);

  const own = (await reads.person(actor.workspaceId, actor.userId))?.zone ?? null;
  const shown = freshFields(title, own ?? settings.zone, settings);
  const kept = await typedBefore(house, actor, { form: PLAN_FORMS.first, releaseId: null }, shown);
  const isAnother = title !== '' && kept !== null && kept.title !== title;
  const values = kept === null || isAnother ? shown : kept;
  const draftId = await keepForm(house, actor, {
    id: null,
    form: PLAN_FORMS.first,
    releaseId: null,
    releaseVersion: null,
    values: { shown, practice },
  });
  const view = firstForm({
    values,
    departments: settings.departments,
    zones: { own, workspace: settings.zone },
    now: house.clock.now(),
    practice,
    keptBefore: values === kept,
    releaseId: null,
    draftId,
    beginnings: await beginningsFor(reads, shelf, actor),
  });
  return open(view);
};

/** Those of the settings, and those that left the settings while this release asks them. */
const departmentsFor = (release: Release, settings: WorkspaceSettings) => {
  const known = settings.departments.map(({ id, name, leadTimeDays }) => ({ id, name, leadTimeDays }));
  const gone = release.lights
    .filter(({ departmentId }) => !known.some(({ id }) => id === departmentId))
    .map(({ departmentId, name, leadTimeDays }) => ({ id: departmentId, name, leadTimeDays }));
  return [...known, ...gone];
};

type Prepared = { values: FormFields; draftId: string; keptBefore: boolean };

/** Keeps what the form is about to show, so that only what was changed in it is applied. */
const prepare = async (house: House, actor: Actor, release: Release, form: string): Promise<Prepared> => {
  const shown = planFields(release);
  const kept = await typedBefore(house, actor, { form, releaseId: release.id }, shown);
  const draftId = await keepForm(house, actor, {
    id: null,
    form,
    releaseId: release.id,
    releaseVersion: release.version,
    values: { shown },
  });
  return { values: kept ?? shown, draftId, keptBefore: kept !== null };
};

/** The first form with the plan as it is. */
export const openChange = async (house: House, actor: Actor, scene: Scene): Promise<Reply> => {
  const { release, settings, now } = scene;
  const own = (await house.store.reads.person(actor.workspaceId, actor.userId))?.zone ?? null;
  const prepared = await prepare(house, actor, release, PLAN_FORMS.first);
  const view = firstForm({
    ...prepared,
    departments: departmentsFor(release, settings),
    zones: { own, workspace: settings.zone },
    now,
    practice: release.practice,
    releaseId: release.id,
    moves: release.stage === 'draft' ? null : release.plan.launch,
    isBriefed: release.telling.brief !== null,
  });
  return open(view);
};

const DETAIL_VIEWS = { scope: scopeForm, people: peopleForm, facts: factsForm, risk: riskForm };

/** One of the forms of "Complete the plan". */
export const openDetails = async (
  house: House,
  actor: Actor,
  { release }: Scene,
  which: keyof typeof DETAIL_VIEWS,
): Promise<Reply> => {
  const prepared = await prepare(house, actor, release, PLAN_FORMS[which]);
  const form = {
    ...prepared,
    title: titleOf(release),
    releaseId: release.id,
    isBriefed: release.telling.brief !== null,
  };
  return open(DETAIL_VIEWS[which](form));
};
