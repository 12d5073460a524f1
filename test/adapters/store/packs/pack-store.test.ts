import { beforeEach, expect, test } from 'vitest';
import type { Store } from '../../../../src/application/ports.ts';
import type { Tick } from '../../../../src/domain/packs/tick.ts';
import { aRelease, departmentId, MAYA, NOW, WORKSPACE } from '../../../support/builders.ts';
import { aPack } from '../../../support/packs.ts';
import { memoryStore } from '../../../support/store.ts';

let store: Store;
beforeEach(async () => {
  store = memoryStore().store;
  await store.transaction((tx) => tx.saveRelease(aRelease(), null));
});

const tick = (overrides: Partial<Tick> = {}): Tick => ({
  departmentId: departmentId('docs'),
  itemId: 'pages',
  answer: 'yes',
  link: 'https://docs.example.com',
  text: null,
  by: MAYA,
  at: NOW,
  ...overrides,
});

const save = (...ticks: readonly Tick[]) =>
  store.transaction(async (tx) => {
    for (const each of ticks) await tx.saveTick(WORKSPACE, 'rel-atlas', each);
  });
const ticks = () => store.reads.ticks(WORKSPACE, 'rel-atlas');

test('a version of questions is read back as it was written, the newest by its number', async () => {
  const second = aPack('docs', { id: 'pack-docs-2', version: 2, items: aPack('docs').items.slice(1) });
  await store.transaction(async (tx) => {
    await tx.addPack(WORKSPACE, second);
    await tx.addPack(WORKSPACE, aPack('docs'));
    await tx.addPack(WORKSPACE, aPack('qa'));
  });
  expect(await store.reads.pack(WORKSPACE, 'pack-docs')).toEqual(aPack('docs'));
  expect(await store.reads.newestPack(WORKSPACE, departmentId('docs'))).toEqual(second);
  expect(await store.reads.newestPack(WORKSPACE, departmentId('sales'))).toBeNull();
});

test('another workspace sees neither questions nor answers', async () => {
  await store.transaction((tx) => tx.addPack(WORKSPACE, aPack('docs')));
  await save(tick());
  expect(await store.reads.pack('T0OTHER', 'pack-docs')).toBeNull();
  expect(await store.reads.newestPack('T0OTHER', departmentId('docs'))).toBeNull();
  expect(await store.reads.ticks('T0OTHER', 'rel-atlas')).toEqual([]);
});

test('the same version is never written twice', async () => {
  await store.transaction((tx) => tx.addPack(WORKSPACE, aPack('docs')));
  const again = aPack('docs', { id: 'pack-other' });
  await expect(store.transaction((tx) => tx.addPack(WORKSPACE, again))).rejects.toThrow(/UNIQUE/);
});

test('an answer takes the place of the one before, with all that belonged to it', async () => {
  const no = tick({ answer: 'no', link: null, by: { userId: 'U0READER', name: 'Reader' } });
  await save(tick(), tick({ itemId: 'faq' }), no);
  expect(await ticks()).toEqual([tick({ itemId: 'faq' }), no]);
});

test('an answer that is taken back leaves those of other departments alone', async () => {
  const other = tick({ departmentId: departmentId('qa') });
  await save(tick(), other);
  const of = { departmentId: departmentId('docs'), itemId: 'pages' };
  await store.transaction((tx) => tx.removeTick(WORKSPACE, 'rel-atlas', of));
  expect(await ticks()).toEqual([other]);
});
