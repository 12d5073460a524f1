import type { DueRow } from '../../../application/ports.ts';
import type { Instant } from '../../../domain/calendar.ts';
import {
  type DueAction,
  type DueActionKind,
  type Slot,
  slotKey,
} from '../../../domain/delivery/due-action.ts';
import { readJson, readJsonOrNull, recordShape, slotShape, writeJsonOrNull } from '../stored-json.ts';
import type { DueActionTable, Family } from '../tables.ts';

export const familyOf = (kind: DueActionKind): Family => {
  if (kind.startsWith('time.')) return 'timer';
  if (kind.startsWith('board.')) return 'board';
  return kind.startsWith('statement.') ? 'statement' : 'errand';
};

/** Whom a message reaches, as budgets and `busy` name them. */
const targetOf = ({ audience }: Slot): string =>
  'channel' in audience ? `c:${audience.channel}` : `u:${audience.user}`;

const keyOrNull = (releaseId: string | null, slot: Slot | null): string | null =>
  slot === null ? null : slotKey(releaseId, slot);

/** The columns that a newer wish for the same key replaces. */
export const wishColumns = ({ releaseId, payload, slot, threadOf }: DueAction) => ({
  payload_json: JSON.stringify(payload),
  slot_json: writeJsonOrNull(slot),
  slot_key: keyOrNull(releaseId, slot),
  target: slot === null ? null : targetOf(slot),
  thread_json: writeJsonOrNull(threadOf),
  thread_key: keyOrNull(releaseId, threadOf),
});

/** A new row, waiting. */
export const waitingRow = (
  workspaceId: string,
  action: DueAction,
  { id, metadataKey }: { id: string; metadataKey: string },
): DueActionTable => ({
  id,
  workspace_id: workspaceId,
  release_id: action.releaseId,
  key: action.key,
  kind: action.kind,
  family: familyOf(action.kind),
  due_at: action.dueAt,
  priority: action.priority,
  ...wishColumns(action),
  state: 'pending',
  attempts: 0,
  own_failures: 0,
  retried_at: null,
  metadata_key: metadataKey,
  boot_id: null,
  first_attempt_at: null,
  last_attempt_at: null,
  settled_at: null,
  problem: null,
});

export const dueRowFrom = (row: DueActionTable): DueRow => ({
  id: row.id,
  workspaceId: row.workspace_id,
  key: row.key,
  kind: row.kind,
  releaseId: row.release_id,
  dueAt: row.due_at,
  priority: row.priority,
  payload: readJson(recordShape, row.payload_json, 'due_action.payload_json'),
  slot: readJsonOrNull(slotShape, row.slot_json, 'due_action.slot_json'),
  threadOf: readJsonOrNull(slotShape, row.thread_json, 'due_action.thread_json'),
  slotKey: row.slot_key,
  threadKey: row.thread_key,
  state: row.state,
  attempts: row.attempts,
  ownFailures: row.own_failures,
  retriedAt: row.retried_at,
  metadataKey: row.metadata_key,
  firstAttemptAt: row.first_attempt_at,
  lastAttemptAt: row.last_attempt_at,
  problem: row.problem,
});

/** What a row becomes when it reaches a state that it does not leave by itself. */
export const settled = (
  state: 'done' | 'failed' | 'parked' | 'cancelled',
  problem: string | null,
  at: Instant,
) => ({ state, problem, settled_at: at });
