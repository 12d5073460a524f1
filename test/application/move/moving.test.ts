import { describe, expect, test } from 'vitest';
import { changeRelease } from '../../../src/application/change-release.ts';
import { runTimer } from '../../../src/application/delivery/run-timer.ts';
import { movePreview } from '../../../src/application/move/preview-move.ts';
import type { DueRow } from '../../../src/application/ports.ts';
import { eventFrom } from '../../../src/domain/audit-record.ts';
import type { Command } from '../../../src/domain/command.ts';
import {
  aDepartment,
  anActor,
  departmentId,
  launchOn,
  someSettings,
  WORKSPACE,
} from '../../support/builders.ts';
import {
  aForm,
  aHouse,
  deliverAll,
  lead,
  maya,
  moveTo,
  must,
  planAndStart,
  releaseOf,
  runTo,
  type TestHouse,
  waiting,
} from '../a-house.ts';

const DOCS = departmentId('docs');
const TO = launchOn('2026-12-17');
const MOVE: Command = { type: 'plan_move', to: TO, reason: 'quality', words: 'It loses rows.' };

const two = async (): Promise<{ house: TestHouse; releaseId: string }> => {
  const house = await aHouse(someSettings({ departments: [aDepartment('docs'), aDepartment('sales')] }));
  const form = aForm({ departmentIds: [DOCS, departmentId('sales')] });
  const releaseId = await planAndStart(house, { form });
  await deliverAll(house);
  return { house, releaseId };
};

const kinds = (rows: readonly DueRow[]): string[] => [...new Set(rows.map(({ kind }) => kind))].sort();
const logged = async ({ store }: TestHouse) =>
  (await store.reads.auditEntries(WORKSPACE, null)).map(({ type, data, personal }) => ({
    by: personal?.by,
    ...eventFrom({ type, data, personal: personal ?? {} }),
  }));

describe('the two minutes after the click', () => {
  test('only the manager’s own card shows it, and every moment stays', async () => {
    const { house, releaseId } = await two();
    const before = await waiting(house, 'time');
    await must(house, releaseId, MOVE);
    expect(kinds(await deliverAll(house))).toEqual(['board.manager_card']);
    expect(await waiting(house, 'time')).toEqual(['2026-11-17T09:02 time.apply_move', ...before]);
    expect((await releaseOf(house, releaseId)).plan.launch.date).toBe('2026-12-10');
  });

  test('an undo leaves the plan as it was, and nobody hears of it', async () => {
    const { house, releaseId } = await two();
    const [before, moments] = [await releaseOf(house, releaseId), await waiting(house, 'time')];
    await must(house, releaseId, MOVE);
    await deliverAll(house);
    house.setNow('2026-11-17T09:01:59.000Z');
    await must(house, releaseId, { type: 'undo_move' });
    expect(kinds(await deliverAll(house))).toEqual(['board.manager_card']);
    expect(await waiting(house, 'time')).toEqual(moments);
    expect(await runTo(house, '2026-11-17T10:00:00.000Z')).toEqual([]);
    const after = await releaseOf(house, releaseId);
    expect(JSON.stringify({ ...after, version: 0 })).toBe(JSON.stringify({ ...before, version: 0 }));
  });

  test('a hold by a lead drops it, and the manager reads that nothing was moved', async () => {
    const { house, releaseId } = await two();
    await must(house, releaseId, MOVE);
    await deliverAll(house);
    await must(house, releaseId, { type: 'hold', reason: 'A bug' }, lead('docs'));
    const told = (await deliverAll(house)).filter(({ kind }) => kind === 'statement.to_manager');
    expect(told).toHaveLength(2);
    expect((await runTo(house, '2026-11-17T10:00:00.000Z')).map(({ kind }) => kind)).toEqual([]);
    expect((await releaseOf(house, releaseId)).plan.launch.date).toBe('2026-12-10');
  });

  test('a hold by the manager drops it without another word', async () => {
    const { house, releaseId } = await two();
    await must(house, releaseId, MOVE);
    await must(house, releaseId, { type: 'hold', reason: 'A bug' });
    expect(kinds(await deliverAll(house))).not.toContain('statement.to_manager');
  });
});

describe('when the two minutes are over', () => {
  test('each audience is told once, in the manager’s name and with the reason', async () => {
    const { house, releaseId } = await two();
    await must(house, releaseId, MOVE);
    await deliverAll(house);
    expect((await runTo(house, '2026-11-17T09:02:00.000Z')).map(({ kind }) => kind)).toEqual([
      'time.apply_move',
    ]);
    const told = (await deliverAll(house)).filter(({ kind }) => kind.startsWith('statement.'));
    expect(told.map(({ kind }) => kind).sort()).toEqual([
      'statement.thread_line',
      'statement.to_department',
      'statement.to_department',
    ]);
    expect((await logged(house)).findLast(({ type }) => type === 'release_moved')).toMatchObject({
      by: { userId: 'U0MAYA', name: 'Maya', role: 'release manager' },
      reason: 'quality',
      words: 'It loses rows.',
    });
  });

  test('whoever is asked again by it reads it in the question, and not twice', async () => {
    const { house, releaseId } = await two();
    await runTo(house, '2026-12-03T10:00:00.000Z');
    const green = { type: 'answer', departmentId: DOCS, answer: { answer: 'green' } } as const;
    await must(house, releaseId, green, lead('docs'));
    await deliverAll(house);
    await moveTo(house, releaseId, launchOn('2026-12-08'));
    const rows = await deliverAll(house);
    const toDocs = rows.filter(
      ({ kind, payload, slot }) =>
        kind.startsWith('statement.') &&
        payload.departmentId === DOCS &&
        slot !== null &&
        'channel' in slot.audience,
    );
    expect(toDocs.map(({ kind }) => kind)).toEqual(['statement.asked_again']);
    expect(rows.filter(({ kind }) => kind === 'statement.to_department')).toHaveLength(1);
  });

  test('every moment moves with the date', async () => {
    const { house, releaseId } = await two();
    await moveTo(house, releaseId, TO);
    expect(await waiting(house, 'time')).toEqual(
      expect.arrayContaining([
        '2026-12-10T09:00 time.ask',
        '2026-12-16T09:00 time.go_no_go',
        '2026-12-17T12:30 time.launch_reminder',
        '2026-12-17T13:00 time.not_launched',
      ]),
    );
    expect((await waiting(house, 'time')).some((moment) => moment.endsWith('apply_move'))).toBe(false);
  });

  test('a process that was down takes it when it is back, once, whoever asks twice', async () => {
    const { house, releaseId } = await two();
    await must(house, releaseId, MOVE);
    house.setNow('2026-11-18T09:00:00.000Z');
    const [row] = await house.store.due.dueTimers(house.now(), 1);
    if (row === undefined) throw new Error('No timer waits.');
    expect(row.kind).toBe('time.apply_move');
    await Promise.all([runTimer(house.house, row), runTimer(house.house, row)]);
    expect((await releaseOf(house, releaseId)).plan.launch).toEqual(TO);
    expect((await logged(house)).filter(({ type }) => type === 'release_moved')).toHaveLength(1);
  });

  test('an undo comes too late', async () => {
    const { house, releaseId } = await two();
    await moveTo(house, releaseId, TO);
    const late = await changeRelease(house.house, maya, releaseId, { type: 'undo_move' });
    expect(late).toMatchObject({ ok: false, refusal: { code: 'no_move_under_way' } });
  });
});

describe('the preview', () => {
  test('counts only other launches that the manager may see, and writes nothing', async () => {
    const { house, releaseId } = await two();
    const launch = { date: '2026-12-17', departmentIds: [DOCS] };
    await planAndStart(house, { form: aForm({ title: 'Borealis 1.0', ...launch }) });
    const secret = await planAndStart(house, { form: aForm({ title: 'Cirrus 1.0', ...launch }) });
    await must(house, secret, { type: 'edit', change: { visibility: 'confidential' } });
    const version = (await releaseOf(house, releaseId)).version;
    const reader = anActor({ userId: 'U0READER', name: 'Reader' });
    const seen = async (actor: ReturnType<typeof anActor>) =>
      (await movePreview(house.house, actor, await releaseOf(house, releaseId), TO)).clashes.flatMap(
        (clash) => (clash.kind === 'same_day' ? [clash.title] : []),
      );
    expect(await seen(anActor())).toEqual(expect.arrayContaining(['Borealis 1.0', 'Cirrus 1.0']));
    expect(await seen(reader)).toEqual(['Borealis 1.0']);
    expect((await releaseOf(house, releaseId)).version).toBe(version);
  });
});
