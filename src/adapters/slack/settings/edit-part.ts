import { z } from 'zod';
import type { House } from '../../../application/house.ts';
import { keepForm, openForm } from '../../../application/plan/keep-form.ts';
import {
  allProblems,
  changeSettings,
  type SettingsChange,
} from '../../../application/settings/change-settings.ts';
import { type FormFields, mergeForm } from '../../../domain/plan/merge-form.ts';
import { maySee } from '../../../domain/policy.ts';
import type { FieldProblem, Refusal } from '../../../domain/refusal.ts';
import type { Release } from '../../../domain/release.ts';
import type { WorkspaceSettings } from '../../../domain/settings/settings.ts';
import { releasesReached } from '../../../domain/settings/settings-reach.ts';
import { nothing, push, type Reply, refused, update } from '../edge/reply.ts';
import { packIds } from '../edge/value.ts';
import { typedList, type ViewVisit, type Visit } from '../edge/visit.ts';
import { section } from '../kit/blocks.ts';
import { confirmForm } from './confirm-form.ts';
import { type About, atBlocks, type SettingsForm } from './form.ts';
import { overview } from './overview.ts';
import { CONFIRM_SHARED, unconfirmedShared } from './shared-channels.ts';

const fieldsShape = z.record(z.string(), z.string());

/** What is kept of an open form: what it showed, and what was typed when it was sent. */
const keptShape = z.object({
  departmentId: z.string().nullable(),
  shown: fieldsShape,
  typed: fieldsShape.nullable(),
  confirmedShared: z.array(z.string()),
  /** Shared channels about which the person was asked already. */
  asked: z.array(z.string()),
});
type Kept = z.infer<typeof keptShape>;

const keep = (house: House, visit: Visit, form: SettingsForm, kept: Kept, id: string | null) =>
  keepForm(house, visit.actor, {
    id,
    form: form.callbackId,
    releaseId: null,
    releaseVersion: null,
    values: kept,
  });

const keptBy = async (house: House, visit: ViewVisit) => {
  const id = visit.view.metadata.extra ?? '';
  const draft = id === '' ? null : await openForm(house, visit.actor, id);
  const kept = keptShape.safeParse(draft?.values);
  return draft !== null && kept.success ? { id, form: draft.form, kept: kept.data } : null;
};

const EXPIRED = refused({ code: 'draft_expired' });

/** Shows a part of the settings as a form, in the place of the overview, or on top of the form it was opened from. */
export const openSettingsForm = async (
  house: House,
  visit: Visit,
  form: SettingsForm,
  about: About,
  settings: WorkspaceSettings,
): Promise<Reply> => {
  const fields = form.fieldsOf(settings, about);
  const kept: Kept = { ...about, shown: { ...fields }, typed: null, confirmedShared: [], asked: [] };
  const id = await keep(house, visit, form, kept, null);
  const view = await form.draw({ settings, fields, about, metadata: packIds({ extra: id }), shared: [] });
  return form.onTop === true ? push(view) : update(view);
};

/** Fields that hold Slack's ids: nobody could read both values. */
const HOLDS_IDS = /Ids?$|^(?:leads|deputies|releaseManagers|admins|after)$/;

const withoutIds = ({ field, problem }: FieldProblem): FieldProblem =>
  HOLDS_IDS.test(field)
    ? { field, problem: 'Somebody else changed this meanwhile. Send again to keep yours.' }
    : { field, problem };

/** Lays what was changed in the form over what stands now; what somebody else changed meanwhile is a problem. */
const changeBy =
  (house: House, form: SettingsForm, { shown, departmentId }: Kept, typed: FormFields): SettingsChange =>
  (current) => {
    const now = form.fieldsOf(current, { departmentId });
    const merge = mergeForm(shown, typed, now);
    if (!merge.ok) return { problems: merge.problems.map(withoutIds) };
    const changed = Object.fromEntries(merge.changed.map((field) => [field, typed[field] ?? '']));
    return form.apply(current, { ...now, ...changed }, { departmentId, ids: house.ids });
  };

const save = async (
  house: House,
  visit: ViewVisit,
  { form, kept, typed, id }: { form: SettingsForm; kept: Kept; typed: FormFields; id: string },
): Promise<Reply> => {
  const { workspaceId } = visit.actor;
  const change = changeBy(house, form, kept, typed);
  const { confirmedShared } = kept;
  const saved = await changeSettings(house, visit.request, change, { confirmedShared });
  const settings = await house.store.reads.settings(workspaceId);
  if (saved.ok) {
    if (form.onTop === true) return nothing;
    return update(await overview(settings, saved.changed.length === 0 ? 'Nothing changed.' : 'Saved.'));
  }
  if (saved.refusal.code !== 'fields_invalid') return refused(saved.refusal);
  // Sent again it counts, now that the person knows what somebody else made of it.
  const shown = form.fieldsOf(settings, { departmentId: kept.departmentId });
  await keep(house, visit, form, { ...kept, shown: { ...shown }, typed: { ...typed } }, id);
  return fieldsReply(saved.refusal);
};

const fieldsReply = (refusal: Extract<Refusal, { code: 'fields_invalid' }>): Reply => ({
  kind: 'fields',
  problems: atBlocks(refusal.problems),
});

type Foreseen = { problems: readonly FieldProblem[]; reached: readonly Release[] };

/** What speaks against a change, else the running releases that it reaches and this person may know of. */
const foresee = async (
  house: House,
  visit: Visit,
  { change, confirmedShared }: { change: SettingsChange; confirmedShared: readonly string[] },
): Promise<Foreseen> => {
  const { reads } = house.store;
  const before = await reads.settings(visit.actor.workspaceId);
  const after = change(before);
  if ('problems' in after) return { problems: after.problems, reached: [] };
  const problems = await allProblems(reads, { before, after }, confirmedShared);
  const open = await reads.releases(before.workspaceId, 'open');
  const reached = releasesReached(before, after, open);
  return { problems, reached: reached.filter((release) => maySee(visit.actor, release, before)) };
};

/** A form came back: asks about shared channels and lists the running releases first, else saves. */
export const submitSettingsForm = async (
  house: House,
  visit: ViewVisit,
  form: SettingsForm,
): Promise<Reply> => {
  const found = await keptBy(house, visit);
  if (found === null) return EXPIRED;
  const { id } = found;
  const typed = form.read(visit.view.typed);
  const confirmedShared = [...typedList(visit.view.typed, CONFIRM_SHARED)];
  const kept: Kept = { ...found.kept, typed: { ...typed }, confirmedShared };
  const { reads } = house.store;
  const settings = await reads.settings(visit.actor.workspaceId);
  const announced = (typed.announcementChannelIds ?? '').split(',').filter((channel) => channel !== '');
  const open = await unconfirmedShared(reads, settings, announced, confirmedShared);
  const metadata = packIds({ extra: id });

  if (open.some(({ channelId }) => !kept.asked.includes(channelId))) {
    const shared = await unconfirmedShared(reads, settings, announced, []);
    const asked = shared.map(({ channelId }) => channelId);
    await keep(house, visit, form, { ...kept, asked }, id);
    const about = { departmentId: kept.departmentId };
    return update(await form.draw({ settings, fields: typed, about, metadata, shared }));
  }
  const change = changeBy(house, form, kept, typed);
  const { problems, reached } = await foresee(house, visit, { change, confirmedShared });
  // Nobody confirms what cannot be saved; saving says what is wrong, at its field.
  if (problems.length === 0 && reached.length > 0) {
    await keep(house, visit, form, kept, id);
    return update(confirmForm(reached, metadata));
  }
  return save(house, visit, { form, kept, typed, id });
};

/** The list of running releases was confirmed: saves what was typed before it. */
export const submitConfirmed = async (
  house: House,
  visit: ViewVisit,
  forms: readonly SettingsForm[],
): Promise<Reply> => {
  const found = await keptBy(house, visit);
  const form = forms.find(({ callbackId }) => callbackId === found?.form);
  const typed = found?.kept.typed;
  if (found === null || form === undefined || typed == null) return EXPIRED;
  const { kept, id } = found;
  const reply = await save(house, visit, { form, kept, typed, id });
  if (reply.kind !== 'fields') return reply;
  // Something changed since it was confirmed: the form comes back with what was typed, and says what is wrong.
  const settings = await house.store.reads.settings(visit.actor.workspaceId);
  const about = { departmentId: kept.departmentId };
  const metadata = packIds({ extra: id });
  const view = await form.draw({ settings, fields: typed, about, metadata, shared: [] });
  const problems = reply.problems.map(({ problem }) => problem).join('\n');
  return update({ ...view, blocks: [section(`Nothing was saved:\n${problems}`), ...view.blocks] });
};
