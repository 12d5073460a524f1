import { describe, expect, test } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import type { Decided } from '../../../src/domain/decision.ts';
import { NO_FAMILY } from '../../../src/domain/family/family.ts';
import { leftBehind } from '../../../src/domain/family/left-behind.ts';
import { broughtBy, cannotMerge } from '../../../src/domain/family/merge.ts';
import { keepsLight, planOfSplit, splitRelease } from '../../../src/domain/family/split.ts';
import { fingerprint } from '../../../src/domain/lights/facts.ts';
import type { Light } from '../../../src/domain/lights/light.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  aGreenLight,
  aLight,
  anActor,
  anUrgent,
  aPlan,
  aRelease,
  aStartedRelease,
  type DepartmentKey,
  departmentId,
  launchOn,
  NOW,
  scopeOf,
  someSettings,
} from '../../support/builders.ts';
import { held } from '../deciding.ts';
import { aBlocker, aCondition } from '../matters.ts';
import { aMilestone, aMove, aRisk, aRound, aWaveOf, withPlanned } from '../plan-cases.ts';

const context = { actor: anActor(), now: NOW, settings: someSettings() };
const plan = aPlan({ contents: scopeOf('Shared boards\nCharts') });

/** Green, having judged exactly this plan. */
const greenOn = (key: DepartmentKey, judges: Light['rules']['judges'], dateBound = false): Light => {
  const light = aGreenLight(key);
  const rules = { ...light.rules, judges, dateBound };
  const judged = fingerprint(plan, judges, departmentId(key));
  return { ...light, rules, answer: light.answer && { ...light.answer, judged } };
};

const atlas = aStartedRelease({
  plan,
  lights: [greenOn('qa', ['scope']), greenOn('docs', ['price']), greenOn('sales', ['price']), aLight('eng')],
});
const [FIRST, SECOND] = ['1', '2'] as const;
const to = { releaseId: 'rel-new', title: 'Atlas 2.1' };

const split = (release: Release, itemIds: readonly string[], keys: readonly DepartmentKey[]) =>
  decide(release, { type: 'split_off', itemIds, departmentIds: keys.map(departmentId), to }, context);

const taken = (decision: ReturnType<typeof decide>): Decided => {
  if (!decision.ok) throw new Error(`Refused: ${JSON.stringify(decision.refusal)}`);
  return decision;
};

describe('what stays after a split', () => {
  test('has neither the points nor the departments that went, and asks again who judged the scope', () => {
    const { release, events } = taken(split(atlas, [SECOND], ['docs']));
    expect(release.plan.contents.scope.map(({ what }) => what)).toEqual(['Shared boards']);
    expect(release.lights.map(({ name, state }) => [name, state])).toEqual([
      ['QA', 'stale'],
      ['Sales', 'green'],
      ['Engineering', 'waiting'],
    ]);
    expect(release.family.splitInto).toEqual(['rel-new']);
    expect(events.map(({ type }) => type)).toEqual([
      'release_split',
      'department_removed',
      'light_stale',
      'department_asked',
    ]);
  });

  test('is ready where only what went was missing', () => {
    const ready = { ...atlas, lights: [greenOn('sales', ['price']), aLight('eng', { askedAt: NOW })] };
    expect(taken(split(ready, [SECOND], ['eng'])).events.at(-1)).toEqual({ type: 'all_green' });
  });

  test.each<[string, readonly string[], readonly DepartmentKey[], readonly string[]]>([
    ['no point goes over', [], ['docs'], ['items']],
    ['no point stays', [FIRST, SECOND], ['docs'], ['items']],
    ['no department goes over', [FIRST], [], ['departments']],
    ['no department stays', [FIRST], ['qa', 'docs', 'sales', 'eng'], ['departments']],
    ['a point went meanwhile', [FIRST, '99'], ['docs'], ['items']],
    ['both are wrong', [], [], ['items', 'departments']],
  ])('is refused at the field where %s', (_name, items, keys, fields) => {
    const decision = split(atlas, items, keys);
    expect(decision).toMatchObject({ refusal: { code: 'fields_invalid' } });
    if (decision.ok || decision.refusal.code !== 'fields_invalid') throw new Error('Not at a field.');
    expect(decision.refusal.problems.map(({ field }) => field)).toEqual(fields);
  });

  test.each<[string, Release, string]>([
    ['a hotfix', { ...atlas, urgent: anUrgent() }, 'cannot_branch'],
    ['a wave', { ...atlas, family: { ...NO_FAMILY, waveOf: aWaveOf() } }, 'cannot_branch'],
    ['one with a new date on its way', { ...atlas, move: aMove() }, 'move_under_way'],
  ])('is refused for %s', (_name, release, code) => {
    expect(split(release, [FIRST], ['docs'])).toMatchObject({ refusal: { code } });
  });
});

describe('what is split off', () => {
  const named = { id: 'rel-new', key: 'atlas-2.1', createdAt: NOW };
  const off = (from: Release, launch = from.plan.launch): Release => {
    const choice = { itemIds: [SECOND], departmentIds: ['docs', 'qa', 'eng'].map((key) => `dep-${key}`) };
    const next = planOfSplit(from, choice, { name: 'Atlas', version: '2.1', launch });
    return splitRelease(from, choice, { named, plan: next });
  };

  test('keeps the lights whose facts and day are the same, and asks the others anew', () => {
    const states = (release: Release) =>
      release.lights.map(({ name, state, askedAt }) => [name, state, askedAt]);
    expect(states(off(atlas))).toEqual([
      ['QA', 'waiting', null],
      ['Docs', 'green', NOW],
      ['Engineering', 'waiting', null],
    ]);
    // On another day nobody has judged it.
    expect(states(off(atlas, launchOn('2026-12-17'))).map(([, state]) => state)).toEqual([
      'waiting',
      'waiting',
      'waiting',
    ]);
  });

  test('stands where the release stood, with its points and without what was raised there', () => {
    const from = withPlanned({ ...atlas, blockers: [aBlocker()], hold: held }, 'milestones', aMilestone());
    const made = off(from);
    expect(made).toMatchObject({ stage: 'sign_off', startedAt: NOW, hold: held, blockers: [], version: 0 });
    expect(made.plan.contents.scope.map(({ what }) => what)).toEqual(['Charts']);
    expect(made.plan.contents.milestones).toEqual([]);
    expect(made.family).toEqual({ ...NO_FAMILY, splitFrom: from.id });
    expect(off(aRelease({ plan, lights: atlas.lights }))).toMatchObject({ stage: 'draft', startedAt: null });
  });

  test.each<[string, Partial<Light>]>([
    ['red', { state: 'not_yet' }],
    ['green with a condition, which stays behind', { state: 'conditional' }],
    ['out of date', { state: 'stale' }],
  ])('takes no light along that is %s', (_name, overrides) => {
    expect(keepsLight(greenOn('docs', ['price']), plan)).toBe(true);
    expect(keepsLight({ ...greenOn('docs', ['price']), ...overrides }, plan)).toBe(false);
  });
});

describe('merging', () => {
  const borealis = aStartedRelease({
    id: 'rel-borealis',
    key: 'borealis-1.0',
    plan: aPlan({ name: 'Borealis', version: '1.0', contents: scopeOf('Maps\nCharts') }),
    lights: [aGreenLight('sales'), aGreenLight('support')],
  });
  const target = { releaseId: borealis.id, title: 'Borealis 1.0' };
  const from = { releaseId: atlas.id, title: 'Atlas 2.0' };

  test('ends the release that moves, and says where it went', () => {
    const { release, events } = taken(decide(atlas, { type: 'merge_into', to: target }, context));
    expect(release).toMatchObject({
      stage: 'cancelled',
      endedAt: NOW,
      family: { mergedInto: 'rel-borealis' },
    });
    expect(events).toEqual([
      { type: 'release_merged', to: target },
      { type: 'release_cancelled', reason: 'Moved into Borealis 1.0.' },
    ]);
  });

  test('brings the points and departments that are not there yet, and milestones with a day of their own', () => {
    const fixed = { kind: 'fixed', date: '2026-12-01', until: null, time: null, zone: null } as const;
    const source = withPlanned(atlas, 'milestones', aMilestone(), aMilestone({ what: 'Fair', when: fixed }));
    const brought = broughtBy(source, borealis);
    expect(brought.items.map(({ what }) => what)).toEqual(['Shared boards']);
    expect(brought.milestones.map(({ what }) => what)).toEqual(['Fair']);
    expect(brought.departments.map(({ name }) => name)).toEqual(['QA', 'Docs', 'Engineering']);
    const { release, events } = taken(decide(borealis, { type: 'take_in', from, ...brought }, context));
    expect(release.plan.contents.scope.map(({ what }) => what)).toEqual(['Maps', 'Charts', 'Shared boards']);
    expect(release.lights.map(({ name, state }) => [name, state])).toEqual([
      ['Sales', 'green'],
      ['Support', 'green'],
      ['QA', 'waiting'],
      ['Docs', 'waiting'],
      ['Engineering', 'waiting'],
    ]);
    expect(release.family.tookIn).toEqual([atlas.id]);
    expect(events.map(({ type }) => type)).toEqual([
      'release_took_in',
      'items_added',
      'items_added',
      'department_added',
      'department_added',
      'department_added',
      'readiness_lost',
    ]);
  });

  test.each<[string, Release, Release]>([
    ['itself', atlas, atlas],
    ['urgent', { ...atlas, urgent: anUrgent() }, borealis],
    ['wave', { ...atlas, family: { ...NO_FAMILY, waveOf: aWaveOf() } }, borealis],
    ['waves', { ...atlas, family: { ...NO_FAMILY, waves: ['rel-japan'] } }, borealis],
    ['practice', { ...atlas, practice: true }, borealis],
    ['confidential', atlas, { ...borealis, visibility: 'confidential' }],
    ['draft', atlas, { ...borealis, stage: 'draft' }],
    ['started', atlas, { ...borealis, stage: 'live' }],
    ['started', { ...atlas, stage: 'cancelled' }, borealis],
    ['unsettled', { ...atlas, blockers: [aBlocker()] }, borealis],
    ['unsettled', { ...atlas, conditions: [aCondition()] }, borealis],
    ['unsettled', { ...atlas, lights: [aLight('sales', { state: 'not_yet', askedAt: NOW })] }, borealis],
  ])('is refused: %s', (because, source, into) => {
    expect(cannotMerge(source, into)).toMatchObject({ refusal: { code: 'cannot_merge', because } });
  });

  test('is refused by the release itself while something is unsettled there', () => {
    const raised = { ...atlas, blockers: [aBlocker()] };
    expect(decide(raised, { type: 'merge_into', to: target }, context)).toMatchObject({
      refusal: { code: 'cannot_merge', because: 'unsettled' },
    });
    const settled = { ...atlas, blockers: [aBlocker({ state: 'confirmed' })] };
    expect(decide(settled, { type: 'merge_into', to: target }, context).ok).toBe(true);
  });

  test('leaves behind what is reckoned from its launch, its other lists and its rounds', () => {
    const fixed = { kind: 'fixed', date: '2026-12-01', until: null, time: null, zone: null } as const;
    const planned = withPlanned(atlas, 'milestones', aMilestone(), aMilestone({ when: fixed }));
    const source = { ...withPlanned(planned, 'risks', aRisk(), aRisk()), rounds: [aRound()] };
    expect(leftBehind(source)).toEqual({
      lists: [
        { part: 'risks', count: 2 },
        { part: 'milestones', count: 1 },
      ],
      rounds: 1,
    });
    expect(leftBehind(atlas)).toEqual({ lists: [], rounds: 0 });
  });

  test('is open to two that are alike', () => {
    expect(cannotMerge(atlas, borealis)).toBeNull();
    expect(cannotMerge(aRelease(), borealis)).toBeNull();
  });
});
