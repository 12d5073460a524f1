import { describe, expect, test } from 'vitest';
import { criticalFor, handedOn, isCarryingPlan } from '../../../src/domain/carried/carried.ts';
import type { Command } from '../../../src/domain/command.ts';
import { isReady, obstaclesTo } from '../../../src/domain/lights/verdict.ts';
import type { Release } from '../../../src/domain/release.ts';
import { anUrgent, aPlan, aRelease, MAYA, NOW } from '../../support/builders.ts';
import { after, allGreen, closedWell, eventTypes, expectRefused, inStage, live } from '../deciding.ts';
import { anIssue } from '../launch-day/launch-day-cases.ts';
import { launchNow } from '../matters.ts';
import { aCarried, found } from './carried-cases.ts';

const follow = (...issues: ReturnType<typeof aCarried>[]): Command => ({
  type: 'follow_issues',
  issues: issues.map(found),
});
const accept = (reason: string): Command => ({ type: 'accept_carried', carriedId: 'rel-old:i1', reason });
const clock = { actor: null };

const critical = anIssue({ severity: 'critical' });
const old = (overrides: Partial<Release> = {}): Release =>
  live({ id: 'rel-old', plan: aPlan({ version: '1.9' }), issues: [critical], ...overrides });

describe('what a plan carries', () => {
  test('what is critical and open in another release of its product that users have', () => {
    expect(criticalFor(aRelease(), [old()])).toMatchObject([
      { id: 'rel-old:i1', from: { title: 'Atlas 1.9' }, text: 'Links break.' },
    ]);
  });

  test.each<[string, Release]>([
    ['solved', old({ issues: [{ ...critical, settledAt: NOW }] })],
    ['major', old({ issues: [anIssue()] })],
    ['its own', old({ id: 'rel-atlas' })],
    ['of another product', old({ plan: aPlan({ product: 'Borealis' }) })],
    ['of a secret release', old({ visibility: 'confidential' })],
    ['of a rehearsal', old({ practice: true })],
    ['taken back, so that users do not have it', old({ stage: 'sign_off' })],
    ['closed', old({ stage: 'closed' })],
  ])('not what is %s', (_what, release) => {
    expect(criticalFor(aRelease(), [release])).toEqual([]);
  });

  test('the name of the product counts, however it is written; without one the name of the release', () => {
    const plan = aPlan({ product: ' ATLAS ' });
    expect(criticalFor(aRelease(), [old({ plan })])).toHaveLength(1);
    const nameless = aPlan({ product: '' });
    expect(criticalFor(aRelease({ plan: nameless }), [old({ plan: nameless })])).toHaveLength(1);
  });

  test('plans carry until their launch; a rehearsal never does', () => {
    const carrying = Object.values(inStage).filter((stage) => isCarryingPlan(stage()));
    expect(carrying).toEqual([inStage.draft, inStage.planning, inStage.sign_off]);
    expect(isCarryingPlan(aRelease({ practice: true }))).toBe(false);
  });

  test('what is handed on changes with each critical issue, and is nothing without', () => {
    expect(handedOn(old({ issues: [] }))).toBe('');
    expect(handedOn(null)).toBe('');
    expect(handedOn(old())).not.toBe(handedOn(old({ issues: [critical, { ...critical, id: 'i2' }] })));
  });
});

describe('the launch', () => {
  const waiting = allGreen({ carried: [aCarried()] });

  test('waits for it, first of all', () => {
    expect(obstaclesTo(waiting)).toEqual([
      { kind: 'issue', id: 'rel-old:i1', from: 'Atlas 1.9', text: 'Boards are empty.', owner: 'Pat' },
    ]);
    expectRefused(waiting, launchNow(), { code: 'not_ready' });
  });

  test('does not wait for it in a hotfix, which may be what mends it', () => {
    expect(isReady({ ...waiting, urgent: anUrgent() })).toBe(true);
  });

  test('a new one takes readiness back, its end gives it again; what stands already says nothing', () => {
    expect(eventTypes(allGreen(), follow(aCarried()), clock)).toEqual(['issues_carried', 'readiness_lost']);
    expect(eventTypes(waiting, follow(), clock)).toEqual(['issues_carried', 'all_green']);
    expect(eventTypes(waiting, follow(aCarried()), clock)).toEqual([]);
    expect(eventTypes(aRelease({ lights: [] }), follow(aCarried()), clock)).toEqual(['issues_carried']);
  });

  test('goes once its manager says why, and that stays when others come and go', () => {
    const accepted = after(waiting, accept(' This release mends it. '));
    expect(accepted.carried[0]?.accepted).toEqual({ by: MAYA, at: NOW, reason: 'This release mends it.' });
    expect(eventTypes(waiting, accept('It mends it.'))).toEqual(['carried_accepted', 'all_green']);
    expect(eventTypes(accepted, accept('This release mends it.'))).toEqual([]);
    const more = after(accepted, follow(aCarried(), aCarried({ id: 'rel-old:i2' })), clock);
    expect(more.carried.map((each) => each.accepted === null)).toEqual([false, true]);
    expect(isReady(more)).toBe(false);
  });

  test.each([
    ['nothing', accept(' '), { code: 'fields_invalid' }],
    ['a novel', accept('x'.repeat(501)), { code: 'fields_invalid' }],
    [
      'another one',
      { type: 'accept_carried', carriedId: 'rel-x:i9', reason: 'x' } as const,
      { code: 'unknown_matter' },
    ],
  ])('not with %s as a reason', (_what, command, refusal) => {
    expectRefused(waiting, command, refusal);
  });
});

test('a release is not closed while something critical in it is open', () => {
  expectRefused(old(), closedWell, {
    code: 'critical_open',
    issues: [{ text: 'Links break.', owner: 'Pat' }],
  });
  expect(after(old({ issues: [{ ...critical, settledAt: NOW }] }), closedWell).stage).toBe('closed');
});
