import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMinutes } from '../../../src/domain/calendar.ts';
import { decide } from '../../../src/domain/decide.ts';
import { SLIP_REASONS, UNDO_MINUTES } from '../../../src/domain/move/planned-move.ts';
import type { PlannedLaunch, Release } from '../../../src/domain/release.ts';
import { anActor, aStartedRelease, launchOn, NOW, someSettings } from '../../support/builders.ts';
import { beginning, command, PEOPLE } from '../random-release.ts';

const settings = someSettings();

const someDay = fc
  .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 23 }))
  .map(([day, month, hour]): PlannedLaunch => {
    const two = (number: number) => String(number).padStart(2, '0');
    return launchOn(`2027-${two(month)}-${two(day)}`, `${two(hour)}:30`);
  });

const someMove = fc.record({
  to: someDay,
  reason: fc.constantFrom(...SLIP_REASONS),
  words: fc.string({ maxLength: 40 }),
});

/** A release in the midst of whatever people did with it. */
const someRelease = fc
  .tuple(beginning, fc.array(fc.tuple(command, fc.constantFrom(...PEOPLE)), { maxLength: 25 }))
  .map(([{ release, settings: of }, steps]) => {
    let at = release;
    const begun = decide(at, { type: 'start' }, { actor: anActor(), now: NOW, settings: of });
    if (begun.ok) at = begun.release;
    for (const [wanted, actor] of steps) {
      const decision = decide(at, wanted, { actor, now: NOW, settings: of });
      if (decision.ok) at = decision.release;
    }
    return { release: { ...at, move: null }, settings: of };
  });

test('any move followed by its undo gives the release back, byte for byte', () => {
  let undone = 0;
  fc.assert(
    fc.property(
      someRelease,
      someMove,
      fc.integer({ min: 0, max: 119 }),
      ({ release, settings: of }, wanted, s) => {
        const given = { now: NOW, settings: of };
        const manager = anActor(release.manager);
        const planned = decide(release, { type: 'plan_move', ...wanted }, { ...given, actor: manager });
        if (!planned.ok) return;
        const now = addMinutes(NOW, s / 60);
        const back = decide(planned.release, { type: 'undo_move' }, { ...given, actor: manager, now });
        if (!back.ok) throw new Error(JSON.stringify(back.refusal));
        expect(JSON.stringify(back.release)).toBe(JSON.stringify(release));
        undone += 1;
      },
    ),
  );
  expect(undone).toBeGreaterThan(10);
});

const moved = (release: Release, to: PlannedLaunch, now: string): Release => {
  const wanted = { type: 'plan_move', to, reason: 'other', words: '' } as const;
  const planned = decide(release, wanted, { actor: anActor(), now, settings });
  if (!planned.ok) throw new Error(JSON.stringify(planned.refusal));
  const later = addMinutes(now, UNDO_MINUTES);
  const applied = decide(planned.release, { type: 'apply_move' }, { actor: null, now: later, settings });
  if (!applied.ok) throw new Error(JSON.stringify(applied.refusal));
  return applied.release;
};

test('a move there and a move back give the same plan, whoever was asked again meanwhile', () => {
  const release = aStartedRelease();
  fc.assert(
    fc.property(someDay, (to) => {
      const there = moved(release, to, NOW);
      expect(there.plan.launch).toEqual(to);
      const back = moved(there, release.plan.launch, addMinutes(NOW, 60));
      expect(JSON.stringify(back.plan)).toBe(JSON.stringify(release.plan));
    }),
  );
});
