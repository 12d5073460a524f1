import { describe, expect, test } from 'vitest';
import { timelineOf } from '../../../src/domain/delivery/timeline.ts';
import type { Confirmation } from '../../../src/domain/launch-day/confirmation.ts';
import { confirmationOpensAt, mayGoInAdvance } from '../../../src/domain/launch-day/confirmation-moments.ts';
import { obstaclesTo } from '../../../src/domain/lights/verdict.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  aDepartment,
  aGreenLight,
  anActor,
  aPlan,
  departmentId,
  launchOn,
  someSettings,
} from '../../support/builders.ts';
import {
  after,
  answerOf,
  eventsOf,
  eventTypes,
  expectRefused,
  held,
  leadActor,
  light,
  notYet,
  refusalOf,
} from '../deciding.ts';
import { HIGH, kindsOf, LOW, NORMAL, PAT } from '../matters.ts';
import { askedStill, judged } from './launch-day-cases.ts';

const sales = departmentId('sales');
const ask = { type: 'ask_confirmation', departmentId: sales } as const;
const still = { type: 'confirm_light', departmentId: sales, advance: false } as const;
const signal = (now: string) => ({ actor: null, now });
const lead = (now = EVE) => ({ actor: leadActor('sales'), now });
/** The builders' launch is on Thursday 10 December at two in Berlin. */
const EVE = '2026-12-09T09:00:00.000Z';
const confirmationOf = (release: Release): Confirmation | null => light(release, 'sales').confirmation;

describe('who is asked once more', () => {
  test.each([
    ['low', LOW, 0],
    ['normal', NORMAL, 8],
    ['high', HIGH, 8],
  ])('%s risk: %i', (_name, risk, count) => {
    const kinds = timelineOf(judged(risk), someSettings(), EVE).filter(({ kind }) => kind === 'time.confirm');
    expect(kinds).toHaveLength(count as number);
  });

  test('nobody where nobody judged the risk, and nobody of the urgent lane', () => {
    const release = judged(NORMAL);
    const unjudged = { ...release, plan: { ...release.plan, risk: null } };
    expect(timelineOf(unjudged, someSettings(), EVE).some(({ kind }) => kind === 'time.confirm')).toBe(false);
    expect(eventsOf(unjudged, ask, signal(EVE))).toEqual([]);
  });

  const tokyo = someSettings({ departments: [aDepartment('sales', { zone: 'Asia/Tokyo' })] });
  test.each([
    ['the working day before, at ten', launchOn('2026-12-10'), someSettings(), '2026-12-09T09:00:00.000Z'],
    ['on Friday for a Monday', launchOn('2026-12-14'), someSettings(), '2026-12-11T09:00:00.000Z'],
    [
      'a day earlier where less than 24 hours would be left',
      launchOn('2026-12-10', '09:00'),
      someSettings(),
      '2026-12-08T09:00:00.000Z',
    ],
    ['in its own morning', launchOn('2026-12-10'), tokyo, '2026-12-09T01:00:00.000Z'],
  ])('%s', (_name, launch, settings, expected) => {
    const release = { ...judged(NORMAL), plan: aPlan({ risk: NORMAL, launch }) };
    expect(confirmationOpensAt(light(release, 'sales'), release, settings)).toBe(expected);
  });
});

describe('the question', () => {
  test('put to a green light, is in the way until somebody says that it still is', () => {
    const asked = after(judged(NORMAL), ask, signal(EVE));
    expect(kindsOf(obstaclesTo(asked))).toEqual(['unconfirmed']);
    expect(eventTypes(asked, still, lead())).toEqual(['light_confirmed']);
    expect(obstaclesTo(after(asked, still, lead()))).toEqual([]);
  });

  test('is not put where the light is open: its own obstacle says it, and its answer confirms it', () => {
    const release = judged(NORMAL);
    const waiting = {
      ...release,
      lights: release.lights.map((each) =>
        each.departmentId === sales ? { ...each, state: 'waiting' as const, answer: null } : each,
      ),
    };
    const asked = after(waiting, ask, signal(EVE));
    expect(eventsOf(waiting, ask, signal(EVE))).toMatchObject([{ outcome: 'by_light' }]);
    expect(kindsOf(obstaclesTo(asked))).toEqual(['waiting']);
    expectRefused(asked, still, { code: 'light_comes_first', name: 'Sales' }, lead());
    const green = after(asked, answerOf('sales', { answer: 'green' }), lead());
    expect(obstaclesTo(green)).toEqual([]);
  });

  test.each([
    ['answered on Monday', '2026-12-07T09:00:00.000Z', 'asked'],
    ['answered on Tuesday, one working day ago', '2026-12-08T09:00:00.000Z', 'fresh'],
    ['answered an hour ago', '2026-12-09T08:00:00.000Z', 'fresh'],
  ])('%s', (_name, at, outcome) => {
    const release = judged(NORMAL, { lights: [aGreenLight('sales', at)] });
    const asked = after(release, ask, signal(EVE));
    expect(eventsOf(release, ask, signal(EVE))).toMatchObject([{ outcome }]);
    expect(kindsOf(obstaclesTo(asked))).toEqual(outcome === 'fresh' ? [] : ['unconfirmed']);
  });

  test('is put once for a date, and not on hold', () => {
    const asked = after(judged(NORMAL), ask, signal(EVE));
    expect(eventsOf(asked, ask, signal(EVE))).toEqual([]);
    expect(eventsOf(judged(NORMAL, { hold: held }), ask, signal(EVE))).toEqual([]);
    expect(refusalOf(judged(NORMAL), still, lead())).toMatchObject({ code: 'nothing_to_confirm' });
  });

  test('said again by another click changes nothing', () => {
    const said = after(askedStill(judged(NORMAL)), still, lead());
    expect(eventsOf(said, still, lead('2026-12-09T10:00:00.000Z'))).toEqual([]);
  });
});

describe('what was confirmed', () => {
  const said = after(askedStill(judged(NORMAL)), still, lead());

  test('is void once the light is asked again, and its new answer says it anew', () => {
    const red = after(said, answerOf('sales', notYet), lead());
    const again = after(red, { type: 'ask_again', departmentId: sales }, signal(EVE));
    expect(confirmationOf(again)?.said).toBeNull();
    expect(obstaclesTo(after(again, answerOf('sales', { answer: 'green' }), lead()))).toEqual([]);
  });

  test('is void with another date, for which its turn comes anew', () => {
    const to = launchOn('2026-12-17');
    const planned = after(said, { type: 'plan_move', to, reason: 'quality', words: '' });
    const moved = after(planned, { type: 'apply_move' }, signal('2026-12-09T09:05:00.000Z'));
    expect(obstaclesTo(moved)).toEqual([]);
    expect(refusalOf(moved, still, lead())).toMatchObject({ code: 'nothing_to_confirm' });
    expect(kindsOf(obstaclesTo(after(moved, ask, signal('2026-12-16T09:00:00.000Z'))))).toEqual([
      'unconfirmed',
    ]);
  });

  test('is not asked for again by the old date, when that comes back', () => {
    const moveTo = (release: Release, date: string, minute: string): Release => {
      const move = { type: 'plan_move', to: launchOn(date), reason: 'people', words: '' } as const;
      const planned = after(release, move, { now: `2026-12-09T09:${minute}:00.000Z` });
      return after(planned, { type: 'apply_move' }, signal('2026-12-09T10:00:00.000Z'));
    };
    const there = moveTo(askedStill(judged(NORMAL)), '2026-12-17', '05');
    expect(obstaclesTo(moveTo(there, '2026-12-10', '15'))).toEqual([]);
  });

  test('a day before counts for a launch that is moved by a day', () => {
    const to = launchOn('2026-12-11');
    const planned = after(said, { type: 'plan_move', to, reason: 'quality', words: '' });
    const moved = after(planned, { type: 'apply_move' }, signal('2026-12-09T09:05:00.000Z'));
    expect(eventsOf(moved, ask, signal('2026-12-10T09:00:00.000Z'))).toMatchObject([{ outcome: 'fresh' }]);
  });
});

describe('the launch without a word', () => {
  const silent = askedStill(judged(NORMAL));
  const waive = { type: 'waive', departmentId: sales, reason: 'They are away.', acceptedBy: PAT } as const;

  test('is decided by the manager, and said no more once the department speaks', () => {
    const without = after(silent, waive);
    expect(obstaclesTo(without)).toEqual([]);
    expect(light(after(without, still, lead()), 'sales').waiver).toBeNull();
    expectRefused(judged(NORMAL), waive, { code: 'nothing_to_waive', name: 'Sales' });
  });

  test('is over with another date', () => {
    const planned = after(after(silent, waive), {
      type: 'plan_move',
      to: launchOn('2026-12-17'),
      reason: 'people',
      words: '',
    });
    const moved = after(planned, { type: 'apply_move' }, signal('2026-12-09T09:05:00.000Z'));
    expect(light(moved, 'sales').waiver).toBeNull();
  });
});

describe('going in advance', () => {
  const night = launchOn('2026-12-10', '23:00');
  const release = judged(HIGH);
  const nightly: Release = { ...release, plan: { ...release.plan, launch: night } };
  const inAdvance = { ...still, advance: true };

  test('is for a launch of high risk outside of the hours of the department', () => {
    expect(mayGoInAdvance(light(nightly, 'sales'), nightly, someSettings())).toBe(true);
    expect(mayGoInAdvance(light(release, 'sales'), release, someSettings())).toBe(false);
    expectRefused(askedStill(release), inAdvance, { code: 'no_advance' }, lead());
  });

  test('asks also those who answered a moment ago, and can follow "still green"', () => {
    const young = { ...nightly, lights: [aGreenLight('sales', EVE)] };
    expect(eventsOf(young, ask, signal(EVE))).toMatchObject([{ outcome: 'asked' }]);
    const said = after(askedStill(nightly), still, lead());
    const gone = after(said, inAdvance, lead());
    expect(confirmationOf(gone)?.said).toMatchObject({ advance: true });
    expect(eventsOf(gone, still, { actor: anActor({ ...leadActor('sales') }), now: EVE })).toEqual([]);
  });
});
