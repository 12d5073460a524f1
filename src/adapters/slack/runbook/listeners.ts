import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { forgetTyped, keepTyped, typedBefore } from '../../../application/plan/keep-typed.ts';
import type { RunbookCommand } from '../../../domain/runbook/runbook-command.ts';
import { nothing, open, type Reply, refused, replyTo, strange } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import type { Ids } from '../edge/value.ts';
import { type ActionVisit, typedText, type ViewVisit } from '../edge/visit.ts';
import { seenFor } from '../planning/look/seen-release.ts';
import { RUNBOOK_ACTIONS, RUNBOOK_FORMS } from './ids.ts';
import { readStep } from './step-controls.ts';
import { wrongForm } from './wrong-form.ts';

type About = { releaseId: string; attempt: number; stepId: string };

const aboutIn = (ids: Ids | null): About | null => {
  const step = readStep(ids?.extra);
  return step === null || ids?.releaseId === undefined ? null : { releaseId: ids.releaseId, ...step };
};

/** One tap: the list and the call say it. */
const tap =
  (type: 'tick_step' | 'untick_step') =>
  async (house: House, { ids, request }: ActionVisit): Promise<Reply> => {
    const about = aboutIn(ids);
    if (about === null) return strange;
    const { releaseId, attempt, stepId } = about;
    const command: RunbookCommand = { type, attempt, stepId };
    return replyTo(await changeRelease(house, request, releaseId, command), nothing, releaseId);
  };

const kept = ({ releaseId, attempt, stepId }: About) => ({
  form: `${RUNBOOK_FORMS.wrong}:${attempt}:${stepId}`,
  releaseId,
});

const openWrong = async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
  const about = aboutIn(ids);
  if (about === null) return strange;
  const { releaseId, attempt, stepId } = about;
  const command: RunbookCommand = { type: 'fail_step', attempt, stepId, reason: '…' };
  const seen = await seenFor(house, actor, releaseId, command);
  if ('reply' in seen) return seen.reply;
  const before = await typedBefore(house, actor, kept(about), { reason: '' });
  return open(wrongForm(seen.scene.release, about, before?.reason ?? ''));
};

const submitWrong = async (house: House, { actor, request, view }: ViewVisit): Promise<Reply> => {
  const about = aboutIn(view.metadata);
  if (about === null) return strange;
  const { releaseId, attempt, stepId } = about;
  const reason = typedText(view.typed, 'reason');
  const command: RunbookCommand = { type: 'fail_step', attempt, stepId, reason };
  const outcome = await changeRelease(house, request, releaseId, command);
  if (!outcome.ok) {
    await keepTyped(house, actor, kept(about), { shown: { reason: '' }, typed: { reason } });
    return refused(outcome.refusal, releaseId);
  }
  await forgetTyped(house, actor, kept(about));
  return nothing;
};

/** Everything that people tap in a runbook that runs. */
export const registerRunbook = (edge: SlackEdge, house: House): void => {
  edge.onAction(RUNBOOK_ACTIONS.done, (visit) => tap('tick_step')(house, visit));
  edge.onAction(RUNBOOK_ACTIONS.undo, (visit) => tap('untick_step')(house, visit));
  edge.onAction(RUNBOOK_ACTIONS.wrong, (visit) => openWrong(house, visit));
  edge.onSubmit(RUNBOOK_FORMS.wrong, (visit) => submitWrong(house, visit));
};
