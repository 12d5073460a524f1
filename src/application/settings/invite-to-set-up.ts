import { PRIORITY } from '../../domain/delivery/due-action.ts';
import type { Actor } from '../../domain/person.ts';
import { mayChangeSettings } from '../../domain/policy.ts';
import { mayPlan } from '../../domain/settings/settings.ts';
import type { House } from '../house.ts';

/** The first of Slack's owners and admins who shows up in an unconfigured workspace gets the set-up, once. */
export const inviteToSetUp = async (house: House, actor: Actor): Promise<void> => {
  const { workspaceId, userId } = actor;
  // Nearly always so: what is set up needs no transaction.
  if (mayPlan(await house.store.reads.settings(workspaceId))) return;
  await house.store.transaction(async (tx) => {
    const settings = await tx.settings(workspaceId);
    if (mayPlan(settings) || !mayChangeSettings(actor, settings)) return;
    const now = house.clock.now();
    if (!(await tx.claimOnce(workspaceId, 'set_up_invitation', now))) return;
    const slot = { kind: 'statement.set_up_invitation', subject: '', audience: { user: userId } } as const;
    const priority = PRIORITY.clicked;
    const action = {
      key: 'set_up_invitation',
      kind: slot.kind,
      releaseId: null,
      dueAt: now,
      priority,
      payload: { v: 1 },
      slot,
      threadOf: null,
    };
    await tx.schedule(workspaceId, [action], now);
  });
  house.nudge();
};
