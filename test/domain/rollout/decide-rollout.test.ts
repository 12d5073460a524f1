import { describe, expect, test } from 'vitest';
import { addMinutes } from '../../../src/domain/calendar.ts';
import type { Command } from '../../../src/domain/command.ts';
import { timelineOf } from '../../../src/domain/delivery/timeline.ts';
import type { OutsideFact } from '../../../src/domain/hooks/fact.ts';
import type { Release } from '../../../src/domain/release.ts';
import { isSpreading, progressOf } from '../../../src/domain/rollout/rollout.ts';
import { anActor, aPlan, launchOn, MAYA, someSettings } from '../../support/builders.ts';
import {
  after,
  allGreen,
  announcing,
  deploying,
  eventTypes,
  expectRefused,
  LAUNCH_AT,
  live,
  refusalOf,
} from '../deciding.ts';
import { aRollout, FIRST_OVER, FOUR, spreading } from './rollout-cases.ts';

const settings = someSettings();
const next = (groupId: string, reason = ''): Command => ({ type: 'begin_group', groupId, reason });
const ask: Command = { type: 'ask_stage', groupId: '1' };
const stop: Command = { type: 'stop_rollout', reason: 'Links break.', takenBack: false };
const asked = (at = FIRST_OVER, times = 1) => ({ asked: { at, times } });
const byClock = { actor: null, now: FIRST_OVER };
const inTime = { now: FIRST_OVER };

const askMoment = (release: Release, now: string): string | undefined =>
  timelineOf(release, settings, now).find(({ kind }) => kind === 'time.stage_ask')?.dueAt;

describe('the launch reaches the first group', () => {
  const launch: Command = { type: 'launch', mode: 'live_now', announcementId: 'ann-1', early: false };
  test('it is live with the first group, and its time begins', () => {
    const release = after(allGreen({ plan: FOUR }), launch, { now: LAUNCH_AT });
    expect(release.rollout).toEqual(aRollout());
    expect(progressOf(release)).toMatchObject({ index: 1, of: 4, group: { name: '5 % of customers' } });
    expect(eventTypes(allGreen({ plan: FOUR }), launch, { now: LAUNCH_AT })).toEqual([
      'launch_decided',
      'declared_live',
      'stage_begun',
    ]);
  });
  test('after a deployment it begins when it is live, not before', () => {
    const release = deploying({ plan: FOUR });
    expect(release.rollout).toBeNull();
    const types = eventTypes(release, { type: 'declare_live', announcementId: 'ann-1' }, { now: LAUNCH_AT });
    expect(types).toEqual(['declared_live', 'stage_begun']);
  });
  test('without groups everybody has it at once', () => {
    const release = after(allGreen({ plan: aPlan({ path: 'phased' }) }), launch, { now: LAUNCH_AT });
    expect(release.rollout?.completedAt).toBe(LAUNCH_AT);
    expect(isSpreading(release)).toBe(false);
  });
  test('what goes out otherwise has no groups', () => {
    const plan = { ...FOUR, path: 'push' as const };
    expect(after(allGreen({ plan }), launch, { now: LAUNCH_AT }).rollout).toBeNull();
  });
});

describe('"Go on?"', () => {
  test('is asked at the end of the time, and again each working morning', () => {
    const release = spreading();
    expect(askMoment(release, LAUNCH_AT)).toBe(FIRST_OVER);
    expect(eventTypes(release, ask, byClock)).toEqual(['stage_asked']);
    const once = after(release, ask, byClock);
    expect(askMoment(once, FIRST_OVER)).toBe(launchOn('2026-12-15', '10:00').at);
    // Twice a day is once.
    expect(eventTypes(once, ask, { actor: null, now: addMinutes(FIRST_OVER, 60) })).toEqual([]);
    const twice = after(once, ask, { actor: null, now: launchOn('2026-12-15', '10:00').at });
    expect(twice.rollout?.asked?.times).toBe(2);
  });
  test('is asked of nobody before the time, at night, on a day off, or about another group', () => {
    for (const [now, groupId] of [
      [LAUNCH_AT, '1'],
      [launchOn('2026-12-14', '22:00').at, '1'],
      [launchOn('2026-12-19', '11:00').at, '1'],
      [FIRST_OVER, '2'],
    ] as const) {
      expect(eventTypes(spreading(), { type: 'ask_stage', groupId }, { actor: null, now })).toEqual([]);
    }
  });
  test('after a long silence of the bot it is asked in the next working hours', () => {
    expect(askMoment(spreading(), launchOn('2026-12-16', '23:00').at)).toBe(
      launchOn('2026-12-17', '09:00').at,
    );
    expect(askMoment(spreading(), launchOn('2026-12-16', '11:00').at)).toBe(FIRST_OVER);
  });
});

describe('the next group', () => {
  test('follows with one click once the time is over', () => {
    const release = after(spreading(asked()), next('2'), inTime);
    expect(release.rollout).toMatchObject({
      asked: null,
      until: launchOn('2026-12-16', '09:00').at,
      begun: [{ id: '1' }, { id: '2', at: FIRST_OVER, by: MAYA }],
    });
  });
  test('clicked twice it is begun once', () => {
    const release = after(spreading(asked()), next('2'), inTime);
    expect(eventTypes(release, next('2'), inTime)).toEqual([]);
  });
  test('before the time is over it takes a reason', () => {
    expect(refusalOf(spreading(), next('2'), { now: LAUNCH_AT })).toMatchObject({ code: 'fields_invalid' });
    expect(eventTypes(spreading(), next('2', 'All is well.'), { now: LAUNCH_AT })).toEqual(['stage_begun']);
  });
  test('while something goes wrong it takes a reason', () => {
    const reds = [{ about: 'alert:errors', words: 'errors: failed', at: FIRST_OVER }];
    expect(refusalOf(spreading({ reds }), next('2'), inTime)).toMatchObject({ code: 'fields_invalid' });
    expect(eventTypes(spreading({ reds }), next('2', 'A false alarm.'), inTime)).toEqual(['stage_begun']);
  });
  test('no group is left out, and a changed plan decides', () => {
    expectRefused(spreading(), next('3'), { code: 'another_group_next', name: '25 % of customers' }, inTime);
  });
  test('with everybody it is complete', () => {
    const begun = aRollout().begun.concat(
      ...['2', '3'].map((id) => ({ id, name: id, percent: 50, soak: '', at: FIRST_OVER, by: MAYA })),
    );
    const release = spreading({ begun });
    expect(eventTypes(release, next('4'), inTime)).toEqual(['stage_begun', 'rollout_completed']);
    const done = after(release, next('4'), inTime);
    expect(isSpreading(done)).toBe(false);
    expect(askMoment(done, FIRST_OVER)).toBeUndefined();
    expectRefused(done, stop, { code: 'everybody_has_it' }, inTime);
  });
  test('of what did not go out group by group there is none', () => {
    expectRefused(live(), next('1'), { code: 'not_group_by_group' }, inTime);
  });
});

describe('waiting longer', () => {
  const wait = (by: 'soak' | 'day', seen = FIRST_OVER): Command => ({
    type: 'extend_stage',
    groupId: '1',
    seen,
    by,
  });
  test.each([
    ['soak', launchOn('2026-12-16', '09:00').at],
    ['day', launchOn('2026-12-15', '09:00').at],
  ] as const)('one more %s', (by, until) => {
    expect(after(spreading(asked()), wait(by), inTime).rollout).toMatchObject({ until, asked: null });
  });
  test('clicked twice it waits once', () => {
    const release = after(spreading(asked()), wait('soak'), inTime);
    expect(eventTypes(release, wait('soak'), inTime)).toEqual([]);
  });
  test('before the time is over it is added to it', () => {
    const release = after(spreading(), wait('day'), { now: LAUNCH_AT });
    expect(release.rollout?.until).toBe(launchOn('2026-12-15', '09:00').at);
  });
});

describe('stopping', () => {
  test('takes a reason, and goes no further', () => {
    const stopped = after(spreading(asked()), stop, inTime);
    expect(stopped.rollout?.stopped).toEqual({
      by: MAYA,
      at: FIRST_OVER,
      reason: 'Links break.',
      takenBack: false,
    });
    expect(refusalOf(spreading(), { ...stop, reason: ' ' } as Command, inTime)).toMatchObject({
      code: 'fields_invalid',
    });
    expectRefused(stopped, next('2'), { code: 'groups_stopped', by: 'Maya' }, inTime);
  });
});

describe('a hold stops the clock', () => {
  const hold: Command = { type: 'hold', reason: 'The API is down.' };
  const resume: Command = { type: 'resume', launch: null };
  test('nothing is asked, and what was left is left when it goes on', () => {
    const held = after(spreading(), hold, { now: addMinutes(FIRST_OVER, -60) });
    expect(askMoment(held, FIRST_OVER)).toBeUndefined();
    expect(eventTypes(held, ask, byClock)).toEqual([]);
    expect(refusalOf(held, next('2'), inTime)).toMatchObject({ code: 'on_hold' });
    const on = after(held, resume, { now: launchOn('2026-12-17', '11:00').at });
    expect(on.rollout?.until).toBe(launchOn('2026-12-17', '12:00').at);
  });
  test('what had been asked is asked again', () => {
    const held = after(spreading(asked()), hold, { now: addMinutes(FIRST_OVER, 5) });
    const now = launchOn('2026-12-17', '11:00').at;
    const on = after(held, resume, { now });
    expect(on.rollout).toMatchObject({ until: now, asked: null });
    expect(askMoment(on, now)).toBe(now);
  });
  test('it can be stopped for good, which ends the hold', () => {
    const held = after(spreading(), hold, inTime);
    expect(after(held, stop, inTime)).toMatchObject({ hold: null, rollout: { stopped: { by: MAYA } } });
  });
  test('once everybody has it there is nothing to hold', () => {
    expect(refusalOf(spreading({ completedAt: FIRST_OVER }), hold, inTime)).toMatchObject({
      code: 'wrong_stage',
    });
    expect(refusalOf(announcing(), hold, inTime)).toMatchObject({ code: 'wrong_stage' });
  });
});

describe('it ends', () => {
  const close: Command = {
    type: 'close',
    outcome: 'Good.',
    lessons: 'Ask early.',
    goal: { value: '812 boards', answer: 'reached' },
    lookBack: { held: true, reason: '' },
  };
  const CLOSED = ['goal_checked', 'retro_held', 'release_closed'];
  test('not before everybody has it, or somebody stopped it', () => {
    expectRefused(spreading(), close, { code: 'groups_left', index: 1, of: 4 }, inTime);
    expect(eventTypes(after(spreading(), stop, inTime), close, inTime)).toEqual(CLOSED);
    expect(eventTypes(spreading({ completedAt: FIRST_OVER }), close, inTime)).toEqual(CLOSED);
  });
  test('nobody looks back on what still spreads', () => {
    const late = launchOn('2027-01-20', '11:00').at;
    expect(eventTypes(spreading(), { type: 'retro_due' }, { actor: null, now: late })).toEqual([]);
    const kinds = (release: Release) => timelineOf(release, settings, FIRST_OVER).map(({ kind }) => kind);
    expect(kinds(spreading())).not.toContain('time.retro');
    expect(kinds(after(spreading(), stop, inTime))).toContain('time.retro');
  });
});

describe('groups after the launch', () => {
  const put = (itemId: string | null): Command => ({
    type: 'put_item',
    part: 'cohorts',
    itemId,
    values: { name: '10 % of customers', soak: '' },
  });
  test('those that have it stay as they were', () => {
    const fixed = { code: 'group_has_it', name: '5 % of customers' };
    expectRefused(spreading(), put('1'), fixed, inTime);
    expectRefused(spreading(), { type: 'remove_item', part: 'cohorts', itemId: '1' }, fixed, inTime);
  });
  test('the others can be changed, added and taken out; the last is everybody all the same', () => {
    const added = after(spreading(), put(null), inTime);
    expect(progressOf(added)).toMatchObject({ index: 1, of: 5 });
    const left = ['2', '3', '4'].reduce(
      (release, itemId) => after(release, { type: 'remove_item', part: 'cohorts', itemId }, inTime),
      spreading(),
    );
    expect(progressOf(left)).toMatchObject({ index: 1, of: 2 });
    expect(eventTypes(left, next('everybody'), inTime)).toEqual(['stage_begun', 'rollout_completed']);
  });
});

describe('what other systems report', () => {
  const fact: OutsideFact = {
    at: FIRST_OVER,
    kind: 'alert',
    name: 'error rate',
    state: 'failed',
    candidate: '',
    stage: '',
    percent: null,
    count: null,
    link: '',
    words: '12 errors a minute',
  };
  const report = (changes: Partial<OutsideFact>): Command => ({
    type: 'report_fact',
    by: { userId: 'hook:1', name: 'monitoring' },
    fact: { ...fact, ...changes },
    departmentId: null,
    known: null,
    toldLately: 0,
  });
  const reds = (release: Release) => release.rollout?.reds.map(({ words }) => words);
  test('what fails makes the group red until the same thing passes', () => {
    const red = after(spreading(), report({}), byClock);
    expect(reds(red)).toEqual(['error rate: failed: 12 errors a minute']);
    const both = after(red, report({ kind: 'stage', name: 'deploy', stage: '25 %' }), byClock);
    expect(reds(both)).toHaveLength(2);
    expect(reds(after(both, report({ state: 'passed' }), byClock))).toEqual([
      'deploy: failed, 25 %: 12 errors a minute',
    ]);
    expect(reds(after(both, report({ state: 'running' }), byClock))).toHaveLength(2);
  });
  test('what went well, what is about another build, and what is no step of it change nothing', () => {
    const release = spreading();
    expect(after(release, report({ state: 'passed' }), byClock)).toBe(release);
    expect(after(release, report({ kind: 'adoption' }), byClock)).toBe(release);
    const judged = spreading({}, { plan: { ...FOUR, candidate: 'rc2' } });
    expect(after(judged, report({ candidate: 'rc1' }), byClock)).toBe(judged);
    expect(after(live(), report({}), byClock).rollout).toBeNull();
  });
  test('a report goes on with nothing', () => {
    const passed = after(
      spreading(asked()),
      report({ kind: 'stage', name: 'deploy', state: 'passed', percent: 25 }),
      byClock,
    );
    expect(progressOf(passed)?.index).toBe(1);
  });
});

test('an admin as such goes on with nothing', () => {
  const refusal = refusalOf(spreading(), next('2'), {
    ...inTime,
    actor: anActor({ userId: 'U0ADMIN', name: 'Ada' }),
  });
  expect(refusal).toMatchObject({ code: 'not_entitled' });
});
