import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  aGreenLight,
  anActor,
  aStartedRelease,
  DEPARTMENT_KEYS,
  launchOn,
  NOW,
} from '../../support/builders.ts';
import { after, allGreen, eventsOf, eventTypes, expectRefused, LAUNCH_AT, leadActor } from '../deciding.ts';

const TO = launchOn('2026-12-17');
const ONE_LATER = '2026-11-17T09:01:00.000Z';
const LEAVES = '2026-11-17T09:02:00.000Z';

const move = (overrides: Partial<Extract<Command, { type: 'plan_move' }>> = {}): Command => ({
  type: 'plan_move',
  to: TO,
  reason: 'quality',
  words: 'The import loses rows.',
  ...overrides,
});
const release = aStartedRelease();
const chosen = after(release, move());
const applied = (given: Release, now = LEAVES): Release =>
  after(given, { type: 'apply_move' }, { actor: null, now });

describe('a new date that was chosen', () => {
  test('waits two minutes, and changes nothing else', () => {
    const { move: waits, ...rest } = chosen;
    expect(waits).toEqual({
      to: TO,
      reason: 'quality',
      words: 'The import loses rows.',
      by: { userId: 'U0MAYA', name: 'Maya' },
      at: NOW,
      leavesAt: LEAVES,
    });
    expect({ ...rest, move: null }).toEqual(release);
  });

  test('is taken with its reason when the two minutes are over, and never before', () => {
    expect(applied(chosen, ONE_LATER)).toBe(chosen);
    expect(eventsOf(chosen, { type: 'apply_move' }, { actor: null, now: LEAVES })).toEqual([
      {
        type: 'release_moved',
        from: release.plan.launch,
        to: TO,
        reason: 'quality',
        words: 'The import loses rows.',
      },
    ]);
    expect(applied(chosen)).toEqual({ ...release, plan: { ...release.plan, launch: TO } });
  });

  test('is taken once, however often its moment comes, and however late', () => {
    const moved = applied(chosen, '2027-01-20T09:00:00.000Z');
    expect(moved.plan.launch).toEqual(TO);
    expect(applied(moved)).toBe(moved);
  });

  test('is dropped by an undo within the two minutes: the release is what it was', () => {
    expect(after(chosen, { type: 'undo_move' }, { now: ONE_LATER })).toEqual(release);
    expectRefused(chosen, { type: 'undo_move' }, { code: 'no_move_under_way' }, { now: LEAVES });
    expectRefused(release, { type: 'undo_move' }, { code: 'no_move_under_way' });
  });

  test('gives way to a newer one, which has its own two minutes', () => {
    const again = after(chosen, move({ to: launchOn('2027-01-14') }), { now: ONE_LATER });
    const oldButton = { type: 'undo_move', chosenAt: NOW } as const;
    expectRefused(again, oldButton, { code: 'no_move_under_way' }, { now: ONE_LATER });
    expect(after(chosen, oldButton, { now: ONE_LATER }).move).toBeNull();
    expect(again.move).toMatchObject({ to: launchOn('2027-01-14'), leavesAt: '2026-11-17T09:03:00.000Z' });
    expect(applied(again)).toBe(again);
  });

  test.each<[string, Command]>([
    ['a hold', { type: 'hold', reason: 'API down' }],
    ['a cancel', { type: 'cancel', reason: 'No budget' }],
  ])('is dropped by %s, which stands in the record', (_what, command) => {
    expect(after(chosen, command).move).toBeNull();
    expect(eventTypes(chosen, command)).toContain('move_undone');
    expect(eventTypes(release, command)).not.toContain('move_undone');
  });

  test('is the manager’s alone to choose', () => {
    for (const command of [move(), { type: 'undo_move' } as const]) {
      expectRefused(chosen, command, { code: 'not_entitled' }, { actor: leadActor('docs') });
    }
  });

  test('lies ahead, and is another one', () => {
    expectRefused(release, move({ to: launchOn('2026-11-16') }), { code: 'launch_in_past' });
    expectRefused(release, move({ to: launchOn('2026-12-10') }), { code: 'same_date' });
    const elsewhere = launchOn('2026-12-10', '13:00', 'Europe/London');
    expect(after(release, move({ to: elsewhere })).move?.to).toEqual(elsewhere);
  });
});

describe('while a new date waits', () => {
  test('nothing is launched, and everything is once it is undone', () => {
    const ready = after(allGreen(), move(), { now: LAUNCH_AT });
    const go: Command = { type: 'launch', mode: 'live_now', announcementId: 'ann', early: true };
    expectRefused(ready, go, { code: 'move_under_way', to: TO.at }, { now: LAUNCH_AT });
    const undone = after(ready, { type: 'undo_move' }, { now: LAUNCH_AT });
    expect(eventTypes(undone, go, { now: LAUNCH_AT })).toContain('launch_decided');
  });

  test('people answer as before, and what they judged is what counts later', () => {
    const docs = chosen.lights.find(({ name }) => name === 'Docs')?.departmentId ?? '';
    const answer = { type: 'answer', departmentId: docs, answer: { answer: 'green' } } as const;
    const answered = after(chosen, answer, { actor: leadActor('docs'), now: ONE_LATER });
    expect(answered.move).toEqual(chosen.move);
    expect(applied(answered).lights.find(({ name }) => name === 'Docs')?.state).toBe('green');
  });
});

describe('lights and the new date', () => {
  const judged = { date: LAUNCH_AT };
  const lights = DEPARTMENT_KEYS.map((key) => {
    const light = aGreenLight(key);
    const answer = light.answer === null ? null : { ...light.answer, judged };
    return { ...light, answer, rules: { ...light.rules, dateBound: key === 'marketing' } };
  });
  const green = aStartedRelease({ lights });
  const stale = (given: Release): string[] =>
    given.lights.filter(({ state }) => state === 'stale').map(({ name }) => name);

  test('a later one asks those again whose work is tied to the date', () => {
    expect(stale(applied(after(green, move())))).toEqual(['Marketing']);
  });

  test('an earlier one asks everybody again', () => {
    expect(stale(applied(after(green, move({ to: launchOn('2026-12-08') }))))).toHaveLength(8);
  });
});

describe('an edit with another date', () => {
  const edit: Command = { type: 'edit', change: { plan: { launch: TO } } };

  test('is refused once the release has started: people prepare for the date', () => {
    expectRefused(release, edit, { code: 'moves_by_itself' });
    expect(after(aStartedRelease({ stage: 'draft', startedAt: null }), edit).plan.launch).toEqual(TO);
  });
});

describe('a date that was chosen during a hold', () => {
  const hold = { by: anActor(), at: NOW, reason: 'API down' };
  const held = after(aStartedRelease({ hold }), move());

  test('is taken when its two minutes are over, in silence', () => {
    expect(applied(held)).toMatchObject({ hold, plan: { launch: TO } });
  });

  test('is taken at once when the hold ends first, and told with its end', () => {
    const resume: Command = { type: 'resume', launch: null };
    expect(after(held, resume, { now: ONE_LATER })).toMatchObject({
      hold: null,
      move: null,
      plan: { launch: TO },
    });
    expect(eventsOf(held, resume, { now: ONE_LATER })).toMatchObject([
      { type: 'release_resumed', moved: true },
      { type: 'release_moved', to: TO, reason: 'quality', words: 'The import loses rows.' },
    ]);
  });

  test('is dropped, on record, where the hold ends with another one', () => {
    const other = launchOn('2027-01-14');
    const context = { now: ONE_LATER };
    expect(eventsOf(held, { type: 'resume', launch: other }, context)).toMatchObject([
      { type: 'release_resumed', moved: true },
      { type: 'move_undone', to: TO },
      { type: 'release_moved', to: other },
    ]);
    // The very same one is taken with its reason.
    expect(eventTypes(held, { type: 'resume', launch: TO }, context)).toEqual([
      'release_resumed',
      'release_moved',
    ]);
    expect(eventsOf(held, { type: 'resume', launch: TO }, context).at(-1)).toMatchObject({
      reason: 'quality',
    });
  });

  test('is told where it is the same moment in another zone', () => {
    const to = launchOn('2026-12-10', '13:00', 'Europe/London');
    const zoned = after(aStartedRelease({ hold }), move({ to }));
    expect(to.at).toBe(release.plan.launch.at);
    expect(eventsOf(zoned, { type: 'resume', launch: null }, { now: ONE_LATER })).toMatchObject([
      { type: 'release_resumed', moved: true },
      { type: 'release_moved', from: release.plan.launch, to },
    ]);
  });
});
