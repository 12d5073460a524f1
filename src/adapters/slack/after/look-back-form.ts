import type { ModalView } from '@slack/types';
import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { forgetTyped, keepTyped, typedBefore } from '../../../application/plan/keep-typed.ts';
import { previewCommand } from '../../../application/plan/preview-command.ts';
import { LOOK_BACK_REASON_MAX } from '../../../domain/outcome/outcome.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { nothing, type Reply, refused, replyTo } from '../edge/reply.ts';
import { packIds } from '../edge/value.ts';
import { type ActionVisit, typedText, type ViewVisit } from '../edge/visit.ts';
import { context, section } from '../kit/blocks.ts';
import { longTextField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import { formOver, shownUnder } from '../retro/retro-steps.ts';
import { AFTER_FORMS } from './ids.ts';

const TRIED = { type: 'record_retro', held: false, reason: '–' } as const;
const NOTHING_TYPED = { reason: '' };

const lookBackForm = (release: Release, kept: string | null): ModalView =>
  modal({
    callbackId: AFTER_FORMS.notHeld,
    title: 'No look back',
    submit: 'Record it',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      ...practiceBlocks(release),
      section(
        mrkdwn`*${titleOf(release)}* can be closed without one: nobody adds or votes any more, and the reason stays in its record. You can still say later that it was held.`,
      ),
      ...(kept === null ? [] : [context('We kept what you typed.')]),
      longTextField({
        id: 'reason',
        label: 'Why is there none?',
        initial: kept ?? '',
        maxLength: LOOK_BACK_REASON_MAX,
      }),
    ],
  });

/** Why there is no look back, for the release manager. */
export const openNoLookBack = async (house: House, visit: ActionVisit, releaseId: string): Promise<Reply> => {
  const { actor } = visit;
  const tried = await previewCommand(house, actor, releaseId, TRIED);
  if (!tried.ok) return refused(tried.refusal, releaseId);
  const kept = await typedBefore(house, actor, { form: AFTER_FORMS.notHeld, releaseId }, NOTHING_TYPED);
  return formOver(visit, lookBackForm(tried.release, kept?.reason ?? null));
};

/** It is recorded, or what was typed is kept. */
export const submitNoLookBack = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const { actor, request, view } = visit;
  const { releaseId } = view.metadata;
  if (releaseId === undefined) return refused({ code: 'draft_expired' });
  const reason = typedText(view.typed, 'reason');
  const outcome = await changeRelease(house, request, releaseId, {
    type: 'record_retro',
    held: false,
    reason,
  });
  const form = { form: AFTER_FORMS.notHeld, releaseId };
  if (outcome.ok) await forgetTyped(house, actor, form);
  else await keepTyped(house, actor, form, { shown: NOTHING_TYPED, typed: { reason } });
  return outcome.ok ? shownUnder(house, visit, releaseId) : replyTo(outcome, nothing, releaseId);
};
