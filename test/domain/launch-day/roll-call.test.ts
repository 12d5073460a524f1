import { describe, expect, test } from 'vitest';
import { addMinutes } from '../../../src/domain/calendar.ts';
import { timelineOf } from '../../../src/domain/delivery/timeline.ts';
import { standingOf, stationsOf } from '../../../src/domain/launch-day/roll-call.ts';
import { stationOrder } from '../../../src/domain/launch-day/station-order.ts';
import { USUAL_RULES } from '../../../src/domain/lights/light-rules.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  aDepartment,
  anActor,
  departmentId,
  launchOn,
  leadOf,
  MAYA,
  someSettings,
} from '../../support/builders.ts';
import {
  after,
  answerOf,
  eventTypes,
  expectRefused,
  LAUNCH_AT,
  leadActor,
  notYet,
  refusalOf,
} from '../deciding.ts';
import { answered, HIGH, launchNow, NORMAL, RICO, rico } from '../matters.ts';
import { allGo, judged } from './launch-day-cases.ts';

const KEYS = ['docs', 'eng', 'sales'] as const;
const settings = someSettings({
  releaseManagers: [MAYA.userId, RICO.userId],
  departments: KEYS.map((key) => aDepartment(key, { key: key === 'eng' ? 'engineering' : key })),
});
const ready = judged(HIGH, { lights: KEYS.map((key) => answered(key, 'green', { answer: 'green' })) });
const start = { type: 'start_roll_call', duty: {} } as const;
const at = (now = LAUNCH_AT, actor = anActor()) => ({ now, actor, settings });
const by = (key: (typeof KEYS)[number], now = LAUNCH_AT) => at(now, leadActor(key));
const say = (
  key: (typeof KEYS)[number],
  word: 'go' | 'no_go' | 'hold',
  reason = word === 'go' ? '' : 'Fire.',
) => ({ type: 'answer_station', departmentId: departmentId(key), word, reason }) as const;
const begun = after(ready, start, at());
const standing = (release: Release, now = LAUNCH_AT): string => {
  const found = standingOf(release, now);
  return 'station' in found ? `${found.is} ${found.station.name}` : found.is;
};

describe('the order of the stations', () => {
  test('is the plan’s, engineering first', () => {
    expect(stationsOf(begun).map(({ name }) => name)).toEqual(['Engineering', 'Docs', 'Sales']);
  });

  test('has each after those that it comes after, and leaves out whom the launch does not wait for', () => {
    const rules = { ...USUAL_RULES, after: [departmentId('sales')] };
    const lights = [
      answered('docs', 'green', { answer: 'green' }, { rules }),
      answered('eng', 'green', { answer: 'green' }),
      answered('sales', 'green', { answer: 'green' }),
      answered('qa', 'green', { answer: 'green' }, { required: false }),
    ];
    expect(stationOrder({ ...ready, lights }, settings).map(({ name }) => name)).toEqual([
      'Engineering',
      'Sales',
      'Docs',
    ]);
  });
});

describe('it begins', () => {
  test.each([
    ['at normal risk', { ...ready, plan: { ...ready.plan, risk: NORMAL } }, LAUNCH_AT, 'no_roll_call'],
    ['two hours before', ready, addMinutes(LAUNCH_AT, -120), 'roll_call_too_early'],
    ['while a light is open', after(ready, answerOf('docs', notYet), by('docs')), LAUNCH_AT, 'not_ready'],
    [
      'while a new date waits',
      after(ready, { type: 'plan_move', to: launchOn('2026-12-17'), reason: 'people', words: '' }),
      LAUNCH_AT,
      'move_under_way',
    ],
  ])('not %s', (_name, release, now, code) => {
    expect(refusalOf(release, start, at(now))?.code).toBe(code);
  });

  test('once: a second click changes nothing', () => {
    expect(eventTypes(begun, start, at())).toEqual([]);
  });

  test('with those gone who went in advance', () => {
    const lights = ready.lights.map((light) =>
      light.departmentId === departmentId('eng')
        ? {
            ...light,
            confirmation: {
              askedAt: LAUNCH_AT,
              launchAt: LAUNCH_AT,
              said: { by: { userId: leadOf('eng'), name: 'Eng' }, at: LAUNCH_AT, advance: true },
            },
          }
        : light,
    );
    expect(standing(after({ ...ready, lights }, start, at()))).toBe('up Docs');
  });
});

describe('one station at a time', () => {
  test('says go, and the next is up; after the last the manager may launch, with a second person', () => {
    expectRefused(
      begun,
      say('docs', 'go'),
      { code: 'not_your_turn', name: 'Docs', up: 'Engineering' },
      by('docs'),
    );
    const one = after(begun, say('eng', 'go'), by('eng'));
    expect(standing(one)).toBe('up Docs');
    expectRefused(one, launchNow(), { code: 'roll_call_open', is: 'up', name: 'Docs' }, at());
    const two = after(one, say('docs', 'go'), by('docs'));
    expect(eventTypes(two, say('sales', 'go'), by('sales'))).toEqual([
      'station_answered',
      'roll_call_complete',
    ]);
    const all = after(two, say('sales', 'go'), by('sales'));
    expect(eventTypes(all, launchNow(), at())).toEqual(['launch_called']);
    const called = after(all, launchNow(), at());
    expectRefused(called, say('docs', 'no_go'), { code: 'go_is_declared' }, by('docs'));
    expect(eventTypes(called, { type: 'second_launch', agreed: true }, at(LAUNCH_AT, rico))).toContain(
      'launch_decided',
    );
  });

  test('says no-go with a reason: there it stands until it says go', () => {
    expect(refusalOf(begun, say('eng', 'no_go', ' '), by('eng'))?.code).toBe('fields_invalid');
    const stopped = after(begun, say('eng', 'no_go'), by('eng'));
    expect(standing(stopped)).toBe('no_go Engineering');
    expectRefused(stopped, launchNow(), { code: 'roll_call_open', is: 'no_go', name: 'Engineering' }, at());
    expect(standing(after(stopped, say('eng', 'go'), by('eng')))).toBe('up Docs');
  });

  test('says otherwise later: the last word counts', () => {
    const all = allGo(ready);
    const back = after(all, say('docs', 'no_go'), by('docs'));
    expect(standing(back)).toBe('no_go Docs');
    expect(eventTypes(all, say('docs', 'go'), by('docs'))).toEqual([]);
  });

  test('a light that turns takes its go away', () => {
    const one = after(begun, say('eng', 'go'), by('eng'));
    const priced = {
      ...one,
      lights: one.lights.map((each) => ({ ...each, rules: { ...each.rules, judges: ['price' as const] } })),
    };
    const judgedAnew = {
      ...priced,
      lights: priced.lights.map((each) =>
        each.answer === null ? each : { ...each, answer: { ...each.answer, judged: { price: '' } } },
      ),
    };
    const changed = after(judgedAnew, { type: 'edit', change: { plan: { price: '10' } } }, at());
    expect(standing(changed)).toBe('up Engineering');
    expectRefused(changed, say('eng', 'go'), { code: 'light_comes_first', name: 'Engineering' }, by('eng'));
  });
});

describe('a hold', () => {
  const one = after(begun, say('eng', 'go'), by('eng'));
  const held = after(one, say('docs', 'hold'), by('docs'));

  test('stops the clock; what was said stays, and one click lets it go on after the planned moment', () => {
    expect(held.hold).toMatchObject({ reason: 'Fire.' });
    expectRefused(held, say('docs', 'go'), { code: 'on_hold' }, by('docs'));
    expect(timelineOf(held, settings, LAUNCH_AT).some(({ kind }) => kind === 'time.station_silent')).toBe(
      false,
    );
    const later = addMinutes(LAUNCH_AT, 45);
    const on = after(held, { type: 'resume', launch: null }, at(later));
    expect(standing(on, later)).toBe('up Docs');
    expect(on.rollCall).toMatchObject({ silentAt: addMinutes(later, 5), nudges: 0 });
  });

  test('of more than half a day needs a new date, and the roll-call begins anew', () => {
    const late = addMinutes(LAUNCH_AT, 13 * 60);
    expect(refusalOf(held, { type: 'resume', launch: null }, at(late))?.code).toBe('launch_date_passed');
    expect(standing(held, late)).toBe('none');
  });
});

describe('silence', () => {
  const silent = { type: 'station_silent', departmentId: departmentId('eng') } as const;
  const five = addMinutes(LAUNCH_AT, 5);
  const ten = addMinutes(LAUNCH_AT, 10);
  const clock = (now: string) => ({ actor: null, now, settings });
  const first = after(begun, silent, clock(five));
  const second = after(first, silent, clock(ten));

  test('of five minutes names the person, and of ten asks the manager', () => {
    expect(eventTypes(begun, silent, clock(LAUNCH_AT))).toEqual([]);
    expect(first.rollCall).toMatchObject({ nudges: 1, silentAt: ten });
    expect(second.rollCall).toMatchObject({ nudges: 2, silentAt: null });
    expect(eventTypes(second, silent, clock(addMinutes(LAUNCH_AT, 30)))).toEqual([]);
  });

  test('is waited for once more, and ends with an answer', () => {
    expect(eventTypes(first, { type: 'wait_for_station' }, at(ten))).toEqual([]);
    const waits = after(second, { type: 'wait_for_station' }, at(ten));
    expect(waits.rollCall).toMatchObject({ nudges: 1, silentAt: addMinutes(ten, 10) });
    expect(after(waits, say('eng', 'go'), by('eng', ten)).rollCall).toMatchObject({ nudges: 0 });
  });

  test('is noticed by a timer, drawn from when it is due', () => {
    const drawn = timelineOf(begun, settings, LAUNCH_AT).filter(({ kind }) => kind === 'time.station_silent');
    expect(drawn).toMatchObject([{ dueAt: five, payload: { departmentId: departmentId('eng') } }]);
  });
});

describe('its end', () => {
  test('a scrub ends it with a reason, and nothing is launched before another', () => {
    expect(refusalOf(begun, { type: 'scrub', reason: '' }, at())?.code).toBe('fields_invalid');
    const scrubbed = after(begun, { type: 'scrub', reason: 'Storm.' }, at());
    expect(scrubbed.rollCall).toBeNull();
    expectRefused(scrubbed, launchNow(), { code: 'roll_call_open', is: 'none' }, at());
    expectRefused(scrubbed, { type: 'scrub', reason: 'x' }, { code: 'no_roll_call_runs' }, at());
  });

  test('another date ends it', () => {
    const to = launchOn('2026-12-17');
    const planned = after(begun, { type: 'plan_move', to, reason: 'people', words: '' }, at());
    const moved = after(planned, { type: 'apply_move' }, { ...at(addMinutes(LAUNCH_AT, 3)), actor: null });
    expect(moved.rollCall).toBeNull();
  });

  test('an attempt that did not work needs another', () => {
    const called = after(allGo(ready), launchNow({ mode: 'deployment_starts' }), at());
    const running = after(called, { type: 'second_launch', agreed: true }, at(LAUNCH_AT, rico));
    const failed = after(
      running,
      { type: 'declare_failed', usersSee: 'nothing', cause: 'Fire', askAgain: [] },
      at(),
    );
    expect(failed.rollCall).toBeNull();
  });
});
