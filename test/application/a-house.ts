import { changeRelease, type Outcome } from '../../src/application/change-release.ts';
import { runTimer } from '../../src/application/delivery/run-timer.ts';
import type { House, Request } from '../../src/application/house.ts';
import { settleAnnouncements } from '../../src/application/launch/settle-announcements.ts';
import { planRelease } from '../../src/application/plan/plan-release.ts';
import type { DueRow } from '../../src/application/ports.ts';
import { addMinutes, type Instant, later } from '../../src/domain/calendar.ts';
import type { Command } from '../../src/domain/command.ts';
import { UNDO_MINUTES } from '../../src/domain/move/planned-move.ts';
import type { Actor } from '../../src/domain/person.ts';
import type { PlanForm } from '../../src/domain/plan/plan-form.ts';
import type { PlannedLaunch, Release } from '../../src/domain/release.ts';
import type { WorkspaceSettings } from '../../src/domain/settings/settings.ts';
import {
  anActor,
  DEPARTMENT_KEYS,
  departmentId,
  leadOf,
  NOW,
  someSettings,
  WORKSPACE,
} from '../support/builders.ts';
import { memoryStore, messageOf, type StoreUnderTest } from '../support/store.ts';

/** The use cases over a real store, in memory unless told otherwise, with a clock that moves only when it is told to. */
export type TestHouse = StoreUnderTest & {
  house: House;
  now(): Instant;
  setNow(instant: Instant): void;
};

export const aHouse = async (
  settings: WorkspaceSettings | null = someSettings(),
  under: StoreUnderTest = memoryStore(),
): Promise<TestHouse> => {
  let now: Instant = NOW;
  const house: House = {
    store: under.store,
    ids: under.ids,
    clock: { now: () => now, monotonicMs: () => 0 },
    nudge: () => undefined,
  };
  if (settings !== null) await under.store.transaction((tx) => tx.saveSettings(settings));
  return {
    ...under,
    house,
    now: () => now,
    setNow: (instant) => {
      now = instant;
    },
  };
};

export const as = (actor: Actor, key: string | null = null): Request => ({ actor, key });
export const maya = as(anActor());
export const lead = (key: (typeof DEPARTMENT_KEYS)[number]): Request =>
  as(anActor({ userId: leadOf(key), name: leadOf(key) }));

export const aForm = (overrides: Partial<PlanForm> = {}): PlanForm => ({
  title: 'Atlas 2.0',
  value: 'Shared boards.',
  date: '2026-12-10',
  time: '14:00',
  zone: 'Europe/Berlin',
  path: 'big_bang',
  departmentIds: DEPARTMENT_KEYS.map(departmentId),
  ...overrides,
});

/** Plans a release as Maya and returns its id. */
export const plan = async (
  { house }: TestHouse,
  { form = aForm(), practice = false, request = maya } = {},
): Promise<string> => {
  const outcome = await planRelease(house, request, { form, practice, draftId: null });
  if (!outcome.ok) throw new Error(`Not planned: ${JSON.stringify(outcome.refusal)}`);
  return outcome.releaseId;
};

/** What a plan says before it starts. */
export const PURPOSE = {
  goal: 'Teams plan together.',
  measure: 'A third of the teams share a board.',
} as const;

/** Starts a draft whose plan does not say yet what it is for. */
export const start = async (test: TestHouse, releaseId: string, request: Request = maya): Promise<void> => {
  await must(test, releaseId, { type: 'edit', change: { plan: PURPOSE } }, request);
  await must(test, releaseId, { type: 'start' }, request);
};

export const planAndStart = async (
  test: TestHouse,
  wish: Parameters<typeof plan>[1] = {},
): Promise<string> => {
  const releaseId = await plan(test, wish);
  await start(test, releaseId, wish.request ?? maya);
  return releaseId;
};

/** A command that the rules must take. */
export const must = async (
  { house }: TestHouse,
  releaseId: string,
  command: Command,
  request: Request = maya,
): Promise<void> => {
  const outcome: Outcome = await changeRelease(house, request, releaseId, command);
  if (!outcome.ok) throw new Error(`Refused: ${JSON.stringify(outcome.refusal)}`);
};

/** Moves the launch as Maya, and lets the time to undo it pass. */
export const moveTo = async (test: TestHouse, releaseId: string, to: PlannedLaunch): Promise<void> => {
  await must(test, releaseId, { type: 'plan_move', to, reason: 'not_ready', words: '' });
  await runTo(test, addMinutes(test.now(), UNDO_MINUTES));
};

export const releaseOf = async ({ store }: TestHouse, releaseId: string): Promise<Release> => {
  const release = await store.reads.release(WORKSPACE, releaseId);
  if (release === null) throw new Error(`No release ${releaseId}.`);
  return release;
};

export const allGreen = async (test: TestHouse, releaseId: string): Promise<void> => {
  for (const key of DEPARTMENT_KEYS) {
    const command = { type: 'answer', departmentId: departmentId(key), answer: { answer: 'green' } } as const;
    await must(test, releaseId, command, lead(key));
  }
};

/** Follows every decision, whatever it is about: test/application/record tells of it. */
const END_OF_DAY = 'time.record_anchor';

/** Lets time pass, firing every timer in its order; returns those that fired, the end of the day aside. */
export const runTo = async (test: TestHouse, until: Instant): Promise<DueRow[]> => {
  const fired: DueRow[] = [];
  for (;;) {
    const [row] = await test.store.due.dueTimers(until, 1);
    if (row === undefined) break;
    test.setNow(later(test.now(), row.dueAt));
    await runTimer(test.house, row);
    if (row.kind !== END_OF_DAY) fired.push(row);
  }
  test.setNow(later(test.now(), until));
  return fired;
};

/** Delivers everything that waits, as a Slack that takes it all; returns what was posted or edited. */
export const deliverAll = async (test: TestHouse): Promise<DueRow[]> => {
  const { store, house } = test;
  const delivered: DueRow[] = [];
  for (;;) {
    const rows = await store.due.claimDeliveries(test.now(), 100, []);
    if (rows.length === 0) return delivered;
    for (const row of rows) {
      const stands = row.slotKey !== null && (await store.reads.message(WORKSPACE, row.slotKey)) !== null;
      const posts = row.slot !== null && (stands || row.payload.post !== false);
      const overrides = { metadataKey: row.metadataKey, ts: `1763370000.${row.id.slice(-6)}` };
      await store.due.sent(row.id, posts ? messageOf(row, overrides) : null, test.now());
      if (posts) delivered.push(row);
      if (row.kind === 'board.announcement' && row.releaseId !== null) {
        await settleAnnouncements(house, WORKSPACE, row.releaseId);
      }
    }
  }
};

/** Waiting rows as "kind due", the end of the day aside. */
export const waiting = async (
  { db }: TestHouse,
  kinds: 'time' | 'statement' | 'board',
): Promise<string[]> => {
  const rows = await db
    .selectFrom('due_action')
    .select(['kind', 'due_at'])
    .where('state', '=', 'pending')
    .orderBy('due_at')
    .orderBy('kind')
    .execute();
  return rows
    .filter(({ kind }) => kind.startsWith(`${kinds}.`) && kind !== END_OF_DAY)
    .map(({ kind, due_at }) => `${due_at.slice(0, 16)} ${kind}`);
};
