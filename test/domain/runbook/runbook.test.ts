import { describe, expect, test } from 'vitest';
import { needsOf } from '../../../src/application/plan/what-needs-me.ts';
import { addMinutes } from '../../../src/domain/calendar.ts';
import type { Release } from '../../../src/domain/release.ts';
import { awaitsLive, countOf, isLate, presentRun, standingOf } from '../../../src/domain/runbook/run.ts';
import { runbookMoments } from '../../../src/domain/runbook/runbook-moments.ts';
import { stepsOf } from '../../../src/domain/runbook/step.ts';
import { calledTo, peopleOf } from '../../../src/domain/runbook/step-owner.ts';
import {
  aDepartment,
  anActor,
  deputyOf,
  launchOn,
  leadOf,
  MAYA,
  NOW,
  someSettings,
} from '../../support/builders.ts';
import { after, allGreen, eventsOf, eventTypes, expectRefused, LAUNCH_AT, stranger } from '../deciding.ts';
import { PAT } from '../matters.ts';
import { withSteps } from './runbook-cases.ts';

const at = (minutes: number) => ({ now: addMinutes(LAUNCH_AT, minutes) });
const starts = {
  type: 'launch',
  mode: 'deployment_starts',
  announcementId: 'ann-1',
  early: false,
} as const;
const done = (stepId: string, attempt = 1) => ({ type: 'tick_step', attempt, stepId }) as const;
const undone = (stepId: string) => ({ type: 'untick_step', attempt: 1, stepId }) as const;
const wrong = (stepId: string, reason = 'The disk is full.') =>
  ({ type: 'fail_step', attempt: 1, stepId, reason }) as const;
const didNotWork = { type: 'declare_failed', usersSee: 'nothing', cause: 'Disk', askAgain: [] } as const;
const isLive = { type: 'declare_live', announcementId: 'ann-1' } as const;

/** Freeze, deploy within fifteen minutes, look; and once users have it, switch the old one off. */
const planned = (): Release =>
  withSteps(allGreen(), [
    { what: 'Freeze', undo: 'Open it again.' },
    { what: 'Deploy', minutes: '15m', undo: 'The old build.', check: 'The smoke test is green.' },
    { what: 'Look' },
    { what: 'Switch the old one off', moment: 'after' },
  ]);
const begun = (release = planned()): Release => after(release, starts, at(0));
const up = (release: Release): string | null => {
  const standing = standingOf(release);
  return standing.is === 'up' ? standing.step.what : null;
};
const through = (release: Release, steps: readonly string[]): Release =>
  steps.reduce((each, id) => after(each, done(id), at(5)), release);

describe('the runbook', () => {
  test('of a plan that lists nothing does not exist', () => {
    expect(begun(allGreen()).runbook).toBeNull();
    expectRefused(begun(allGreen()), done('1'), { code: 'no_runbook_runs' }, at(1));
  });

  test('begins with the launch, at its first step', () => {
    expect(planned().runbook).toBeNull();
    expect(up(begun())).toBe('Freeze');
    expect(begun().runbook).toMatchObject({ attempt: 1, turn: { stepId: '1', since: at(0).now } });
  });

  test('calls up one after the other, and says when everything is done', () => {
    const two = through(begun(), ['1', '2']);
    expect(up(two)).toBe('Look');
    expect(countOf(two)).toEqual({ done: 2, of: 3 });
    expect(awaitsLive(two)).toBe(false);
    const all = through(two, ['3']);
    expect(standingOf(all)).toEqual({ is: 'done' });
    expect(awaitsLive(all)).toBe(true);
    const live = after(all, isLive, at(20));
    expect(up(live)).toBe('Switch the old one off');
    expect(standingOf(through(live, ['4']))).toEqual({ is: 'done' });
  });

  test('with only steps afterwards asks nothing before users have it', () => {
    const later = withSteps(allGreen(), [{ moment: 'after' }]);
    expect(awaitsLive(begun(later))).toBe(false);
    expect(standingOf(begun(later))).toEqual({ is: 'done' });
    expect(up(after(later, { ...starts, mode: 'live_now' }, at(0)))).toBe('Deploy');
  });

  test('takes steps that the plan gets meanwhile, and lets go of those that it loses', () => {
    const put = { type: 'remove_item', part: 'runbook', itemId: '1' } as const;
    expect(up(after(begun(), put, at(1)))).toBe('Deploy');
    const values = { ...begun().plan.contents.runbook[0], what: 'Once more' };
    const { id: _id, doneAt: _doneAt, ...fresh } = values as never as Record<string, unknown>;
    const add = { type: 'put_item', part: 'runbook', itemId: null, values: fresh as never } as const;
    expect(countOf(after(begun(), add, at(1)))).toEqual({ done: 0, of: 4 });
  });

  test('of a former attempt is over', () => {
    expectRefused(begun(), done('1', 2), { code: 'no_runbook_runs' }, at(1));
  });
});

describe('a tick', () => {
  test('is told as an event, once', () => {
    expect(eventsOf(begun(), done('1'), at(1))).toEqual([
      { type: 'runbook_step_done', stepId: '1', what: 'Freeze', late: false },
    ]);
    expect(eventTypes(through(begun(), ['1']), done('1'), at(2))).toEqual([]);
  });

  test('waits for its turn', () => {
    expectRefused(begun(), done('3'), { code: 'step_not_up', what: 'Look', up: 'Freeze' }, at(1));
    expectRefused(begun(), done('4'), { code: 'step_not_up' }, at(1));
    expectRefused(begun(), done('9'), { code: 'unknown_matter' }, at(1));
  });

  test('is late once the time that the step has is over', () => {
    const release = after(begun(), done('1'), at(10));
    const late = (minutes: number) => eventsOf(release, done('2'), at(minutes))[0];
    expect(late(24)).toMatchObject({ late: false });
    expect(late(25)).toMatchObject({ late: true });
  });

  test('can be undone until users have it, and is up again', () => {
    const release = through(begun(), ['1', '2']);
    const back = after(release, undone('1'), at(6));
    expect(up(back)).toBe('Freeze');
    expect(countOf(back)).toEqual({ done: 1, of: 3 });
    expect(eventTypes(back, undone('1'), at(7))).toEqual([]);
    const live = after(through(release, ['3']), isLive, at(20));
    expectRefused(live, undone('1'), { code: 'tick_stands', what: 'Freeze' }, at(21));
  });

  test('is not given on hold; the clock begins anew when it goes on', () => {
    const release = after(begun(), done('1'), at(10));
    const held = after(release, { type: 'hold', reason: 'Fire' }, at(12));
    expect(held.runbook?.turn).toBeNull();
    expectRefused(held, done('2'), { code: 'on_hold' }, at(13));
    const goesOn = after(held, { type: 'resume', launch: null }, at(40));
    expect(goesOn.runbook?.turn).toEqual({ stepId: '2', since: at(40).now });
  });
});

describe('what goes wrong', () => {
  test('needs words, and stops the list', () => {
    expectRefused(begun(), wrong('1', ' '), { code: 'fields_invalid' }, at(1));
    const failed = after(begun(), wrong('1'), at(1));
    expect(standingOf(failed)).toMatchObject({
      is: 'wrong',
      wrong: { reason: 'The disk is full.', by: MAYA },
    });
    expect(failed.runbook?.turn).toBeNull();
    expect(eventTypes(failed, wrong('1'), at(2))).toEqual([]);
    expectRefused(failed, done('2'), { code: 'step_not_up', up: 'Freeze' }, at(2));
  });

  test('can be done after all, or tried again', () => {
    const failed = after(begun(), wrong('1'), at(1));
    expect(up(after(failed, done('1'), at(2)))).toBe('Deploy');
    expect(up(after(failed, undone('1'), at(2)))).toBe('Freeze');
  });

  test('is taken back with what was done, the last thing first, where the plan says how', () => {
    const failed = after(through(begun(), ['1']), wrong('2'), at(6));
    const back = after(failed, didNotWork, at(10));
    expect(presentRun(back)?.back?.map(({ id, what }) => [id, what])).toEqual([
      ['back:2', 'Deploy'],
      ['back:1', 'Freeze'],
    ]);
    expect(up(back)).toBe('Deploy');
    const one = after(back, done('back:2'), at(12));
    expect(up(one)).toBe('Freeze');
    const held = after(one, { type: 'hold', reason: 'Later' }, at(13));
    expect(standingOf(after(held, done('back:1'), at(14)))).toEqual({ is: 'done' });
    expect(up(after(one, undone('back:2'), at(14)))).toBe('Deploy');
  });

  test('leaves nothing to take back where nothing was done', () => {
    expect(after(begun(), didNotWork, at(1)).runbook?.back).toEqual([]);
  });

  test('the next attempt begins a list of its own', () => {
    const back = after(through(begun(), ['1', '2']), didNotWork, at(10));
    const moved: Release = { ...back, plan: { ...back.plan, launch: launchOn('2026-12-10') } };
    const next = after(moved, starts, at(60));
    expect(next.runbook).toMatchObject({ attempt: 2, back: null, ticks: [] });
    expect(up(next)).toBe('Freeze');
  });
});

describe('batches of systems', () => {
  const pushed = (): Release => {
    const release = withSteps(allGreen(), [{ what: 'Freeze' }, { what: 'Tell them', moment: 'after' }]);
    const { contents } = release.plan;
    const targets = ['2', '1', '2', ''].map((batch, index) => ({
      id: `t${index}`,
      doneAt: null,
      name: `eu-${index}`,
      batch,
    }));
    return {
      ...release,
      plan: { ...release.plan, path: 'push', backOut: 'The old image.', contents: { ...contents, targets } },
    };
  };

  test('come after the steps before users have it, as the list has them, with what has none last', () => {
    expect(stepsOf(pushed()).map(({ what, count }) => [what, count])).toEqual([
      ['Freeze', 0],
      ['Batch 2', 2],
      ['Batch 1', 1],
      ['The rest', 1],
      ['Tell them', 0],
    ]);
  });

  test('are no steps of a release that goes out another way', () => {
    const release = pushed();
    expect(stepsOf({ plan: { ...release.plan, path: 'big_bang' } })).toHaveLength(2);
  });

  test('are ticked in their turn by the manager, and taken back', () => {
    const release = after(begun(pushed()), done('1'), at(1));
    expect(eventsOf(release, done('batch:2'), at(2))).toEqual([
      { type: 'batch_done', batch: 'Batch 2', count: 2 },
    ]);
    expectRefused(release, done('batch:2'), { code: 'not_entitled' }, { ...at(2), actor: stranger });
    const back = after(after(release, done('batch:2'), at(2)), didNotWork, at(3));
    expect(presentRun(back)?.back).toMatchObject([{ id: 'back:batch:2', undo: 'The old image.' }]);
  });
});

describe('whose step it is', () => {
  const settings = someSettings({ departments: [aDepartment('docs'), aDepartment('sales')] });
  test.each([
    ['a person', { userId: PAT.userId, name: 'Pat' }, ['U0PAT'], ['U0PAT']],
    [
      'a department, its leads called',
      { userId: null, name: 'docs' },
      [leadOf('docs'), deputyOf('docs')],
      [leadOf('docs')],
    ],
    ['a role that is no department', { userId: null, name: 'Night shift' }, [], [MAYA.userId]],
    ['nobody', null, [], [MAYA.userId]],
  ] as const)('%s', (_name, owner, people, called) => {
    const release = withSteps(allGreen(), [{ owner }]);
    const [step] = stepsOf(release);
    if (step === undefined) throw new Error('It has a step.');
    expect(peopleOf(step, settings)).toEqual(people);
    expect(calledTo(step, release, settings)).toEqual(called);
  });

  test('its people and the manager alone say that it is done', () => {
    const release = begun(withSteps(allGreen(), [{ owner: { userId: null, name: 'Docs' } }]));
    const by = (userId: string) => ({ ...at(1), actor: anActor({ userId, name: userId }) });
    expect(eventTypes(release, done('1'), by(deputyOf('docs')))).toEqual(['runbook_step_done']);
    expect(eventTypes(release, done('1'), at(1))).toEqual(['runbook_step_done']);
    expectRefused(release, done('1'), { code: 'not_entitled' }, by(leadOf('sales')));
  });
});

describe('a late step', () => {
  const settings = someSettings();
  const moments = (release: Release) => runbookMoments({ release, settings, now: NOW });

  test('is noticed when its time is over, and only where it has one', () => {
    expect(moments(begun())).toEqual([]);
    const release = after(begun(), done('1'), at(10));
    expect(moments(release)).toMatchObject([{ kind: 'time.step_late', dueAt: at(25).now }]);
    expect(moments(after(release, wrong('2'), at(11)))).toEqual([]);
    const run = presentRun(release);
    const [, deploy] = stepsOf(release);
    if (run === null || deploy === undefined) throw new Error('It runs.');
    expect(isLate(run, deploy, at(24).now)).toBe(false);
    expect(isLate(run, deploy, at(25).now)).toBe(true);
  });
});

describe('what needs somebody', () => {
  const settings = someSettings();
  const kinds = (release: Release, userId: string) =>
    needsOf([release], { actor: { userId }, settings, now: at(1).now }).map(({ kind }) => kind);

  test('is the step that is up, for whoever has it, and for the manager where nobody has', () => {
    expect(kinds(begun(), PAT.userId)).toEqual(['step']);
    expect(kinds(begun(), leadOf('docs'))).toEqual([]);
    expect(kinds(begun(withSteps(allGreen(), [{ owner: null }])), MAYA.userId)).toEqual([
      'step',
      'deployment',
    ]);
    expect(kinds(after(begun(), wrong('1'), at(1)), PAT.userId)).toEqual([]);
  });
});
