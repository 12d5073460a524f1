import { sql } from 'kysely';
import type { Ids, Transaction } from '../../../application/ports.ts';
import { compare, type Instant } from '../../../domain/calendar.ts';
import { type DueAction, type DueActionKind, PRIORITY } from '../../../domain/delivery/due-action.ts';
import type { TimedMoment } from '../../../domain/delivery/moments.ts';
import type { Release } from '../../../domain/release.ts';
import type { Db } from '../guard-queries.ts';
import type { DueActionTable } from '../tables.ts';
import { insertWaiting } from './due-actions.ts';
import { settled, wishColumns } from './due-rows.ts';
import { IS_OPEN } from './due-states.ts';

const timer = (
  key: string,
  kind: DueActionKind,
  dueAt: Instant,
  rest: Partial<DueAction> = {},
): DueAction => ({
  key,
  kind,
  releaseId: null,
  dueAt,
  priority: PRIORITY.notice,
  payload: { v: 1 },
  slot: null,
  threadOf: null,
  ...rest,
});

const timerOf = (release: Release, moment: TimedMoment): DueAction =>
  timer(`time:${release.id}:${moment.key}`, moment.kind, moment.dueAt, {
    releaseId: release.id,
    payload: { v: 1, ...moment.payload },
  });

const move = async (db: Db, waiting: DueActionTable, wanted: DueAction): Promise<void> => {
  const { payload_json } = wishColumns(wanted);
  if (waiting.due_at === wanted.dueAt && waiting.payload_json === payload_json) return;
  await db
    .updateTable('due_action')
    .set({ due_at: wanted.dueAt, payload_json })
    .where('id', '=', waiting.id)
    .execute();
};

const cancel = async (db: Db, waiting: readonly DueActionTable[], at: Instant): Promise<void> => {
  if (waiting.length === 0) return;
  await db
    .updateTable('due_action')
    .set(settled('cancelled', null, at))
    .where(
      'id',
      'in',
      waiting.map(({ id }) => id),
    )
    .execute();
};

/** Without those that have fired before: a timeline that still names such a moment does not make it come twice. */
const notFired = async (
  db: Db,
  workspaceId: string,
  wanted: readonly DueAction[],
): Promise<readonly DueAction[]> => {
  if (wanted.length === 0) return [];
  const keys = JSON.stringify(wanted.map(({ key }) => key));
  const fired = await db
    .selectFrom('due_action')
    .select(['key', 'due_at'])
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`due_action.key in (select value from json_each(${keys}))`)
    .where('state', 'in', ['done', 'failed'])
    .execute();
  return wanted.filter(({ key, dueAt }) => !fired.some((row) => row.key === key && row.due_at === dueAt));
};

export const timerWrites = (db: Db, ids: Ids): Pick<Transaction, 'redrawTimers' | 'setWorkspaceTimer'> => ({
  redrawTimers: async (release, timeline, now) => {
    const { id, workspaceId } = release;
    const open = await db
      .selectFrom('due_action')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('release_id', '=', id)
      .where('family', '=', 'timer')
      .where(IS_OPEN)
      .execute();
    const waiting = new Map(open.filter(({ state }) => state === 'pending').map((row) => [row.key, row]));
    const fresh: DueAction[] = [];
    for (const moment of timeline) {
      const wanted = timerOf(release, moment);
      const before = waiting.get(wanted.key);
      waiting.delete(wanted.key);
      if (before !== undefined) {
        await move(db, before, wanted);
        continue;
      }
      const isPast = compare(moment.dueAt, now) <= 0;
      if (!(isPast && moment.late === 'drop')) fresh.push(wanted);
    }
    await insertWaiting(db, ids, workspaceId, await notFired(db, workspaceId, fresh));
    await cancel(db, [...waiting.values()], now);
  },

  setWorkspaceTimer: async (workspaceId, kind, dueAt, now) => {
    const key = `time:workspace:${kind}`;
    const waiting = await db
      .selectFrom('due_action')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('key', '=', key)
      .where('state', '=', 'pending')
      .executeTakeFirst();
    if (dueAt === null) return cancel(db, waiting === undefined ? [] : [waiting], now);
    const wanted = timer(key, kind, dueAt);
    if (waiting === undefined) await insertWaiting(db, ids, workspaceId, [wanted]);
    else await move(db, waiting, wanted);
  },
});
