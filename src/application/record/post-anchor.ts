import { type Instant, toWall } from '../../domain/calendar.ts';
import { type DueAction, PRIORITY, type Slot, slotKey } from '../../domain/delivery/due-action.ts';
import type { RecordAnchor } from '../../domain/record/anchor.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { DueRow, Transaction } from '../ports.ts';
import { planAnchor } from './append-record.ts';

const actionFor = (now: Instant, slot: Slot, rest: Partial<DueAction>): DueAction => ({
  key: `board:record:${'channel' in slot.audience ? slot.audience.channel : ''}`,
  kind: slot.kind,
  releaseId: null,
  dueAt: now,
  priority: PRIORITY.notice,
  payload: { v: 1 },
  slot,
  threadOf: null,
  ...rest,
});

/** The pinned message in whose thread the lines stand where there is no channel for them. */
const threadIn = (channel: string): Slot => ({
  kind: 'board.record_thread',
  subject: '',
  audience: { channel },
});

const lineIn = (channel: string, anchor: RecordAnchor, threadOf: Slot | null, now: Instant): DueAction =>
  actionFor(
    now,
    { kind: 'statement.record_anchor', subject: String(anchor.seq), audience: { channel } },
    { key: `record:${anchor.seq}:${channel}`, payload: { v: 1, ...anchor }, threadOf },
  );

const threaded = (
  channel: string,
  anchor: RecordAnchor,
  { stands, now }: { stands: boolean; now: Instant },
): readonly DueAction[] => {
  const parent = threadIn(channel);
  const pin = {
    key: `pin:record:${channel}`,
    kind: 'pin.release_card',
    slot: null,
    threadOf: parent,
  } as const;
  return [
    actionFor(now, parent, { payload: { v: 1, post: true } }),
    ...(stands ? [] : [actionFor(now, parent, { ...pin, priority: PRIORITY.background })]),
    lineIn(channel, anchor, parent, now),
  ];
};

/** Where the line goes, in front of what it needs; none before anybody set the workspace up. */
const deliveries = async (
  tx: Transaction,
  { workspaceId, auditChannelId, releasesChannelId }: WorkspaceSettings,
  anchor: RecordAnchor,
  now: Instant,
): Promise<readonly DueAction[]> => {
  if (auditChannelId !== null) return [lineIn(auditChannelId, anchor, null, now)];
  if (releasesChannelId === null) return [];
  const parent = await tx.message(workspaceId, slotKey(null, threadIn(releasesChannelId)));
  return threaded(releasesChannelId, anchor, { stands: parent?.state === 'posted', now });
};

/**
 * A day with decisions is over: where the record stands leaves the database as one line in Slack, and is
 * remembered, so that both can be compared later. Once a day; never where only rehearsals decided something.
 */
export const postAnchor = async (
  tx: Transaction,
  row: Pick<DueRow, 'workspaceId' | 'dueAt'>,
  settings: WorkspaceSettings,
  now: Instant,
): Promise<void> => {
  const { workspaceId, dueAt } = row;
  const head = await tx.recordHead(workspaceId);
  if (head === null) return;
  const last = await tx.lastAnchor(workspaceId);
  const { date: day } = toWall(dueAt, settings.zone);
  // The end of the day was moved after it was closed: what was decided since then waits for the next.
  if (last !== null && last.day >= day) return planAnchor(tx, settings, now);
  const decisions = await tx.decisionsAfter(workspaceId, last?.seq ?? 0);
  const anchor: RecordAnchor = { ...head, day, decisions, at: now };
  const actions = decisions === 0 ? [] : await deliveries(tx, settings, anchor, now);
  if (actions.length === 0) return;
  await tx.saveAnchor(workspaceId, anchor);
  await tx.schedule(workspaceId, actions, now);
};
