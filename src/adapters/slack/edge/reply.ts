import type { ModalView } from '@slack/types';
import type { FieldProblem, Refusal } from '../../../domain/refusal.ts';
import type { SlackMessage } from '../kit/message.ts';

/** A window that lies under another one, by its id, and what it shows from now on. */
export type Behind = { viewId: string; view: ModalView };

/**
 * What a listener wants the person to see. The edge turns it into the acknowledgement or into what follows
 * it, for commands, clicks and forms alike; no listener talks to Slack itself.
 *
 * - `nothing`: the boards say it all; a form closes.
 * - `say`: seen by this person only; sent with a form, it stands in the form's place until it is closed.
 * - `whisper`: the same, but a form closes: the sentence stands where the form was opened, or nowhere.
 * - `replace`: takes the place of the private message that was clicked.
 * - `open`: a form; opened before the acknowledgement with a short limit, so that a failure can be said.
 * - `update`: the open form shows this instead; with `redraw`, what is newest by then, where several clicks came
 *   faster than their answers. `push`: a form on top of it.
 * - `fields`: the form stays, with a problem at each field. `refused`: a rule said no, worded at the edge.
 *
 * `behind`: windows under this one that show something else from now on.
 */
export type Reply =
  | { kind: 'nothing'; behind?: readonly Behind[] }
  | { kind: 'say'; message: SlackMessage; behind?: readonly Behind[] }
  | { kind: 'whisper'; message: SlackMessage }
  | { kind: 'replace'; message: SlackMessage }
  | { kind: 'open'; view: ModalView }
  | { kind: 'push'; view: ModalView }
  | {
      kind: 'update';
      view: ModalView;
      redraw?: () => Promise<ModalView>;
      behind?: readonly Behind[];
    }
  | { kind: 'close_all' }
  | { kind: 'fields'; problems: readonly FieldProblem[] }
  | { kind: 'refused'; refusal: Refusal; releaseId: string | null };

export const nothing: Reply = { kind: 'nothing' };
export const say = (message: SlackMessage, behind: readonly Behind[] = []): Reply => ({
  kind: 'say',
  message,
  ...(behind.length > 0 && { behind }),
});
export const whisper = (message: SlackMessage): Reply => ({ kind: 'whisper', message });
export const replace = (message: SlackMessage): Reply => ({ kind: 'replace', message });
export const open = (view: ModalView): Reply => ({ kind: 'open', view });
export const push = (view: ModalView): Reply => ({ kind: 'push', view });
export const update = (view: ModalView, redraw?: () => Promise<ModalView>): Reply => ({
  kind: 'update',
  view,
  ...(redraw && { redraw }),
});
/** @param releaseId the release that it is about, so that the words can name it; a click's own one is the default */
export const refused = (refusal: Refusal, releaseId: string | null = null): Reply => ({
  kind: 'refused',
  refusal,
  releaseId,
});

/** `done` when the use case took it, else the refusal. */
export const replyTo = (
  outcome: { ok: true } | { ok: false; refusal: Refusal },
  done: Reply = nothing,
  releaseId: string | null = null,
): Reply => (outcome.ok ? done : refused(outcome.refusal, releaseId));

/** For buttons and forms that this program never wrote, and releases that this person may not see. */
export const strange: Reply = refused({ code: 'unknown_release', typed: '', near: [] });
