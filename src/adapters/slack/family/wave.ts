import { addWave } from '../../../application/family/add-wave.ts';
import type { House } from '../../../application/house.ts';
import { forgetTyped, keepClosed, keepTyped, typedBefore } from '../../../application/plan/keep-typed.ts';
import { titleOf } from '../../../domain/release.ts';
import { open, type Reply, refused, strange } from '../edge/reply.ts';
import type { ViewVisit, Visit } from '../edge/visit.ts';
import { slackDate } from '../kit/dates.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { counted } from '../words/listed.ts';
import { doneReply } from './done-reply.ts';
import { FAMILY_FORMS } from './ids.ts';
import { PROBES, seenForFamily } from './seen-for-family.ts';
import { emptyWave, typedWave, waveForm, waveFormOf } from './wave-form.ts';

/** The form for a wave of this release, with what was typed into it before. */
export const openWave = async (
  house: House,
  { actor }: Pick<Visit, 'actor'>,
  releaseId: string | undefined,
  nested: boolean,
): Promise<Reply> => {
  const seen = await seenForFamily(house, actor, releaseId, PROBES.wave);
  if ('reply' in seen) return seen.reply;
  const { release, settings, now } = seen.scene;
  const empty = emptyWave(release);
  const kept = await typedBefore(house, actor, { form: FAMILY_FORMS.wave, releaseId: release.id }, empty);
  const ownZone = (await house.store.reads.person(actor.workspaceId, actor.userId))?.zone ?? null;
  const values = kept ?? empty;
  return open(waveForm({ release, settings, now, values, kept: kept !== null, ownZone, nested }));
};

export const closeWave = async (house: House, { actor, view }: ViewVisit): Promise<void> => {
  const { releaseId } = view.metadata;
  const release =
    releaseId === undefined ? null : await house.store.reads.release(actor.workspaceId, releaseId);
  if (release === null) return;
  const of = { form: FAMILY_FORMS.wave, releaseId: release.id };
  await keepClosed(house, actor, of, { shown: emptyWave(release), typed: typedWave(view.typed) });
};

export const submitWave = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const { actor, request, view } = visit;
  const { releaseId, extra } = view.metadata;
  if (releaseId === undefined) return strange;
  const typed = typedWave(view.typed);
  const of = { form: FAMILY_FORMS.wave, releaseId };
  const outcome = await addWave(house, request, { releaseId, form: waveFormOf(typed) });
  if (!outcome.ok) {
    const { reads } = house.store;
    const release = await reads.release(actor.workspaceId, releaseId);
    const shown = release === null ? {} : emptyWave(release);
    await keepTyped(house, actor, of, { shown, typed });
    return refused(outcome.refusal, releaseId);
  }
  await forgetTyped(house, actor, of);
  return doneReply(house, visit, outcome.releaseId, extra === 'nested', ({ release, settings }) => {
    const { lights, startedAt, plan, family } = release;
    const asked =
      lights.length === 0
        ? mrkdwn`The departments of ${family.waveOf?.main.title ?? ''} answer for it.`
        : mrkdwn`${counted(lights.length, 'department')} of its own ${startedAt === null ? 'will be asked' : lights.length === 1 ? 'is asked' : 'are asked'}.`;
    const starts = startedAt === null ? mrkdwn` It starts with its main release.` : mrkdwn``;
    return mrkdwn`*${titleOf(release)}* \`${release.key}\` is a wave now, launch ${slackDate(plan.launch.at, settings.zone)}. ${asked}${starts}`;
  });
};
