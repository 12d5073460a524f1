import { managersOf } from '../../domain/delivery/audience.ts';
import { type DeliveryKind, isTimer, type Slot } from '../../domain/delivery/due-action.ts';
import { statement } from '../../domain/delivery/statements.ts';
import type { Release } from '../../domain/release.ts';
import type { House } from '../house.ts';
import type { DueRow, Transaction } from '../ports.ts';
import { targetOf } from './delivery-target.ts';
import { reportToAdmins } from './report-to-admins.ts';

/** What the manager is told of a message that did not arrive: ids and Slack's code, never its text. */
export type Undelivered = {
  what: 'undelivered';
  kind: DeliveryKind;
  channel: string | null;
  /** Where it was to go, as the queue names it: `c:C…` or `u:U…`. */
  target: string | null;
  /** The department that it was for, by name; null where it was for none. */
  department: string | null;
  problem: string;
};

/** Messages about one department carry it in their payload, or as what their slot is about. */
const departmentOf = ({ payload, slot }: DueRow, release: Release): string | null => {
  const about = [payload.departmentId, slot?.subject];
  return release.lights.find(({ departmentId }) => about.includes(departmentId))?.name ?? null;
};

/** It was only to be brought up to date where it stands: whoever reads it there misses nothing that they were owed. */
const isEdit = ({ payload }: DueRow): boolean => payload.post === false;

/** With two people who cannot be reached, each report would be reported to the other for ever. */
const isReport = ({ payload, slot }: DueRow): boolean =>
  payload.what === 'undelivered' || slot?.subject.startsWith('undelivered:') === true;

const reportToManagers = async (
  tx: Transaction,
  { clock }: Pick<House, 'clock'>,
  row: DueRow & { kind: DeliveryKind; slot: Slot },
  release: Release,
): Promise<void> => {
  const { kind } = row;
  const { audience } = row.slot;
  const now = clock.now();
  const problem = row.problem ?? 'unknown';
  const facts: Undelivered = {
    what: 'undelivered',
    kind,
    channel: 'channel' in audience ? audience.channel : null,
    target: targetOf(row),
    department: departmentOf(row, release),
    problem,
  };
  const about = facts.department === null ? '' : `:${facts.department}`;
  // Tried again by somebody and failed again: that is news.
  const again = row.retriedAt === null ? '' : `:${row.retriedAt}`;
  const subject = `undelivered:${kind}:${JSON.stringify(audience)}:${problem}${about}${again}`;
  const told = managersOf(release)
    .filter((manager) => !('user' in manager && 'user' in audience && manager.user === audience.user))
    .map((manager) =>
      statement({ release, now }, { kind: 'statement.to_manager', audience: manager, subject }, facts),
    );
  await tx.schedule(row.workspaceId, told, now);
};

/**
 * A delivery was given up: whoever can mend it is told once, with what mends it. That is the release's managers,
 * and the admins where it belongs to no release. A message to somebody that failed is not reported to them.
 */
export const reportUndelivered = async (house: House, reported: DueRow): Promise<void> => {
  const { id, workspaceId } = reported;
  await house.store.transaction(async (tx) => {
    const row = (await tx.troubledActions(workspaceId, reported.releaseId)).find(
      (stored) => stored.id === id,
    );
    if (row === undefined || isTimer(row.kind) || isReport(row) || isEdit(row)) return;
    const { releaseId, kind, slot } = row;
    if (releaseId === null || slot === null) return reportToAdmins(tx, house, row);
    const release = await tx.release(workspaceId, releaseId);
    if (release !== null) await reportToManagers(tx, house, { ...row, kind, slot }, release);
  });
  house.nudge();
};
