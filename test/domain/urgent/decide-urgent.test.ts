import { describe, expect, test } from 'vitest';
import type { Release, Stage } from '../../../src/domain/release.ts';
import { isReviewOwed } from '../../../src/domain/urgent/decide-urgent.ts';
import { anActor, anUrgent, NOW } from '../../support/builders.ts';
import { after, eventsOf, live } from '../deciding.ts';

const PAT = { userId: 'U0PAT', name: 'Pat' };
const pat = { actor: anActor(PAT) };
const hotfix: Release = live({ urgent: anUrgent() });

describe('whether it is mended', () => {
  const said = (mended: boolean) => ({ type: 'confirm_mended', mended }) as const;

  test('is said by whoever was to look, and may turn out otherwise', () => {
    const no = after(hotfix, said(false), pat);
    expect(no.urgent?.mended).toEqual({ yes: false, by: PAT, at: NOW });
    expect(after(no, said(true), pat).urgent?.mended).toMatchObject({ yes: true });
  });

  test('said twice is one event', () => {
    const yes = after(hotfix, said(true), pat);
    expect(eventsOf(hotfix, said(true), pat)).toEqual([{ type: 'mended_confirmed', mended: true }]);
    expect(eventsOf(yes, said(true), pat)).toEqual([]);
  });
});

test.each<[Stage, boolean]>([
  ['sign_off', false],
  ['launching', false],
  ['live', true],
  ['retro', true],
  ['closed', false],
])('what was learnt is owed in the stage %s: %s', (stage, owed) => {
  expect(isReviewOwed({ stage, urgent: anUrgent() })).toBe(owed);
  expect(isReviewOwed({ stage, urgent: anUrgent({ review: 'Watch the date.' }) })).toBe(false);
  expect(isReviewOwed({ stage, urgent: null })).toBe(false);
});
