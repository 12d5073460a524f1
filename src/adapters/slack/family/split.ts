import { readSplit, type SplitForm, splitOffRelease } from '../../../application/family/split-release.ts';
import type { House } from '../../../application/house.ts';
import { keepForm, openForm } from '../../../application/plan/keep-form.ts';
import {
  forgetTyped,
  keepClosed,
  keepTyped,
  textsOf,
  typedBefore,
} from '../../../application/plan/keep-typed.ts';
import { decide } from '../../../domain/decide.ts';
import type { Actor } from '../../../domain/person.ts';
import type { FormFields } from '../../../domain/plan/merge-form.ts';
import type { FieldProblem } from '../../../domain/refusal.ts';
import { titleOf } from '../../../domain/release.ts';
import { open, type Reply, refused, strange, update } from '../edge/reply.ts';
import type { ViewVisit, Visit } from '../edge/visit.ts';
import { slackDate } from '../kit/dates.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import type { Scene } from '../planning/card/standing.ts';
import { doneReply } from './done-reply.ts';
import { FAMILY_FORMS } from './ids.ts';
import { PROBES, seenForFamily } from './seen-for-family.ts';
import { type SplitLook, splitCheck, splitMark } from './split-check.ts';
import { emptySplit, splitForm, splitFormOf, typedSplit } from './split-form.ts';

/** The form, with what was typed into it before. */
export const openSplit = async (
  house: House,
  { actor }: Pick<Visit, 'actor'>,
  releaseId: string | undefined,
  nested: boolean,
): Promise<Reply> => {
  const seen = await seenForFamily(house, actor, releaseId, PROBES.split);
  if ('reply' in seen) return seen.reply;
  const { scene } = seen;
  const empty = emptySplit(scene.release);
  const of = { form: FAMILY_FORMS.split, releaseId: scene.release.id };
  const kept = await typedBefore(house, actor, of, empty);
  const ownZone = (await house.store.reads.person(actor.workspaceId, actor.userId))?.zone ?? null;
  return open(splitForm({ scene, values: kept ?? empty, kept: kept !== null, ownZone, nested }));
};

/** What would happen, or what is wrong with the form, each at its field. */
const lookOf = (
  scene: Scene,
  form: SplitForm,
  actor: Actor,
): SplitLook | { problems: readonly FieldProblem[] } | { refused: Reply } => {
  const { release, settings, now } = scene;
  const { itemIds, departmentIds, title } = form;
  const to = { releaseId: '', title };
  const stays = decide(release, { type: 'split_off', itemIds, departmentIds, to }, { actor, now, settings });
  const read = readSplit(form, now);
  if (!stays.ok && stays.refusal.code !== 'fields_invalid')
    return { refused: refused(stays.refusal, release.id) };
  const problems = [
    ...(stays.ok || stays.refusal.code !== 'fields_invalid' ? [] : stays.refusal.problems),
    ...('problems' in read ? read.problems : []),
  ];
  if ('problems' in read || !stays.ok) return { problems };
  return { scene, form, launch: read.launch, stays };
};

type Kept = { typed: FormFields; mark: string; nested: boolean };

/** The choice and what was shown of it wait in a kept form: the window carries only its id. */
const keepChoice = (house: House, actor: Actor, releaseId: string, kept: Kept): Promise<string> =>
  keepForm(house, actor, {
    id: null,
    form: FAMILY_FORMS.splitCheck,
    releaseId,
    releaseVersion: null,
    values: { ...kept.typed, mark: kept.mark, nested: kept.nested ? 'yes' : '' },
  });

export const closeSplit = async (house: House, { actor, view }: ViewVisit): Promise<void> => {
  const { releaseId } = view.metadata;
  const release =
    releaseId === undefined ? null : await house.store.reads.release(actor.workspaceId, releaseId);
  if (release === null) return;
  const of = { form: FAMILY_FORMS.split, releaseId: release.id };
  await keepClosed(house, actor, of, { shown: emptySplit(release), typed: typedSplit(view.typed) });
};

/** The form came back: what would happen takes its place. */
export const submitSplit = async (house: House, { actor, view }: ViewVisit): Promise<Reply> => {
  const { releaseId, extra } = view.metadata;
  if (releaseId === undefined) return strange;
  const seen = await seenForFamily(house, actor, releaseId, PROBES.split);
  if ('reply' in seen) return seen.reply;
  const typed = typedSplit(view.typed);
  const of = { form: FAMILY_FORMS.split, releaseId };
  await keepTyped(house, actor, of, { shown: emptySplit(seen.scene.release), typed });
  const look = lookOf(seen.scene, splitFormOf(typed), actor);
  if ('refused' in look) return look.refused;
  if ('problems' in look) return { kind: 'fields', problems: look.problems };
  const kept = { typed, mark: splitMark(look), nested: extra === 'nested' };
  const draftId = await keepChoice(house, actor, releaseId, kept);
  return update(splitCheck(look, { draftId, changed: false }));
};

/** Seen and wanted: it happens, unless something else would happen by now. */
export const confirmSplit = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const { actor, request, view } = visit;
  const { releaseId, extra: draftId } = view.metadata;
  const draft = draftId === undefined ? null : await openForm(house, actor, draftId);
  if (releaseId === undefined || draftId === undefined) return strange;
  if (draft === null) return refused({ code: 'draft_expired' }, releaseId);
  const { mark = '', nested = '', ...typed } = textsOf(draft.values);
  const form = splitFormOf(typed);
  const seen = await seenForFamily(house, actor, releaseId, PROBES.split);
  const look = 'reply' in seen ? null : lookOf(seen.scene, form, actor);
  if (look !== null && 'scene' in look && splitMark(look) !== mark) {
    const kept = { typed, mark: splitMark(look), nested: nested !== '' };
    return update(
      splitCheck(look, { draftId: await keepChoice(house, actor, releaseId, kept), changed: true }),
    );
  }
  const outcome = await splitOffRelease(house, request, { releaseId, form });
  if (!outcome.ok) return refused(outcome.refusal, releaseId);
  await forgetTyped(house, actor, { form: FAMILY_FORMS.split, releaseId });
  return doneReply(
    house,
    visit,
    outcome.releaseId,
    nested !== '',
    ({ release, settings }) =>
      mrkdwn`*${titleOf(release)}* \`${release.key}\` is split off, launch ${slackDate(release.plan.launch.at, settings.zone)}. Its card comes to you.`,
  );
};
