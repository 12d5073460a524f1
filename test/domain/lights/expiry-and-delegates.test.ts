import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import { timelineOf } from '../../../src/domain/delivery/timeline.ts';
import type { Light } from '../../../src/domain/lights/light.ts';
import { USUAL_RULES } from '../../../src/domain/lights/light-rules.ts';
import { obstaclesTo } from '../../../src/domain/lights/verdict.ts';
import { speaksFor } from '../../../src/domain/policy.ts';
import { aLight, anActor, departmentId, NOW, scopeOf, someSettings } from '../../support/builders.ts';
import {
  after,
  answerOf,
  eventsOf,
  eventTypes,
  expectRefused,
  held,
  light,
  notConcerned,
  notYet,
} from '../deciding.ts';
import { answered, greenSales, ifPrinted, LATER, launchNow, PAT, withSales } from '../matters.ts';

const sales = departmentId('sales');
const rules = { ...USUAL_RULES, validDays: 5 };
const expire: Command = { type: 'expire', departmentId: sales };
const clock = { actor: null, now: LATER };

describe('a green light that is too old', () => {
  const old = after(withSales(greenSales({ rules })), expire, clock);

  test('is asked again, and stands in the way until then', () => {
    expect(light(old, 'sales')).toMatchObject({ state: 'stale', changes: [], votes: [], askedAt: LATER });
    expect(light(old, 'sales').askedAgainBecause).toBe('Your green light is 5 working days old.');
    expect(eventTypes(withSales(greenSales({ rules })), expire, clock)).toEqual([
      'light_stale',
      'department_asked',
      'readiness_lost',
    ]);
    expect(obstaclesTo(old)).toEqual([{ kind: 'stale', department: 'Sales', changes: [] }]);
  });

  test('stays too old whatever is changed and changed back', () => {
    const edit = (scope: string): Command => ({
      type: 'edit',
      change: { plan: { contents: scopeOf(scope) } },
    });
    const back = after(after(old, edit('x')), edit('Shared boards'));
    expect(light(back, 'sales').state).toBe('stale');
  });

  test('gets too old also when the launch did not happen as planned, and nobody moved it', () => {
    const release = withSales(greenSales({ rules: { ...USUAL_RULES, validDays: 20 } }));
    const moments = timelineOf(release, someSettings(), '2026-12-11T09:00:00.000Z');
    const [moment] = moments.filter(({ kind }) => kind === 'time.expire');
    // Answered on Tuesday, 17 November; the launch was planned for 10 December.
    expect(moment?.dueAt).toBe('2026-12-15T09:00:00.000Z');
    const late = { actor: null, now: '2026-12-15T09:00:00.000Z' };
    // The department hears nothing before the manager chose.
    expect(eventTypes(release, expire, late)).toEqual(['light_stale', 'readiness_lost']);
    expectRefused(after(release, expire, late), launchNow(), { code: 'not_ready' }, { now: late.now });
  });

  /** By hand: is there anything to expire? */
  const NOTHING: readonly [string, Light][] = [
    ['red', answered('sales', 'not_yet', notYet, { rules })],
    ['not applicable', answered('sales', 'not_applicable', notConcerned, { rules })],
    ['waiting', aLight('sales', { rules })],
    ['asked again', greenSales({ rules, state: 'stale' })],
    ['green until the launch', greenSales()],
  ];
  test.each(NOTHING)('is none that is %s', (_state, one) => {
    expect(eventsOf(withSales(one), expire, clock)).toEqual([]);
  });

  test('may be a conditional one; on hold nothing gets old', () => {
    expect(
      light(after(withSales(answered('sales', 'conditional', ifPrinted, { rules })), expire, clock), 'sales')
        .state,
    ).toBe('stale');
    expect(eventsOf(withSales(greenSales({ rules }), { hold: held }), expire, clock)).toEqual([]);
  });
});

describe('somebody else who may answer', () => {
  const pat = anActor(PAT);
  const letIn = (until: string | null): Command => ({
    type: 'let_answer',
    departmentId: sales,
    delegate: { ...PAT, until },
  });
  const asked = withSales(aLight('sales', { askedAt: NOW }));
  const green = answerOf('sales', { answer: 'green' });

  test('could not before, and can from then on for this release', () => {
    expectRefused(asked, green, { code: 'not_entitled' }, { actor: pat });
    const next = after(asked, letIn(null));
    expect(eventTypes(asked, letIn(null))).toEqual(['answer_delegated']);
    expect(light(after(next, green, { actor: pat }), 'sales')).toMatchObject({
      state: 'green',
      answer: { asDeputy: false },
    });
    expect(speaksFor(PAT.userId, next, sales, someSettings())).toBe(true);
  });

  test.each([
    ['on their last day', '2026-11-24T20:00:00.000Z', true],
    ['on the next day of the department’s wall', '2026-11-24T23:30:00.000Z', false],
  ])('%s: %s', (_when, now, may) => {
    const next = after(asked, letIn('2026-11-24'));
    if (may) expect(eventTypes(next, green, { actor: pat, now })).toContain('light_answered');
    else expectRefused(next, green, { code: 'not_entitled' }, { actor: pat, now });
    expect(speaksFor(PAT.userId, next, sales, someSettings(), now)).toBe(may);
  });

  test('is let in once: the newest word counts', () => {
    const next = after(after(asked, letIn('2026-11-24')), letIn(null));
    expect(light(next, 'sales').delegates).toEqual([{ ...PAT, until: null }]);
  });

  test('answers for that department alone', () => {
    const next = after(asked, letIn(null));
    expect(speaksFor(PAT.userId, next, departmentId('docs'), someSettings())).toBe(false);
  });
});
