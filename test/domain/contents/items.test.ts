import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import { itemsOf, withNewItems } from '../../../src/domain/contents/contents.ts';
import { waitsBetween } from '../../../src/domain/contents/dependency-cycle.ts';
import type { ListPart } from '../../../src/domain/contents/parts.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { Release } from '../../../src/domain/release.ts';
import { anActor, aRelease, NOW, someSettings } from '../../support/builders.ts';
import { after, eventsOf, eventTypes, expectRefused, inStage } from '../deciding.ts';
import { PAT } from '../matters.ts';
import { aMilestone, aRisk, withPlanned } from '../plan-cases.ts';

const put = (itemId: string | null, values = aRisk()): Command => ({
  type: 'put_item',
  part: 'risks',
  itemId,
  values,
});
const remove = (itemId: string): Command => ({ type: 'remove_item', part: 'risks', itemId });
const finish = (itemId: string, done = true): Command => ({
  type: 'finish_item',
  part: 'risks',
  itemId,
  done,
});
const ids = (release: Release, part: ListPart): string[] =>
  itemsOf(release.plan.contents, part).map(({ id }) => id);
const risks = ({ plan }: Release) => plan.contents.risks;

/** The scope is item 1. */
const draft = aRelease();
const risky = withPlanned(draft, 'risks', aRisk(), aRisk({ what: 'The press is late.' }));

describe('an item', () => {
  test('that is new goes to the end, with the next number of the plan', () => {
    const next = after(risky, put(null, aRisk({ what: 'Rain' })));
    expect(ids(next, 'risks')).toEqual(['2', '3', '4']);
    expect(risks(next).at(-1)).toEqual({ ...aRisk({ what: 'Rain' }), id: '4', doneAt: null });
    expect(eventsOf(risky, put(null, aRisk({ what: 'Rain' })))).toEqual([
      { type: 'item_changed', part: 'risks', itemId: '4', what: 'Rain', change: 'added' },
    ]);
  });

  test('that is changed keeps its number, its place and that it is done', () => {
    const done = after(risky, finish('2'));
    const next = after(done, put('2', aRisk({ what: 'The import is slower.' })));
    expect(risks(next)[0]).toEqual({ ...aRisk({ what: 'The import is slower.' }), id: '2', doneAt: NOW });
    expect(ids(next, 'risks')).toEqual(['2', '3']);
    expect(eventTypes(done, put('2', aRisk({ impact: 'low' })))).toEqual(['item_changed']);
  });

  test('that is said again as it stands is no event', () => {
    expect(eventTypes(risky, put('2'))).toEqual([]);
  });

  test('that is taken out is named in the record, and the others stay', () => {
    expect(ids(after(risky, remove('2')), 'risks')).toEqual(['3']);
    expect(eventsOf(risky, remove('2'))).toEqual([
      { type: 'item_changed', part: 'risks', itemId: '2', what: 'The import is slow.', change: 'removed' },
    ]);
  });

  test('is done, and not done after all; twice is once', () => {
    const done = after(risky, finish('3'));
    expect(risks(done).map(({ doneAt }) => doneAt)).toEqual([null, NOW]);
    expect(eventTypes(done, finish('3'))).toEqual([]);
    expect(risks(after(done, finish('3', false))).map(({ doneAt }) => doneAt)).toEqual([null, null]);
    expect(eventsOf(done, finish('3', false))).toMatchObject([{ change: 'reopened' }]);
  });

  test.each([put('9'), remove('9'), finish('9'), put('1')])(
    'that is not there, or in another list, is refused: %j',
    (command) => {
      expectRefused(risky, command, { code: 'unknown_matter' });
    },
  );
});

describe('the scope, which departments judged', () => {
  const boards = { what: 'Boards', gain: '', link: '', departments: [] };
  const point: Command = { type: 'put_item', part: 'scope', itemId: null, values: boards };
  const goneNow: Command = { type: 'remove_item', part: 'scope', itemId: '1' };

  test.each(['draft', 'planning', 'sign_off'] as const)('may change in %s', (stage) => {
    for (const command of [point, goneNow]) {
      expect(eventTypes(inStage[stage](), command)).toContain('item_changed');
    }
  });

  test.each(['launching', 'live', 'retro'] as const)('stays as it was judged in %s', (stage) => {
    const release = inStage[stage]();
    for (const command of [point, goneNow]) {
      expectRefused(release, command, { code: 'wrong_stage', command: command.type, stage });
    }
    expect(eventTypes(release, put(null))).toEqual(['item_changed']);
  });
});

describe('the number of an item', () => {
  test('is never given twice, in no list, not even after the last one was taken out', () => {
    const emptied = after(after(risky, remove('3')), remove('2'));
    const next = after(emptied, put(null));
    expect(ids(next, 'risks')).toEqual(['4']);
    const milestones = [aMilestone(), aMilestone({ what: 'Ship' })];
    const more = after(next, { type: 'add_items', part: 'milestones', items: milestones });
    expect(ids(more, 'milestones')).toEqual(['5', '6']);
    const all = Object.values(more.plan.contents).flatMap((items) =>
      Array.isArray(items) ? items.map(({ id }) => id) : [],
    );
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('many at once', () => {
  test('are one event with their number, and none at all is none', () => {
    const items = Array.from({ length: 400 }, (_, index) => aMilestone({ what: `Step ${index}` }));
    expect(eventsOf(draft, { type: 'add_items', part: 'milestones', items })).toEqual([
      { type: 'items_added', part: 'milestones', count: 400 },
    ]);
    expect(eventTypes(draft, { type: 'add_items', part: 'milestones', items: [] })).toEqual([]);
  });
});

describe('single facts', () => {
  test('are set one by one; only what changed is named', () => {
    const set = (values: object): Command => ({ type: 'set_facts', part: 'about', values });
    const first = after(draft, set({ compatibility: 'Atlas 1', windowUntil: '18:00' }));
    expect(first.plan.contents.about).toMatchObject({ compatibility: 'Atlas 1', backOutOwner: null });
    expect(eventsOf(first, set({ compatibility: 'Atlas 1', backOutOwner: PAT }))).toEqual([
      { type: 'plan_changed', fields: ['backOutOwner'] },
    ]);
    expect(eventTypes(first, set({ windowUntil: '18:00' }))).toEqual([]);
  });
});

describe('releases that wait for each other', () => {
  const dependency = (release: string | null) => ({ what: 'The API', release, owner: null, by: '' });
  const on = (release: string | null, part: ListPart = 'dependencies'): Command =>
    ({ type: 'put_item', part, itemId: null, values: dependency(release) }) as Command;
  const waits = {
    'rel-b': ['rel-c'],
    'rel-c': ['rel-d', 'rel-e'],
    'rel-e': ['rel-e'],
    'rel-x': ['rel-atlas'],
  };
  const refused = (command: Command, known: typeof waits | null = waits) => {
    const context = { actor: anActor(), now: NOW, settings: someSettings() };
    const decision = decide(draft, command, known === null ? context : { ...context, waits: known });
    return decision.ok ? null : decision.refusal;
  };

  test.each([
    ['itself', 'rel-atlas', true],
    ['one that waits for it', 'rel-x', true],
    ['one that waits for nothing', 'rel-d', false],
    ['a chain that ends elsewhere, in a circle of others', 'rel-b', false],
    ['something outside', null, false],
  ])('may not close a circle: %s', (_what, release, isCircle) => {
    expect(refused(on(release))).toEqual(isCircle ? { code: 'waits_in_a_circle' } : null);
  });

  test('may not close one with many at once, or with a plan from a file', () => {
    const items = [dependency('rel-d'), dependency('rel-x')];
    expect(refused({ type: 'add_items', part: 'dependencies', items })).toEqual({
      code: 'waits_in_a_circle',
    });
    const contents = withNewItems(draft.plan.contents, 'dependencies', items);
    const edit: Command = { type: 'edit', change: { plan: { contents } } };
    expect(refused(edit)).toEqual({ code: 'waits_in_a_circle' });
    expect(refused({ type: 'add_items', part: 'dependencies', items: items.slice(0, 1) })).toBeNull();
  });

  test('are never judged where nobody said who waits for whom', () => {
    expect(() => refused(on('rel-d'), null)).toThrow('Nobody said which release waits for which.');
    expect(refused(on(null), null)).toBeNull();
  });

  test('may not close a circle over three', () => {
    const over = { ...waits, 'rel-d': ['rel-atlas'] };
    expect(refused(on('rel-b'), over)).toEqual({ code: 'waits_in_a_circle' });
  });

  test('itself is refused even where nothing is known of the others', () => {
    expect(refused(on('rel-atlas'), null)).toEqual({ code: 'waits_in_a_circle' });
  });

  test('are read from their plans, what has come included', () => {
    const waiting = withNewItems(draft.plan.contents, 'dependencies', [
      dependency('rel-b'),
      dependency(null),
    ]);
    const [first, ...rest] = waiting.dependencies;
    const contents = { ...waiting, dependencies: [{ ...first, doneAt: NOW } as never, ...rest] };
    const releases = [{ ...draft, plan: { ...draft.plan, contents } }, aRelease({ id: 'rel-b' })];
    expect(waitsBetween(releases)).toEqual({ 'rel-atlas': ['rel-b'], 'rel-b': [] });
  });
});
