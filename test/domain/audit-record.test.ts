import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AuditAuthor,
  auditParts,
  canonicalJson,
  chainBytes,
  eventFrom,
} from '../../src/domain/audit-record.ts';
import type { DomainEvent, DomainEventType } from '../../src/domain/event.ts';
import { launchOn, NOW } from '../support/builders.ts';

/** Stands in every name and every free text: it may appear in the personal part only. */
const MARK = 'SECRET';
const person = { userId: `U0${MARK}`, name: MARK };
const by: AuditAuthor = { ...person, role: 'release manager' };
const launch = launchOn('2026-12-10');
const department = { departmentId: 'dep-docs', name: MARK };

const EVENTS: { [Type in DomainEventType]: readonly Extract<DomainEvent, { type: Type }>[] } = {
  release_drafted: [{ type: 'release_drafted', title: MARK, launch }],
  plan_changed: [{ type: 'plan_changed', fields: ['goal', 'standIn'] }],
  release_moved: [{ type: 'release_moved', from: launch, to: launchOn('2026-12-17') }],
  department_added: [{ type: 'department_added', ...department }],
  department_removed: [{ type: 'department_removed', ...department }],
  release_started: [{ type: 'release_started' }],
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
  ],
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
  retro_opened: [{ type: 'retro_opened' }],
  release_closed: [{ type: 'release_closed', outcome: MARK, lessons: MARK }],
  settings_changed: [{ type: 'settings_changed', fields: ['zone'] }],
  admin_added: [{ type: 'admin_added', userId: `U0${MARK}` }],
  absence_set: [
    { type: 'absence_set', userId: `U0${MARK}`, from: MARK, until: MARK, standInId: `U1${MARK}` },
  ],
  absence_ended: [{ type: 'absence_ended', userId: `U0${MARK}` }],
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
    } as const;
    expect(chainBytes(link)).toBe(
      '{"at":"2026-11-17T09:00:00.000Z","data":{},"id":"ev-2","personalDigest":"dddd","previous":"pppp","releaseId":"rel-atlas","seq":2,"type":"release_held","version":1,"workspaceId":"T0GREEN"}',
    );
  });
});
