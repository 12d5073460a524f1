import type Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { aFact, anOutboundHook } from '../../../domain/hooks/facts.ts';
import { aBoard, aRelease, aReply, NOW, WORKSPACE } from '../../../support/builders.ts';
import { memoryStore, type StoreUnderTest, schedule } from '../../../support/store.ts';

/** Every statement that `work` runs. */
const statementsOf = async ({ sqlite }: StoreUnderTest, work: () => Promise<unknown>): Promise<string[]> => {
  const prepare = sqlite.prepare.bind(sqlite);
  const seen = new Set<string>();
  sqlite.prepare = ((source: string) => {
    seen.add(source);
    return prepare(source);
  }) as Sqlite.Database['prepare'];
  await work();
  sqlite.prepare = prepare;
  return [...seen].filter((source) => /^\s*(select|update|delete|insert|with)/i.test(source));
};

type Step = { detail: string };

/** The result of an inner question, which has its own steps, or what the call gave: busy targets, new rows. */
const WITHIN = /^SCAN (\(subquery-|json_each |\d+-ROW VALUES CLAUSE)/;

/** A search by workspace alone walks through all of it just the same. */
const WHOLE_TABLE = /^SCAN |^SEARCH due_action .*\(workspace_id=\?\)$/;

/** Walking through one of these is fine: they hold only the rows that the question is about. */
const PARTIAL_INDEX =
  /INDEX (due_action_(timers|next_delivery|one_under_way|open_release|troubled|settled)|audit_event_times_ready)\b/;

const stepsOf = ({ sqlite }: StoreUnderTest, source: string): string[] => {
  const parameters = Array.from({ length: source.split('?').length - 1 }, () => null);
  const steps = sqlite.prepare<unknown[], Step>(`explain query plan ${source}`).all(...parameters);
  return steps.map(({ detail }) => detail);
};

/** The steps of a statement that walk through a whole table instead of an index made for the question. */
const fullScans = (under: StoreUnderTest, source: string): string[] =>
  stepsOf(under, source).filter(
    (detail) => WHOLE_TABLE.test(detail) && !PARTIAL_INDEX.test(detail) && !WITHIN.test(detail),
  );

const QUESTIONS: Record<string, (under: StoreUnderTest) => Promise<unknown>> = {
  'due timers': ({ store }) => store.due.dueTimers(NOW, 100),
  'claiming deliveries': async ({ store }) => {
    await schedule(store, aBoard());
    await store.due.claimDeliveries(NOW, 100, ['c:C1']);
  },
  'claiming while every budget is used up': async ({ store }) => {
    await schedule(store, aBoard());
    await store.due.claimApart(NOW, 8, ['c:C1'], ['edits', 'homes']);
  },
  'how much waits': ({ store }) => store.due.depth(NOW),
  'the next moment': ({ store }) => store.due.nextDueAt(),
  'uncertain rows': ({ store }) => store.due.uncertain(),
  recovery: ({ store }) => store.due.recover(),
  sweeping: ({ store }) => store.due.sweep(NOW),
  trouble: ({ store }) => store.reads.troubledActions(WORKSPACE, 'rel-atlas'),
  'what is tried again': async ({ store }) => {
    await schedule(store, aBoard());
    for (const { id } of await store.due.claimDeliveries(NOW, 1, [])) {
      await store.due.park(id, 'is_archived', NOW);
      await store.transaction((tx) => tx.retryAction(id, NOW));
    }
  },
  'late messages': ({ store }) => store.reads.lateMessages(WORKSPACE, 'rel-atlas', NOW),
  'open announcements': ({ store }) => store.reads.openAnnouncements(WORKSPACE, 'rel-atlas'),
  scheduling: ({ store }) => store.transaction((tx) => tx.schedule(WORKSPACE, [aBoard(), aReply('r')], NOW)),
  'how often a release became ready': ({ store }) => store.reads.timesReady(WORKSPACE, 'rel-atlas'),
  'how long departments took': ({ store }) => store.reads.lightTimes(WORKSPACE),
  'ways out, with each decision': ({ store }) => store.reads.outboundHooks(WORKSPACE),
  'what waits to be told': async ({ store }) => {
    await store.transaction((tx) => tx.addHook(anOutboundHook()));
    await store.reads.backlogs(WORKSPACE);
  },
  'what is known of one thing': ({ store }) =>
    store.reads.knownFact(WORKSPACE, 'rel-atlas', { ...aFact(), hookId: 'hook-ci' }),
  'what is known of a release': ({ store }) => store.reads.knownFacts(WORKSPACE, 'rel-atlas'),
  'failures that were told': ({ store }) => store.reads.factsTold(WORKSPACE, 'rel-atlas', NOW),
  'redrawing timers': ({ store }) => store.transaction((tx) => tx.redrawTimers(aRelease(), [], NOW)),
};

for (const [name, ask] of Object.entries(QUESTIONS)) {
  test(`no full scan: ${name}`, async () => {
    const under = memoryStore();
    const statements = await statementsOf(under, () => ask(under));
    expect(statements.length).toBeGreaterThan(0);
    const scans = statements.flatMap((source) => fullScans(under, source));
    expect(scans).toEqual([]);
  });
}

test('a statement that no index serves is noticed', () => {
  const under = memoryStore();
  expect(fullScans(under, `select * from due_action where problem = ?`)).toEqual(['SCAN due_action']);
});
