import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import type { LightAnswer } from '../../../src/domain/lights/light.ts';
import type { Quorum } from '../../../src/domain/lights/light-rules.ts';
import { USUAL_RULES } from '../../../src/domain/lights/light-rules.ts';
import { votesNeeded } from '../../../src/domain/lights/quorum.ts';
import { obstaclesTo } from '../../../src/domain/lights/verdict.ts';
import type { Release } from '../../../src/domain/release.ts';
import { aDepartment, aLight, anActor, departmentId, NOW, someSettings } from '../../support/builders.ts';
import { after, answerOf, deploying, eventsOf, eventTypes, light, notYet } from '../deciding.ts';
import { ifLater, ifPrinted, withSales } from '../matters.ts';

const department = (leads: number, deputies: number) =>
  aDepartment('sales', {
    leads: Array.from({ length: leads }, (_, index) => `U0L${index + 1}`),
    deputies: Array.from({ length: deputies }, (_, index) => `U0D${index + 1}`),
  });
const settings = someSettings({ departments: [department(2, 1)] });
const asking = (quorum: Quorum, overrides: Partial<Release> = {}): Release =>
  withSales(aLight('sales', { askedAt: NOW, rules: { ...USUAL_RULES, quorum } }), overrides);
const as = (userId: string) => ({ actor: anActor({ userId, name: userId }), settings });
const green: LightAnswer = { answer: 'green' };
const say = (release: Release, userId: string, answer: LightAnswer = green): Release =>
  after(release, answerOf('sales', answer), as(userId));
const stateOf = (release: Release) => [light(release, 'sales').state, light(release, 'sales').votes.length];

describe('how many people of a department have to say green', () => {
  test.each<[Quorum, number, number, number]>([
    ['any', 2, 1, 1],
    ['all', 2, 1, 2],
    ['all', 1, 3, 1],
    ['all', 0, 2, 1],
    [2, 2, 1, 2],
    [3, 2, 1, 3],
    [5, 2, 1, 3],
    [2, 1, 0, 1],
    [2, 0, 0, 1],
  ])('%s of %d leads and %d deputies are %d', (quorum, leads, deputies, needed) => {
    expect(votesNeeded(quorum, department(leads, deputies))).toBe(needed);
  });

  test('of a department that is gone is one', () => {
    expect(votesNeeded('all', undefined)).toBe(1);
  });
});

describe('a light that needs several people', () => {
  const one = say(asking('all'), 'U0L1');

  test('waits with the first, and says how many there are', () => {
    expect(stateOf(one)).toEqual(['waiting', 1]);
    expect(eventsOf(asking('all'), answerOf('sales', green), as('U0L1'))).toMatchObject([
      { type: 'light_voted', votes: 1, needed: 2 },
    ]);
    expect(obstaclesTo(one)).toMatchObject([{ kind: 'waiting', department: 'Sales', votes: 1 }]);
  });

  test('counts the same person once, and hears them once', () => {
    expect(eventsOf(one, answerOf('sales', green), as('U0L1'))).toEqual([]);
    // Another word of the same person is one vote, too.
    expect(stateOf(say(one, 'U0L1', ifPrinted))).toEqual(['waiting', 1]);
  });

  test('is green with the last, a deputy too', () => {
    expect(stateOf(say(one, 'U0L2'))).toEqual(['green', 2]);
    expect(stateOf(say(one, 'U0D1'))).toEqual(['green', 2]);
    expect(eventTypes(one, answerOf('sales', green), as('U0L2'))).toEqual(['light_answered', 'all_green']);
  });

  test('begins anew after anybody’s red', () => {
    const red = say(one, 'U0L2', notYet);
    expect(stateOf(red)).toEqual(['not_yet', 0]);
    expect(stateOf(say(red, 'U0L2'))).toEqual(['waiting', 1]);
  });

  test('begins anew when it is asked again after an attempt that did not work, or without consent', () => {
    const given = light(say(one, 'U0L2'), 'sales');
    const failed: Command = {
      type: 'declare_failed',
      usersSee: 'part',
      cause: 'x',
      askAgain: [departmentId('sales')],
    };
    const again = after(deploying({ lights: [given] }), failed, { settings });
    expect(stateOf(say(again, 'U0L1'))).toEqual(['waiting', 1]);
    const late = say(one, 'U0L2', ifLater);
    const refused = after(
      late,
      { type: 'consent', departmentId: departmentId('sales'), agreed: false },
      { settings },
    );
    expect(stateOf(say(refused, 'U0L1'))).toEqual(['waiting', 1]);
  });

  test('keeps the condition of one of them until that one, or its owner, says that it is met', () => {
    const two = say(say(asking('all'), 'U0L1', ifPrinted), 'U0L2');
    expect([light(two, 'sales').state, two.conditions[0]?.state]).toEqual(['conditional', 'open']);
    expect(light(say(two, 'U0L1'), 'sales').state).toBe('green');
    expect(light(after(two, { type: 'settle_condition', conditionId: 'c1' }), 'sales').state).toBe('green');
  });

  test('needs one person in a rehearsal', () => {
    const practice = after(asking('all', { practice: true }), answerOf('sales', green), { settings });
    expect(light(practice, 'sales').state).toBe('green');
  });
});
