import { describe, expect, test } from 'vitest';
import type { DomainEvent } from '../../../src/domain/event.ts';
import { eventWords, sectionOf } from '../../../src/domain/record/event-words.ts';
import { launchOn, MAYA, NOW } from '../../support/builders.ts';

const department = { departmentId: 'dep-docs', name: 'Docs' };
const answered = { by: MAYA, at: NOW, asDeputy: false };

const TOLD: readonly (readonly [DomainEvent, string, string])[] = [
  [
    { type: 'release_drafted', title: 'Atlas 2.0', launch: launchOn('2026-12-10') },
    'plan',
    'Planned "Atlas 2.0" for 2026-12-10 14:00 (Europe/Berlin).',
  ],
  [
    { type: 'plan_changed', fields: ['outOfScope', 'standInId'] },
    'plan',
    'Changed the plan: out of scope, stand in.',
  ],
  [
    { type: 'light_answered', ...department, before: 'waiting', answer: { answer: 'green', ...answered } },
    'lights',
    'Docs: green light.',
  ],
  [
    {
      type: 'light_answered',
      ...department,
      before: 'waiting',
      answer: {
        answer: 'not_yet',
        reason: 'No manual!',
        solver: 'Bob',
        expectedOn: '2026-12-01',
        ...answered,
        asDeputy: true,
      },
    },
    'lights',
    'Docs (a deputy for the lead): not yet: No manual! Who can solve it: Bob. Expected: 2026-12-01.',
  ],
  [{ type: 'release_held', reason: 'It rains.' }, 'course', 'Put on hold: It rains.'],
  [{ type: 'release_held', reason: '' }, 'course', 'Put on hold.'],
  [
    { type: 'launch_decided', mode: 'live_now', attempt: 2, without: ['Docs', 'Sales'] },
    'launch',
    'Launch decided, attempt 2: it is live now. Launched without Docs, Sales.',
  ],
  [
    { type: 'launch_failed', attempt: 1, usersSee: 'part', cause: 'A timeout' },
    'launch',
    'Attempt 1 did not work, users see a part: A timeout.',
  ],
  [
    { type: 'release_closed', outcome: '', lessons: 'Ask sooner.' },
    'after',
    'Closed. What came of it: nothing written. What was learnt: Ask sooner.',
  ],
  [
    { type: 'stage_begun', stageId: '2', name: '25 %', index: 2, of: 4, reason: 'A customer waits.' },
    'after',
    'Group 2 of 4 has it: 25 %. Why now: A customer waits.',
  ],
  [
    { type: 'rollout_stopped', reason: 'Links break.', at: '25 %', index: 2, of: 4, takenBack: true },
    'after',
    'Taken back from those who had it, at group 2 of 4, 25 %: Links break.',
  ],
  [
    { type: 'waiver_given', ...department, reason: 'Late.', acceptedBy: MAYA, needsSecond: true },
    'lights',
    'To be launched without the light of Docs: Late. Who accepts the risk: Maya. A second person has to agree.',
  ],
  [
    { type: 'light_stale', ...department, before: 'green', changes: [] },
    'lights',
    'Docs has to be asked again: its answer is too old.',
  ],
];

describe('an event is told in plain words', () => {
  test.each(TOLD)('%j', (event, section, words) => {
    expect(eventWords(event)).toBe(words);
    expect(sectionOf(event.type)).toBe(section);
    expect(words).not.toMatch(/sign-?off|waiver|waive|stale|verdict|rollout|\btier\b/i);
  });
});
