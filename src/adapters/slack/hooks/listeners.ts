import type { ModalView } from '@slack/types';
import type { HookPlace } from '../../../application/hooks/hook-ports.ts';
import { addHook, removeHook, renewSecret } from '../../../application/hooks/manage-hooks.ts';
import type { House } from '../../../application/house.ts';
import type { HookForm } from '../../../domain/hooks/hook-form.ts';
import { mayChangeSettings } from '../../../domain/policy.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { WorkspaceSettings } from '../../../domain/settings/settings.ts';
import { open, type Reply, refused, update } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import type { ActionVisit, Typed, ViewVisit, Visit } from '../edge/visit.ts';
import { addInForm, addOutForm, typedInForm, typedOutForm } from './add-forms.ts';
import { HOOK_ACTIONS, HOOK_FORMS } from './ids.ts';
import { hookList } from './list-view.ts';
import { secretView } from './secret-view.ts';

const forAdmins = async (
  house: House,
  { actor }: Visit,
  answer: (settings: WorkspaceSettings) => Promise<Reply> | Reply,
): Promise<Reply> => {
  const settings = await house.store.reads.settings(actor.workspaceId);
  if (mayChangeSettings(actor, settings)) return answer(settings);
  return refused({
    code: 'not_entitled',
    command: 'settings',
    entitled: { role: 'admin', userIds: settings.admins },
  });
};

/** `/release settings`, Hooks: the list, the two forms, and the secret, which is shown once. */
export const registerHooks = (edge: SlackEdge, house: House, place: HookPlace): void => {
  const listed = async (settings: WorkspaceSettings, said?: string): Promise<ModalView> => {
    const { reads } = house.store;
    const { workspaceId } = settings;
    const [hooks, backlogs] = await Promise.all([reads.hooks(workspaceId), reads.backlogs(workspaceId)]);
    return hookList({ hooks, backlogs, settings, place }, said);
  };
  const show = (visit: ActionVisit, view: ModalView): Reply =>
    visit.view === null ? open(view) : update(view);

  edge.onAction(HOOK_ACTIONS.list, (visit) =>
    forAdmins(house, visit, async (settings) => show(visit, await listed(settings))),
  );
  edge.onAction(HOOK_ACTIONS.addIn, (visit) =>
    forAdmins(house, visit, (settings) => show(visit, addInForm(settings))),
  );
  edge.onAction(HOOK_ACTIONS.addOut, (visit) =>
    forAdmins(house, visit, () => show(visit, addOutForm(place.insideToo))),
  );
  /** What could not be done is said above the list as it stands now. */
  const relisted = async (visit: ActionVisit, said: string): Promise<Reply> =>
    show(visit, await listed(await house.store.reads.settings(visit.actor.workspaceId), said));
  const refusedAt = (visit: ActionVisit, refusal: Refusal): Promise<Reply> | Reply =>
    refusal.code === 'fields_invalid'
      ? relisted(visit, refusal.problems.map(({ problem }) => problem).join('\n'))
      : refused(refusal);

  edge.onAction(HOOK_ACTIONS.newSecret, async (visit) => {
    const renewed = await renewSecret(house, place, { request: visit.request }, visit.ids?.extra ?? '');
    return renewed.ok ? show(visit, secretView(renewed, place)) : refusedAt(visit, renewed.refusal);
  });
  edge.onAction(HOOK_ACTIONS.remove, async (visit) => {
    const removed = await removeHook(house, { request: visit.request }, visit.ids?.extra ?? '');
    return removed.ok ? relisted(visit, 'Removed.') : refusedAt(visit, removed.refusal);
  });

  const submit =
    (read: (typed: Typed) => HookForm) =>
    async ({ request, view }: ViewVisit): Promise<Reply> => {
      const added = await addHook(house, place, { request }, read(view.typed));
      return added.ok ? update(secretView(added, place)) : refused(added.refusal);
    };
  edge.onSubmit(HOOK_FORMS.addIn, submit(typedInForm));
  edge.onSubmit(HOOK_FORMS.addOut, submit(typedOutForm));
};
