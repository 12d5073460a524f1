import { expect, test } from 'vitest';
import type { Release } from '../../../../src/domain/release.ts';
import { aGreenLight, aLight, aRelease, WORKSPACE } from '../../../support/builders.ts';
import { memoryStore } from '../../../support/store.ts';

const BEFORE = aRelease({ lights: [aLight('docs'), aLight('qa'), aLight('eng')] });

/** Saves a change of it, and returns how many rows that wrote, and what is stored. */
const change = async (changes: Partial<Release>, known: Release | null = BEFORE) => {
  const { store, sqlite } = memoryStore();
  await store.transaction((tx) => tx.saveRelease(BEFORE, null));
  const written = () => Number(sqlite.prepare('select total_changes()').pluck().get());
  const began = written();
  const after = { ...BEFORE, version: BEFORE.version + 1, ...changes };
  await store.transaction((tx) => tx.saveRelease(after, BEFORE.version, known));
  expect(await store.reads.release(WORKSPACE, BEFORE.id)).toEqual(after);
  return { rows: written() - began, store };
};

const [docs, qa, eng] = BEFORE.lights;
if (docs === undefined || qa === undefined || eng === undefined) throw new Error('Three lights are needed.');

test('one answer writes the release and one light', async () => {
  expect((await change({ lights: [docs, aGreenLight('qa'), eng] })).rows).toBe(2);
});

test('what changes no light writes none', async () => {
  expect((await change({ outcome: 'Everybody shares boards.' })).rows).toBe(1);
});

test('departments that come, go or change places are stored as they are now', async () => {
  await change({ lights: [docs, eng] });
  await change({ lights: [docs, qa, eng, aLight('sales')] });
  await change({ lights: [docs, aLight('sales'), eng] });
  await change({ lights: [eng, docs, qa] });
  await change({ lights: [] });
});

test('without knowing what stood before, all of them are written', async () => {
  expect((await change({ lights: [docs, aGreenLight('qa'), eng] }, null)).rows).toBeGreaterThan(3);
});

test('a new key is taken, and the old one still leads to the release', async () => {
  const { store } = await change({ key: 'atlas-next' });
  expect((await store.reads.releaseByKey(WORKSPACE, 'atlas-next'))?.id).toBe(BEFORE.id);
  expect((await store.reads.releaseByKey(WORKSPACE, BEFORE.key))?.id).toBe(BEFORE.id);
});
