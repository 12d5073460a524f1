import { type DueAction, PRIORITY } from '../../domain/delivery/due-action.ts';
import { mayChangeSettings } from '../../domain/policy.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import type { Transaction } from '../ports.ts';
import type { Finding } from './finding.ts';

/** Has the installation checked soon; the person reads the result in a direct message. */
export const scheduleCheck = async (
  tx: Transaction,
  house: Pick<House, 'ids' | 'clock'>,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<void> => {
  const now = house.clock.now();
  const action: DueAction = {
    key: `check:${userId}`,
    kind: 'doctor.check',
    releaseId: null,
    dueAt: now,
    priority: PRIORITY.clicked,
    payload: { v: 1, userId, checkId: house.ids.next() },
    slot: null,
    threadOf: null,
  };
  await tx.schedule(workspaceId, [action], now);
};

/** An admin pressed Check. */
export const requestCheck = (house: House, request: Request): Promise<{ ok: true } | Refused> =>
  once(house, request, async (tx): Promise<{ ok: true } | Refused> => {
    const { workspaceId, userId } = request.actor;
    const settings = await tx.settings(workspaceId);
    if (!mayChangeSettings(request.actor, settings)) {
      const entitled = { role: 'admin', userIds: settings.admins } as const;
      return refuse({ code: 'not_entitled', command: 'settings', entitled });
    }
    await scheduleCheck(tx, house, { workspaceId, userId });
    return { ok: true };
  });

/** Tells the person what the check found. The same check tells it once, however often it ran. */
export const reportCheck = async (
  house: House,
  {
    workspaceId,
    userId,
    checkId,
    findings,
  }: { workspaceId: string; userId: string; checkId: string; findings: readonly Finding[] },
): Promise<void> => {
  await house.store.transaction(async (tx) => {
    const now = house.clock.now();
    const slot = { kind: 'statement.doctor_report', subject: checkId, audience: { user: userId } } as const;
    const action: DueAction = {
      key: `check_report:${checkId}`,
      kind: slot.kind,
      releaseId: null,
      dueAt: now,
      priority: PRIORITY.clicked,
      payload: { v: 1, findings },
      slot,
      threadOf: null,
    };
    await tx.schedule(workspaceId, [action], now);
  });
  house.nudge();
};
