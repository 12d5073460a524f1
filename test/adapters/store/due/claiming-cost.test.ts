import type { KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { claim, isDeliveryDue, nextDeliveryAt } from '../../../../src/adapters/store/due/claim-deliveries.ts';
import { nextTimerAt, timersDue } from '../../../../src/adapters/store/due/due-timers.ts';
import { sweepOld } from '../../../../src/adapters/store/due/sweep.ts';
import type { Db } from '../../../../src/adapters/store/guard-queries.ts';
import { addDuration } from '../../../../src/domain/calendar.ts';
import { PRIORITY } from '../../../../src/domain/delivery/due-action.ts';
import { aStatement, NOW, WORKSPACE } from '../../../support/builders.ts';
import { memoryStore, type StoreUnderTest, schedule } from '../../../support/store.ts';

const LEVELS = Object.values(PRIORITY);

/** That many rows of every family and level that wait for another day. */
const fill = ({ sqlite }: StoreUnderTest, rows: number): void => {
  sqlite.exec(`
    insert into due_action (id, workspace_id, release_id, key, kind, family, due_at, priority, payload_json,
      slot_key, target, state, attempts, metadata_key)
    with recursive nth(n) as (select 1 union all select n + 1 from nth where n < ${rows})
    select 'later-' || n, '${WORKSPACE}', 'rel-' || (n % 1000), 'later-' || n, 'statement.reminder',
      case n % 10 when 0 then 'timer' else 'statement' end, '2030-01-01T00:00:00.000Z',
      (n % 9 + 1) * 10, '{"v":1}', 'slot-' || n, 'u:U' || n, 'pending', 0, 'key-' || n
    from nth`);
};

/** The text of the statement that `ask` runs. */
const textOf = async ({ db, sqlite }: StoreUnderTest, ask: (db: Db) => Promise<unknown>): Promise<string> => {
  const prepare = sqlite.prepare.bind(sqlite);
  let text = '';
  sqlite.prepare = ((source: string) => {
    text = source;
    return prepare(source);
  }) as typeof sqlite.prepare;
  await ask(db);
  sqlite.prepare = prepare;
  return text;
};

/** How SQLite answers a statement. */
const planOf = ({ sqlite }: StoreUnderTest, text: string): string[] => {
  const nulls = Array.from({ length: text.split('?').length - 1 }, () => null);
  const steps = sqlite.prepare<unknown[], { detail: string }>(`explain query plan ${text}`).all(...nulls);
  return steps.map(({ detail }) => detail);
};

type Question = { ask(db: Db): Promise<unknown>; finds: string; times: number };

/** What a beat asks, and the step by which each finds its rows: straight to what is due, or to the first row. */
const QUESTIONS: Record<string, Question> = {
  'whether a delivery is due': {
    ask: (db) => isDeliveryDue(db, NOW),
    finds: 'SEARCH row USING INDEX due_action_next_delivery (due_at<?)',
    times: 1,
  },
  'claiming deliveries, once for each level': {
    ask: (db) => claim(db, { now: NOW, limit: 100, busy: ['c:C1'], bootId: 'boot-1' }),
    finds: 'SEARCH row USING INDEX due_action_deliveries (priority=? AND due_at<?)',
    times: LEVELS.length,
  },
  'claiming while every budget is used up': {
    ask: (db) => claim(db, { now: NOW, limit: 8, busy: [], heldBack: ['edits', 'homes'], bootId: 'boot-1' }),
    finds: 'SEARCH row USING INDEX due_action_deliveries (priority=? AND due_at<?)',
    times: LEVELS.length,
  },
  'due timers': {
    ask: (db) => timersDue(db, NOW, 100),
    finds: 'SEARCH due_action USING INDEX due_action_timers (due_at<?)',
    times: 1,
  },
  'the next timer, which is the first of its index': {
    ask: (db) => nextTimerAt(db),
    finds: 'SCAN due_action USING COVERING INDEX due_action_timers',
    times: 1,
  },
  'the next delivery, which is the first of its index that can go': {
    ask: (db) => nextDeliveryAt(db),
    finds: 'SCAN row USING INDEX due_action_next_delivery',
    times: 1,
  },
};

/** The results of inner questions, and the busy targets, are as short as the limit and the call. */
const IS_SHORT = /^SCAN (\(subquery-|json_each )/;

for (const rows of [1_000, 100_000]) {
  test.each(Object.entries(QUESTIONS))(
    `with ${rows} rows waiting nothing walks through them: %s`,
    async (_name, { ask, finds, times }) => {
      const under = memoryStore();
      fill(under, rows);
      const text = await textOf(under, ask);
      // Without knowing how the values are spread, and knowing it.
      for (const learn of ['select 1', 'analyze']) {
        under.sqlite.exec(learn);
        const steps = planOf(under, text);
        expect(steps.filter((step) => step === finds)).toHaveLength(times);
        const others = steps.filter((step) => step !== finds && !IS_SHORT.test(step));
        expect(others.filter((step) => /^SCAN|TEMP B-TREE|\(workspace_id=\?\)$/.test(step))).toEqual([]);
      }
      await under.close();
    },
  );
}

test('a level that no program knows any more would wait for ever: so every level is claimed', async () => {
  const { store } = memoryStore();
  const made = LEVELS.map((priority) => aStatement(`of level ${priority}`, { priority }));
  await schedule(store, ...made.reverse());
  const claimed = await store.due.claimDeliveries(NOW, 100, []);
  expect(claimed.map(({ priority }) => priority)).toEqual([...LEVELS].sort((a, b) => a - b));
});

test('the limit is one over all levels, the most urgent first', async () => {
  const { store } = memoryStore();
  const made = LEVELS.flatMap((priority) =>
    [1, 2, 3].map((nth) => aStatement(`${priority}, ${nth}`, { priority })),
  );
  await schedule(store, ...made);
  const claimed = await store.due.claimDeliveries(NOW, 5, []);
  expect(claimed.map(({ priority }) => priority)).toEqual([10, 10, 10, 20, 20]);
});

test('what is done goes in steps of 500, each a transaction of its own', async () => {
  const under = memoryStore();
  fill(under, 1_201);
  under.sqlite.exec(`update due_action set state = 'done', settled_at = '${NOW}'`);
  const steps: number[] = [];
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      steps.push(Number(result.numAffectedRows ?? 0n));
      expect(under.sqlite.inTransaction).toBe(true);
      return result;
    },
  };
  await sweepOld(under.db.withPlugin(counting), addDuration(NOW, { days: 31 }));
  expect(steps.filter((step) => step > 0)).toEqual([500, 500, 201]);
});
