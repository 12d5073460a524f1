import { expect, test } from 'vitest';
import { StaleRelease } from '../../../../src/application/store-faults.ts';
import type { Release } from '../../../../src/domain/release.ts';
import {
  aGreenLight,
  aLight,
  aPlan,
  aRelease,
  launchOn,
  MAYA,
  NOW,
  WORKSPACE,
} from '../../../support/builders.ts';
import { memoryStore, type StoreUnderTest } from '../../../support/store.ts';

const save = ({ store }: StoreUnderTest, release: Release, expected: number | null = null) =>
  store.transaction((tx) => tx.saveRelease(release, expected));

/** Every field set, every kind of answer in it. */
const fullRelease = (): Release => {
  const by = { userId: 'U0L_qa', name: 'Quinn' };
  const said = { by, at: NOW, asDeputy: true };
  return aRelease({
    stage: 'launching',
    standInId: 'U0SAM',
    seeksManager: true,
    visibility: 'confidential',
    privateChannelId: 'C0SECRET',
    practice: true,
    lights: [
      aGreenLight('docs'),
      aLight('qa', { state: 'on_track', answer: { answer: 'on_track', askAgainOn: '2026-12-01', ...said } }),
      aLight('eng', {
        state: 'not_yet',
        answer: { answer: 'not_yet', reason: 'leak', solver: 'ops', expectedOn: '2026-12-01', ...said },
      }),
      aLight('sales', {
        state: 'not_applicable_asked',
        required: false,
        askedAt: NOW,
        askedAgainBecause: 'It moved.',
        answer: { answer: 'not_applicable', reason: 'free of charge', ...said },
      }),
    ],
    hold: { by, at: NOW, reason: 'the data centre burns' },
    launch: { attempt: 2, decidedBy: MAYA, decidedAt: NOW, liveAt: null },
    attempts: 2,
    announcementId: 'ann-1',
    startedAt: NOW,
    endedAt: NOW,
    outcome: 'good',
    lessons: 'ask earlier',
  });
};

test('a release comes back exactly as it was saved, its lights in their order', async () => {
  const under = memoryStore();
  for (const release of [fullRelease(), aRelease({ id: 'rel-2', key: 'other', lights: [] })]) {
    await save(under, release);
    expect(await under.store.reads.release(WORKSPACE, release.id)).toEqual(release);
  }
  const plain = aRelease({ id: 'rel-3', key: 'third', plan: aPlan({ version: null }) });
  await save(under, plain);
  expect(await under.store.reads.release(WORKSPACE, 'rel-3')).toEqual(plain);
});

test('a later save replaces everything, lights that left included', async () => {
  const under = memoryStore();
  await save(under, fullRelease());
  const next = aRelease({ version: 2, stage: 'planning', lights: [aLight('docs')] });
  await save(under, next, 1);
  expect(await under.store.reads.release(WORKSPACE, next.id)).toEqual(next);
});

test('a save that expects an older version is refused and changes nothing', async () => {
  const under = memoryStore();
  await save(under, aRelease());
  await save(under, aRelease({ version: 2, stage: 'planning' }), 1);
  const stale = aRelease({ version: 2, stage: 'cancelled', key: 'taken-by-nobody' });
  await expect(save(under, stale, 1)).rejects.toThrow(StaleRelease);
  await expect(save(under, aRelease())).rejects.toThrow(StaleRelease);
  await expect(save(under, aRelease({ id: 'unknown' }), 1)).rejects.toThrow(StaleRelease);
  expect(await under.store.reads.release(WORKSPACE, stale.id)).toMatchObject({
    version: 2,
    stage: 'planning',
  });
  expect(await under.store.reads.keys(WORKSPACE)).toEqual(['atlas-2.0']);
});

test('a release is found by its key, by an older key and by an alias, in its own workspace only', async () => {
  const under = memoryStore();
  await save(under, aRelease());
  await save(under, aRelease({ version: 2, key: 'atlas-3.0' }), 1);
  await under.store.transaction((tx) => tx.addAlias(WORKSPACE, 'big-atlas', 'rel-atlas'));
  for (const key of ['atlas-2.0', 'atlas-3.0', 'big-atlas']) {
    expect(await under.store.reads.releaseByKey(WORKSPACE, key)).toMatchObject({ id: 'rel-atlas' });
    expect(await under.store.reads.releaseByKey('T0OTHER', key)).toBeNull();
  }
  expect(await under.store.reads.releaseByKey(WORKSPACE, 'atlas')).toBeNull();
  expect(await under.store.reads.release('T0OTHER', 'rel-atlas')).toBeNull();
  expect(await under.store.reads.keys(WORKSPACE)).toEqual(['atlas-2.0', 'atlas-3.0', 'big-atlas']);
  expect(await under.store.reads.keys('T0OTHER')).toEqual([]);
});

test('no two releases of a workspace share a key, be it old or new', async () => {
  const under = memoryStore();
  await save(under, aRelease());
  await save(under, aRelease({ version: 2, key: 'atlas-3.0' }), 1);
  for (const key of ['atlas-2.0', 'atlas-3.0']) {
    await expect(save(under, aRelease({ id: 'rel-2', key }))).rejects.toThrow(/belongs to another release/);
  }
  await save(under, aRelease({ id: 'rel-2', workspaceId: 'T0OTHER' }));
});

test('releases come newest launch first, and open leaves out what is over', async () => {
  const under = memoryStore();
  const stages = ['draft', 'live', 'retro', 'closed', 'cancelled'] as const;
  for (const [index, stage] of stages.entries()) {
    const plan = aPlan({ launch: launchOn(`2026-12-1${index}`) });
    await save(under, aRelease({ id: `rel-${stage}`, key: stage, stage, plan }));
  }
  const found = async (which: 'open' | 'all') =>
    (await under.store.reads.releases(WORKSPACE, which)).map(({ stage }) => stage);
  expect(await found('all')).toEqual(['cancelled', 'closed', 'retro', 'live', 'draft']);
  expect(await found('open')).toEqual(['retro', 'live', 'draft']);
  expect(await under.store.reads.releases('T0OTHER', 'all')).toEqual([]);
});

test('a damaged row fails where it is read, and names its place', async () => {
  const under = memoryStore();
  await save(under, fullRelease());
  under.sqlite.exec(`update release set hold_json = '{"by":1}'`);
  await expect(under.store.reads.release(WORKSPACE, 'rel-atlas')).rejects.toThrow(/release\.hold_json/);
});
