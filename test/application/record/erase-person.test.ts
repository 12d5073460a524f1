import { beforeEach, describe, expect, test } from 'vitest';
import { erasePerson } from '../../../src/application/record/erase-person.ts';
import { verifyRecord } from '../../../src/application/record/verify-record.ts';
import { changeSettings } from '../../../src/application/settings/change-settings.ts';
import { departmentId, leadOf, WORKSPACE } from '../../support/builders.ts';
import { aHouse, as, lead, maya, must, planAndStart, runTo, type TestHouse } from '../a-house.ts';

const DOCS = leadOf('docs');
const NAME = 'Dana Docs';
const dana = as({ ...lead('docs').actor, name: NAME });

let house: TestHouse;
let releaseId: string;

/** Every row of every table as text, but for the ids of departments. */
const everything = (): string => {
  const { sqlite } = house;
  const tables = sqlite.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
  return tables
    .map(
      (name) => `${String(name)} ${JSON.stringify(sqlite.prepare(`select * from "${String(name)}"`).all())}`,
    )
    .join('\n');
};

const verified = async () =>
  verifyRecord(await house.store.reads.auditEntries(WORKSPACE, null), {
    says: await house.store.reads.recordHead(WORKSPACE),
    anchors: [],
  });

const erase = (words = false) => erasePerson(house.house, { workspaceId: WORKSPACE, userId: DOCS, words });

const leave = () =>
  changeSettings(house.house, maya, (current) => ({
    ...current,
    departments: current.departments.map((department) =>
      department.leads.includes(DOCS) ? { ...department, leads: [] } : department,
    ),
  }));

beforeEach(async () => {
  house = await aHouse();
  await house.store.transaction((tx) =>
    tx.savePeople(WORKSPACE, [
      {
        userId: DOCS,
        name: NAME,
        zone: null,
        isFullMember: true,
        isSlackAdmin: false,
        isOwner: false,
        deleted: false,
      },
    ]),
  );
  releaseId = await planAndStart(house);
  await runTo(house, '2026-12-03T10:00:00.000Z');
  const answer = {
    answer: 'not_yet',
    reason: `Ask ${NAME}.`,
    solver: NAME,
    expectedOn: '2026-12-08',
  } as const;
  await must(house, releaseId, { type: 'answer', departmentId: departmentId('docs'), answer }, dana);
  await must(house, releaseId, { type: 'hold', reason: `${NAME} is on holiday.` }, maya);
});

describe('a person who is erased', () => {
  test('is found in no row of any table any more, and one pseudonym stands instead', async () => {
    await leave();
    expect(everything().includes(NAME)).toBe(true);
    const erased = await erase();
    const left = everything();
    expect([left.includes(NAME), left.includes(DOCS)]).toEqual([false, false]);
    const pseudonym = erased.ok ? erased.pseudonym : '';
    expect(pseudonym).toMatch(/^Person [0-9a-z]{4}$/);
    const release = await house.store.reads.release(WORKSPACE, releaseId);
    const docs = release?.lights.find((light) => light.departmentId === departmentId('docs'));
    expect(docs?.answer).toMatchObject({ by: { name: pseudonym }, reason: `Ask ${pseudonym}.` });
    expect(release?.hold?.reason).toBe(`${pseudonym} is on holiday.`);
  });

  test('leaves a record that holds, and an entry that says how many went, without the name', async () => {
    await leave();
    const before = await house.store.reads.recordHead(WORKSPACE);
    const erased = await erase();
    expect(erased).toMatchObject({ ok: true, entries: 2 });
    const report = await verified();
    expect(report).toMatchObject({ problem: null, erased: 2, head: { seq: (before?.seq ?? 0) + 1 } });
    const last = (await house.store.reads.auditEntries(WORKSPACE, null)).at(-1);
    expect(last).toMatchObject({ type: 'person_erased', data: { words: false } });
    expect(last?.data.entries).toEqual([12, 13]);
  });

  test('keeps what others and they said, unless their words are to go too', async () => {
    await leave();
    await erase(true);
    const left = everything();
    expect(left.includes(`Ask ${NAME}`) || left.includes('Ask Person')).toBe(false);
    expect([/Person \w{4} is on holiday/.test(left), left.includes('(erased)')]).toEqual([true, true]);
    expect(await verified()).toMatchObject({ problem: null });
  });

  test('may be followed by another in the same entries', async () => {
    await leave();
    await erase();
    const { userId } = lead('qa').actor;
    await changeSettings(house.house, maya, (current) => ({
      ...current,
      admins: ['U0BOSS'],
      releaseManagers: [],
    }));
    await must(house, releaseId, { type: 'hand_over', to: { userId: 'U0BOSS', name: 'Boss' } }, maya);
    const again = await erasePerson(house.house, { workspaceId: WORKSPACE, userId: 'U0MAYA', words: false });
    expect(again.ok).toBe(true);
    const left = everything();
    expect([left.includes('Maya'), left.includes('U0MAYA'), left.includes(userId)]).toEqual([
      false,
      false,
      true,
    ]);
    expect(await verified()).toMatchObject({ problem: null });
  });

  test('comes back with the daily reading only by working here again', async () => {
    await leave();
    await erase();
    const account = {
      userId: DOCS,
      name: NAME,
      zone: null,
      isFullMember: true,
      isSlackAdmin: false,
      isOwner: false,
    };
    const read = (deleted: boolean) =>
      house.store.transaction((tx) => tx.savePeople(WORKSPACE, [{ ...account, deleted }]));
    await read(true);
    expect(await house.store.reads.person(WORKSPACE, DOCS)).toBeNull();
    await read(false);
    expect(await house.store.reads.person(WORKSPACE, DOCS)).toMatchObject({ name: NAME });
  });
});

test('feedback stays, under the pseudonym', async () => {
  await leave();
  const { store } = house;
  await store.transaction((tx) =>
    tx.saveNamedFeedback(WORKSPACE, {
      releaseId,
      userId: DOCS,
      name: NAME,
      rating: 4,
      confidence: null,
      effort: null,
      words: { liked: `${NAME} was here.`, disliked: '', wish: 'More.', friction: '' },
      at: house.now(),
    }),
  );
  const erased = await erase();
  const [given] = await store.reads.namedFeedback(WORKSPACE, releaseId);
  const pseudonym = erased.ok ? erased.pseudonym : '';
  expect(given).toMatchObject({
    name: pseudonym,
    rating: 4,
    words: { liked: `${pseudonym} was here.`, wish: 'More.' },
  });
});

test('nobody is erased while something waits for them: it says what', async () => {
  const before = everything();
  expect(await erase()).toEqual({ ok: false, problems: ['They are named in the settings of Docs.'] });
  expect(await erasePerson(house.house, { workspaceId: WORKSPACE, userId: 'U0MAYA', words: false })).toEqual({
    ok: false,
    problems: [
      'They are an admin of Greenlight.',
      'They are on the list of release managers.',
      'They manage atlas-2.0, or stand in for its manager, and it is not over.',
    ],
  });
  expect(everything() === before).toBe(true);
});
