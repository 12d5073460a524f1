import type { ModalView } from '@slack/types';
import { changeRelease } from '../../../../application/change-release.ts';
import type { House } from '../../../../application/house.ts';
import { movePreview } from '../../../../application/move/preview-move.ts';
import {
  type FormOf,
  forgetTyped,
  keepClosed,
  keepTyped,
  typedBefore,
} from '../../../../application/plan/keep-typed.ts';
import { toInstant } from '../../../../domain/calendar.ts';
import type { PersonCommand } from '../../../../domain/command.ts';
import { SLIP_REASONS, type SlipReason } from '../../../../domain/move/planned-move.ts';
import type { Release } from '../../../../domain/release.ts';
import { nothing, open, type Reply, refused, replace, strange, update, whisper } from '../../edge/reply.ts';
import type { SlackEdge } from '../../edge/slack-edge.ts';
import type { ActionVisit, ViewVisit, Visit } from '../../edge/visit.ts';
import type { Scene } from '../card/standing.ts';
import { pickRelease } from '../look/pick-release.ts';
import { seenFor } from '../look/seen-release.ts';
import { MOVE_ACTIONS, MOVE_FIELDS, MOVE_FORM } from './ids.ts';
import { dateOf, isChosen, type MoveFields, NO_FIELDS, typedMove } from './move-fields.ts';
import { moveForm, offeredDates } from './move-form.ts';
import { undoneMessage, waitingMessage } from './waiting-move.ts';

const FAR = { date: '2199-12-31', time: '12:00', zone: 'UTC' } as const;

/** A date with which the rules are asked beforehand; it is never stored. */
const PROBE: PersonCommand = {
  type: 'plan_move',
  to: { ...FAR, at: toInstant(FAR) },
  reason: 'other',
  words: '',
};

type Shown = { fields: MoveFields; page?: number; problem?: string | null; kept?: boolean };

/** What was typed and not sent, as long as the release has the date from which it was to be moved. */
const keptAs = ({ id, plan }: Release): FormOf => ({ form: `${MOVE_FORM}:${plan.launch.at}`, releaseId: id });

/** The form as it stands for these fields, with what they mean. */
const drawn = async (
  house: House,
  { actor }: Pick<Visit, 'actor'>,
  scene: Scene,
  { fields, page = 1, problem = null, kept = false }: Shown,
) => {
  const ownZone = (await house.store.reads.person(actor.workspaceId, actor.userId))?.zone ?? null;
  const read = dateOf(fields, scene);
  const wrong = isChosen(fields) && 'problems' in read ? (read.problems[0]?.problem ?? null) : null;
  const preview =
    'to' in read && problem === null ? await movePreview(house, actor, scene.release, read.to) : null;
  return moveForm({ scene, fields, ownZone, preview, problem: problem ?? wrong, page, kept });
};

/** The form as it is opened, with words that are known already; null where nothing can be moved. */
export const moveView = async (
  house: House,
  visit: Pick<Visit, 'actor'>,
  releaseId: string,
  words: string,
): Promise<ModalView | null> => {
  const seen = await seenFor(house, visit.actor, releaseId, PROBE);
  return 'reply' in seen ? null : drawn(house, visit, seen.scene, { fields: { ...NO_FIELDS, words } });
};

const openMove = async (house: House, visit: Visit, releaseId: string | undefined): Promise<Reply> => {
  const seen = await seenFor(house, visit.actor, releaseId, PROBE);
  if ('reply' in seen) return seen.reply;
  const { scene } = seen;
  const before = await typedBefore(house, visit.actor, keptAs(scene.release), NO_FIELDS);
  if (before === null) return open(await drawn(house, visit, scene, { fields: NO_FIELDS }));
  const fields = { ...NO_FIELDS, ...before };
  // Another day has begun, and other dates are offered: it is chosen anew.
  const isOffered = offeredDates(scene).some(({ value }) => value === fields.choice);
  const shown = isOffered ? fields : { ...fields, choice: '' };
  return open(await drawn(house, visit, scene, { fields: shown, kept: true }));
};

const closeMove = async (house: House, { actor, view }: ViewVisit): Promise<void> => {
  const { releaseId } = view.metadata;
  const release =
    releaseId === undefined ? null : await house.store.reads.release(actor.workspaceId, releaseId);
  // It was about another date than the present one.
  if (release === null || view.metadata.seen !== release.plan.launch.at) return;
  await keepClosed(house, actor, keptAs(release), { shown: NO_FIELDS, typed: typedMove(view.typed) });
};

/** A choice, a date, another page: the same form with what it means now. */
const redraw = async (house: House, visit: ActionVisit, page: number): Promise<Reply> => {
  const { view } = visit;
  if (view === null || view.callbackId !== MOVE_FORM) return strange;
  const seen = await seenFor(house, visit.actor, view.metadata.releaseId, PROBE);
  if ('reply' in seen) return seen.reply;
  const shown = await drawn(house, visit, seen.scene, { fields: typedMove(view.typed), page });
  // Of two choices in quick succession the later one stands, whichever is answered first.
  return update(shown, async () => shown);
};

const isReason = (text: string): text is SlipReason => (SLIP_REASONS as readonly string[]).includes(text);

const MOVED_MEANWHILE = 'Not moved: its date was changed while this form was open. Choose again.';

const submit = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const { metadata, typed } = visit.view;
  const { releaseId } = metadata;
  if (releaseId === undefined) return strange;
  const seen = await seenFor(house, visit.actor, releaseId, PROBE);
  if ('reply' in seen) return seen.reply;
  const { scene } = seen;
  const fields = typedMove(typed);
  if (metadata.seen !== scene.release.plan.launch.at) {
    const again = { fields: { ...fields, choice: '' }, problem: MOVED_MEANWHILE };
    return update(await drawn(house, visit, scene, again));
  }
  const read = dateOf(fields, scene);
  if ('problems' in read) return { kind: 'fields', problems: read.problems };
  if (!isReason(fields.reason)) {
    return { kind: 'fields', problems: [{ field: 'reason', problem: 'Say why it moves.' }] };
  }
  const { reason, words } = fields;
  const command = { type: 'plan_move', to: read.to, reason, words } as const;
  const outcome = await changeRelease(house, visit.request, releaseId, command);
  if (!outcome.ok) {
    await keepTyped(house, visit.actor, keptAs(scene.release), { shown: NO_FIELDS, typed: fields });
    return refused(outcome.refusal, releaseId);
  }
  await forgetTyped(house, visit.actor, keptAs(scene.release));
  const release = await house.store.reads.release(visit.actor.workspaceId, releaseId);
  return release === null ? nothing : whisper(waitingMessage(release));
};

const undo = async (house: House, visit: ActionVisit): Promise<Reply> => {
  const { releaseId, seen } = visit.ids ?? {};
  if (releaseId === undefined) return strange;
  const command = { type: 'undo_move', ...(seen !== undefined && { chosenAt: seen }) } as const;
  const outcome = await changeRelease(house, visit.request, releaseId, command);
  if (!outcome.ok) return refused(outcome.refusal, releaseId);
  // The manager's card shows it by itself.
  if (visit.message?.isEphemeral !== true) return nothing;
  const release = await house.store.reads.release(visit.actor.workspaceId, releaseId);
  return release === null ? nothing : replace(undoneMessage(release));
};

/** `/release move`, the buttons that open the form, and Undo. */
export const registerMove = (edge: SlackEdge, house: House): void => {
  const { slashCommand } = edge;
  edge.subcommand({
    name: 'move',
    usage: 'KEY',
    summary: 'Move the launch of a started release; you see first what moves with it.',
    run: async (visit) => {
      const wanted = { verb: 'Move', actionId: MOVE_ACTIONS.open };
      const picked = await pickRelease(house, visit, {
        wanted,
        slashCommand,
        command: PROBE,
        openEnded: false,
      });
      return 'reply' in picked ? picked.reply : openMove(house, visit, picked.release.id);
    },
  });
  edge.onAction(MOVE_ACTIONS.open, (visit) => openMove(house, visit, visit.ids?.releaseId));
  edge.onAction(MOVE_ACTIONS.undo, (visit) => undo(house, visit));
  for (const turn of [MOVE_ACTIONS.page, MOVE_ACTIONS.back]) {
    edge.onAction(turn, (visit) => redraw(house, visit, Number(visit.ids?.extra ?? '1') || 1));
  }
  for (const field of Object.values(MOVE_FIELDS)) edge.onAction(field, (visit) => redraw(house, visit, 1));
  edge.onSubmit(MOVE_FORM, (visit) => submit(house, visit));
  edge.onClose(MOVE_FORM, (visit) => closeMove(house, visit));
};
