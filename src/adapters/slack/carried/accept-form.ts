import type { ModalView } from '@slack/types';
import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { forgetTyped, keepTyped, typedBefore } from '../../../application/plan/keep-typed.ts';
import { previewCommand } from '../../../application/plan/preview-command.ts';
import { ACCEPT_REASON_MAX, type CarriedIssue } from '../../../domain/carried/carried.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { nothing, open, type Reply, refused, replyTo, strange } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { packIds } from '../edge/value.ts';
import { type ActionVisit, typedText, type ViewVisit } from '../edge/visit.ts';
import { context, section } from '../kit/blocks.ts';
import { longTextField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import { carriedLine } from './carried-blocks.ts';
import { CARRIED_ACTIONS, CARRIED_FORMS } from './ids.ts';

const NOTHING_TYPED = { reason: '' };

const acceptForm = (release: Release, issue: CarriedIssue, kept: string | null): ModalView =>
  modal({
    callbackId: CARRIED_FORMS.accept,
    title: 'Why it may go',
    submit: 'Let it go',
    privateMetadata: packIds({ releaseId: release.id, extra: issue.id }),
    blocks: [
      ...practiceBlocks(release),
      section(carriedLine(issue)),
      context(
        mrkdwn`The launch of *${titleOf(release)}* then no longer waits for it. Everybody reads the reason, and it stays in the record.`,
      ),
      ...(kept === null ? [] : [context('We kept what you typed.')]),
      longTextField({
        id: 'reason',
        label: 'Why may it go all the same?',
        hint: 'This release mends it; users are not concerned; waiting would be worse.',
        initial: kept ?? '',
        maxLength: ACCEPT_REASON_MAX,
      }),
    ],
  });

const formOf = (releaseId: string, carriedId: string) => ({
  form: `${CARRIED_FORMS.accept}:${carriedId}`,
  releaseId,
});

const openAccept = async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
  const { releaseId, extra: carriedId } = ids ?? {};
  if (releaseId === undefined || carriedId === undefined) return strange;
  const command = { type: 'accept_carried', carriedId, reason: '–' } as const;
  const tried = await previewCommand(house, actor, releaseId, command);
  if (!tried.ok) return refused(tried.refusal, releaseId);
  const issue = tried.release.carried.find(({ id }) => id === carriedId);
  if (issue === undefined) return strange;
  const kept = await typedBefore(house, actor, formOf(releaseId, carriedId), NOTHING_TYPED);
  return open(acceptForm(tried.release, issue, kept?.reason ?? null));
};

const submitAccept = async (house: House, { actor, request, view }: ViewVisit): Promise<Reply> => {
  const { releaseId, extra: carriedId } = view.metadata;
  if (releaseId === undefined || carriedId === undefined) return refused({ code: 'draft_expired' });
  const reason = typedText(view.typed, 'reason');
  const command = { type: 'accept_carried', carriedId, reason } as const;
  const outcome = await changeRelease(house, request, releaseId, command);
  const form = formOf(releaseId, carriedId);
  if (outcome.ok) await forgetTyped(house, actor, form);
  else await keepTyped(house, actor, form, { shown: NOTHING_TYPED, typed: { reason } });
  return replyTo(outcome, nothing, releaseId);
};

/** Why a release may go although something critical is open elsewhere in its product. */
export const registerCarried = (edge: SlackEdge, house: House): void => {
  edge.onAction(CARRIED_ACTIONS.accept, (visit) => openAccept(house, visit));
  edge.onSubmit(CARRIED_FORMS.accept, (visit) => submitAccept(house, visit));
};
