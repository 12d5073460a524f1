import { describe, expect, test } from 'vitest';
import { feedbackMoments, roundAt } from '../../../src/domain/feedback/rounds.ts';
import type { Release } from '../../../src/domain/release.ts';
import { aLight, aPlan, aStartedRelease, MAYA, NOW, someSettings } from '../../support/builders.ts';
import { highRisk } from '../matters.ts';

const LIVE = '2026-12-10T13:00:00.000Z';
const settings = someSettings();
const none = { lives: false, money: false, data: false, irreversible: false, exposed: false };

const live = (change: (release: Release) => Release = (release) => release): Release =>
  change(
    aStartedRelease({
      stage: 'live',
      lights: [
        aLight('eng', { askedAt: NOW }),
        aLight('sales', { askedAt: NOW }),
        aLight('docs', { askedAt: null }),
      ],
      launch: { attempt: 1, decidedBy: MAYA, decidedAt: LIVE, liveAt: LIVE },
    }),
  );

const prompts = (release: Release): string[] =>
  feedbackMoments({ release, settings, now: LIVE })
    .filter(({ kind }) => kind === 'time.feedback_prompt')
    .map(
      ({ dueAt, payload }) => `${dueAt.slice(0, 16)} ${payload.days} ${payload.departmentId ?? 'readers'}`,
    );

describe('who is asked when', () => {
  test('those who ran it on the next working day, those who sell it and its readers later; each department once', () => {
    expect(prompts(live(highRisk))).toEqual([
      '2026-12-11T09:00 1 dep-eng',
      '2026-12-15T09:00 3 dep-sales',
      '2026-12-15T09:00 3 readers',
      '2026-12-30T09:00 14 readers',
    ]);
  });

  test('of low risk nobody is asked again', () => {
    expect(prompts(live((release) => ({ ...release, plan: aPlan({ risk: none }) })))).toEqual([]);
  });

  test('where nobody judged the risk, only under the announcement', () => {
    expect(prompts(live()).map((line) => line.split(' ').at(-1))).toEqual(['readers', 'readers']);
  });

  test('of a hotfix nobody is asked, and nothing is counted', () => {
    const urgent = { breaks: 'x', confirmer: MAYA, review: null, mended: null };
    expect(feedbackMoments({ release: live((r) => ({ ...r, urgent })), settings, now: LIVE })).toEqual([]);
  });

  test('what nobody has launched asks nobody', () => {
    expect(feedbackMoments({ release: live((r) => ({ ...r, launch: null })), settings, now: LIVE })).toEqual(
      [],
    );
  });
});

test.each([
  ['2026-12-10T14:00:00.000Z', 'first'],
  ['2026-12-15T08:59:00.000Z', 'first'],
  ['2026-12-15T09:00:00.000Z', 'early'],
  ['2026-12-30T09:00:00.000Z', 'late'],
  ['2027-02-01T09:00:00.000Z', 'late'],
])('at %s the round is "%s"', (now, round) => {
  expect(roundAt({ release: live(), settings, now })).toBe(round);
});
