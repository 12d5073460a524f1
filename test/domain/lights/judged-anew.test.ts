import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import type { Light } from '../../../src/domain/lights/light.ts';
import { USUAL_RULES } from '../../../src/domain/lights/light-rules.ts';
import { greenCount, obstaclesTo, waitingFor } from '../../../src/domain/lights/verdict.ts';
import type { Plan } from '../../../src/domain/release.ts';
import { aLight, departmentId, launchOn, leadOf, NOW, scopeOf } from '../../support/builders.ts';
import {
  after,
  answerOf,
  eventsOf,
  eventTypes,
  held,
  leadActor,
  light,
  notConcerned,
  notYet,
} from '../deciding.ts';
import {
  aCondition,
  answered,
  asking,
  aWaiver,
  greenSales,
  ifLater,
  ifPrinted,
  LATER,
  withSales,
} from '../matters.ts';

const edit = (plan: Partial<Plan>): Command => ({ type: 'edit', change: { plan } });
const scope = edit({ contents: scopeOf('Shared boards and charts') });
const back = edit({ contents: scopeOf('Shared boards') });
const then = { now: LATER };
const dateBound = { ...USUAL_RULES, dateBound: true };

/** By hand: which lights lose their ground with the scope that they judged, and what they become. */
const STATES: readonly [string, Light, string | null][] = [
  ['green', greenSales(), 'stale'],
  ['green with conditions', answered('sales', 'conditional', ifPrinted), 'stale'],
  [
    'green with a condition that waits for the manager',
    answered('sales', 'conditional_asked', ifLater),
    'stale',
  ],
  ['not applicable', answered('sales', 'not_applicable', notConcerned), 'stale'],
  ['not applicable without consent', answered('sales', 'not_applicable_asked', notConcerned), 'waiting'],
  ['red', answered('sales', 'not_yet', notYet), null],
  ['not answered', aLight('sales', { askedAt: NOW }), null],
  ['not asked', aLight('sales'), null],
];

describe('a changed scope', () => {
  test.each(STATES)('and a light that is %s', (_name, sales, becomes) => {
    const release = withSales(sales);
    const next = after(release, scope, then);
    if (becomes === null) {
      expect(next.lights).toEqual(release.lights);
      expect(eventTypes(release, scope, then)).toEqual(['plan_changed']);
      return;
    }
    expect(light(next, 'sales')).toMatchObject({ state: becomes, askedAt: LATER, votes: [] });
    expect(light(next, 'sales').askedAgainBecause).toBe('The scope has changed.');
    const [, stale, asked] = eventsOf(release, scope, then);
    const changes = [{ fact: 'scope', before: 'Shared boards', after: 'Shared boards and charts' }];
    expect(stale).toMatchObject({ type: 'light_stale', before: sales.state, changes });
    expect(asked).toMatchObject({
      type: 'department_asked',
      again: true,
      departmentId: departmentId('sales'),
    });
  });

  test('asks nobody who did not judge it', () => {
    const release = asking(
      greenSales(),
      answered('docs', 'green', { answer: 'green' }, { rules: { ...USUAL_RULES, judges: ['price'] } }),
    );
    const next = after(release, scope, then);
    expect(next.lights.map(({ state }) => state)).toEqual(['stale', 'green']);
  });

  test('takes the light out of the count: it is waited for, and stands in the way', () => {
    const next = after(withSales(greenSales()), scope, then);
    expect(greenCount(next)).toEqual({ green: 0, of: 1 });
    expect(waitingFor(next)).toHaveLength(1);
    expect(obstaclesTo(next)).toMatchObject([
      { kind: 'stale', department: 'Sales', changes: [{ fact: 'scope' }] },
    ]);
    expect(eventTypes(withSales(greenSales()), scope, then)).toContain('readiness_lost');
  });

  test('taken back gives the light back without a question, and the readiness with it', () => {
    const next = after(withSales(greenSales()), scope, then);
    expect(light(after(next, back), 'sales')).toMatchObject({
      state: 'green',
      changes: [],
      askedAgainBecause: null,
    });
    expect(eventTypes(next, back)).toEqual(['plan_changed', 'light_restored', 'all_green']);
  });

  test('that grows asks once more, with the newest words; said again it asks nobody', () => {
    const next = after(withSales(greenSales()), scope, then);
    const more = edit({ contents: scopeOf('Everything') });
    expect(eventTypes(next, more)).toEqual(['plan_changed', 'light_stale', 'department_asked']);
    expect(light(after(next, more), 'sales').changes).toMatchObject([
      { before: 'Shared boards', after: 'Everything' },
    ]);
    expect(eventTypes(next, edit({ goal: 'Other' }))).toEqual(['plan_changed']);
  });

  test('on hold asks nobody, and the light waits all the same', () => {
    const release = withSales(greenSales(), { hold: held });
    expect(eventTypes(release, scope, then)).toEqual(['plan_changed', 'light_stale']);
    expect(light(after(release, scope, then), 'sales').state).toBe('stale');
  });

  test('begins the count anew where a department needs several people', () => {
    const rules = { ...USUAL_RULES, quorum: 2 };
    const by = { userId: leadOf('sales'), name: 'x' };
    const release = withSales(aLight('sales', { askedAt: NOW, rules, votes: [{ by, at: NOW }] }));
    expect(light(after(release, scope, then), 'sales')).toMatchObject({ state: 'waiting', votes: [] });
    expect(eventTypes(release, edit({ goal: 'Other' }))).toEqual(['plan_changed']);
  });
});

describe('what comes back', () => {
  const stale = (overrides: Partial<Light>) =>
    greenSales({
      state: 'stale',
      changes: [{ fact: 'scope', before: 'Shared boards', after: 'x' }],
      ...overrides,
    });
  const changed = { ...withSales(stale({})), plan: { ...withSales(stale({})).plan, contents: scopeOf('x') } };

  test.each([
    ['open', 'conditional'],
    ['asked', 'conditional_asked'],
    ['lapsed', 'not_yet'],
    ['met', 'green'],
    ['dropped', 'green'],
  ] as const)('with a condition that is %s is %s', (state, becomes) => {
    const release = { ...changed, conditions: [aCondition({ state })] };
    expect(light(after(release, back), 'sales').state).toBe(becomes);
  });

  test('after its consent stays not applicable', () => {
    const release = after(withSales(answered('sales', 'not_applicable', notConcerned)), scope);
    expect(light(after(release, back), 'sales').state).toBe('not_applicable');
  });

  test('needs no launch without it any more', () => {
    const release = { ...changed, lights: [stale({ waiver: aWaiver() })] };
    expect(light(after(release, back), 'sales')).toMatchObject({ state: 'green', waiver: null });
  });
});

describe('"Still green"', () => {
  test('keeps the conditions that the light had: only what changed was asked', () => {
    const release = after(
      withSales(answered('sales', 'conditional', ifPrinted), { conditions: [aCondition()] }),
      scope,
    );
    const next = after(release, answerOf('sales', { answer: 'green' }), { actor: leadActor('sales') });
    expect(light(next, 'sales')).toMatchObject({ state: 'conditional', changes: [] });
    expect(next.conditions).toMatchObject([{ state: 'open' }]);
  });

  test('judges what is there now: the old words coming back are a change again', () => {
    const stale = after(withSales(greenSales()), scope);
    const next = after(stale, answerOf('sales', { answer: 'green' }), { actor: leadActor('sales') });
    expect(light(next, 'sales').state).toBe('green');
    expect(light(after(next, back), 'sales').state).toBe('stale');
  });
});

describe('a resume with a new date', () => {
  const waiting = withSales(greenSales(), { hold: held });
  test.each([
    ['earlier', '2026-12-07', greenSales(), 'stale'],
    ['later', '2026-12-17', greenSales(), 'green'],
    ['later, with work tied to the day', '2026-12-17', greenSales({ rules: dateBound }), 'stale'],
  ] as const)('%s', (_name, date, sales, becomes) => {
    const next = after({ ...waiting, lights: [sales] }, { type: 'resume', launch: launchOn(date) });
    expect(light(next, 'sales').state).toBe(becomes);
  });

  test('asks those whom it touches, because nothing holds any more', () => {
    const events = eventTypes(waiting, { type: 'resume', launch: launchOn('2026-12-07') });
    expect(events).toEqual(['release_resumed', 'release_moved', 'light_stale', 'department_asked']);
  });
});
