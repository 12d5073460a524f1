import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command, ItemValues } from '../../../src/domain/command.ts';
import { EMPTY_CONTENTS, withNewItems } from '../../../src/domain/contents/contents.ts';
import { leftByAll, scopeText, scopeTextProblem, withScopeText } from '../../../src/domain/contents/scope.ts';
import { fingerprint } from '../../../src/domain/lights/facts.ts';
import type { Light } from '../../../src/domain/lights/light.ts';
import { USUAL_RULES } from '../../../src/domain/lights/light-rules.ts';
import { refitLights } from '../../../src/domain/lights/staleness.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  aLight,
  aRelease,
  type DepartmentKey,
  departmentId,
  leadOf,
  NOW,
  scopeOf,
} from '../../support/builders.ts';
import { after, answerOf, eventsOf, leadActor, light } from '../deciding.ts';

const names = (text: string): string[] => scopeOf(text).scope.map(({ what }) => what);
const point = (what: string, overrides: Partial<ItemValues<'scope'>> = {}): ItemValues<'scope'> => ({
  what,
  gain: '',
  link: '',
  departments: [],
  ...overrides,
});

describe('the scope, typed one point a line', () => {
  test.each<[string, string[]]>([
    ['', []],
    ['\n \n', []],
    ['Boards', ['Boards']],
    ['Boards\nCharts', ['Boards', 'Charts']],
    ['Boards\r\nCharts\r\n', ['Boards', 'Charts']],
    ['  Boards \n\n\n Charts', ['Boards', 'Charts']],
    ['- Boards\n* Charts\n• Links', ['Boards', 'Charts', 'Links']],
    ['Boards\nCharts\nBoards', ['Boards', 'Charts', 'Boards']],
    ['-5 % cost\n"Quoted" 🚀', ['-5 % cost', '"Quoted" 🚀']],
  ])('%j', (text, points) => {
    expect(names(text)).toEqual(points);
    expect(scopeText(scopeOf(text))).toBe(points.join('\n'));
  });

  test('a point that stood there keeps its number and what else is known of it', () => {
    const before = withNewItems(EMPTY_CONTENTS, 'scope', [
      point('Boards', { gain: 'Plan together.', link: 'https://example.com/b', departments: ['dep-docs'] }),
      point('Charts'),
    ]);
    const next = withScopeText(before, 'Links\nBoards');
    expect(next.scope).toEqual([{ ...point('Links'), id: '3', doneAt: null }, before.scope[0]]);
    expect(next.nextId).toBe(4);
  });

  test.each<[string, string, (string | undefined)[]]>([
    ['a mended word', 'Bords\nCharts\nLinks', ['B', 'C', 'L']],
    ['two mended words beside each other', 'Bords\nChart\nLinks', ['B', 'C', 'L']],
    ['all words mended', 'Bords\nChart\nLink', ['B', 'C', 'L']],
    ['a mended word and a new point at the end', 'Bords\nCharts\nLinks\nMaps', ['B', 'C', 'L', '']],
    ['a point less, and a new one elsewhere', 'Charts\nLinks\nMaps', ['C', 'L', '']],
    ['two for one', 'Boards\nPies\nBars\nLinks', ['B', '', '', 'L']],
    ['the other order', 'Links\nCharts\nBoards', ['L', 'C', 'B']],
    ['one line twice', 'Boards\nBoards\nCharts\nLinks', ['B', '', 'C', 'L']],
  ])('%s keeps what is known of a point', (_what, text, gains) => {
    const before = withNewItems(EMPTY_CONTENTS, 'scope', [
      point('Boards', { gain: 'B', link: 'https://example.com/b', departments: ['dep-docs'] }),
      point('Charts', { gain: 'C' }),
      point('Links', { gain: 'L' }),
    ]);
    const next = withScopeText(before, text);
    expect(next.scope.map(({ gain }) => gain)).toEqual(gains);
    expect(scopeText(next)).toBe(text);
    expect(new Set(next.scope.map(({ id }) => id)).size).toBe(gains.length);
    const [boards] = next.scope.filter(({ gain }) => gain === 'B');
    if (boards !== undefined) expect(boards).toMatchObject({ id: '1', departments: ['dep-docs'] });
  });

  test('a point has its most, as in the form of one; what stands there already may stay', () => {
    const long = 'x'.repeat(201);
    expect(scopeTextProblem(EMPTY_CONTENTS, `Boards\n${long}`)).toContain('At most 200 characters a point');
    expect(scopeTextProblem(EMPTY_CONTENTS, `Boards\n${'x'.repeat(200)}`)).toBeNull();
    expect(scopeTextProblem(scopeOf(long), `Boards\n${long}`)).toBeNull();
  });

  test('a text that says what stands there changes nothing, whatever it looks like', () => {
    const before = withNewItems(EMPTY_CONTENTS, 'scope', [point('- Boards'), point('Same'), point('Same')]);
    expect(withScopeText(before, scopeText(before))).toBe(before);
    // With a line more, the one that was written with a sign is still the same point.
    expect(withScopeText(before, '- Boards\n- Links').scope.map(({ id, what }) => [id, what])).toEqual([
      ['1', '- Boards'],
      ['4', 'Links'],
    ]);
  });

  test('any text, read and shown and read again, is the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = scopeOf(text);
        expect(withScopeText(once, scopeText(once))).toEqual(once);
      }),
    );
  });
});

/** Who judges the scope by hand: Docs and Sales do, QA judges the price alone. */
const JUDGES: readonly [DepartmentKey, Light['rules']['judges']][] = [
  ['docs', ['name', 'scope']],
  ['sales', ['scope']],
  ['qa', ['price']],
];

const judged = (points: readonly ItemValues<'scope'>[]): Release => {
  const empty = aRelease();
  const contents = withNewItems(EMPTY_CONTENTS, 'scope', points);
  const plan = { ...empty.plan, contents };
  const lights = JUDGES.map(([key, judges]) =>
    aLight(key, { askedAt: NOW, rules: { ...USUAL_RULES, judges } }),
  );
  const asked = aRelease({ stage: 'sign_off', startedAt: NOW, plan, lights });
  return JUDGES.reduce(
    (release, [key]) => after(release, answerOf(key, { answer: 'green' }), { actor: leadActor(key) }),
    asked,
  );
};

const put = (itemId: string | null, values: ItemValues<'scope'>): Command => ({
  type: 'put_item',
  part: 'scope',
  itemId,
  values,
});
const remove = (itemId: string): Command => ({ type: 'remove_item', part: 'scope', itemId });

const askedBy = (release: Release, command: Command): string[] =>
  eventsOf(release, command).flatMap((event) => (event.type === 'department_asked' ? [event.name] : []));

describe('who is asked again', () => {
  const plain = judged([point('Boards'), point('Charts', { departments: [departmentId('sales')] })]);
  const everybody = ['Docs', 'Sales'];
  const forDocs = [departmentId('docs')];

  test.each<[string, Command, string[]]>([
    ['other words', put('1', point('Shared boards')), everybody],
    ['a gain', put('1', point('Boards', { gain: 'Plan together.' })), everybody],
    ['a link', put('1', point('Boards', { link: 'https://example.com' })), []],
    ['a new point', put(null, point('Links')), everybody],
    ['a point less', remove('1'), everybody],
    [
      'a point that names Sales',
      put('2', point('Pie charts', { departments: [departmentId('sales')] })),
      ['Sales'],
    ],
    ['a point less that names Sales', remove('2'), ['Sales']],
    ['a new point that names Docs', put(null, point('Links', { departments: forDocs })), ['Docs']],
    [
      'a new point that names QA, which does not judge it',
      put(null, point('Links', { departments: [departmentId('qa')] })),
      [],
    ],
    ['a point that is left to Docs alone', put('1', point('Boards', { departments: forDocs })), []],
    [
      'a point that is given to Docs, too',
      put('2', point('Charts', { departments: [...forDocs, departmentId('sales')] })),
      ['Docs'],
    ],
    ['a point that is given to everybody', put('2', point('Charts')), ['Docs']],
    [
      'many points at once',
      {
        type: 'add_items',
        part: 'scope',
        items: [point('A', { departments: forDocs }), point('B', { departments: forDocs })],
      },
      ['Docs'],
    ],
  ])('%s', (_what, command, asked) => {
    expect(askedBy(plain, command)).toEqual(asked);
  });

  test('a change taken back gives the light back', () => {
    const changed = after(plain, put('1', point('Shared boards')));
    expect(light(changed, 'docs').state).toBe('stale');
    const back = eventsOf(changed, put('1', point('Boards'))).map(({ type }) => type);
    expect(back).toEqual(['item_changed', 'light_restored', 'light_restored', 'all_green']);
  });

  test('everybody about a point whose departments are part of the release no more', () => {
    const forDocsAlone = judged([point('Boards'), point('Charts', { departments: forDocs })]);
    expect(light(forDocsAlone, 'sales').answer?.judged?.scope).toBe('Boards');
    const left = { ...forDocsAlone, lights: forDocsAlone.lights.filter(({ name }) => name !== 'Docs') };
    const refitted = refitLights(forDocsAlone, left, NOW);
    const asked = refitted.events.flatMap((event) => (event.type === 'department_asked' ? [event.name] : []));
    expect(asked).toEqual(['Sales']);
    const again = after(refitted.release, answerOf('sales', { answer: 'green' }), {
      actor: leadActor('sales'),
    });
    expect(light(again, 'sales').answer?.judged?.scope).toBe('Boards\nCharts');
    expect(leftByAll(left.plan.contents.scope, [departmentId('sales')]).map(({ what }) => what)).toEqual([
      'Charts',
    ]);
    expect(leftByAll(left.plan.contents.scope, [departmentId('docs')])).toEqual([]);
  });

  test('nobody, once it is launched', () => {
    const changed = { ...plain, plan: { ...plain.plan, contents: scopeOf('Something else') } };
    expect(refitLights(plain, changed, NOW).events).not.toEqual([]);
    for (const stage of ['launching', 'live', 'retro', 'closed'] as const) {
      const launched = { ...changed, stage };
      expect(refitLights(plain, launched, NOW)).toEqual({ release: launched, events: [] });
    }
  });

  test('what was judged as a text, before points named departments, stands as it stood', () => {
    const text = 'Boards\nBoards\nCharts';
    const old = judged([point('Boards'), point('Charts')]);
    const lights = old.lights.map((each) => ({
      ...each,
      answer:
        each.answer === null ? null : { ...each.answer, judged: { ...each.answer.judged, scope: text } },
    }));
    const goal: Command = { type: 'edit', change: { plan: { goal: 'Another' } } };
    expect(eventsOf({ ...old, lights }, goal).map(({ type }) => type)).toEqual(['plan_changed']);
  });

  test('an answer judges the points that concern its department', () => {
    const judges = light(plain, 'docs').answer?.judged;
    expect(judges).toEqual(fingerprint(plain.plan, ['name', 'scope'], departmentId('docs')));
    expect(judges?.scope).toBe('Boards');
    expect(light(plain, 'sales').answer?.judged?.scope).toBe('Boards\nCharts');
    expect(leadOf('docs')).toBe(light(plain, 'docs').answer?.by.userId);
  });
});
