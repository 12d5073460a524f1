import { beforeEach, describe, expect, it } from 'vitest';
import { type Ticking, tickItem } from '../../../src/application/packs/tick-item.ts';
import type { Actor } from '../../../src/domain/person.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  aLight,
  anActor,
  aStartedRelease,
  DEPARTMENT_KEYS,
  type DepartmentKey,
  departmentId,
  deputyOf,
  leadOf,
  MAYA,
  NOW,
  WORKSPACE,
} from '../../support/builders.ts';
import { aPack, packId, settingsWithPacks } from '../../support/packs.ts';
import { aHouse, as, type TestHouse } from '../a-house.ts';

const withPacks = (overrides: Partial<Release> = {}): Release =>
  aStartedRelease({
    lights: DEPARTMENT_KEYS.map((key) => aLight(key, { askedAt: NOW, packId: packId(key) })),
    ...overrides,
  });

let test: TestHouse;
const stands = async (release: Release): Promise<void> => {
  test = await aHouse(settingsWithPacks());
  await test.store.transaction(async (tx) => {
    for (const key of DEPARTMENT_KEYS) await tx.addPack(WORKSPACE, aPack(key));
    await tx.saveRelease(release, null);
  });
};
beforeEach(() => stands(withPacks()));

const bystander = anActor({ userId: 'U0READER', name: 'Reader' });
const lead = (key: DepartmentKey) => anActor({ userId: leadOf(key), name: leadOf(key) });

const tick = (actor: Actor, ticking: Partial<Ticking> = {}, key: string | null = null) =>
  tickItem(test.house, as(actor, key), {
    releaseId: 'rel-atlas',
    departmentId: departmentId('docs'),
    itemId: 'reviewed',
    answer: 'yes',
    words: null,
    ...ticking,
  });

const ticks = () => test.store.reads.ticks(WORKSPACE, 'rel-atlas');
const events = async () =>
  (await test.store.reads.auditEntries(WORKSPACE, 'rel-atlas')).filter(({ type }) => type === 'item_ticked');

describe('who may tick', () => {
  it.each([
    ['somebody in the channel who leads nothing', bystander],
    ['the lead', lead('docs')],
    ['the lead of another department', lead('sales')],
    ['the release manager', anActor()],
  ])('%s may', async (_who, actor) => {
    expect(await tick(actor)).toEqual({ ok: true });
    expect(await ticks()).toMatchObject([{ itemId: 'reviewed', by: { userId: actor.userId } }]);
  });

  it('a guest may not', async () => {
    const guest = anActor({ userId: 'U0GUEST', name: 'Guest', isFullMember: false });
    expect(await tick(guest)).toMatchObject({ refusal: { code: 'not_a_member' } });
  });

  it('in a confidential release only the people of the department may', async () => {
    await stands(withPacks({ visibility: 'confidential' }));
    expect(await tick(bystander)).toMatchObject({ refusal: { code: 'unknown_release' } });
    expect(await tick(lead('sales'))).toMatchObject({
      refusal: {
        code: 'not_entitled',
        command: 'tick',
        entitled: { userIds: [leadOf('docs'), deputyOf('docs')] },
      },
    });
    expect(await tick(anActor())).toMatchObject({ refusal: { code: 'not_entitled' } });
    expect(await ticks()).toEqual([]);
    expect(await tick(anActor({ userId: deputyOf('docs'), name: 'Deputy' }))).toEqual({ ok: true });
  });

  it('in a rehearsal its manager may, and nobody else knows of it', async () => {
    await stands(withPacks({ practice: true }));
    expect(await tick(lead('docs'))).toMatchObject({ refusal: { code: 'unknown_release' } });
    expect(await tick(anActor())).toEqual({ ok: true });
  });

  it('nobody may once the release is launched', async () => {
    await stands(
      withPacks({ stage: 'live', launch: { attempt: 1, decidedBy: MAYA, decidedAt: NOW, liveAt: NOW } }),
    );
    expect(await tick(lead('docs'))).toMatchObject({
      refusal: { code: 'wrong_stage', command: 'tick', stage: 'live', since: NOW },
    });
    expect(await ticks()).toEqual([]);
  });
});

describe('what can be ticked', () => {
  it('nothing at low risk: the main question stands alone', async () => {
    const none = { lives: false, money: false, data: false, irreversible: false, exposed: false };
    const release = withPacks();
    await stands({ ...release, plan: { ...release.plan, risk: none } });
    expect(await tick(bystander)).toMatchObject({ refusal: { code: 'no_checklist', name: 'Docs' } });
  });

  it('nothing where the department was asked without questions', async () => {
    await stands(aStartedRelease());
    expect(await tick(bystander)).toMatchObject({ refusal: { code: 'no_checklist' } });
  });

  it('only questions of the version with which the release was asked', async () => {
    expect(await tick(bystander, { itemId: 'gone' })).toMatchObject({ refusal: { code: 'no_checklist' } });
  });

  it('also the questions of a light that was given', async () => {
    const given = { answer: 'green', by: MAYA, at: NOW, asDeputy: false } as const;
    await stands(
      withPacks({
        lights: [aLight('docs', { askedAt: NOW, packId: packId('docs'), state: 'green', answer: given })],
      }),
    );
    expect(await tick(bystander)).toEqual({ ok: true });
  });
});

describe('an answer', () => {
  it('counts until the next one, whoever gives it', async () => {
    await tick(bystander);
    await tick(lead('docs'), { answer: 'no' });
    expect(await ticks()).toMatchObject([{ answer: 'no', by: { userId: leadOf('docs') } }]);
    expect((await events()).map(({ data }) => data.answer)).toEqual(['yes', 'no']);
  });

  it('is taken back by the same one again, which is in the record, too', async () => {
    await tick(bystander);
    await tick(bystander);
    expect(await ticks()).toEqual([]);
    expect((await events()).map(({ data }) => data.answer)).toEqual(['yes', null]);
  });

  it('stands when two people tap the same at one moment', async () => {
    await tick(bystander);
    await tick(lead('docs'));
    expect(await ticks()).toMatchObject([{ answer: 'yes', by: { userId: bystander.userId } }]);
    expect(await events()).toHaveLength(1);
  });

  it('that came twice by the same request takes effect once', async () => {
    await tick(bystander, {}, 'request-1');
    await tick(bystander, {}, 'request-1');
    expect(await ticks()).toHaveLength(1);
    expect(await events()).toHaveLength(1);
  });

  it('leaves the version of the release alone, so that forms which are open stay good', async () => {
    await tick(bystander);
    expect((await test.store.reads.release(WORKSPACE, 'rel-atlas'))?.version).toBe(1);
  });

  it('brings the card of the department up to date, and that of Support where it reads it', async () => {
    const due = async () => {
      const rows = await test.store.due.claimDeliveries(test.now(), 100, []);
      const cards = rows.filter(({ kind }) => kind === 'board.department_card');
      return [...new Set(cards.map(({ slot }) => slot?.subject))].sort();
    };
    await tick(bystander);
    expect(await due()).toEqual([departmentId('docs')]);
    const about = { departmentId: departmentId('qa'), itemId: 'limitations', words: 'Slow with many cards.' };
    await tick(bystander, about);
    expect(await due()).toEqual([departmentId('qa'), departmentId('support')]);
  });
});

describe('an answer with words', () => {
  const pages = { itemId: 'pages' };

  it('is not taken without them', async () => {
    expect(await tick(bystander, pages)).toMatchObject({
      refusal: { code: 'fields_invalid', problems: [{ field: 'words' }] },
    });
    expect(await ticks()).toEqual([]);
    expect(await events()).toEqual([]);
  });

  it('is changed by others, and unchanged by the same', async () => {
    await tick(bystander, { ...pages, words: 'https://docs.example.com/a' });
    await tick(bystander, { ...pages, words: 'https://docs.example.com/a' });
    expect(await events()).toHaveLength(1);
    await tick(lead('docs'), { ...pages, words: 'https://docs.example.com/b' });
    expect(await ticks()).toMatchObject([
      { link: 'https://docs.example.com/b', by: { userId: leadOf('docs') } },
    ]);
  });

  it('loses them with a no', async () => {
    await tick(bystander, { ...pages, words: 'https://docs.example.com/a' });
    await tick(bystander, { ...pages, answer: 'no' });
    expect(await ticks()).toMatchObject([{ answer: 'no', link: null, text: null }]);
  });
});
