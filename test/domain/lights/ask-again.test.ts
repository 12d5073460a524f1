import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../src/domain/lights/answer-form.ts';
import { defaultAskAgain } from '../../../src/domain/lights/ask-again.ts';
import { aLight, aPlan, aStartedRelease, launchOn, someSettings } from '../../support/builders.ts';

const settings = someSettings();
const light = aLight('docs', { askedAt: '2026-11-17T09:00:00.000Z' });
const launching = (date: string) => aStartedRelease({ plan: aPlan({ launch: launchOn(date) }) });
const morning = (date: string): string => `${date}T09:00:00.000Z`;

describe('"I ask again" by itself', () => {
  it('is three working days later', () => {
    expect(defaultAskAgain(launching('2026-12-10'), light, settings, morning('2026-11-17'))).toBe(
      '2026-11-20',
    );
    expect(defaultAskAgain(launching('2026-12-10'), light, settings, morning('2026-11-19'))).toBe(
      '2026-11-24',
    );
  });

  it('is at the latest the working day before the launch', () => {
    expect(defaultAskAgain(launching('2026-12-10'), light, settings, morning('2026-12-08'))).toBe(
      '2026-12-09',
    );
    expect(defaultAskAgain(launching('2026-12-07'), light, settings, morning('2026-12-03'))).toBe(
      '2026-12-04',
    );
  });

  it('is never today', () => {
    expect(defaultAskAgain(launching('2026-12-10'), light, settings, morning('2026-12-09'))).toBe(
      '2026-12-10',
    );
    expect(defaultAskAgain(launching('2026-12-10'), light, settings, morning('2026-12-10'))).toBe(
      '2026-12-11',
    );
  });

  it('counts days on the wall of the department', () => {
    const [docs] = settings.departments.filter(({ key }) => key === 'docs');
    const inTokyo = { ...settings, departments: docs === undefined ? [] : [{ ...docs, zone: 'Asia/Tokyo' }] };
    // 16:00 in Berlin is the next day's midnight in Tokyo.
    const late = '2026-11-17T15:00:00.000Z';
    expect(defaultAskAgain(launching('2026-12-10'), light, inTokyo, late)).toBe('2026-11-23');
  });
});

describe('an answer as it was typed', () => {
  const asked = { release: launching('2026-12-10'), light, settings, now: morning('2026-12-03') };
  const fieldsOf = (read: ReturnType<typeof readAnswer>) =>
    'problems' in read ? read.problems.map(({ field }) => field) : [];

  it('of "Not yet" needs a reason, somebody who can solve it, and a day from tomorrow on', () => {
    const empty = { answer: 'not_yet', reason: ' ', solver: '', expectedOn: '' } as const;
    expect(fieldsOf(readAnswer(empty, asked))).toEqual(['reason', 'solver', 'expectedOn']);
    const today = { ...empty, reason: 'x', solver: 'y', expectedOn: '2026-12-03' };
    expect(fieldsOf(readAnswer(today, asked))).toEqual(['expectedOn']);
    const good = { ...today, reason: ' No guide. ', expectedOn: '2026-12-04' };
    expect(readAnswer(good, asked)).toEqual({
      answer: { answer: 'not_yet', reason: 'No guide.', solver: 'y', expectedOn: '2026-12-04' },
    });
  });

  it('of "Not yet" may be expected after the launch: that is what the manager has to know', () => {
    const late = { answer: 'not_yet', reason: 'x', solver: 'y', expectedOn: '2026-12-20' } as const;
    expect(fieldsOf(readAnswer(late, asked))).toEqual([]);
  });

  it('of "On track" may name another day, but none after the launch', () => {
    const on = (askAgainOn: string) => readAnswer({ answer: 'on_track', askAgainOn }, asked);
    expect(fieldsOf(on('2026-12-10'))).toEqual([]);
    expect(fieldsOf(on('2026-12-11'))).toEqual(['askAgainOn']);
    expect(fieldsOf(on('2026-12-03'))).toEqual(['askAgainOn']);
    expect(fieldsOf(on('soon'))).toEqual(['askAgainOn']);
  });

  it('of "Not applicable" needs a reason', () => {
    expect(fieldsOf(readAnswer({ answer: 'not_applicable', reason: '' }, asked))).toEqual(['reason']);
  });

  it('is never longer than it can be shown', () => {
    const long = readAnswer({ answer: 'not_applicable', reason: 'x'.repeat(1001) }, asked);
    expect(fieldsOf(long)).toEqual(['reason']);
  });
});
