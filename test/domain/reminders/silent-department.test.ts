import { expect, test } from 'vitest';
import type { Light } from '../../../src/domain/lights/light.ts';
import type { Reminder } from '../../../src/domain/reminders/reminder.ts';
import { isSilent } from '../../../src/domain/reminders/silent-department.ts';
import { aStartedRelease } from '../../support/builders.ts';

const ASKED = '2026-12-01T09:00:00.000Z';
const DAY_1 = '2026-12-03T09:00:00.000Z';
const DAY_2 = '2026-12-04T09:00:00.000Z';

const aLight = (change: Partial<Light> = {}): Light => {
  const [light] = aStartedRelease().lights;
  if (light === undefined) throw new Error('a release has lights');
  return { ...light, state: 'waiting', askedAt: ASKED, answer: null, ...change };
};

const reminded = (dueAt: string, change: Partial<Reminder> = {}): Reminder => ({
  id: `${dueAt}-${change.userId ?? 'lead'}`,
  releaseId: 'r1',
  departmentId: aLight().departmentId,
  userId: 'U0LEAD',
  step: 'lead',
  place: 'direct',
  raisedBy: null,
  dueAt,
  raisedAt: dueAt,
  goesAt: dueAt,
  digest: null,
  snoozedUntil: null,
  settledAt: null,
  ...change,
});

const twice = [reminded(DAY_1), reminded(DAY_2)];

test.each<[string, boolean, Light, readonly Reminder[]]>([
  ['two days of reminders without an answer', true, aLight(), twice],
  [
    'the second of them to the deputy',
    true,
    aLight(),
    [reminded(DAY_1), reminded(DAY_2, { step: 'deputy' })],
  ],
  ['one to whoever stands in', true, aLight(), [reminded(DAY_1, { step: 'stand_in' }), reminded(DAY_2)]],
  ['in the channel', true, aLight(), twice.map((each) => ({ ...each, place: 'channel' as const }))],
  ['one day', false, aLight(), [reminded(DAY_1)]],
  ['two people on one day', false, aLight(), [reminded(DAY_1), reminded(DAY_1, { userId: 'U0DEPUTY' })]],
  [
    'a nudge by hand is no second day',
    false,
    aLight(),
    [reminded(DAY_1), reminded(DAY_2, { step: 'nudge' })],
  ],
  ['the sponsor does not answer', false, aLight(), [reminded(DAY_1), reminded(DAY_2, { step: 'sponsor' })]],
  ['another department', false, aLight(), twice.map((each) => ({ ...each, departmentId: 'dep-other' }))],
  ['settled meanwhile', false, aLight(), [reminded(DAY_1, { settledAt: DAY_2 }), reminded(DAY_2)]],
  ['of an earlier question', false, aLight({ askedAt: '2026-12-03T12:00:00.000Z' }), twice],
  ['green by now', false, aLight({ state: 'green' }), twice],
  ['on track', false, aLight({ state: 'on_track' }), twice],
])('%s: silent %s', (_what, silent, light, reminders) => {
  expect(isSilent(light, reminders)).toBe(silent);
});
