import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { startRollCall } from '../../../application/launch-day/start-roll-call.ts';
import { forgetTyped, keepTyped, typedBefore } from '../../../application/plan/keep-typed.ts';
import type { PersonCommand } from '../../../domain/command.ts';
import { plainMessage } from '../edge/notice.ts';
import { nothing, open, type Reply, refused, replyTo, say, strange, update } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { type Ids, questionIn } from '../edge/value.ts';
import { type ActionVisit, typedText, type ViewVisit, type Visit } from '../edge/visit.ts';
import { pickRelease } from '../planning/look/pick-release.ts';
import { seenFor } from '../planning/look/seen-release.ts';
import { moveView } from '../planning/move/listeners.ts';
import { ROLL_CALL_ACTIONS, ROLL_CALL_FORMS } from './ids.ts';
import { type ReasonForm, reasonForm } from './roll-call-forms.ts';

const PROBE: PersonCommand = { type: 'start_roll_call', duty: {} };

/** What each form asks of the release; a scrub is about no station. */
const commandOf = (form: ReasonForm, departmentId: string, reason: string): PersonCommand =>
  form === 'scrub'
    ? { type: 'scrub', reason }
    : { type: 'answer_station', departmentId, word: form === 'hold' ? 'hold' : 'no_go', reason };

const started = plainMessage(
  'The roll-call has begun, in the thread under the release card. Each station is asked in its turn.',
);

const begin = async (house: House, visit: Visit, releaseId: string | undefined): Promise<Reply> => {
  if (releaseId === undefined) return strange;
  return replyTo(await startRollCall(house, visit.request, releaseId), say(started), releaseId);
};

const go = async (house: House, { ids, request }: ActionVisit): Promise<Reply> => {
  const about = questionIn(ids);
  if (about === null) return strange;
  const { releaseId, departmentId } = about;
  const command = { type: 'answer_station', departmentId, word: 'go', reason: '' } as const;
  return replyTo(await changeRelease(house, request, releaseId, command), nothing, releaseId);
};

const wait = async (house: House, { ids, request }: ActionVisit): Promise<Reply> => {
  const releaseId = ids?.releaseId;
  if (releaseId === undefined) return strange;
  const outcome = await changeRelease(house, request, releaseId, { type: 'wait_for_station' });
  return replyTo(outcome, nothing, releaseId);
};

const about = (form: ReasonForm, ids: Ids | null): { releaseId: string; departmentId: string } | null => {
  if (form !== 'scrub') return questionIn(ids);
  return ids?.releaseId === undefined ? null : { releaseId: ids.releaseId, departmentId: '' };
};

const openReason =
  (form: ReasonForm) =>
  async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
    const found = about(form, ids);
    if (found === null) return strange;
    const { releaseId, departmentId } = found;
    const seen = await seenFor(house, actor, releaseId, commandOf(form, departmentId, '…'));
    if ('reply' in seen) return seen.reply;
    const of = { form: `${ROLL_CALL_FORMS[form]}:${departmentId}`, releaseId };
    const kept = await typedBefore(house, actor, of, { reason: '' });
    const shown = { departmentId: departmentId === '' ? null : departmentId, reason: kept?.reason ?? '' };
    return open(reasonForm(seen.scene.release, form, shown));
  };

const submitReason =
  (form: ReasonForm) =>
  async (house: House, visit: ViewVisit): Promise<Reply> => {
    const { actor, request, view } = visit;
    const found = about(form, view.metadata);
    if (found === null) return strange;
    const { releaseId, departmentId } = found;
    const reason = typedText(view.typed, 'reason');
    const outcome = await changeRelease(house, request, releaseId, commandOf(form, departmentId, reason));
    const of = { form: `${ROLL_CALL_FORMS[form]}:${departmentId}`, releaseId };
    if (!outcome.ok) {
      await keepTyped(house, actor, of, { shown: { reason: '' }, typed: { reason } });
      return refused(outcome.refusal, releaseId);
    }
    await forgetTyped(house, actor, of);
    if (form !== 'scrub') return nothing;
    // The next date is chosen at once: whoever closes this has said so all the same.
    const next = await moveView(house, visit, releaseId, reason);
    return next === null ? nothing : update(next);
  };

/** The launch called out: the manager's buttons, those of the stations, and `/release rollcall`. */
export const registerRollCall = (edge: SlackEdge, house: House): void => {
  const { slashCommand } = edge;
  edge.subcommand({
    name: 'rollcall',
    usage: '[KEY]',
    summary: 'Call out the launch of a release of high risk, station by station.',
    run: async (visit) => {
      const wanted = { verb: 'Start the roll-call of', actionId: ROLL_CALL_ACTIONS.start };
      const pick = { wanted, slashCommand, command: PROBE, openEnded: false };
      const picked = await pickRelease(house, visit, pick);
      return 'reply' in picked ? picked.reply : begin(house, visit, picked.release.id);
    },
  });
  edge.onAction(ROLL_CALL_ACTIONS.start, (visit) => begin(house, visit, visit.ids?.releaseId));
  edge.onAction(ROLL_CALL_ACTIONS.go, (visit) => go(house, visit));
  edge.onAction(ROLL_CALL_ACTIONS.wait, (visit) => wait(house, visit));
  for (const form of ['noGo', 'hold', 'scrub'] as const) {
    edge.onAction(ROLL_CALL_ACTIONS[form], (visit) => openReason(form)(house, visit));
    edge.onSubmit(ROLL_CALL_FORMS[form], (visit) => submitReason(form)(house, visit));
  }
};
