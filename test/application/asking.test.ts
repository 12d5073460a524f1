import { describe, expect, test } from 'vitest';
import type { DueRow } from '../../src/application/ports.ts';
import { aDepartment, departmentId, launchOn, someSettings } from '../support/builders.ts';
import {
  aForm,
  aHouse,
  deliverAll,
  lead,
  moveTo,
  must,
  planAndStart,
  runTo,
  type TestHouse,
} from './a-house.ts';

const kinds = (rows: readonly DueRow[], kind: string): DueRow[] => rows.filter((row) => row.kind === kind);

const onlyDocs = (overrides: Parameters<typeof aDepartment>[1] = {}): Promise<TestHouse> =>
  aHouse(someSettings({ departments: [aDepartment('docs', overrides)] }));
const docsForm = (date = '2026-12-10') => aForm({ date, departmentIds: [departmentId('docs')] });

const QUESTIONS = ['statement.asked_again', 'statement.reminder'];

describe('a department that is asked at once at Start', () => {
  test('gets the question alone, no heads-up before or after it', async () => {
    const house = await onlyDocs({ leadTimeDays: 2 });
    await planAndStart(house, { form: docsForm('2026-11-20') });
    await runTo(house, house.now());
    const rows = await deliverAll(house);
    expect([...kinds(rows, 'statement.heads_up'), ...kinds(rows, 'board.date_review')]).toEqual([]);
    expect(new Set(kinds(rows, 'board.department_card').map(({ key }) => key)).size).toBe(2);
  });
});

describe('while the planned moment is over and nobody chose', () => {
  test('a promised question stays silent, and is made up for after a move', async () => {
    const house = await onlyDocs();
    const releaseId = await planAndStart(house, { form: docsForm() });
    await runTo(house, '2026-12-09T10:00:00.000Z');
    const answer = { answer: 'on_track', askAgainOn: '2026-12-14' } as const;
    await must(
      house,
      releaseId,
      { type: 'answer', departmentId: departmentId('docs'), answer },
      lead('docs'),
    );
    await deliverAll(house);
    await runTo(house, '2026-12-15T10:00:00.000Z');
    const silent = await deliverAll(house);
    expect(silent.filter(({ kind }) => QUESTIONS.includes(kind))).toEqual([]);
    await moveTo(house, releaseId, launchOn('2026-12-22'));
    await runTo(house, '2026-12-15T10:02:00.000Z');
    const asked = kinds(await deliverAll(house), 'statement.asked_again');
    expect(asked.filter(({ threadKey }) => threadKey !== null)).toHaveLength(1);
  });
});

test('a red light that expects its end after the launch is asked again before it', async () => {
  const house = await onlyDocs();
  const releaseId = await planAndStart(house, { form: docsForm() });
  await runTo(house, '2026-12-03T10:00:00.000Z');
  const answer = { answer: 'not_yet', reason: 'x', solver: 'y', expectedOn: '2026-12-24' } as const;
  await must(house, releaseId, { type: 'answer', departmentId: departmentId('docs'), answer }, lead('docs'));
  await deliverAll(house);
  // Three working days before the launch, when answers are due.
  await runTo(house, '2026-12-07T08:59:00.000Z');
  expect(kinds(await deliverAll(house), 'statement.asked_again')).toEqual([]);
  await runTo(house, '2026-12-07T09:00:00.000Z');
  expect(kinds(await deliverAll(house), 'statement.asked_again')).not.toEqual([]);
});

describe('a department for which nobody can answer', () => {
  test('the manager hears of it once, as it is asked', async () => {
    const house = await onlyDocs({ leads: [], deputies: [] });
    await planAndStart(house, { form: docsForm() });
    await runTo(house, '2026-12-10T12:00:00.000Z');
    const told = kinds(await deliverAll(house), 'statement.to_manager');
    expect(told.filter(({ payload }) => payload.what === 'nobody')).toHaveLength(1);
  });
});
