import { beforeEach, describe, expect, test } from 'vitest';
import { changeRelease } from '../../../src/application/change-release.ts';
import { addWave } from '../../../src/application/family/add-wave.ts';
import { mergeRelease } from '../../../src/application/family/merge-release.ts';
import { type SplitForm, splitOffRelease } from '../../../src/application/family/split-release.ts';
import { verifyChain } from '../../../src/application/record/verify-chain.ts';
import type { WaveForm } from '../../../src/domain/family/new-wave.ts';
import type { Release } from '../../../src/domain/release.ts';
import { anActor, departmentId, NOW, scopeOf, WORKSPACE } from '../../support/builders.ts';
import {
  aForm,
  aHouse,
  allGreen,
  as,
  lead,
  maya,
  must,
  plan,
  releaseOf,
  type TestHouse,
} from '../a-house.ts';

let house: TestHouse;
let atlas: string;
const stranger = as(anActor({ userId: 'U0STRANGER', name: 'Stranger' }));

const japan = (overrides: Partial<WaveForm> = {}): WaveForm => ({
  name: 'Japan',
  date: '2026-12-15',
  time: '10:00',
  zone: 'Asia/Tokyo',
  audience: 'Customers in Japan',
  channelIds: [],
  departmentIds: [],
  ...overrides,
});

const wave = async (form: Partial<WaveForm> = {}): Promise<string> => {
  const outcome = await addWave(house.house, maya, { releaseId: atlas, form: japan(form) });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.releaseId;
};

const standing = async (id: string) => (await releaseOf(house, id)).family.waveOf?.main.stands;

const written = { goal: 'Teams plan together.', measure: 'A third of them within a month.' };

const withPlan = (id: string, text = 'Shared boards\nCharts') =>
  must(house, id, { type: 'edit', change: { plan: { ...written, contents: scopeOf(text) } } });

const whole = async (): Promise<readonly Release[]> => house.store.reads.releases(WORKSPACE, 'all');

beforeEach(async () => {
  house = await aHouse();
  atlas = await plan(house);
  await withPlan(atlas);
  return async () => {
    expect(verifyChain(await house.store.reads.auditEntries(WORKSPACE, null))).toMatchObject({ ok: true });
    await house.close();
  };
});

describe('a wave', () => {
  test('of a draft is a draft, and starts with it', async () => {
    const id = await wave();
    expect(await releaseOf(house, id)).toMatchObject({ key: 'atlas-2.0-japan', stage: 'draft' });
    await must(house, atlas, { type: 'start' });
    expect(await releaseOf(house, id)).toMatchObject({ stage: 'sign_off', startedAt: NOW });
    expect((await releaseOf(house, atlas)).family.waves).toEqual([id]);
  });

  test('may go once its main release is green, and no longer when a light turns', async () => {
    await must(house, atlas, { type: 'start' });
    const id = await wave();
    const launch = { type: 'launch', mode: 'deployment_starts', announcementId: '', early: true } as const;
    expect(await changeRelease(house.house, maya, id, launch)).toMatchObject({
      refusal: { code: 'not_ready', obstacles: [{ kind: 'main', title: 'Atlas 2.0' }] },
    });
    await allGreen(house, atlas);
    expect(await standing(id)).toBe('ready');
    expect(await house.store.reads.timesReady(WORKSPACE, id)).toBe(1);
    const red = { answer: 'not_yet', reason: 'Late.', solver: 'Pat', expectedOn: '2026-12-01' } as const;
    const turn = { type: 'answer', departmentId: departmentId('sales'), answer: red } as const;
    await must(house, atlas, turn, lead('sales'));
    expect(await standing(id)).toBe('waiting');
    expect(await changeRelease(house.house, maya, id, launch)).toMatchObject({ ok: false });
    await must(house, atlas, { ...turn, answer: { answer: 'green' } }, lead('sales'));
    await must(house, id, launch);
    expect(await releaseOf(house, id)).toMatchObject({ stage: 'launching' });
    expect(await releaseOf(house, atlas)).toMatchObject({ stage: 'planning', launch: null });
  });

  test('whose launch did not work stands by how its main release stands by then', async () => {
    await must(house, atlas, { type: 'start' });
    const id = await wave();
    await allGreen(house, atlas);
    await must(house, id, { type: 'launch', mode: 'deployment_starts', announcementId: '', early: true });
    await must(house, atlas, {
      type: 'raise_blocker',
      text: 'Printer',
      severity: 'stops',
      solver: { kind: 'other', name: 'Pat' },
      expectedOn: null,
      link: null,
    });
    await must(house, id, { type: 'declare_failed', usersSee: 'nothing', cause: 'Disk', askAgain: [] });
    expect(await releaseOf(house, id)).toMatchObject({ stage: 'sign_off' });
    expect(await standing(id)).toBe('waiting');
  });

  test('follows the words of its main release until it is launched', async () => {
    await must(house, atlas, { type: 'start' });
    const id = await wave({ departmentIds: [departmentId('sales')] });
    await must(house, id, { type: 'edit', change: { plan: { price: '¥ 900' } } });
    await must(house, atlas, { type: 'edit', change: { plan: { value: 'Boards for all.' } } });
    const followed = await releaseOf(house, id);
    expect([followed.plan.value, followed.plan.price]).toEqual(['Boards for all.', '¥ 900']);
    expect(followed.lights.map(({ name }) => name)).toEqual(['Sales']);
    expect(followed.plan.launch.zone).toBe('Asia/Tokyo');
  });

  test('ends with its main release, in the same transaction and by the same person', async () => {
    await must(house, atlas, { type: 'start' });
    const id = await wave();
    await must(house, atlas, { type: 'cancel', reason: 'No budget.' });
    expect(await releaseOf(house, id)).toMatchObject({ stage: 'cancelled' });
    const last = (await house.store.reads.auditEntries(WORKSPACE, id)).at(-1);
    expect(last?.personal).toMatchObject({
      by: { name: 'Maya' },
      reason: 'Atlas 2.0 was cancelled. No budget.',
    });
  });

  test('has problems at their fields, and leaves nothing behind', async () => {
    const form = japan({ name: '', date: '2020-01-01' });
    const outcome = await addWave(house.house, maya, { releaseId: atlas, form });
    expect(outcome).toMatchObject({
      refusal: { code: 'fields_invalid', problems: [{ field: 'name' }, { field: 'date' }] },
    });
    expect(await whole()).toHaveLength(1);
  });

  test('is not announced where others read, or where the bot was not let in', async () => {
    const channel = {
      isArchived: false,
      isMember: false,
      isPrivate: false,
      memberCount: 3,
      sharedWith: null,
    };
    await house.store.transaction((tx) =>
      tx.saveChannels(WORKSPACE, [
        { ...channel, channelId: 'C0SHARED', name: 'partners', sharedWith: 'Acme' },
        { ...channel, channelId: 'C0SECRET', name: 'secret', isPrivate: true },
        { ...channel, channelId: 'C0OPEN', name: 'japan' },
      ]),
    );
    for (const channelIds of [['C0SHARED'], ['C0SECRET']]) {
      const outcome = await addWave(house.house, maya, { releaseId: atlas, form: japan({ channelIds }) });
      expect(outcome).toMatchObject({ refusal: { problems: [{ field: 'channels' }] } });
    }
    const id = await wave({ channelIds: ['C0OPEN'] });
    expect((await releaseOf(house, id)).family.waveOf?.channelIds).toEqual(['C0OPEN']);
  });

  test('is added by the release manager alone; a stranger learns nothing of a draft', async () => {
    const outcome = await addWave(house.house, stranger, { releaseId: atlas, form: japan() });
    expect(outcome).toMatchObject({ refusal: { code: 'unknown_release' } });
    await must(house, atlas, { type: 'start' });
    const seen = await addWave(house.house, stranger, { releaseId: atlas, form: japan() });
    expect(seen).toMatchObject({ refusal: { code: 'not_entitled', command: 'add_wave' } });
    expect(await whole()).toHaveLength(1);
  });
});

describe('splitting', () => {
  const form = (overrides: Partial<SplitForm> = {}): SplitForm => ({
    itemIds: ['2'],
    departmentIds: [departmentId('docs')],
    title: 'Atlas 2.1',
    date: '2026-12-10',
    time: '14:00',
    zone: 'Europe/Berlin',
    ...overrides,
  });

  test('makes two releases of one, or changes nothing', async () => {
    await must(house, atlas, { type: 'start' });
    const outcome = await splitOffRelease(house.house, maya, { releaseId: atlas, form: form() });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    const [off, from] = [await releaseOf(house, outcome.releaseId), await releaseOf(house, atlas)];
    expect(off).toMatchObject({ key: 'atlas-2.1', stage: 'planning', family: { splitFrom: atlas } });
    expect(from.family.splitInto).toEqual([off.id]);
    const points = (release: Release) => release.plan.contents.scope.map(({ what }) => what);
    expect([points(off), points(from)]).toEqual([['Charts'], ['Shared boards']]);
    // What went is not there a second time.
    const again = await splitOffRelease(house.house, maya, { releaseId: atlas, form: form() });
    expect(again).toMatchObject({ refusal: { problems: [{ field: 'items' }, { field: 'departments' }] } });
    expect(await whole()).toHaveLength(2);
  });

  test('takes effect once when the same request comes twice', async () => {
    const request = as(anActor(), 'view-1');
    const first = await splitOffRelease(house.house, request, { releaseId: atlas, form: form() });
    const second = await splitOffRelease(house.house, request, { releaseId: atlas, form: form() });
    expect(second).toEqual(first);
    expect(await whole()).toHaveLength(2);
  });

  test('of two that come at once one is taken, and the other refused with words', async () => {
    const both = await Promise.all([
      splitOffRelease(house.house, maya, { releaseId: atlas, form: form() }),
      splitOffRelease(house.house, maya, { releaseId: atlas, form: form({ title: 'Atlas 2.2' }) }),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await whole()).toHaveLength(2);
  });

  test('names every problem at its field', async () => {
    const wrong = form({ title: ' ', date: '2020-01-01', itemIds: [] });
    expect(await splitOffRelease(house.house, maya, { releaseId: atlas, form: wrong })).toMatchObject({
      refusal: { problems: [{ field: 'items' }, { field: 'title' }, { field: 'date' }] },
    });
  });
});

describe('merging', () => {
  const second = async (): Promise<string> => {
    const form = aForm({ title: 'Borealis 1.0', departmentIds: [departmentId('docs')] });
    const id = await plan(house, { form });
    await withPlan(id, 'Maps');
    return id;
  };

  test('moves points and departments, and the key still finds what moved', async () => {
    const borealis = await second();
    const outcome = await mergeRelease(house.house, maya, { sourceId: borealis, targetId: atlas });
    expect(outcome).toEqual({ ok: true, releaseId: atlas, changed: true });
    expect(await releaseOf(house, borealis)).toMatchObject({
      stage: 'cancelled',
      family: { mergedInto: atlas },
    });
    const into = await releaseOf(house, atlas);
    expect(into.plan.contents.scope.map(({ what }) => what)).toEqual(['Shared boards', 'Charts', 'Maps']);
    expect(into.family.tookIn).toEqual([borealis]);
    expect(await house.store.reads.releaseByKey(WORKSPACE, 'borealis-1.0')).toMatchObject({ id: borealis });
    // It went already.
    expect(await mergeRelease(house.house, maya, { sourceId: borealis, targetId: atlas })).toMatchObject({
      refusal: { code: 'cannot_merge', because: 'started' },
    });
  });

  test('of two that move into each other at once only one ends', async () => {
    const borealis = await second();
    const both = await Promise.all([
      mergeRelease(house.house, maya, { sourceId: borealis, targetId: atlas }),
      mergeRelease(house.house, maya, { sourceId: atlas, targetId: borealis }),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect((await whole()).filter(({ stage }) => stage === 'cancelled')).toHaveLength(1);
  });

  test('needs the manager of both', async () => {
    const borealis = await second();
    await must(house, borealis, { type: 'start' });
    await must(house, atlas, { type: 'start' });
    const other = { userId: 'U0OTHER', name: 'Olga' };
    await house.store.transaction((tx) =>
      tx
        .settings(WORKSPACE)
        .then((settings) =>
          tx.saveSettings({ ...settings, releaseManagers: [...settings.releaseManagers, other.userId] }),
        ),
    );
    await must(house, borealis, { type: 'hand_over', to: other });
    for (const request of [maya, as(anActor(other)), stranger]) {
      const outcome = await mergeRelease(house.house, request, { sourceId: borealis, targetId: atlas });
      expect(outcome).toMatchObject({ refusal: { code: 'not_entitled' } });
    }
    expect((await releaseOf(house, borealis)).stage).toBe('planning');
  });
});
