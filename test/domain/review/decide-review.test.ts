import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import { mayBeToldOf, maySee } from '../../../src/domain/policy.ts';
import { lightOf } from '../../../src/domain/release.ts';
import { reviewSummary } from '../../../src/domain/review/date-question.ts';
import {
  aLight,
  anUrgent,
  aPlan,
  aRelease,
  departmentId,
  launchOn,
  leadOf,
  MAYA,
  NOW,
  someSettings,
} from '../../support/builders.ts';
import { after, eventsOf, expectRefused, leadActor, stranger } from '../deciding.ts';

const docs = departmentId('docs');
const LATER = '2026-11-20T09:00:00.000Z';
const ask: Command = { type: 'ask_reviews' };
const says = (
  answer: 'fine' | 'needs_days' | 'missing',
  days: number | null = null,
  words = '',
): Extract<Command, { type: 'review_date' }> => ({
  type: 'review_date',
  departmentId: docs,
  answer,
  days,
  words,
});
const lead = { actor: leadActor('docs') };

const two = aRelease({ lights: [aLight('docs'), aLight('qa')] });
const asked = after(two, ask);

describe('the departments are asked about the date', () => {
  test('all that need time, once', () => {
    expect(eventsOf(two, ask)).toEqual([
      { type: 'reviews_asked', departmentIds: [docs, departmentId('qa')] },
    ]);
    expect(asked.lights.map(({ reviewAskedAt }) => reviewAskedAt)).toEqual([NOW, NOW]);
    expect(eventsOf(asked, ask, { now: LATER })).toEqual([]);
  });

  test('but none that needs none, that is asked for its light, or of a hotfix', () => {
    const lights = [aLight('docs', { leadTimeDays: 0 }), aLight('qa', { askedAt: NOW })];
    expect(eventsOf(aRelease({ lights }), ask)).toEqual([]);
    expect(eventsOf({ ...two, urgent: anUrgent() }, ask)).toEqual([]);
  });

  test('anew where the date got earlier than the one that they judged', () => {
    const fine = after(asked, says('fine'), lead);
    const earlier = { ...fine, plan: aPlan({ launch: launchOn('2026-12-08') }) };
    expect(eventsOf(earlier, ask, { now: LATER })).toEqual([
      { type: 'reviews_asked', departmentIds: [docs] },
    ]);
    const later = { ...fine, plan: aPlan({ launch: launchOn('2026-12-15') }) };
    expect(eventsOf(later, ask, { now: LATER })).toEqual([]);
  });

  test('not of a date that has passed, and not on hold', () => {
    const { at } = two.plan.launch;
    expectRefused(two, ask, { code: 'launch_in_past' }, { now: at });
    const hold = { by: MAYA, at: NOW, reason: 'A storm.' };
    expectRefused({ ...two, stage: 'planning', startedAt: NOW, hold }, ask, { code: 'on_hold' });
  });
});

describe('a department says whether the date is fine', () => {
  test('what it says is recorded with the moment that it judged', () => {
    const release = after(asked, says('needs_days', 12, 'Screenshots.'), { ...lead, now: LATER });
    expect(lightOf(release, docs)?.review).toEqual({
      answer: 'needs_days',
      days: 12,
      words: 'Screenshots.',
      launchAt: two.plan.launch.at,
      by: { userId: leadOf('docs'), name: leadOf('docs') },
      at: LATER,
    });
  });

  test('the same again is no event; something else, or of another date, is', () => {
    const fine = after(asked, says('fine'), lead);
    expect(eventsOf(fine, says('fine'), lead)).toEqual([]);
    expect(eventsOf(fine, says('missing', null, 'The price.'), lead)).toHaveLength(1);
    const moved = { ...fine, plan: aPlan({ launch: launchOn('2026-12-08') }) };
    expect(eventsOf(moved, says('fine'), lead)).toHaveLength(1);
  });

  test('what stood before whoever answers has to be the planned date still', () => {
    const { at } = two.plan.launch;
    expect(eventsOf(asked, { ...says('fine'), seen: at }, lead)).toHaveLength(1);
    const moved = { ...asked, plan: aPlan({ launch: launchOn('2026-12-08') }) };
    const changed = { code: 'date_changed', name: 'Docs', at: launchOn('2026-12-08').at } as const;
    expectRefused(moved, { ...says('fine'), seen: at }, changed, lead);
  });

  test('who was not asked is not heard, and who is asked for its light says it there', () => {
    expectRefused(two, says('fine'), { code: 'nothing_owed', name: 'Docs' }, lead);
    const lights = [aLight('docs', { reviewAskedAt: NOW, askedAt: LATER })];
    const late = aRelease({ stage: 'sign_off', startedAt: NOW, lights });
    expectRefused(late, says('fine'), { code: 'date_review_over', name: 'Docs' }, lead);
  });
});

test('the manager reads how many say what', () => {
  const settings = someSettings();
  const review = (answer: 'fine' | 'missing' | 'needs_days', days: number | null) => ({
    reviewAskedAt: NOW,
    review: { answer, days, words: '', launchAt: two.plan.launch.at, by: MAYA, at: NOW },
  });
  const lights = [
    aLight('docs', review('needs_days', 30)),
    aLight('qa', review('fine', null)),
    aLight('eng', review('missing', null)),
    aLight('sales', { reviewAskedAt: NOW }),
    aLight('support'),
  ];
  expect(reviewSummary(aRelease({ lights }), settings)).toEqual({
    fine: 1,
    needDays: [{ name: 'Docs', days: 30 }],
    missing: ['Engineering'],
    silent: 1,
  });
  expect(reviewSummary(two, settings)).toBeNull();
  // Moved to where Docs has its thirty days: that is as good as fine.
  const moved = aRelease({ lights, plan: aPlan({ launch: launchOn('2027-01-28') }) });
  expect(reviewSummary(moved, settings)).toMatchObject({ fine: 2, needDays: [] });
});

describe('who may be told of a draft', () => {
  const settings = someSettings();
  const admits = (release: typeof two, actor: typeof stranger) => mayBeToldOf(actor, release, settings);

  test('nobody but its manager, before departments were asked about its date', () => {
    expect([admits(two, stranger), admits(two, leadActor('docs'))]).toEqual([false, false]);
  });

  test('whoever reads the channels in which they were asked; it stays out of their lists', () => {
    expect([admits(asked, stranger), admits(asked, leadActor('docs'))]).toEqual([true, true]);
    expect(maySee(leadActor('docs'), asked, settings)).toBe(false);
  });

  test('of a secret one, only those who were asked', () => {
    const secret = { ...asked, visibility: 'confidential' as const };
    expect([
      admits(secret, stranger),
      admits(secret, leadActor('docs')),
      admits(secret, leadActor('sales')),
    ]).toEqual([false, true, false]);
    expect(admits({ ...asked, practice: true }, leadActor('docs'))).toBe(false);
  });
});
