import { expect, test } from 'vitest';
import type { NamedEvent } from '../../../src/domain/delivery/statements.ts';
import type { DomainEventType } from '../../../src/domain/event.ts';
import { mayLeave, tellings, topicOf } from '../../../src/domain/hooks/leaving.ts';
import { aRelease, aStartedRelease, launchOn, NOW } from '../../support/builders.ts';
import { anOutboundHook } from './facts.ts';

test.each([
  ['release_started', 'plan'],
  ['light_answered', 'lights'],
  ['release_moved', 'course'],
  ['launch_decided', 'launch'],
  ['release_closed', 'after'],
  ['move_planned', null],
  ['move_undone', null],
  ['fact_reported', null],
  ['settings_changed', null],
  ['person_erased', null],
  ['hook_changed', null],
] as const satisfies [DomainEventType, string | null][])('%s leaves under %s', (type, topic) => {
  expect(topicOf(type)).toBe(topic);
});

test('drafts, rehearsals and confidential releases never leave', () => {
  expect(mayLeave(aStartedRelease())).toBe(true);
  expect(mayLeave(aRelease())).toBe(false);
  expect(mayLeave(aStartedRelease({ practice: true }))).toBe(false);
  expect(mayLeave(aStartedRelease({ visibility: 'confidential' }))).toBe(false);
});

test('each hook is told what it asked for, and all its tellings share one place in the queue', () => {
  const named: NamedEvent[] = [
    { id: 'e1', event: { type: 'announced' } },
    { id: 'e2', event: { type: 'move_planned', to: launchOn('2026-12-17'), reason: 'not_ready', words: '' } },
    { id: 'e3', event: { type: 'release_held', reason: 'Secret words' } },
  ];
  const hooks = [anOutboundHook(), anOutboundHook({ id: 'hook-2', topics: ['course'] })];
  const actions = tellings(hooks, named, NOW);
  expect(actions.map(({ key }) => key)).toEqual(['hook:hook-out:e1', 'hook:hook-out:e3', 'hook:hook-2:e3']);
  expect(new Set(actions.map(({ slot }) => JSON.stringify(slot))).size).toBe(2);
  expect(actions.every(({ releaseId }) => releaseId === null)).toBe(true);
  expect(JSON.stringify(actions)).not.toContain('Secret');
});
