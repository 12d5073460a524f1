import { describe, expect, test } from 'vitest';
import { changeRelease } from '../../../src/application/change-release.ts';
import { startHotfix } from '../../../src/application/urgent/start-hotfix.ts';
import type { Department } from '../../../src/domain/settings/settings.ts';
import { aDepartment, anActor, deputyOf, leadOf, someSettings, WORKSPACE } from '../../support/builders.ts';
import { aHouse, as, lead, maya, must, releaseOf, runTo, type TestHouse, waiting } from '../a-house.ts';

const NIGHT = '2026-12-01T22:00:00.000Z';
const form = { title: 'Hotfix 2026-12-01', breaks: 'Nobody can log in.', changes: 'Old certificate.' };
const onDuty = (key: 'eng' | 'qa' | 'support', more: Partial<Department> = {}): Department =>
  aDepartment(key, { onDutyId: leadOf(key), ...more });
const THREE = [onDuty('eng'), onDuty('qa'), onDuty('support')];

const houseAt = async (departments: readonly Department[] = THREE): Promise<TestHouse> => {
  const test = await aHouse(someSettings({ departments }));
  const known = ['U0PAT', ...departments.flatMap(({ leads, deputies }) => [...leads, ...deputies])];
  const person = { zone: null, isFullMember: true, isSlackAdmin: false, isOwner: false, deleted: false };
  await test.store.transaction((tx) =>
    tx.savePeople(
      WORKSPACE,
      known.map((userId) => ({ ...person, userId, name: userId })),
    ),
  );
  test.setNow(NIGHT);
  return test;
};

const begin = async (test: TestHouse, confirmerId = 'U0PAT'): Promise<string> => {
  const outcome = await startHotfix(test.house, maya, { form, confirmerId });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.releaseId;
};

const named = async (test: TestHouse, id: string): Promise<string[][]> =>
  (await releaseOf(test, id)).lights.map(({ delegates }) => delegates.map(({ userId }) => userId));

const goneOrAway = async (test: TestHouse, userId: string): Promise<void> => {
  const absence = {
    id: 'a1',
    userId,
    from: '2026-12-01',
    until: null,
    standInId: null,
    setBy: userId,
    setAt: NIGHT,
  };
  await test.store.transaction((tx) => tx.addAbsence(WORKSPACE, absence));
};

describe('a hotfix begins', () => {
  test('started and asked in one decision, with a key that says its day', async () => {
    const test = await houseAt();
    const release = await releaseOf(test, await begin(test));
    expect(release).toMatchObject({
      key: 'hotfix-2026-12-01',
      stage: 'sign_off',
      version: 1,
      startedAt: NIGHT,
    });
    expect(release.lights.map(({ askedAt }) => askedAt)).toEqual([NIGHT, NIGHT, NIGHT]);
    const log = await test.store.reads.auditEntries(WORKSPACE, release.id);
    expect(log.map(({ type }) => type)).toEqual([
      'release_drafted',
      'release_started',
      'department_asked',
      'department_asked',
      'department_asked',
    ]);
  });

  test('the second of a day has a key of its own', async () => {
    const test = await houseAt();
    await begin(test);
    expect((await releaseOf(test, await begin(test))).key).toBe('hotfix-2026-12-01-2');
  });

  test('one green light is enough, whatever the settings want of a release that was planned', async () => {
    const rules = { ...aDepartment('qa').rules, quorum: 2, after: ['dep-eng'], validDays: 1 };
    const test = await houseAt([onDuty('eng'), onDuty('qa', { rules, packId: 'pack-1' }), onDuty('support')]);
    const id = await begin(test);
    await must(test, id, { type: 'answer', departmentId: 'dep-qa', answer: { answer: 'green' } }, lead('qa'));
    expect((await releaseOf(test, id)).lights[1]).toMatchObject({ state: 'green', packId: null });
  });

  test.each([
    ['who is not on the list of release managers', anActor({ userId: 'U0X' }), 'not_entitled'],
    ['a guest', anActor({ isFullMember: false }), 'not_a_member'],
  ])('but not for %s', async (_who, actor, code) => {
    const test = await houseAt();
    const outcome = await startHotfix(test.house, as(actor), { form, confirmerId: 'U0PAT' });
    expect(outcome).toMatchObject({ ok: false, refusal: { code } });
  });

  test.each([
    ['nobody known confirms', THREE, 'U0NOBODY', 'confirmer'],
    ['nobody would be asked', [aDepartment('sales')], 'U0PAT', 'title'],
  ])('and not where %s', async (_why, departments, confirmerId, field) => {
    const test = await houseAt(departments);
    const outcome = await startHotfix(test.house, maya, { form, confirmerId });
    expect(outcome).toMatchObject({ refusal: { code: 'fields_invalid', problems: [{ field }] } });
  });
});

describe('who is asked at any hour', () => {
  test('whoever is on duty, though they answer for no department', async () => {
    const test = await houseAt([onDuty('eng', { onDutyId: 'U0PAT' }), onDuty('qa'), onDuty('support')]);
    const id = await begin(test);
    expect((await named(test, id))[0]).toEqual(['U0PAT']);
    const answer = { type: 'answer', departmentId: 'dep-eng', answer: { answer: 'green' } } as const;
    await must(test, id, answer, as(anActor({ userId: 'U0PAT', name: 'Pat' })));
  });

  test('a deputy, where whoever is on duty is away', async () => {
    const test = await houseAt();
    await goneOrAway(test, leadOf('qa'));
    expect((await named(test, await begin(test)))[1]).toEqual([deputyOf('qa')]);
  });

  test('nobody, where nobody agreed to it: the department is asked when its day begins', async () => {
    const test = await houseAt([onDuty('eng'), aDepartment('qa'), onDuty('support')]);
    const id = await begin(test);
    expect((await named(test, id))[1]).toEqual([]);
    expect(await waiting(test, 'time')).toContain('2026-12-02T08:00 time.ask');
    await runTo(test, '2026-12-02T08:00:00.000Z');
    expect((await releaseOf(test, id)).lights[1]?.askedAt).toBe('2026-12-02T08:00:00.000Z');
  });
});

describe('nobody answers', () => {
  const toldManager = async (test: TestHouse): Promise<unknown[]> => {
    const rows = await test.db
      .selectFrom('due_action')
      .select('payload_json')
      .where('kind', '=', 'statement.to_manager')
      .execute();
    return rows.map(({ payload_json }) => JSON.parse(payload_json).what);
  };
  const green = { answer: 'green' } as const;

  test('ten minutes later the deputy is asked, ten more and the manager is told', async () => {
    const test = await houseAt();
    const id = await begin(test);
    for (const key of ['eng', 'support'] as const) {
      await must(test, id, { type: 'answer', departmentId: `dep-${key}`, answer: green }, lead(key));
    }
    await runTo(test, '2026-12-01T22:09:59.000Z');
    expect((await named(test, id))[1]).toEqual([leadOf('qa')]);
    await runTo(test, '2026-12-01T22:10:00.000Z');
    expect((await named(test, id))[1]).toEqual([leadOf('qa'), deputyOf('qa')]);
    expect(await toldManager(test)).toEqual([]);
    await runTo(test, '2026-12-01T22:20:00.000Z');
    expect(await toldManager(test)).toEqual(['urgent_silent']);
    await runTo(test, '2026-12-02T07:00:00.000Z');
    expect(await toldManager(test)).toEqual(['urgent_silent']);
  });

  test('without a deputy who is there the manager is told after ten', async () => {
    const test = await houseAt([onDuty('eng', { deputies: [] }), onDuty('qa'), onDuty('support')]);
    await goneOrAway(test, deputyOf('qa'));
    const id = await begin(test);
    await runTo(test, '2026-12-01T22:10:00.000Z');
    expect(await named(test, id)).toEqual([
      [leadOf('eng')],
      [leadOf('qa')],
      [leadOf('support'), deputyOf('support')],
    ]);
    expect(await toldManager(test)).toEqual(['urgent_silent', 'urgent_silent']);
  });

  test('nobody is called for what was answered meanwhile, or is on hold', async () => {
    const test = await houseAt();
    const id = await begin(test);
    await must(test, id, { type: 'answer', departmentId: 'dep-qa', answer: green }, lead('qa'));
    await must(test, id, { type: 'hold', reason: 'A false alarm?' });
    await runTo(test, '2026-12-01T23:00:00.000Z');
    expect(await named(test, id)).toEqual([[leadOf('eng')], [leadOf('qa')], [leadOf('support')]]);
  });
});

test('a planned release has nothing to confirm and nothing to write down', async () => {
  const test = await houseAt();
  const id = await begin(test);
  await test.db
    .updateTable('release')
    .set({ urgent_json: null, stage: 'live' })
    .where('id', '=', id)
    .execute();
  for (const command of [
    { type: 'confirm_mended', mended: true },
    { type: 'review_urgent', review: 'x' },
  ] as const) {
    const outcome = await changeRelease(test.house, maya, id, command);
    expect(outcome).toMatchObject({ refusal: { code: 'not_urgent' } });
  }
});
