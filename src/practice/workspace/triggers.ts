import { randomBytes } from 'node:crypto';
import type { ResponseUrl, Trigger } from './model.ts';
import { nextNumber, type Workspace } from './state.ts';

/** A fresh trigger_id for what a person just did. */
export const makeTrigger = (workspace: Workspace, person: string, fromView: string | null): string => {
  const id = `${nextNumber(workspace)}.${Number.parseInt(workspace.boot, 16)}.${randomBytes(16).toString('hex')}`;
  workspace.triggers.set(id, { id, person, fromView, used: false, madeAt: performance.now() });
  return id;
};

export type TriggerProblem = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

/** Uses up a trigger_id: it works once and only for its (real) life time. */
export const exchangeTrigger = (workspace: Workspace, id: string): Trigger | TriggerProblem => {
  const trigger = workspace.triggers.get(id);
  if (!trigger) return 'invalid_trigger_id';
  if (trigger.used) return 'exchanged_trigger_id';
  if (performance.now() - trigger.madeAt > workspace.limits.triggerMs) return 'expired_trigger_id';
  trigger.used = true;
  return trigger;
};

/** Path of a fresh response_url. */
export const makeResponsePath = (
  workspace: Workspace,
  scope: Pick<ResponseUrl, 'person' | 'channel' | 'original'>,
): string => {
  const key = `${nextNumber(workspace)}-${randomBytes(12).toString('hex')}`;
  workspace.responseUrls.set(key, { ...scope, uses: 0, madeAt: workspace.clock.now() });
  return `/response/${workspace.team.id}/${key}`;
};
