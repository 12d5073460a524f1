import { expect, test } from 'vitest';
import type { DomainEventType } from '../../../src/domain/event.ts';
import { changesSinceGreen } from '../../../src/domain/launch/changes-since-green.ts';

const log = (...events: (DomainEventType | [DomainEventType, Record<string, unknown>])[]) =>
  events.map((event) =>
    typeof event === 'string' ? { type: event, data: {} } : { type: event[0], data: event[1] },
  );

const valueChanged: [DomainEventType, Record<string, unknown>] = [
  'plan_changed',
  { fields: ['value', 'scope'] },
];

const answered = (departmentId: string, state: string): [DomainEventType, Record<string, unknown>] => [
  'light_answered',
  { departmentId, state },
];

test.each([
  ['nothing after the last green light', log(valueChanged, 'light_answered', 'all_green'), []],
  ['a changed plan after it, by its fields', log('all_green', valueChanged), ['value', 'scope']],
  ['a moved date', log('all_green', 'release_moved'), ['date']],
  [
    'each change once',
    log('all_green', valueChanged, 'release_moved', valueChanged),
    ['value', 'scope', 'date'],
  ],
  [
    'only what came after it turned green again',
    log('all_green', 'release_moved', 'readiness_lost', 'all_green'),
    [],
  ],
  [
    'another manager and departments',
    log('all_green', 'manager_changed', 'department_removed'),
    ['manager', 'departments'],
  ],
  [
    'holds and answers, which are no changes of the plan',
    log('all_green', 'release_held', 'light_answered'),
    [],
  ],
  [
    'an optional department that turned red, by its last answer',
    log('all_green', answered('dep-docs', 'green'), answered('dep-docs', 'not_yet')),
    ['light:dep-docs'],
  ],
  [
    'nothing where it came back',
    log('all_green', answered('dep-docs', 'not_yet'), answered('dep-docs', 'green')),
    [],
  ],
  ['the last answer where no light was required', log('light_answered', 'release_moved'), ['date']],
  ['nothing before anybody answered', log('release_started', 'release_moved'), []],
])('after the lights: %s', (_what, events, changed) => {
  expect(changesSinceGreen(events)).toEqual(changed);
});
