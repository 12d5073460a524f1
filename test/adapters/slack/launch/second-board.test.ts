import { expect, test } from 'vitest';
import { secondMessage } from '../../../../src/adapters/slack/launch/second/second-board.ts';
import { deliveriesFor } from '../../../../src/domain/delivery/effects.ts';
import { secondLaunchSubject } from '../../../../src/domain/delivery/matters.ts';
import type { Release } from '../../../../src/domain/release.ts';
import { riskFrom } from '../../../../src/domain/risk/risk.ts';
import { buttonsOf } from '../../../../src/practice/read/buttons.ts';
import { aPlan, MAYA, someSettings } from '../../../support/builders.ts';
import { AT_LAUNCH, greenRelease, IN_STATE, unreadyRelease } from './launch-scenes.ts';

const plan = aPlan({
  risk: riskFrom('lives'),
  backOut: 'The old version stays installed.',
  beta: 'It held.',
});
const called = IN_STATE.called({ plan });
const notReady = unreadyRelease({ plan, call: called.call });

const SUBJECT = secondLaunchSubject({ at: AT_LAUNCH });

const buttons = (release: Release): string[] =>
  buttonsOf([...(secondMessage(release, SUBJECT).blocks ?? [])]).map(({ label }) => label);

test('a second person can launch what is ready, with one click', () => {
  expect(buttons(called)).toEqual(['Launch it now', 'Do not agree', 'Read the announcement']);
  expect(secondMessage(called, SUBJECT).text).toContain('Nothing is in the way.');
});

test('what is not ready any more cannot be launched by a second person, who reads why', () => {
  expect(buttons(notReady)).toEqual(['Do not agree', 'Read the announcement']);
  const { text } = secondMessage(notReady, SUBJECT);
  expect(text).toContain('Not ready any more: waiting for Docs, Sales.');
  expect(text).not.toContain('Nothing is in the way');
});

const boards = (release: Release, type: 'readiness_lost' | 'all_green') => {
  const event = type === 'all_green' ? { type } : { type, name: 'Docs' };
  const settings = someSettings({ releaseManagers: [MAYA.userId, 'U0OMAR'] });
  const scene = { release, settings, now: AT_LAUNCH, readied: 1 };
  return deliveriesFor(scene, [{ id: 'aud-1', event: event as never }]).filter(
    ({ kind }) => kind === 'board.second',
  );
};

test('the message of the second person follows whether the release is ready', () => {
  expect(boards(notReady, 'readiness_lost')).toHaveLength(1);
  expect(boards(called, 'all_green')).toHaveLength(1);
});

test('nobody is asked to be a second person before somebody says launch', () => {
  const posted = boards(greenRelease({ plan }), 'all_green').filter(({ payload }) => payload.post === true);
  expect(posted).toEqual([]);
});

test('"launch" said again after a "no" is a new message, and the old one has no button any more', () => {
  const again = { ...called, call: { ...called.call, at: '2026-12-10T12:45:00.000Z' } } as Release;
  const settings = someSettings({ releaseManagers: [MAYA.userId, 'U0OMAR'] });
  const subjects = (before: Release, release: Release, type: string) =>
    deliveriesFor({ release, before, settings, now: AT_LAUNCH }, [
      { id: 'aud-1', event: { type } as never },
    ]).flatMap(({ kind, slot, payload }) => (kind === 'board.second' ? [[slot?.subject, payload.post]] : []));
  const declined = { ...called, call: null };
  expect(subjects(called, declined, 'launch_call_declined')).toEqual([[SUBJECT, false]]);
  expect(subjects(declined, again, 'launch_called')).toEqual([['launch@2026-12-10T12:45:00.000Z', true]]);
  expect(buttons(declined)).toEqual([]);
  expect(buttons(again)).toEqual([]);
});

test('whoever becomes the release manager is no second person any more', () => {
  const settings = someSettings({ releaseManagers: [MAYA.userId, 'U0OMAR'] });
  const release = { ...called, call: null, manager: { userId: 'U0OMAR', name: 'Omar' } };
  const event = { type: 'manager_changed', from: MAYA, to: release.manager } as const;
  const second = deliveriesFor({ release, before: called, settings, now: AT_LAUNCH }, [
    { id: 'a', event },
  ]).filter(({ kind }) => kind === 'board.second');
  expect(second.map(({ slot, payload }) => [slot?.audience, payload.post])).toEqual([
    [{ user: 'U0OMAR' }, false],
  ]);
});
