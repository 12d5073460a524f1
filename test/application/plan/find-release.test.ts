import { describe, expect, test } from 'vitest';
import { changeRelease } from '../../../src/application/change-release.ts';
import { editPlan } from '../../../src/application/plan/edit-plan.ts';
import { findRelease, visibleReleases } from '../../../src/application/plan/find-release.ts';
import type { Command } from '../../../src/domain/command.ts';
import { anActor, departmentId, leadOf, someSettings, WORKSPACE } from '../../support/builders.ts';
import { aForm, aHouse, as, must, plan, planAndStart, releaseOf, type TestHouse } from '../a-house.ts';

const maya = anActor();
const sam = anActor({ userId: 'U0SAM', name: 'Sam' });
const guest = anActor({ userId: 'U0GUEST', name: 'Gus', isFullMember: false });

/** An open release, a confidential one that does not concern Sales, a draft and a rehearsal. */
const several = async (): Promise<TestHouse & { secret: string; open: string }> => {
  const house = await aHouse(someSettings({ admins: ['U0ADA'] }));
  const open = await planAndStart(house, { form: aForm({ title: 'Atlas 2.0' }) });
  const secret = await planAndStart(house, {
    form: aForm({ title: 'Zeppelin 1.0', departmentIds: [departmentId('docs')] }),
  });
  await must(house, secret, { type: 'edit', change: { visibility: 'confidential' } });
  await plan(house, { form: aForm({ title: 'Draft 1.0' }) });
  await planAndStart(house, { form: aForm({ title: 'Rehearsal 1.0' }), practice: true });
  return { ...house, open, secret };
};

const COMMANDS: readonly Command[] = [
  { type: 'edit', change: { plan: { goal: 'x' } } },
  { type: 'start' },
  { type: 'hold', reason: 'x' },
  { type: 'resume', launch: null },
  { type: 'cancel', reason: 'x' },
  { type: 'hand_over', to: { userId: 'U0SAM', name: 'Sam' } },
  { type: 'take_over' },
  { type: 'answer', departmentId: departmentId('docs'), answer: { answer: 'green' } },
  { type: 'consent', departmentId: departmentId('docs'), agreed: true },
  { type: 'launch', mode: 'live_now', announcementId: 'a', early: true },
  { type: 'declare_live', announcementId: 'a' },
  { type: 'declare_failed', usersSee: 'nothing', cause: 'x', askAgain: [] },
  { type: 'close', outcome: 'x', lessons: 'y' },
];

describe('an outsider of a confidential release', () => {
  test('gets the same words as for a key that does not exist', async () => {
    const { store } = await several();
    for (const actor of [sam, guest, anActor({ userId: leadOf('sales') })]) {
      const hidden = await findRelease(store.reads, actor, 'zeppelin-1.0');
      const unknown = await findRelease(store.reads, actor, 'nowhere-1.0');
      expect(hidden).toEqual({
        ok: false,
        refusal: { code: 'unknown_release', typed: 'zeppelin-1.0', near: expect.any(Array) },
      });
      expect(unknown).toMatchObject({ refusal: { code: 'unknown_release' } });
      expect(JSON.stringify(hidden).replace('"typed":"zeppelin-1.0"', '')).not.toMatch(/zeppelin/i);
    }
  });

  test.each(COMMANDS)('$type answers as if it did not exist', async (command) => {
    const { house, secret } = await several();
    const known = await changeRelease(house, as(sam), secret, command);
    const unknown = await changeRelease(house, as(sam), 'rel-none', command);
    expect(known).toEqual(unknown);
    expect(known).toMatchObject({ ok: false, refusal: { code: 'unknown_release' } });
    expect(await changeRelease(house, as(guest), secret, command)).toEqual(unknown);
  });

  test('reads it in no list and completes no key', async () => {
    const { store } = await several();
    const seen = await visibleReleases(store.reads, sam, 'all');
    expect(seen.map(({ key }) => key)).toEqual(['atlas-2.0']);
    expect(await visibleReleases(store.reads, guest, 'all')).toEqual([]);
    expect(await findRelease(store.reads, sam, 'zep')).toMatchObject({ ok: false });
  });

  test('cannot edit it', async () => {
    const { house, secret } = await several();
    const outcome = await editPlan(house, as(sam), {
      releaseId: secret,
      shown: {},
      typed: { goal: 'x' },
      draftId: null,
    });
    expect(outcome).toEqual({ ok: false, refusal: { code: 'unknown_release', typed: '', near: [] } });
  });
});

test('a guest who clicks on what stands in an open channel reads that they may only look', async () => {
  const { house, open } = await several();
  const outcome = await changeRelease(house, as(guest), open, { type: 'hold', reason: 'x' });
  expect(outcome).toEqual({ ok: false, refusal: { code: 'not_a_member' } });
});

describe('finding a release', () => {
  test('the manager sees all of theirs', async () => {
    const { store } = await several();
    const keys = (await visibleReleases(store.reads, maya, 'all')).map(({ key }) => key);
    expect([...keys].sort()).toEqual(['atlas-2.0', 'draft-1.0', 'rehearsal-1.0', 'zeppelin-1.0']);
  });

  test.each(['atlas-2.0', 'ATLAS-2.0', ' atlas-2.0 ', 'atl', 'Atlas 2.0'])(
    '"%s" means Atlas 2.0',
    async (typed) => {
      const { store } = await several();
      expect(await findRelease(store.reads, sam, typed)).toMatchObject({
        ok: true,
        release: { key: 'atlas-2.0' },
      });
    },
  );

  test('a beginning that fits several offers them', async () => {
    const house = await several();
    await planAndStart(house, { form: aForm({ title: 'Atlas 2.1' }) });
    const found = await findRelease(house.store.reads, sam, 'atlas');
    expect(found).toMatchObject({
      ok: false,
      refusal: { code: 'ambiguous_release', keys: expect.arrayContaining(['atlas-2.0', 'atlas-2.1']) },
    });
  });

  test('an older key still leads to it', async () => {
    const house = await several();
    await house.store.transaction((tx) => tx.addAlias(WORKSPACE, 'old-name', house.open));
    expect(await findRelease(house.store.reads, sam, 'old-name')).toMatchObject({
      ok: true,
      release: { id: house.open },
    });
    expect((await releaseOf(house, house.open)).key).toBe('atlas-2.0');
  });
});
