import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import type { Light } from '../../../src/domain/lights/light.ts';
import { obstaclesTo } from '../../../src/domain/lights/verdict.ts';
import { aLight, anActor, anUrgent, departmentId, MAYA, NOW, someSettings } from '../../support/builders.ts';
import {
  after,
  answerOf,
  eventsOf,
  eventTypes,
  expectRefused,
  LAUNCH_AT,
  leadActor,
  light,
  notConcerned,
  notYet,
  onTrack,
} from '../deciding.ts';
import {
  aCondition,
  answered,
  aWaiver,
  greenSales,
  HIGH,
  highRisk,
  ifLater,
  ifPrinted,
  kindsOf,
  LOW,
  launchNow,
  PAT,
  RICO,
  rico,
  withSales,
} from '../matters.ts';

const sales = departmentId('sales');
const settings = someSettings({ releaseManagers: [MAYA.userId, RICO.userId] });
const waive: Command = { type: 'waive', departmentId: sales, reason: 'Sales follows.', acceptedBy: PAT };
const agree = (agreed: boolean): Command => ({ type: 'agree_waiver', departmentId: sales, agreed });
const back: Command = { type: 'withdraw_waiver', departmentId: sales };
const second = { actor: rico, settings };
const missing = aLight('sales', { askedAt: NOW });

/** By hand: may the launch go without a light in this state? */
const STATES: readonly [string, Light, boolean][] = [
  ['not asked', aLight('sales'), true],
  ['waiting', missing, true],
  ['on track', answered('sales', 'on_track', onTrack), true],
  ['red', answered('sales', 'not_yet', notYet), true],
  ['asked again', greenSales({ state: 'stale' }), true],
  ['not applicable without consent', answered('sales', 'not_applicable_asked', notConcerned), true],
  ['conditional without consent', answered('sales', 'conditional_asked', ifLater), true],
  ['green', greenSales(), false],
  ['conditional', answered('sales', 'conditional', ifPrinted), false],
  ['not applicable', answered('sales', 'not_applicable', notConcerned), false],
  ['optional', aLight('sales', { required: false }), false],
  ['needed on high risk only', aLight('sales', { rules: { ...missing.rules, requiredFrom: 'high' } }), false],
];

describe('a launch without a light', () => {
  test.each(STATES)('that is %s: %s', (_name, one, may) => {
    const release = withSales(one);
    if (!may) return expectRefused(release, waive, { code: 'nothing_to_waive', name: 'Sales' });
    expect(obstaclesTo(release)).toHaveLength(1);
    expect(eventTypes(release, waive)).toEqual(['waiver_given', 'all_green']);
    expect(obstaclesTo(after(release, waive))).toEqual([]);
  });

  test('needs a reason, and names who accepted the risk', () => {
    expectRefused(withSales(missing), { ...waive, reason: ' ' }, { problems: [{ field: 'reason' }] });
    expect(eventsOf(withSales(missing), waive)[0]).toMatchObject({
      reason: 'Sales follows.',
      acceptedBy: PAT,
      needsSecond: false,
    });
  });

  test('is named in the record of the launch', () => {
    const release = after(withSales(missing), waive);
    const [decided] = eventsOf(release, launchNow(), { now: LAUNCH_AT });
    expect(decided).toMatchObject({ type: 'launch_decided', without: ['Sales'] });
  });

  test('is over when the manager takes it back', () => {
    const release = after(withSales(missing), waive);
    expect(eventTypes(release, back)).toEqual(['waiver_withdrawn', 'readiness_lost']);
    expect(eventsOf(withSales(missing), back)).toEqual([]);
  });

  test.each([
    ['green', { answer: 'green' }],
    ['not yet', notYet],
    ['on track', onTrack],
    ['not applicable', notConcerned],
    ['green, if', ifPrinted],
  ] as const)('is over with the department’s own answer, "%s"', (_said, answer) => {
    const next = after(after(withSales(missing), waive), answerOf('sales', answer), {
      actor: leadActor('sales'),
    });
    expect(light(next, 'sales').waiver).toBeNull();
  });

  test('is over when the light counts by itself, so that it never opens the way twice', () => {
    const asked = withSales(answered('sales', 'not_applicable_asked', notConcerned, { waiver: aWaiver() }));
    const consent: Command = { type: 'consent', departmentId: sales, agreed: true };
    expect(light(after(asked, consent), 'sales').waiver).toBeNull();
    const lapsed = withSales(answered('sales', 'not_yet', ifPrinted, { waiver: aWaiver() }), {
      conditions: [aCondition({ state: 'lapsed' })],
    });
    const met: Command = { type: 'settle_condition', conditionId: 'c1' };
    expect(light(after(lapsed, met), 'sales')).toMatchObject({ state: 'green', waiver: null });
  });
});

describe('on high risk', () => {
  const waiting = after(highRisk(withSales(missing)), waive, { settings });

  test('counts only once a second person has agreed', () => {
    expect(obstaclesTo(waiting)).toEqual([
      { kind: 'second', department: 'Sales', reason: 'Sales follows.', acceptedBy: 'Pat' },
    ]);
    expect(eventTypes(waiting, agree(true), second)).toEqual(['waiver_agreed', 'all_green']);
    expect(light(after(waiting, agree(true), second), 'sales').waiver).toMatchObject({ agreedBy: RICO });
  });

  test('is off when the second person does not agree', () => {
    expect(light(after(waiting, agree(false), second), 'sales').waiver).toBeNull();
  });

  test('is never agreed to by whoever asked, not even after handing the release over', () => {
    const handed = after(waiting, { type: 'hand_over', to: RICO }, { settings });
    expectRefused(
      handed,
      agree(true),
      { code: 'second_must_be_other', name: 'Maya' },
      { actor: anActor(), settings },
    );
    expectRefused(waiting, agree(true), { code: 'not_entitled' }, { actor: anActor(), settings });
    expectRefused(waiting, agree(true), { code: 'not_entitled' }, { actor: leadActor('docs'), settings });
  });

  test('is agreed to once', () => {
    const agreed = after(waiting, agree(true), second);
    expectRefused(agreed, agree(true), { code: 'nothing_to_consent_to', name: 'Sales' }, second);
  });

  test('needs nobody else in the urgent lane, nor in a rehearsal', () => {
    expect(obstaclesTo(after(highRisk(withSales(missing, { urgent: anUrgent() })), waive))).toEqual([]);
    expect(obstaclesTo(after(highRisk(withSales(missing, { practice: true })), waive))).toEqual([]);
  });

  test('follows the risk when that is judged anew', () => {
    const edit = (risk: typeof HIGH): Command => ({
      type: 'edit',
      change: { plan: { risk, backOut: 'Switch it off.', beta: 'Liked.' } },
    });
    const waived = after(withSales(missing), waive);
    expect(obstaclesTo(waived)).toEqual([]);
    const higher = after(waived, edit(HIGH), { settings });
    expect(kindsOf(obstaclesTo(higher))).toEqual(['second']);
    expect(obstaclesTo(after(higher, edit(LOW), { settings }))).toEqual([]);
  });
});
