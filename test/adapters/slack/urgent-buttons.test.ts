import { expect, test } from 'vitest';
import type { SlackMessage } from '../../../src/adapters/slack/kit/message.ts';
import { directNotice } from '../../../src/adapters/slack/lights/notices/direct-notice.ts';
import { hotfixNotice } from '../../../src/adapters/slack/urgent/manager-notices.ts';
import type { Release } from '../../../src/domain/release.ts';
import { buttonsOf } from '../../../src/practice/read/buttons.ts';
import { aLight, anUrgent, aStartedRelease, MAYA, NOW, someSettings } from '../../support/builders.ts';

const sceneOf = (release: Release) => ({ release, settings: someSettings(), now: NOW });
const buttons = (message: SlackMessage | null): string[] =>
  buttonsOf([...(message?.blocks ?? [])]).map(({ label }) => label);

test('who did not answer in the night can be left out with a button of the same message', () => {
  const qa = aLight('qa', { askedAt: NOW, delegates: [{ userId: 'U0QA', name: 'Quinn', until: null }] });
  const release = aStartedRelease({ urgent: anUrgent(), lights: [qa] });
  expect(buttons(hotfixNotice('urgent_silent', sceneOf(release), qa))).toEqual([
    'Launch without a department',
  ]);
});

test('a launch that a second person does not agree to offers what comes next', () => {
  const told = { id: 'aud-1', event: { type: 'launch_call_declined' }, by: MAYA, at: NOW } as const;
  const said = (release: Release) =>
    buttons(directNotice({ scene: sceneOf(release), told, reader: MAYA.userId }));
  expect(said(aStartedRelease())).toEqual(['Launch', 'Move', 'Hold']);
  expect(said(aStartedRelease({ stage: 'cancelled' }))).toEqual([]);
});
