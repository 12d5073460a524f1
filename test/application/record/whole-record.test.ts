import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeInTransaction } from '../../../src/application/change-release.ts';
import type { AuditEntry } from '../../../src/application/ports.ts';
import { verifyRecord } from '../../../src/application/record/verify-record.ts';
import { eventFrom } from '../../../src/domain/audit-record.ts';
import { addMinutes } from '../../../src/domain/calendar.ts';
import type { Command } from '../../../src/domain/command.ts';
import type { ReleaseEvent } from '../../../src/domain/event.ts';
import { isReady, obstaclesTo } from '../../../src/domain/lights/verdict.ts';
import { mayNot } from '../../../src/domain/policy.ts';
import { lightsAreOpen, type Release } from '../../../src/domain/release.ts';
import { FromTheRecord } from '../../domain/from-the-record.ts';
import { type Beginning, beginning, command, PEOPLE } from '../../domain/random-release.ts';
import { NOW, WORKSPACE } from '../../support/builders.ts';
import { aHouse, type TestHouse } from '../a-house.ts';
import { withoutGuards } from './a-record.ts';

type Step = { command: Command; who: number; minutes: number };

const step: fc.Arbitrary<Step> = fc.record({
  command,
  who: fc.nat(1000),
  minutes: fc.integer({ min: 0, max: 6 * 60 }),
});

const stored = async (house: TestHouse, id: string): Promise<Release> => {
  const release = await house.store.reads.release(WORKSPACE, id);
  if (release === null) throw new Error('It was saved before.');
  return release;
};

/** Somebody tries each command through the use cases and the store; how often it was launched. */
const playAll = async (
  house: TestHouse,
  { release: { id }, settings }: Beginning,
  steps: readonly Step[],
): Promise<number> => {
  let launches = 0;
  const start: Step = { command: { type: 'start' }, who: 0, minutes: 0 };
  for (const { command: wanted, who, minutes } of [start, ...steps]) {
    house.setNow(addMinutes(house.now(), minutes));
    const before = await stored(house, id);
    const able = PEOPLE.filter((one) => mayNot(one, wanted, before, settings, house.now()) === null);
    const choice = able.length > 0 ? able : PEOPLE;
    const actor = choice[who % choice.length] ?? null;
    await house.store.transaction((tx) =>
      changeInTransaction(tx, house.house, { actor, workspaceId: WORKSPACE, releaseId: id, command: wanted }),
    );
    const after = await stored(house, id);
    if (before.launch === null && after.launch !== null) {
      launches += 1;
      expect(isReady(before)).toBe(true);
    }
  }
  return launches;
};

const log = (house: TestHouse) => house.store.reads.auditEntries(WORKSPACE, null);

/** What is in the way, reckoned from the stored log alone. */
const reckoned = (entries: readonly AuditEntry[], { release }: Beginning): string[] => {
  const record = new FromTheRecord(release.plan.launch.date, release.practice);
  for (const { type, data, personal } of entries) {
    record.hear(eventFrom({ type, data, personal: personal ?? {} }) as ReleaseEvent);
  }
  return record.inTheWay();
};

const named = (release: Release): string[] =>
  obstaclesTo(release)
    .map((obstacle) => {
      if (obstacle.kind === 'hold') return 'hold';
      if (obstacle.kind === 'plan') return obstacle.owes;
      if (obstacle.kind === 'blocker') return obstacle.text;
      if (obstacle.kind === 'main') return 'main';
      if (obstacle.kind === 'issue') return obstacle.id;
      return release.lights.find(({ name }) => name === obstacle.department)?.departmentId ?? 'nobody';
    })
    .sort();

/** What somebody with the file may do to it, each at some entry. */
const HARM = {
  changed: (seq: number) => `update audit_event set data_json = '{"forged":true}' where seq = ${seq}`,
  removed: (seq: number) => `delete from audit_event where seq = ${seq}`,
  swapped: (seq: number) =>
    `update audit_event set seq = -1 where seq = ${seq}; update audit_event set seq = ${seq} where seq = ${seq + 1}; update audit_event set seq = ${seq + 1} where seq = -1`,
  reworded: (seq: number) =>
    `update audit_personal set json = '{"by":{"userId":"U0X","name":"X","role":"lead"}}' where event_id = (select id from audit_event where seq = ${seq})`,
  cut: (seq: number) =>
    `delete from audit_event where seq > ${seq}; update audit_head set seq = ${seq}, hash = (select hash from audit_event where seq = ${seq})`,
} as const;

type Harm = keyof typeof HARM;

test('200 commands through the store: the record alone tells what is in the way, its chain holds, and any harm to it is named', async () => {
  let launches = 0;
  await fc.assert(
    fc.asyncProperty(
      beginning,
      fc.array(step, { minLength: 200, maxLength: 200 }),
      fc.constantFrom<Harm>('changed', 'removed', 'swapped', 'reworded', 'cut'),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      async (begin, steps, harm, where) => {
        const house = await aHouse(begin.settings);
        house.setNow(NOW);
        await house.store.transaction((tx) => tx.saveRelease(begin.release, null));
        launches += await playAll(house, begin, steps);

        const entries = await log(house);
        const release = await stored(house, begin.release.id);
        if (lightsAreOpen(release)) expect(reckoned(entries, begin)).toEqual(named(release));
        const head = await house.store.reads.recordHead(WORKSPACE);
        if (head === null) throw new Error('Something was decided.');
        const anchors = [{ ...head, day: '2026-12-09' }];
        expect(verifyRecord(entries, { says: head, anchors }).problem).toBeNull();

        withoutGuards(house);
        const seq = 1 + Math.floor(where * (entries.length - 1));
        house.sqlite.exec(HARM[harm](seq));
        const says = await house.store.reads.recordHead(WORKSPACE);
        expect(verifyRecord(await log(house), { says, anchors }).problem, `${harm} at ${seq}`).not.toBeNull();
      },
    ),
    // Two hundred commands shrink for minutes; seed and path alone find it again.
    { numRuns: 12, seed: 20261121, endOnFailure: true },
  );
  expect(launches).toBeGreaterThan(0);
});
