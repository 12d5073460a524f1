import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { forgetTyped, keepTyped, typedBefore } from '../../../application/plan/keep-typed.ts';
import type { PersonCommand } from '../../../domain/command.ts';
import { spreadingOf, whyNeeded } from '../../../domain/rollout/rollout.ts';
import { nothing, open, type Reply, refused, replyTo, strange } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { type ActionVisit, typedText, type ViewVisit } from '../edge/visit.ts';
import { reasonAction } from '../planning/course/hold-or-cancel.ts';
import { seenFor } from '../planning/look/seen-release.ts';
import { type GroupForm, groupForm } from './group-forms.ts';
import { GROUP_ACTIONS, GROUP_FORMS } from './ids.ts';

const commandOf = (form: GroupForm, groupId: string, reason: string): PersonCommand =>
  form === 'next'
    ? { type: 'begin_group', groupId, reason }
    : { type: 'stop_rollout', reason, takenBack: form === 'takeBack' };

const formOf = (form: GroupForm, releaseId: string) => ({ form: GROUP_FORMS[form], releaseId });

const openForm = async (house: House, { actor, ids }: ActionVisit, form: GroupForm): Promise<Reply> => {
  const groupId = ids?.extra ?? '';
  const seen = await seenFor(house, actor, ids?.releaseId, commandOf(form, groupId, '…'));
  if ('reply' in seen) return seen.reply;
  const { release, now } = seen.scene;
  const kept = await typedBefore(house, actor, formOf(form, release.id), { reason: '' });
  return open(
    groupForm(form, { release, now, reason: kept?.reason ?? '' }, form === 'next' ? groupId : null),
  );
};

/** One tap where the time is over and nothing goes wrong; else a form asks why. */
const goOn = async (house: House, visit: ActionVisit): Promise<Reply> => {
  const { releaseId, extra: groupId } = visit.ids ?? {};
  if (releaseId === undefined || groupId === undefined) return strange;
  const seen = await seenFor(house, visit.actor, releaseId, commandOf('next', groupId, '…'));
  if ('reply' in seen) return seen.reply;
  const rollout = spreadingOf(seen.scene.release);
  const isPresent = rollout?.begun.every(({ id }) => id !== groupId) === true;
  if (rollout !== null && isPresent && whyNeeded(rollout, seen.scene.now) !== null) {
    return openForm(house, visit, 'next');
  }
  const outcome = await changeRelease(house, visit.request, releaseId, commandOf('next', groupId, ''));
  return replyTo(outcome, nothing, releaseId);
};

const wait = async (
  house: House,
  { ids, request }: ActionVisit,
  groupId: string | undefined,
  by: 'soak' | 'day',
): Promise<Reply> => {
  const { releaseId, seen } = ids ?? {};
  if (releaseId === undefined || groupId === undefined || seen === undefined) return strange;
  const outcome = await changeRelease(house, request, releaseId, { type: 'extend_stage', groupId, seen, by });
  return replyTo(outcome, nothing, releaseId);
};

const more = (house: House, visit: ActionVisit): Promise<Reply> => {
  const [which, ...group] = (visit.ids?.extra ?? '').split(':');
  const { releaseId } = visit.ids ?? {};
  if (releaseId === undefined) return Promise.resolve(strange);
  if (which === 'day') return wait(house, visit, group.join(':'), 'day');
  if (which === 'hold') return reasonAction('hold')(house, { ...visit, ids: { releaseId } });
  if (which === 'back') return openForm(house, { ...visit, ids: { releaseId } }, 'takeBack');
  return Promise.resolve(strange);
};

const submit =
  (form: GroupForm) =>
  async (house: House, { actor, request, view }: ViewVisit): Promise<Reply> => {
    const { releaseId, extra: groupId = '' } = view.metadata;
    if (releaseId === undefined) return strange;
    const reason = typedText(view.typed, 'reason');
    const outcome = await changeRelease(house, request, releaseId, commandOf(form, groupId, reason));
    if (!outcome.ok) {
      await keepTyped(house, actor, formOf(form, releaseId), { shown: { reason: '' }, typed: { reason } });
      return refused(outcome.refusal, releaseId);
    }
    await forgetTyped(house, actor, formOf(form, releaseId));
    return nothing;
  };

/** What its manager decides while a release goes out group by group. */
export const registerGroups = (edge: SlackEdge, house: House): void => {
  edge.onAction(GROUP_ACTIONS.next, (visit) => goOn(house, visit));
  edge.onAction(GROUP_ACTIONS.wait, (visit) => wait(house, visit, visit.ids?.extra, 'soak'));
  edge.onAction(GROUP_ACTIONS.stop, (visit) => openForm(house, visit, 'stop'));
  edge.onAction(GROUP_ACTIONS.more, (visit) => more(house, visit));
  for (const form of ['next', 'stop', 'takeBack'] as const) {
    edge.onSubmit(GROUP_FORMS[form], (visit) => submit(form)(house, visit));
  }
};
