import { beforeEach, expect, test } from 'vitest';
import { appendRecord } from '../../../src/application/record/append-record.ts';
import { erasePerson } from '../../../src/application/record/erase-person.ts';
import { verifyRecord } from '../../../src/application/record/verify-record.ts';
import { changeSettings } from '../../../src/application/settings/change-settings.ts';
import type { LightAnswer } from '../../../src/domain/lights/light.ts';
import { departmentId, leadOf, WORKSPACE } from '../../support/builders.ts';
import { aHouse, as, lead, maya, must, planAndStart, runTo, type TestHouse } from '../a-house.ts';

const DOCS = leadOf('docs');
const NAME = 'Dana Docs';
const dana = as({ ...lead('docs').actor, name: NAME });
const docs = departmentId('docs');
const sales = departmentId('sales');
const TYPED = 'The "price" list has the old name on it.';

let house: TestHouse;
let releaseId: string;

/** Every row of every table that holds this text, also inside JSON. */
const rowsWith = (text: string): string[] => {
  const { sqlite } = house;
  const tables = sqlite.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
  return tables.flatMap((name) =>
    sqlite
      .prepare(`select * from "${String(name)}"`)
      .all()
      .flatMap((row) => Object.entries(row as Record<string, unknown>))
      .filter(([, value]) => typeof value === 'string')
      .filter(([, value]) =>
        [text, JSON.stringify(text).slice(1, -1)].some((each) => String(value).includes(each)),
      )
      .map(([column]) => `${String(name)}.${column}`),
  );
};

/** Sales is named as who can solve it, has it, and says that it is done. */
beforeEach(async () => {
  house = await aHouse();
  releaseId = await planAndStart(house);
  await runTo(house, '2026-12-03T10:00:00.000Z');
  const solvedBy = { kind: 'department', departmentId: sales, name: 'Sales' } as const;
  const answer: LightAnswer = {
    answer: 'not_yet',
    reason: TYPED,
    solver: 'Sales',
    solvedBy,
    expectedOn: '2026-12-08',
  };
  await must(house, releaseId, { type: 'answer', departmentId: docs, answer }, dana);
  await must(house, releaseId, { type: 'take_blocker', blockerId: 'b1' }, lead('sales'));
  await must(house, releaseId, { type: 'solve_blocker', blockerId: 'b1' }, lead('sales'));
  await changeSettings(house.house, maya, (current) => ({
    ...current,
    departments: current.departments.map((each) => (each.id === docs ? { ...each, leads: [] } : each)),
  }));
});

const erase = (words: boolean) => erasePerson(house.house, { workspaceId: WORKSPACE, userId: DOCS, words });

test('what somebody typed goes also where others repeat it: who took it, who solved it, and the next question', async () => {
  expect([...new Set(rowsWith(TYPED))]).toEqual(
    expect.arrayContaining([
      'audit_personal.json',
      'release.blockers_json',
      'release_light.asked_again_because',
    ]),
  );
  await erase(true);
  expect(rowsWith(TYPED)).toEqual([]);
  const release = await house.store.reads.release(WORKSPACE, releaseId);
  const light = release?.lights.find(({ departmentId: id }) => id === docs);
  expect(light?.askedAgainBecause).toMatch(/^U0LSALES says .*: \(erased\)$/);
  const record = await house.store.reads.auditEntries(WORKSPACE, null);
  const head = await house.store.reads.recordHead(WORKSPACE);
  expect(verifyRecord(record, { says: head, anchors: [] })).toMatchObject({ problem: null });
});

test('without that wish it stays', async () => {
  await erase(false);
  expect(new Set(rowsWith(TYPED)).has('release_light.asked_again_because')).toBe(true);
});

test('what came of a release goes from the release too', async () => {
  const [outcome, lessons] = ['It went well enough.', 'Print the list last.'];
  await house.store.transaction(async (tx) => {
    const before = await tx.release(WORKSPACE, releaseId);
    if (before === null) throw new Error('no release');
    await tx.saveRelease(
      { ...before, version: before.version + 1, outcome, lessons },
      before.version,
      before,
    );
    const event = { type: 'release_closed', outcome, lessons } as const;
    const by = { userId: DOCS, name: NAME, role: 'release manager' } as const;
    await appendRecord(tx, await tx.settings(WORKSPACE), [
      { id: 'ev-closed', releaseId, event, by, at: house.now() },
    ]);
  });
  await erase(true);
  expect([...rowsWith(outcome), ...rowsWith(lessons)]).toEqual([]);
});

test('what somebody wrote in a look back, and the lessons that they kept, go with them; a point without a name stays', async () => {
  const said = 'The tool is slow.';
  const by = { userId: DOCS, name: NAME };
  const point = { releaseId, kind: 'puzzle', text: said, day: '2026-12-20' } as const;
  const tags = { departmentIds: [docs], product: null, path: null, kind: 'risk' } as const;
  await house.store.transaction(async (tx) => {
    await tx.addRetroPoints(WORKSPACE, [
      { ...point, id: 'p1', by },
      { ...point, id: 'p2', text: 'Nobody listens.', by: null },
    ]);
    await tx.noteNamelessWriter(WORKSPACE, releaseId, DOCS);
    await tx.saveRetroVote(WORKSPACE, releaseId, { pointId: 'p1', userId: DOCS }, true);
    await tx.addLesson(WORKSPACE, { id: 'les-1', releaseId, text: said, tags, by, at: house.now() });
  });
  const erased = await erase(true);
  expect(erased.ok).toBe(true);
  for (const text of [said, NAME, DOCS]) {
    expect(rowsWith(text).filter((place) => /^(retro_|lesson)/.test(place))).toEqual([]);
  }
  const points = await house.store.reads.retroPoints(WORKSPACE, releaseId);
  expect(points).toMatchObject([
    { id: 'p1', text: '(erased)', by: { name: expect.stringMatching(/^Person /) } },
    { id: 'p2', text: 'Nobody listens.', by: null },
  ]);
  expect(await house.store.reads.namelessWriters(WORKSPACE, releaseId)).toBe(1);
});
