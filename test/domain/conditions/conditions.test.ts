import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import type { ConditionState } from '../../../src/domain/conditions/condition.ts';
import { obstaclesTo } from '../../../src/domain/lights/verdict.ts';
import type { Release } from '../../../src/domain/release.ts';
import { aLight, departmentId, NOW } from '../../support/builders.ts';
import {
  after,
  answerOf,
  closedWell,
  deploying,
  eventsOf,
  eventTypes,
  expectRefused,
  leadActor,
  light,
  live,
  notConcerned,
  notYet,
  onTrack,
} from '../deciding.ts';
import { aCondition, answered, asking, ifLater, ifPrinted, LATER, withSales } from '../matters.ts';

const lead = { actor: leadActor('sales'), now: LATER };
const clock = { actor: null };
const say = (answer: Parameters<typeof answerOf>[1]): Command => answerOf('sales', answer);
const met = (conditionId = 'c1'): Command => ({ type: 'settle_condition', conditionId });
const lapse = (conditionId = 'c1'): Command => ({ type: 'lapse_condition', conditionId });
const consent = (agreed: boolean): Command => ({
  type: 'consent',
  departmentId: departmentId('sales'),
  agreed,
});

const fresh = asking(aLight('sales', { askedAt: NOW }));
const one = after(fresh, say(ifPrinted), lead);
const lapsed = after(one, lapse(), clock);
const late = after(fresh, say(ifLater), lead);
const states = (release: Release): ConditionState[] => release.conditions.map(({ state }) => state);

describe('green, if', () => {
  test('counts as green and keeps what, who and until when', () => {
    expect(light(one, 'sales').state).toBe('conditional');
    expect(obstaclesTo(one)).toEqual([]);
    expect(one.conditions).toMatchObject([
      { id: 'c1', text: ifPrinted.condition, owner: ifPrinted.owner, dueOn: ifPrinted.dueOn, state: 'open' },
    ]);
    const [event] = eventsOf(fresh, say(ifPrinted), lead);
    expect(event).toMatchObject({ type: 'light_answered', pending: ['c1'] });
  });

  test('said again changes nothing, also while the manager has not agreed', () => {
    expect(eventsOf(one, say(ifPrinted), lead)).toEqual([]);
    expect(eventsOf(late, say(ifLater), lead)).toEqual([]);
  });

  test('due after the launch counts only once the manager agrees', () => {
    expect(light(late, 'sales').state).toBe('conditional_asked');
    expect(obstaclesTo(late)).toEqual([
      { kind: 'consent', department: 'Sales', reason: ifLater.condition, condition: true },
    ]);
    const agreed = after(late, consent(true));
    expect([light(agreed, 'sales').state, states(agreed), obstaclesTo(agreed)]).toEqual([
      'conditional',
      ['open'],
      [],
    ]);
    const refused = after(late, consent(false));
    expect([light(refused, 'sales').state, states(refused)]).toEqual(['waiting', ['dropped']]);
  });

  test('due on the day of the launch needs nobody’s consent', () => {
    expect(light(after(fresh, say({ ...ifPrinted, dueOn: '2026-12-10' }), lead), 'sales').state).toBe(
      'conditional',
    );
    expect(light(after(fresh, say({ ...ifPrinted, dueOn: '2026-12-11' }), lead), 'sales').state).toBe(
      'conditional_asked',
    );
  });
});

describe('a condition', () => {
  test('that is met leaves a plain green light', () => {
    expect(light(after(one, met()), 'sales').state).toBe('green');
    expect(eventTypes(one, met())).toEqual(['condition_met']);
    expect(eventsOf(after(one, met()), met())).toEqual([]);
  });

  test('that is unmet when its day ends turns the light red, and names itself in the way', () => {
    expect(light(lapsed, 'sales')).toMatchObject({ state: 'not_yet', votes: [] });
    expect(eventTypes(one, lapse(), clock)).toEqual(['condition_lapsed', 'readiness_lost']);
    expect(obstaclesTo(lapsed)).toEqual([
      {
        kind: 'condition',
        department: 'Sales',
        text: ifPrinted.condition,
        owner: 'Pat',
        dueOn: ifPrinted.dueOn,
      },
    ]);
    expect(eventsOf(lapsed, lapse(), clock)).toEqual([]);
  });

  test('that is met late makes it green again', () => {
    expect(eventTypes(lapsed, met())).toEqual(['condition_met', 'all_green']);
    expect(light(after(lapsed, met()), 'sales').state).toBe('green');
  });

  test.each([
    ['green', { answer: 'green' }, 'met', 'green'],
    ['on track', onTrack, 'lapsed', 'on_track'],
    ['not yet', notYet, 'dropped', 'not_yet'],
    ['not applicable', notConcerned, 'dropped', 'not_applicable_asked'],
  ] as const)('that lapsed, and then "%s"', (_said, answer, condition, state) => {
    const next = after(lapsed, say(answer), lead);
    expect([states(next), light(next, 'sales').state]).toEqual([[condition], state]);
  });

  test('that lapsed gives way to a new one', () => {
    const next = after(lapsed, say({ ...ifPrinted, dueOn: '2026-12-08' }), lead);
    expect([states(next), light(next, 'sales').state]).toEqual([['dropped', 'open'], 'conditional']);
  });

  test('that is unknown or dropped cannot be marked as done', () => {
    expectRefused(one, met('c9'), { code: 'unknown_matter' });
    expectRefused(after(one, say(notYet), lead), met(), { code: 'matter_is_over' });
  });
});

describe('two conditions', () => {
  const two = after(one, say({ ...ifPrinted, condition: 'Sales is trained.' }), lead);

  test('are both wanted: the light is plain green with the last', () => {
    expect(light(after(two, met('c1')), 'sales').state).toBe('conditional');
    expect(light(after(after(two, met('c1')), met('c2')), 'sales').state).toBe('green');
  });

  test('of which one lapsed: that one is named, and the other does not mend it', () => {
    const red = after(two, lapse('c1'), clock);
    expect(obstaclesTo(red)).toMatchObject([{ kind: 'condition', text: ifPrinted.condition }]);
    expect(light(after(red, met('c2')), 'sales').state).toBe('not_yet');
    expect(light(after(red, met('c1')), 'sales').state).toBe('conditional');
  });

  test('of which one waits for consent and one lapsed: consent alone does not open the way', () => {
    const red = after(after(one, say(ifLater), lead), lapse('c1'), clock);
    expect(light(red, 'sales').state).toBe('not_yet');
    expectRefused(red, consent(true), { code: 'nothing_to_consent_to' });
    expect(light(after(red, met('c1')), 'sales').state).toBe('conditional_asked');
  });
});

describe('after the launch', () => {
  const given = { lights: [answered('sales', 'conditional', ifPrinted)], conditions: [aCondition()] };
  const close: Command = { ...closedWell, lessons: 'x' };

  test.each([
    ['lapses', lapse(), 'lapsed', 'condition_lapsed'],
    ['is met', met(), 'met', 'condition_met'],
  ] as const)(
    'a condition that %s never changes the launch or its lights',
    (_what, command, state, event) => {
      const before = live(given);
      const next = after(before, command, command.type === 'lapse_condition' ? clock : {});
      expect(next).toEqual({ ...before, conditions: next.conditions });
      expect(states(next)).toEqual([state]);
      expect(eventTypes(before, command)).toEqual([event]);
    },
  );

  test.each(['asked', 'open', 'lapsed'] as const)(
    'one that is %s keeps the release from closing',
    (state) => {
      const release = live({ ...given, conditions: [aCondition({ state })] });
      const pending = [{ text: ifPrinted.condition, owner: 'Pat' }];
      expectRefused(release, close, { code: 'conditions_pending', pending });
      expect(after(after(release, met()), close).stage).toBe('closed');
    },
  );

  test('an attempt that did not work brings back what became of the conditions meanwhile', () => {
    const failed: Command = { type: 'declare_failed', usersSee: 'nothing', cause: 'x', askAgain: [] };
    const red = after(after(deploying(given), lapse(), clock), failed);
    expect(light(red, 'sales').state).toBe('not_yet');
    const green = after(after(deploying(given), met()), failed);
    expect(light(green, 'sales').state).toBe('green');
  });
});

test('a light that is asked again keeps its lapsed condition in mind', () => {
  const release = withSales(answered('sales', 'on_track', onTrack), { conditions: [aCondition()] });
  const next = after(release, lapse(), clock);
  expect(light(next, 'sales').state).toBe('on_track');
  expect(light(after(next, say({ answer: 'green' }), lead), 'sales').state).toBe('green');
});
