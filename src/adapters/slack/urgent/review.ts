import type { KnownBlock, ModalView } from '@slack/types';
import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { forgetTyped, keepTyped, typedBefore } from '../../../application/plan/keep-typed.ts';
import { previewCommand } from '../../../application/plan/preview-command.ts';
import type { Actor } from '../../../domain/person.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { open, type Reply, refused, whisper } from '../edge/reply.ts';
import { packIds } from '../edge/value.ts';
import { typedText, type ViewVisit } from '../edge/visit.ts';
import { actions, context, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { longTextField } from '../kit/inputs.ts';
import { message } from '../kit/message.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { retroControls } from '../lights/card/direct-controls.ts';
import { plainName } from '../words/plain-name.ts';
import { URGENT_ACTIONS, URGENT_FORMS } from './ids.ts';
import { hurriedWords } from './words.ts';

/** Only who and when count before the form opens. */
const TRIED = { type: 'review_urgent', review: '–' } as const;
const NOTHING_TYPED = { review: '' };

export const reviewButton = (release: Release) =>
  button({
    actionId: URGENT_ACTIONS.review,
    text: 'Write it down',
    value: packIds({ releaseId: release.id }),
    style: 'primary',
    accessibilityLabel: `Write down what was learnt: ${plainName(titleOf(release), 40)}`,
  });

/** The door to what was learnt. */
export const reviewControls = (release: Release): KnownBlock => actions('review', [reviewButton(release)]);

const reviewForm = (release: Release, kept: string | null): ModalView =>
  modal({
    callbackId: URGENT_FORMS.review,
    title: 'What did we learn?',
    submit: 'Write it down',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      section(
        mrkdwn`*${titleOf(release)}* went out in a hurry. Everybody reads this on its card, and it stays in the record.`,
      ),
      context(hurriedWords(release)),
      ...(kept === null ? [] : [context('We kept what you typed.')]),
      longTextField({
        id: 'review',
        label: 'What happened, why, and what keeps it from happening again?',
        initial: kept ?? release.urgent?.review ?? '',
      }),
    ],
  });

/** The form with one field, for the release manager. */
export const openReview = async (house: House, actor: Actor, releaseId: string): Promise<Reply> => {
  const tried = await previewCommand(house, actor, releaseId, TRIED);
  if (!tried.ok) return refused(tried.refusal, releaseId);
  const of = { form: URGENT_FORMS.review, releaseId };
  const kept = await typedBefore(house, actor, of, NOTHING_TYPED);
  return open(reviewForm(tried.release, kept?.review ?? null));
};

/** It is written down, or what was typed is kept. */
export const submitReview = async (house: House, { actor, request, view }: ViewVisit): Promise<Reply> => {
  const { releaseId } = view.metadata;
  if (releaseId === undefined) return refused({ code: 'draft_expired' });
  const review = typedText(view.typed, 'review');
  const outcome = await changeRelease(house, request, releaseId, { type: 'review_urgent', review });
  const of = { form: URGENT_FORMS.review, releaseId };
  if (!outcome.ok) {
    await keepTyped(house, actor, of, { shown: NOTHING_TYPED, typed: { review } });
    return refused(outcome.refusal, releaseId);
  }
  await forgetTyped(house, actor, of);
  const release = await house.store.reads.release(actor.workspaceId, releaseId);
  if (release === null) return { kind: 'nothing' };
  const line = mrkdwn`Thank you. What was learnt from *${titleOf(release)}* stands on its card. You can close it now.`;
  return whisper(message(line, [section(line), retroControls(release)]));
};
