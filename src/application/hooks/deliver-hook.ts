import { epochMs } from '../../domain/calendar.ts';
import { mayLeave } from '../../domain/hooks/leaving.ts';
import { lightOf, type Release, titleOf } from '../../domain/release.ts';
import { backoffMs } from '../delivery/settle-delivery.ts';
import { assertOutsideTransaction } from '../outside-transaction.ts';
import type { AuditEntry, Clock, DeliveryOutcome, DueRow, Reads } from '../ports.ts';
import type { Post, Posted, Vault } from './hook-ports.ts';
import { signatureOf } from './signature.ts';

export type HookDeliveryParts = {
  reads: Reads;
  vault: Vault | null;
  post: Post;
  clock: Pick<Clock, 'now'>;
  /** The real time: signatures are dated with it, also in a rehearsal. */
  epochMs(): number;
};

/** After so long nobody waits for it any more, and what came later goes out. */
export const GIVEN_UP_AFTER_MS = 72 * 3_600_000;

/** A receiver that is back hears everything soon, and one that is gone is not asked more than this. */
const LONGEST_WAIT_MS = 300_000;
const LONGEST_ASKED_WAIT_MS = 3_600_000;

/**
 * What another system is told of one entry of the record: the part that may stay for ever, with the name and the role
 * of whoever did it. No reasons, no words that somebody typed, nobody else's name.
 */
export const tellingOf = (entry: AuditEntry, release: Release): Record<string, unknown> => {
  const by = entry.personal?.by as { name?: unknown; role?: unknown } | undefined;
  const { departmentId } = entry.data;
  const light = typeof departmentId === 'string' ? lightOf(release, departmentId) : undefined;
  return {
    v: 1,
    id: entry.id,
    at: entry.at,
    type: entry.type,
    release: { key: release.key, title: titleOf(release), candidate: release.plan.candidate },
    ...(light !== undefined && { department: light.name }),
    by: { name: by?.name ?? null, role: by?.role ?? null },
    facts: entry.data,
  };
};

const skipped = (reason: string): DeliveryOutcome => ({ outcome: 'skipped', reason });

/** Not now, and never the telling's own fault: what waits behind it goes after it. */
const later = (row: DueRow, problem: string, askedMs = 0): DeliveryOutcome => ({
  outcome: 'not_sent',
  problem,
  counts: false,
  retryAfterMs: Math.min(
    LONGEST_ASKED_WAIT_MS,
    Math.max(askedMs, Math.min(LONGEST_WAIT_MS, backoffMs(row.attempts))),
  ),
});

const outcomeOf = (row: DueRow, posted: Posted, isOld: boolean): DeliveryOutcome => {
  if (posted.kind === 'inside') return { outcome: 'parked', problem: 'hook_leads_inside' };
  if (posted.kind === 'answered') {
    if (posted.status >= 200 && posted.status < 300) return { outcome: 'sent', message: null };
    if (posted.status === 410) return { outcome: 'parked', problem: 'hook_is_gone' };
  }
  if (isOld) return { outcome: 'parked', problem: 'hook_given_up' };
  return posted.kind === 'answered'
    ? later(row, `answered_${posted.status}`, posted.retryAfterMs)
    : later(row, posted.problem);
};

/**
 * One attempt to tell another system of a decision. Whether one without an answer arrived nobody knows: it is sent
 * again with the same id, by which the receiver knows it.
 */
export const deliverHook = async (parts: HookDeliveryParts, row: DueRow): Promise<DeliveryOutcome> => {
  const { reads, vault, post, clock } = parts;
  const { workspaceId, payload } = row;
  const hook = await reads.hook(workspaceId, String(payload.hookId));
  if (hook === null || hook.direction !== 'out') return skipped('hook_removed');
  const entry = await reads.auditEntry(workspaceId, String(payload.eventId));
  const release = entry?.releaseId == null ? null : await reads.release(workspaceId, entry.releaseId);
  // It may have become confidential since.
  if (entry === null || release === null || !mayLeave(release)) return skipped('stays_inside');
  const secret = vault?.open(hook.sealedSecret, hook.id) ?? null;
  if (secret === null) return later(row, 'hook_secret');
  const body = JSON.stringify(tellingOf(entry, release));
  const timestamp = String(Math.floor(parts.epochMs() / 1000));
  assertOutsideTransaction('Telling another system');
  const posted = await post({
    address: hook.address,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Greenlight',
      'x-greenlight-delivery': entry.id,
      'x-greenlight-event': entry.type,
      'x-greenlight-timestamp': timestamp,
      'x-greenlight-signature': signatureOf(secret, timestamp, body),
    },
    body,
  });
  return outcomeOf(row, posted, epochMs(clock.now()) - epochMs(entry.at) >= GIVEN_UP_AFTER_MS);
};
