import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AuditAuthor,
  auditParts,
  canonicalJson,
  chainBytes,
  contentBytes,
  eventFrom,
  plainChainBytes,
} from '../../src/domain/audit-record.ts';
import type { DomainEvent, DomainEventType } from '../../src/domain/event.ts';
import { launchOn, NOW } from '../support/builders.ts';
import { versionEvents } from './announcement/version-cases.ts';
import { briefEvents } from './brief/brief-cases.ts';
import { carriedEvents } from './carried/carried-cases.ts';
import { feedbackEvents } from './feedback/feedback-cases.ts';
import { launchDayEvents } from './launch-day/launch-day-events.ts';
import { meetingEvents } from './meetings/meeting-cases.ts';
import { outcomeEvents } from './outcome/outcome-events.ts';
import { planEvents } from './plan-events.ts';
import { retroEvents } from './retro/retro-cases.ts';
import { rolloutEvents } from './rollout/rollout-cases.ts';
import { runbookEvents } from './runbook/runbook-cases.ts';

/** Stands in every name and every free text: it may appear in the personal part only. */
const MARK = 'SECRET';
const person = { userId: `U0${MARK}`, name: MARK };
const by: AuditAuthor = { ...person, role: 'release manager' };
const launch = launchOn('2026-12-10');
const department = { departmentId: 'dep-docs', name: MARK };
const waited = { blockerId: 'b1', departmentId: 'dep-docs', text: MARK };

const EVENTS: { [Type in DomainEventType]: readonly Extract<DomainEvent, { type: Type }>[] } = {
  release_drafted: [{ type: 'release_drafted', title: MARK, launch }],
  plan_changed: [
    { type: 'plan_changed', fields: ['goal', 'standIn'] },
    { type: 'plan_changed', fields: ['risk'], risk: 'high', owes: ['back_out', 'beta'] },
  ],
  ...planEvents(MARK),
  ...meetingEvents(MARK),
  ...versionEvents(MARK),
  ...launchDayEvents(MARK),
  ...retroEvents(MARK),
  ...runbookEvents(MARK),
  ...briefEvents(MARK),
  ...rolloutEvents(MARK),
  ...feedbackEvents(MARK),
  release_moved: [
    { type: 'release_moved', from: launch, to: launchOn('2026-12-17') },
    { type: 'release_moved', from: launch, to: launchOn('2026-12-17'), reason: 'people', words: MARK },
  ],
  department_added: [
    { type: 'department_added', ...department },
    { type: 'department_added', ...department, required: true, requiredFrom: 'normal' },
  ],
  department_removed: [{ type: 'department_removed', ...department }],
  release_started: [
    { type: 'release_started' },
    {
      type: 'release_started',
      risk: 'low',
      owes: [],
      asks: [{ departmentId: 'dep-docs', required: true, requiredFrom: 'low' }],
      urgent: false,
    },
  ],
  department_asked: [
    { type: 'department_asked', ...department, again: true, because: MARK },
    { type: 'department_asked', ...department, again: false, because: null },
  ],
  light_answered: [
    {
      type: 'light_answered',
      ...department,
      before: 'waiting',
      answer: { answer: 'green', by: person, at: NOW, asDeputy: true },
    },
    {
      type: 'light_answered',
      ...department,
      before: 'green',
      answer: { answer: 'on_track', askAgainOn: '2026-12-01', by: person, at: NOW, asDeputy: false },
    },
    {
      type: 'light_answered',
      ...department,
      before: 'on_track',
      answer: {
        answer: 'not_yet',
        reason: MARK,
        solver: MARK,
        expectedOn: '2026-12-01',
        by: person,
        at: NOW,
        asDeputy: false,
      },
    },
    {
      type: 'light_answered',
      ...department,
      before: 'not_yet',
      answer: { answer: 'not_applicable', reason: MARK, by: person, at: NOW, asDeputy: false },
    },
    {
      type: 'light_answered',
      ...department,
      before: 'stale',
      answer: {
        answer: 'conditional',
        condition: MARK,
        owner: person,
        dueOn: '2026-12-01',
        by: person,
        at: NOW,
        asDeputy: false,
        judged: { price: MARK, date: launch.at },
        also: { departments: [MARK], manager: false },
      },
      pending: ['c1', 'c2'],
    },
  ],
  light_voted: [
    {
      type: 'light_voted',
      ...department,
      answer: { answer: 'green', by: person, at: NOW, asDeputy: false },
      votes: 1,
      needed: 2,
    },
  ],
  light_stale: [
    {
      type: 'light_stale',
      ...department,
      before: 'conditional',
      changes: [{ fact: 'price', before: MARK, after: MARK }],
    },
  ],
  light_restored: [{ type: 'light_restored', ...department, state: 'conditional' }],
  answer_delegated: [{ type: 'answer_delegated', ...department, delegate: { ...person, until: null } }],
  condition_met: [{ type: 'condition_met', ...department, conditionId: 'c1', text: MARK }],
  condition_lapsed: [
    { type: 'condition_lapsed', ...department, conditionId: 'c1', text: MARK, owner: person },
  ],
  blocker_raised: [
    {
      type: 'blocker_raised',
      blockerId: 'b1',
      text: MARK,
      severity: 'stops',
      solver: { kind: 'person', ...person },
      expectedOn: null,
    },
  ],
  blocker_taken: [{ type: 'blocker_taken', ...waited }],
  blocker_returned: [{ type: 'blocker_returned', ...waited, solver: { kind: 'person', ...person } }],
  blocker_passed: [
    {
      type: 'blocker_passed',
      ...waited,
      from: { kind: 'other', name: MARK },
      solver: { kind: 'department', departmentId: 'dep-qa', name: MARK },
    },
  ],
  blocker_solved: [{ type: 'blocker_solved', ...waited }],
  blocker_confirmed: [{ type: 'blocker_confirmed', blockerId: 'b1', text: MARK, solved: true }],
  waiver_given: [
    { type: 'waiver_given', ...department, reason: MARK, acceptedBy: person, needsSecond: true },
  ],
  waiver_agreed: [{ type: 'waiver_agreed', ...department, agreed: false }],
  waiver_withdrawn: [{ type: 'waiver_withdrawn', ...department }],
  launch_called: [{ type: 'launch_called', mode: 'live_now' }],
  launch_call_declined: [{ type: 'launch_call_declined' }],
  urgent_reviewed: [{ type: 'urgent_reviewed', review: MARK }],
  mended_confirmed: [{ type: 'mended_confirmed', mended: false }],
  consent_given: [{ type: 'consent_given', ...department, agreed: false }],
  all_green: [{ type: 'all_green' }],
  readiness_lost: [{ type: 'readiness_lost', name: MARK }],
  release_held: [{ type: 'release_held', reason: MARK }],
  release_resumed: [{ type: 'release_resumed', heldSince: NOW, moved: true }],
  release_cancelled: [{ type: 'release_cancelled', reason: MARK }],
  manager_sought: [{ type: 'manager_sought', was: person }],
  manager_changed: [{ type: 'manager_changed', from: person, to: { userId: `U1${MARK}`, name: MARK } }],
  launch_decided: [{ type: 'launch_decided', mode: 'live_now', attempt: 1, without: [MARK] }],
  declared_live: [{ type: 'declared_live', attempt: 1 }],
  launch_failed: [{ type: 'launch_failed', attempt: 1, usersSee: 'part', cause: MARK }],
  announced: [{ type: 'announced' }],
  fact_reported: [
    {
      type: 'fact_reported',
      kind: 'check',
      check: MARK,
      at: NOW,
      state: 'failed',
      candidate: MARK,
      stage: MARK,
      percent: 25,
      count: null,
      link: `https://ci.example/${MARK}`,
      words: MARK,
      tells: null,
      turned: 'dep-docs',
    },
  ],
  ...outcomeEvents(MARK),
  ...carriedEvents(MARK),
  retro_opened: [{ type: 'retro_opened' }],
  release_closed: [{ type: 'release_closed', outcome: MARK, lessons: MARK }],
  item_ticked: [
    {
      type: 'item_ticked',
      ...department,
      itemId: 'faq',
      label: MARK,
      answer: 'yes',
      link: MARK,
      text: null,
    },
  ],
  settings_changed: [{ type: 'settings_changed', fields: ['zone'] }],
  admin_added: [{ type: 'admin_added', userId: `U0${MARK}` }],
  template_saved: [{ type: 'template_saved', name: MARK, replaced: true }],
  absence_set: [
    { type: 'absence_set', userId: `U0${MARK}`, from: MARK, until: MARK, standInId: `U1${MARK}` },
  ],
  absence_ended: [{ type: 'absence_ended', userId: `U0${MARK}` }],
  hook_changed: [{ type: 'hook_changed', name: MARK, direction: 'in', change: 'new_secret' }],
  person_erased: [{ type: 'person_erased', pseudonym: 'Person 7f3a', words: true, entries: [3, 5] }],
};

const all: readonly DomainEvent[] = Object.values(EVENTS).flat();

describe('every event in the audit log', () => {
  test.each(all)('$type reads back as it was', (event) => {
    const parts = JSON.parse(JSON.stringify(auditParts(event, by)));
    expect(eventFrom(parts)).toEqual(event);
  });

  test.each(all)('$type keeps no name and no free text outside its personal part', (event) => {
    const { data, personal } = auditParts(event, by);
    expect(JSON.stringify(data)).not.toContain(MARK);
    expect(personal).toHaveProperty('by', by);
  });

  test('a light’s new state stays readable after the person was erased', () => {
    const states = EVENTS.light_answered.map((event) => auditParts(event, by).data);
    expect(states).toEqual([
      { departmentId: 'dep-docs', before: 'waiting', state: 'green' },
      { departmentId: 'dep-docs', before: 'green', state: 'on_track' },
      { departmentId: 'dep-docs', before: 'on_track', state: 'not_yet' },
      { departmentId: 'dep-docs', before: 'not_yet', state: 'not_applicable' },
      { departmentId: 'dep-docs', before: 'stale', pending: ['c1', 'c2'], state: 'conditional' },
    ]);
  });
});

describe('canonical JSON', () => {
  test.each<[unknown, string]>([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [{ z: { d: [3, { y: 1, x: null }], c: true } }, '{"z":{"c":true,"d":[3,{"x":null,"y":1}]}}'],
    [[], '[]'],
    ['Grün "ü"', '"Grün \\"ü\\""'],
    [{ a: undefined }, '{}'],
  ])('of %j is %s', (value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
  });

  test('is the same for the same facts in any order, and means the same', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('the bytes of a link are pinned: another version of the program computes the same chain', () => {
    const link = {
      workspaceId: 'T0GREEN',
      seq: 2,
      id: 'ev-2',
      releaseId: 'rel-atlas',
      type: 'release_held',
      version: 1,
      at: NOW,
      data: {},
      personalDigest: 'd'.repeat(4),
      previous: 'p'.repeat(4),
      blind: 'b'.repeat(4),
    } as const;
    expect(contentBytes(link)).toBe(
      '{"at":"2026-11-17T09:00:00.000Z","blind":"bbbb","data":{},"id":"ev-2","personalDigest":"dddd","releaseId":"rel-atlas","type":"release_held","version":1,"workspaceId":"T0GREEN"}',
    );
    expect(chainBytes(link, 'cccc')).toBe('{"content":"cccc","previous":"pppp","seq":2}');
    expect(plainChainBytes({ ...link, blind: null })).toBe(
      '{"at":"2026-11-17T09:00:00.000Z","data":{},"id":"ev-2","personalDigest":"dddd","previous":"pppp","releaseId":"rel-atlas","seq":2,"type":"release_held","version":1,"workspaceId":"T0GREEN"}',
    );
  });
});
