import { expect, test } from 'vitest';
import { thanks } from '../../../../src/adapters/slack/lights/answer/thanks.ts';
import { inTheWay } from '../../../../src/adapters/slack/planning/card/standing.ts';
import { refusalWords } from '../../../../src/adapters/slack/words/refusal.ts';
import type { Condition } from '../../../../src/domain/conditions/condition.ts';
import { obstaclesTo } from '../../../../src/domain/lights/verdict.ts';
import type { Release } from '../../../../src/domain/release.ts';
import { riskFrom } from '../../../../src/domain/risk/risk.ts';
import { aGreenLight, aLight, aPlan, aStartedRelease, MAYA, NOW } from '../../../support/builders.ts';

const said = { by: MAYA, at: NOW, asDeputy: false };
const condition: Condition = {
  id: 'con-1',
  departmentId: 'dep-sales',
  text: 'The price sheet is printed.',
  owner: MAYA,
  dueOn: '2026-12-24',
  state: 'asked',
  raisedBy: MAYA,
  raisedAt: NOW,
  settledBy: null,
  settledAt: null,
};
const asked = aLight('sales', {
  askedAt: NOW,
  state: 'conditional_asked',
  answer: { answer: 'conditional', condition: condition.text, owner: MAYA, dueOn: condition.dueOn, ...said },
});
const follows: Release = aStartedRelease({ lights: [aGreenLight('docs'), asked], conditions: [condition] });

test('a condition that is due after the launch is not called "not applicable"', () => {
  expect(inTheWay(follows)?.text).toBe(
    ':grey_question: To be agreed, with what follows after the launch: Sales',
  );
});

test('what the plan owes for its risk stands on the card', () => {
  const owes = aStartedRelease({ lights: [aGreenLight('docs')], plan: aPlan({ risk: riskFrom('lives') }) });
  expect(inTheWay(owes)?.text).toBe('The plan lacks a way back and a trial with users');
});

test('whoever says green reads that the release manager has still to agree to another light', () => {
  expect(thanks(follows, aGreenLight('docs')).text).toContain(
    'Waiting for the release manager to agree: Sales.',
  );
});

test('a department that the launch does not need was not the last one', () => {
  const optional = { ...aGreenLight('sales'), required: false };
  const release = aStartedRelease({ lights: [aGreenLight('docs'), optional] });
  expect(thanks(release, optional).text).not.toContain('You were the last');
});

const refused = (release: Release, isManager: boolean): string =>
  refusalWords({ code: 'not_ready', obstacles: obstaclesTo(release) }, () => 'Maya', '/release', {
    title: 'Atlas 2.0',
    isManager,
  });

test('the refusal of a launch names the other way, and whose it is', () => {
  const waiting = aStartedRelease({ lights: [aLight('docs', { askedAt: NOW })] });
  expect(refused(waiting, true)).toContain("Without a department's light only you can decide to");
  expect(refused(waiting, false)).toContain('light only its release manager can decide to');
});

test('where no light is missing the refusal promises no launch without one', () => {
  const hold = { by: MAYA, at: NOW, reason: 'Storm.' };
  const held = aStartedRelease({ lights: [aGreenLight('docs')], hold });
  expect(refused(held, true)).not.toContain('Launch without');
});
