import { changeRelease } from '../../../../application/change-release.ts';
import type { House } from '../../../../application/house.ts';
import { keepForm, openForm } from '../../../../application/plan/keep-form.ts';
import { forgetTyped, keepTyped, typedBefore } from '../../../../application/plan/keep-typed.ts';
import { open, type Reply, strange } from '../../edge/reply.ts';
import {
  type ActionVisit,
  type CommandVisit,
  typedText,
  type ViewVisit,
  type Visit,
} from '../../edge/visit.ts';
import { PLAN_FORMS } from '../ids.ts';
import { type Pick, pickRelease } from '../look/pick-release.ts';
import { seenFor } from '../look/seen-release.ts';
import { change, done, PROBES } from './course-change.ts';
import { cancelForm, holdForm } from './course-forms.ts';

/** Commands that need a reason: with the command, or in a form that asks for it. */
type Reasoned = 'hold' | 'cancel';

const FORMS = { hold: holdForm, cancel: cancelForm };

const openReason = async (
  house: House,
  { actor }: Visit,
  releaseId: string | undefined,
  { type, reason }: { type: Reasoned; reason: string },
): Promise<Reply> => {
  const seen = await seenFor(house, actor, releaseId, PROBES[type]);
  if ('reply' in seen) return seen.reply;
  const { release } = seen.scene;
  const of = { form: PLAN_FORMS[type], releaseId: release.id };
  const kept = await typedBefore(house, actor, of, { reason: '' });
  return open(FORMS[type](release, reason === '' ? (kept?.reason ?? '') : reason));
};

/** `/release hold KEY reason`, and the same for cancel: without a reason the form asks for it. */
export const reasonCommand =
  (type: Reasoned, pick: Omit<Pick, 'command' | 'openEnded'>) =>
  async (house: House, visit: CommandVisit): Promise<Reply> => {
    // A reason typed before the choice travels as a kept form: buttons carry ids only.
    const carry = async (rest: string): Promise<string | undefined> =>
      rest === ''
        ? undefined
        : keepForm(house, visit.actor, {
            id: null,
            form: PLAN_FORMS[type],
            releaseId: null,
            releaseVersion: null,
            values: { reason: rest },
          });
    const picked = await pickRelease(house, visit, {
      ...pick,
      carry,
      command: PROBES[type],
      openEnded: true,
    });
    if ('reply' in picked) return picked.reply;
    const { release, rest } = picked;
    return rest === ''
      ? openReason(house, visit, release.id, { type, reason: '' })
      : change(house, visit, release.id, { type, reason: rest });
  };

/** The button: the form, with the reason that was typed before the release was chosen. */
export const reasonAction =
  (type: Reasoned) =>
  async (house: House, visit: ActionVisit): Promise<Reply> => {
    const { releaseId, extra: carried } = visit.ids ?? {};
    const kept = carried === undefined ? null : await openForm(house, visit.actor, carried);
    const reason = typeof kept?.values.reason === 'string' ? kept.values.reason : '';
    return openReason(house, visit, releaseId, { type, reason });
  };

/** The form came back: it is done, or what was typed is kept. */
export const reasonSubmit =
  (type: Reasoned) =>
  async (house: House, visit: ViewVisit): Promise<Reply> => {
    const { releaseId } = visit.view.metadata;
    if (releaseId === undefined) return strange;
    const reason = typedText(visit.view.typed, 'reason');
    const of = { form: PLAN_FORMS[type], releaseId };
    const outcome = await changeRelease(house, visit.request, releaseId, { type, reason });
    if (outcome.ok) await forgetTyped(house, visit.actor, of);
    else await keepTyped(house, visit.actor, of, { shown: { reason: '' }, typed: { reason } });
    return done(house, visit, { command: type, releaseId }, outcome);
  };
