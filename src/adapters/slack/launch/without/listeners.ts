import { changeRelease } from '../../../../application/change-release.ts';
import type { House } from '../../../../application/house.ts';
import { forgetTyped, keepTyped, typedBefore } from '../../../../application/plan/keep-typed.ts';
import { previewCommand } from '../../../../application/plan/preview-command.ts';
import type { PersonStamp } from '../../../../domain/person.ts';
import { personChosen } from '../../edge/person-chosen.ts';
import { nothing, open, type Reply, refused, replyTo, strange, update } from '../../edge/reply.ts';
import type { SlackEdge } from '../../edge/slack-edge.ts';
import { type ActionVisit, typedText, type ViewVisit } from '../../edge/visit.ts';
import { WITHOUT_ACTIONS, WITHOUT_FORMS } from '../ids.ts';
import { leftOut, NOTHING_TYPED, waitAgainForm, withoutForm } from './without-form.ts';

/** The form for whoever may decide it; it is the release manager's alone. */
export const openWithout = async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
  const { releaseId } = ids ?? {};
  if (releaseId === undefined) return strange;
  const taken = { type: 'withdraw_waiver', departmentId: '' } as const;
  const tried = await previewCommand(house, actor, releaseId, taken);
  // No department is named yet: anything but that says who may, and when.
  if (!tried.ok && tried.refusal.code !== 'unknown_department') return refused(tried.refusal, releaseId);
  const release = await house.store.reads.release(actor.workspaceId, releaseId);
  if (release === null) return strange;
  const form = { form: WITHOUT_FORMS.decide, releaseId };
  return open(withoutForm(release, await typedBefore(house, actor, form, NOTHING_TYPED)));
};

/** What was decided before can be taken back until the launch. */
const openWaitAgain = async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
  const { releaseId } = ids ?? {};
  const release =
    releaseId === undefined ? null : await house.store.reads.release(actor.workspaceId, releaseId);
  const first = release === null ? undefined : leftOut(release)[0];
  if (release === null || first === undefined) return strange;
  const command = { type: 'withdraw_waiver', departmentId: first.departmentId } as const;
  const tried = await previewCommand(house, actor, release.id, command);
  return tried.ok ? update(waitAgainForm(release)) : refused(tried.refusal, release.id);
};

const acceptorOf = async (
  house: House,
  workspaceId: string,
  userId: string,
): Promise<PersonStamp | { problem: string }> => {
  const chosen = await personChosen(house, workspaceId, userId);
  if ('problem' in chosen) return chosen;
  return chosen.person ?? { problem: 'Choose who accepts the risk.' };
};

const submitWithout = async (house: House, { actor, request, view }: ViewVisit): Promise<Reply> => {
  const { releaseId } = view.metadata;
  if (releaseId === undefined) return strange;
  const typed = {
    department: typedText(view.typed, 'department'),
    reason: typedText(view.typed, 'reason'),
    acceptedBy: typedText(view.typed, 'acceptedBy'),
  };
  const form = { form: WITHOUT_FORMS.decide, releaseId };
  const accepted = await acceptorOf(house, actor.workspaceId, typed.acceptedBy);
  const problems = [
    ...(typed.department === '' ? [{ field: 'department', problem: 'Choose a department.' }] : []),
    ...(typed.reason === ''
      ? [{ field: 'reason', problem: 'Say why the launch does not wait for it.' }]
      : []),
    ...('problem' in accepted ? [{ field: 'acceptedBy', problem: accepted.problem }] : []),
  ];
  if (problems.length > 0 || 'problem' in accepted) {
    await keepTyped(house, actor, form, { shown: NOTHING_TYPED, typed });
    return { kind: 'fields', problems };
  }
  const outcome = await changeRelease(house, request, releaseId, {
    type: 'waive',
    departmentId: typed.department,
    reason: typed.reason,
    acceptedBy: accepted,
  });
  if (outcome.ok) await forgetTyped(house, actor, form);
  else await keepTyped(house, actor, form, { shown: NOTHING_TYPED, typed });
  return replyTo(outcome, nothing, releaseId);
};

const submitWaitAgain = async (house: House, { request, view }: ViewVisit): Promise<Reply> => {
  const { releaseId } = view.metadata;
  const departmentId = typedText(view.typed, 'department');
  if (releaseId === undefined) return strange;
  const command = { type: 'withdraw_waiver', departmentId } as const;
  return replyTo(await changeRelease(house, request, releaseId, command), nothing, releaseId);
};

/** Launching without a department's light, and taking that back. */
export const registerWithout = (edge: SlackEdge, house: House): void => {
  edge.onAction(WITHOUT_ACTIONS.waitAgain, (visit) => openWaitAgain(house, visit));
  edge.onSubmit(WITHOUT_FORMS.decide, (visit) => submitWithout(house, visit));
  edge.onSubmit(WITHOUT_FORMS.waitAgain, (visit) => submitWaitAgain(house, visit));
};
