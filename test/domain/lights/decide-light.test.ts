import { describe, expect, test } from 'vitest';
import type { LightAnswer, LightState } from '../../../src/domain/lights/light.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  aGreenLight,
  aLight,
  aRelease,
  aStartedRelease,
  DEPARTMENT_KEYS,
  departmentId,
  leadOf,
  NOW,
} from '../../support/builders.ts';
import {
  after,
  allGreen,
  answerOf,
  deputyActor,
  eventsOf,
  eventTypes,
  expectRefused,
  held,
  leadActor,
  light,
  notConcerned,
  notYet,
  onTrack,
} from '../deciding.ts';

const LATER = '2026-11-24T09:00:00.000Z';
const lead = { actor: leadActor('sales') };
const sales = departmentId('sales');
const ask = { type: 'ask', departmentId: sales } as const;
const askAgain = { type: 'ask_again', departmentId: sales } as const;
const agree = { type: 'consent', departmentId: sales, agreed: true } as const;
const disagree = { ...agree, agreed: false } as const;

const ANSWERS: readonly [LightAnswer, LightState][] = [
  [{ answer: 'green' }, 'green'],
  [onTrack, 'on_track'],
  [notYet, 'not_yet'],
  [notConcerned, 'not_applicable_asked'],
];

const asked = aStartedRelease();
const answered = (answer: LightAnswer): Release => after(asked, answerOf('sales', answer), lead);

/** A release in which Sales stands in each state that a light can have. */
const STATES: readonly [LightState, Release][] = [
  ['waiting', asked],
  ...ANSWERS.map(([answer, state]): [LightState, Release] => [state, answered(answer)]),
  ['not_applicable', after(answered(notConcerned), agree)],
];

const moves = STATES.flatMap(([from, release]) =>
  ANSWERS.map(([answer, to]) => ({ from, release, answer, to })),
);

describe('an answer', () => {
  test.each(moves.filter(({ from, to }) => from !== to))(
    'turns a light from $from to $to, and says what it was before',
    ({ from, release, answer, to }) => {
      const next = after(release, answerOf('sales', answer), { ...lead, now: LATER });
      expect(light(next, 'sales')).toMatchObject({
        state: to,
        answer: { ...answer, at: LATER, by: { userId: leadOf('sales') }, asDeputy: false },
      });
      const [event] = eventsOf(release, answerOf('sales', answer), lead);
      expect(event).toMatchObject({ type: 'light_answered', departmentId: sales, before: from });
    },
  );

  test.each(moves.filter(({ from, to }) => from === to))(
    'said again from $from is no event',
    ({ release, answer }) => {
      expect(eventsOf(release, answerOf('sales', answer), { ...lead, now: LATER })).toEqual([]);
      expect(after(release, answerOf('sales', answer), { ...lead, now: LATER })).toBe(release);
    },
  );

  test('with another reason or date is a new answer', () => {
    const other = answerOf('sales', { ...notYet, reason: 'Legal has not read it.' } as LightAnswer);
    expect(eventTypes(answered(notYet), other, lead)).toEqual(['light_answered']);
    const later = answerOf('sales', { answer: 'on_track', askAgainOn: '2026-11-30' });
    expect(eventTypes(answered(onTrack), later, lead)).toEqual(['light_answered']);
  });

  test('by a deputy is marked as given for the lead', () => {
    const next = after(asked, answerOf('sales', { answer: 'green' }), { actor: deputyActor('sales') });
    expect(light(next, 'sales').answer?.asDeputy).toBe(true);
  });

  test('of one department leaves all others as they were', () => {
    const next = answered({ answer: 'green' });
    for (const key of DEPARTMENT_KEYS.filter((each) => each !== 'sales')) {
      expect(light(next, key)).toEqual(light(asked, key));
    }
  });

  test('is taken on hold: only answers go on', () => {
    const release = aStartedRelease({ hold: held });
    expect(eventTypes(release, answerOf('sales', { answer: 'green' }), lead)).toEqual(['light_answered']);
  });

  test('before the ask counts as asked, so the question is not put again', () => {
    const early = after(
      aRelease({ stage: 'planning', startedAt: NOW }),
      answerOf('sales', { answer: 'green' }),
      lead,
    );
    expect(light(early, 'sales').askedAt).toBe(NOW);
    expect(eventsOf(early, ask, { actor: null, now: LATER })).toEqual([]);
  });
});

describe('all green', () => {
  const lastMissing = allGreen({
    lights: DEPARTMENT_KEYS.map((key) =>
      key === 'sales' ? aLight('sales', { askedAt: NOW }) : aGreenLight(key),
    ),
  });

  test('comes with the last required light, whatever optional departments say', () => {
    const optional = {
      ...lastMissing,
      lights: [...lastMissing.lights.filter((each) => each.name !== 'QA'), aLight('qa', { required: false })],
    };
    for (const release of [lastMissing, optional]) {
      const events = eventTypes(release, answerOf('sales', { answer: 'green' }), lead);
      expect(events).toEqual(['light_answered', 'all_green']);
    }
  });

  test('does not come while the release is on hold', () => {
    const release = { ...lastMissing, hold: held };
    expect(eventTypes(release, answerOf('sales', { answer: 'green' }), lead)).toEqual(['light_answered']);
  });

  test.each([[notYet], [onTrack], [notConcerned]])(
    'is taken back by $answer, naming the department',
    (answer) => {
      const [, lost] = eventsOf(allGreen(), answerOf('sales', answer), lead);
      expect(lost).toEqual({ type: 'readiness_lost', name: 'Sales' });
    },
  );

  test('comes with the consent when that was the last thing in the way', () => {
    const release = after(lastMissing, answerOf('sales', notConcerned), lead);
    expect(eventTypes(release, agree)).toEqual(['consent_given', 'all_green']);
  });
});

describe('consent', () => {
  test('makes "not applicable" count; before it the light stands in the way', () => {
    expect(light(after(answered(notConcerned), agree), 'sales').state).toBe('not_applicable');
  });

  test('withheld asks the department again, with the reason', () => {
    const next = after(answered(notConcerned), disagree, { now: LATER });
    expect(light(next, 'sales')).toMatchObject({ state: 'waiting', askedAt: LATER });
    expect(light(next, 'sales').askedAgainBecause).toMatch(/release manager/);
    const [given, again] = eventsOf(answered(notConcerned), disagree, { now: LATER });
    expect(given).toMatchObject({ type: 'consent_given', agreed: false });
    expect(again).toMatchObject({ type: 'department_asked', departmentId: sales, again: true });
  });

  test.each(STATES.filter(([state]) => state !== 'not_applicable_asked'))(
    'is refused for a light that is %s',
    (_state, release) => {
      expectRefused(release, agree, { code: 'nothing_to_consent_to', name: 'Sales' });
    },
  );
});

describe('asking', () => {
  const planned = aRelease({ stage: 'planning', startedAt: NOW });

  test('the first department moves the release to sign-off', () => {
    const next = after(planned, ask, { actor: null, now: LATER });
    expect(next.stage).toBe('sign_off');
    expect(light(next, 'sales').askedAt).toBe(LATER);
    expect(eventTypes(planned, ask, { actor: null })).toEqual(['department_asked']);
  });

  test('happens once, and never on hold', () => {
    expect(eventsOf(after(planned, ask, { actor: null }), ask, { actor: null })).toEqual([]);
    expect(eventsOf({ ...planned, hold: held }, ask, { actor: null })).toEqual([]);
  });

  test('again turns "on track" back to waiting and leaves red red', () => {
    const again = { actor: null, now: LATER };
    expect(light(after(answered(onTrack), askAgain, again), 'sales')).toMatchObject({
      state: 'waiting',
      askedAt: LATER,
    });
    expect(light(after(answered(notYet), askAgain, again), 'sales')).toMatchObject({
      state: 'not_yet',
      askedAt: LATER,
    });
  });

  test.each(STATES.filter(([state]) => !['on_track', 'not_yet'].includes(state)))(
    'again does nothing for a light that is %s',
    (_s, release) => {
      expect(eventsOf(release, askAgain, { actor: null, now: LATER })).toEqual([]);
    },
  );

  test('again does nothing on hold', () => {
    expect(eventsOf({ ...answered(notYet), hold: held }, askAgain, { actor: null, now: LATER })).toEqual([]);
  });

  test('again is over with the answer, even when red is said in the same words', () => {
    const again = after(answered(notYet), askAgain, { actor: null, now: LATER });
    const next = after(again, answerOf('sales', notYet), { ...lead, now: '2026-11-24T10:00:00.000Z' });
    expect(light(next, 'sales')).toMatchObject({ state: 'not_yet', askedAgainBecause: null });
    expect(light(next, 'sales').answer?.at).toBe('2026-11-24T10:00:00.000Z');
  });
});

test('a department that is not part of the release is unknown to every command about it', () => {
  const stranger = departmentId('sales');
  const release = aStartedRelease({ lights: asked.lights.filter((each) => each.departmentId !== stranger) });
  expectRefused(release, answerOf('sales', { answer: 'green' }), { code: 'unknown_department' }, lead);
  expectRefused(release, agree, { code: 'unknown_department' });
  expectRefused(release, ask, { code: 'unknown_department' }, { actor: null });
  expectRefused(release, askAgain, { code: 'unknown_department' }, { actor: null });
});
