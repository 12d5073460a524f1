import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import type { Light, LightAnswer } from '../../../src/domain/lights/light.ts';
import { USUAL_RULES } from '../../../src/domain/lights/light-rules.ts';
import { isNeeded } from '../../../src/domain/lights/needed.ts';
import { launchedWithout, obstaclesTo } from '../../../src/domain/lights/verdict.ts';
import { RISKS, type Risk } from '../../../src/domain/risk/risk.ts';
import { aLight, anUrgent, aPlan, departmentId, NOW } from '../../support/builders.ts';
import {
  after,
  answerOf,
  eventsOf,
  eventTypes,
  expectRefused,
  leadActor,
  light,
  notConcerned,
  notYet,
  onTrack,
} from '../deciding.ts';
import { answered, asking, aWaiver, HIGH, LOW, NORMAL } from '../matters.ts';

const ANSWERS = { low: LOW, normal: NORMAL, high: HIGH } as const;
/** By hand: needed from … at … risk. */
const FROM: Record<Risk, Record<Risk, boolean>> = {
  low: { low: true, normal: true, high: true },
  normal: { low: false, normal: true, high: true },
  high: { low: false, normal: false, high: true },
};
const cases = RISKS.flatMap((from) => RISKS.map((risk) => ({ from, risk, needed: FROM[from][risk] })));

describe('whom the launch waits for', () => {
  test.each(cases)('needed from $from risk on, at $risk risk: $needed', ({ from, risk, needed }) => {
    const plan = aPlan({ risk: ANSWERS[risk] });
    const rules = { ...USUAL_RULES, requiredFrom: from };
    expect(isNeeded(aLight('sales', { rules }), { plan, urgent: null })).toBe(needed);
    expect(isNeeded(aLight('sales', { rules, required: false }), { plan, urgent: null })).toBe(false);
    // Everybody whom the urgent lane asks is needed.
    expect(isNeeded(aLight('sales', { rules, required: false }), { plan, urgent: anUrgent() })).toBe(true);
  });

  test('nobody judged the risk: as at normal risk', () => {
    const rules = { ...USUAL_RULES, requiredFrom: 'normal' } as const;
    expect(isNeeded(aLight('sales', { rules }), { plan: aPlan(), urgent: null })).toBe(true);
  });

  test('follows the risk: a light that is not needed is named beside the launch', () => {
    const release = asking(
      aLight('sales', { askedAt: NOW, rules: { ...USUAL_RULES, requiredFrom: 'normal' } }),
    );
    expect(obstaclesTo(release)).toHaveLength(1);
    const edit: Command = { type: 'edit', change: { plan: { risk: LOW } } };
    expect(eventTypes(release, edit)).toEqual(['plan_changed', 'all_green']);
    expect(launchedWithout(after(release, edit))).toHaveLength(1);
  });
});

const green: LightAnswer = { answer: 'green' };
const follower = aLight('sales', { askedAt: NOW, rules: { ...USUAL_RULES, after: [departmentId('qa')] } });
const sales = { actor: leadActor('sales') };
const release = (qa: Light) => asking(qa, follower);

describe('a light that comes after another', () => {
  /** By hand: does a light of QA in this state let Sales go on? */
  const QA: readonly [string, Light, boolean][] = [
    ['waiting', aLight('qa', { askedAt: NOW }), false],
    ['on track', answered('qa', 'on_track', onTrack), false],
    ['red', answered('qa', 'not_yet', notYet), false],
    ['asked again', answered('qa', 'stale', green), false],
    ['green', answered('qa', 'green', green), true],
    ['not applicable', answered('qa', 'not_applicable', notConcerned), true],
    ['gone without', aLight('qa', { waiver: aWaiver() }), true],
    ['not needed', aLight('qa', { required: false }), true],
  ];

  test.each(QA)('when the other is %s: %s', (_state, qa, goes) => {
    const command = answerOf('sales', green);
    if (!goes)
      return expectRefused(
        release(qa),
        command,
        { code: 'comes_after', name: 'Sales', first: ['QA'] },
        sales,
      );
    expect(eventTypes(release(qa), command, sales)).toContain('light_answered');
  });

  test.each([[onTrack], [notYet], [notConcerned]])('may say %j at any time', (answer) => {
    expect(eventTypes(release(aLight('qa')), answerOf('sales', answer), sales)).toContain('light_answered');
  });

  test('is asked once the other is green, and shows whom it waits for', () => {
    const waiting = asking(aLight('qa', { askedAt: NOW }), { ...follower, askedAt: null });
    const ask: Command = { type: 'ask', departmentId: departmentId('sales') };
    expect(eventsOf(waiting, ask, { actor: null })).toEqual([]);
    expect(obstaclesTo(waiting)).toMatchObject([
      { department: 'QA' },
      { department: 'Sales', after: ['QA'] },
    ]);
    const next = after(waiting, answerOf('qa', green), { actor: leadActor('qa') });
    expect(eventTypes(next, ask, { actor: null })).toEqual(['department_asked']);
  });

  test('stays as it is when the other turns red later: it has judged', () => {
    const both = asking(answered('qa', 'green', green), {
      ...answered('sales', 'green', green),
      rules: follower.rules,
    });
    const next = after(both, answerOf('qa', notYet), { actor: leadActor('qa') });
    expect(light(next, 'sales').state).toBe('green');
  });

  test('never waits for itself or for who is not asked', () => {
    const rules = { ...USUAL_RULES, after: [departmentId('sales'), departmentId('docs')] };
    const alone = asking(aLight('sales', { askedAt: NOW, rules }));
    expect(eventTypes(alone, answerOf('sales', green), sales)).toContain('light_answered');
  });
});
