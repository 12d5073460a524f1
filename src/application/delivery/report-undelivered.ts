import { managersOf } from '../../domain/delivery/audience.ts';
import { type DeliveryKind, isTimer } from '../../domain/delivery/due-action.ts';
import { statement } from '../../domain/delivery/effects.ts';
import type { Release } from '../../domain/release.ts';
import type { House } from '../house.ts';
import type { DueRow } from '../ports.ts';

/** What the manager is told of a message that did not arrive: ids and Slack's code, never its text. */
export type Undelivered = {
  what: 'undelivered';
  kind: DeliveryKind;
  channel: string | null;
  /** The department that it was for, by name; null where it was for none. */
  department: string | null;
  problem: string;
};

/** Messages about one department carry it in their payload, or as what their slot is about. */
const departmentOf = ({ payload, slot }: DueRow, release: Release): string | null => {
  const about = [payload.departmentId, slot?.subject];
  return release.lights.find(({ departmentId }) => about.includes(departmentId))?.name ?? null;
};

/**
 * A delivery was given up: the release's managers are told once, with what mends it. A message to a manager
 * that failed is not reported to that manager.
 */
export const reportUndelivered = async (house: House, row: DueRow): Promise<void> => {
  const { releaseId, workspaceId, kind, slot } = row;
  if (releaseId === null || slot === null || isTimer(kind)) return;
  const { audience } = slot;
  await house.store.transaction(async (tx) => {
    const release = await tx.release(workspaceId, releaseId);
    const stored = (await tx.troubledActions(workspaceId, releaseId)).find(({ id }) => id === row.id);
    if (release === null || stored === undefined) return;
    const now = house.clock.now();
    const channel = 'channel' in audience ? audience.channel : null;
    const problem = stored.problem ?? 'unknown';
    const facts: Undelivered = {
      what: 'undelivered',
      kind,
      channel,
      department: departmentOf(row, release),
      problem,
    };
    const about = facts.department === null ? '' : `:${facts.department}`;
    const subject = `undelivered:${kind}:${JSON.stringify(audience)}:${problem}${about}`;
    const told = managersOf(release)
      .filter((manager) => !('user' in manager && 'user' in audience && manager.user === audience.user))
      .map((manager) =>
        statement({ release, now }, { kind: 'statement.to_manager', audience: manager, subject }, facts),
      );
    await tx.schedule(workspaceId, told, now);
  });
  house.nudge();
};
