import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMinutes } from '../../../src/domain/calendar.ts';
import type { Command } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import { deliveriesFor } from '../../../src/domain/delivery/effects.ts';
import { timelineOf } from '../../../src/domain/delivery/timeline.ts';
import type { ReleaseEvent } from '../../../src/domain/event.ts';
import type { Plan, Release } from '../../../src/domain/release.ts';
import { anActor, aPlan, someSettings } from '../../support/builders.ts';
import { allGreen, LAUNCH_AT } from '../deciding.ts';
import { groupsOf } from './rollout-cases.ts';

const settings = someSettings();

const name = fc.constantFrom(
  '5 %',
  '10 %',
  '25 %',
  '50 %',
  '100 %',
  'Pilots',
  'Europe',
  'Everybody',
  'The rest',
);
const soak = fc.constantFrom('', '4 hours', '2 days', '1 week', 'a while');
const plan: fc.Arbitrary<Plan> = fc
  .array(fc.tuple(name, soak), { maxLength: 5 })
  .map((groups) => (groups.length === 0 ? aPlan({ path: 'phased' }) : groupsOf(...groups)));

/** The group that is next, or some other; the present end of its time, or an older one. */
type Wish = (release: Release) => Command;
const groupId = fc.constantFrom('1', '2', '3', '4', '5', '6', 'everybody');
const reason = fc.constantFrom('', 'x', 'x');

const wish: fc.Arbitrary<Wish> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.tuple(groupId, reason).map(
      ([id, why]) =>
        () =>
          ({ type: 'begin_group', groupId: id, reason: why }) as const,
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom('soak' as const, 'day' as const)).map(
      ([by]): Wish =>
        ({ rollout }) => ({
          type: 'extend_stage',
          groupId: rollout?.begun.at(-1)?.id ?? '1',
          seen: rollout?.until ?? LAUNCH_AT,
          by,
        }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('', 'x'), fc.boolean()).map(
      ([why, takenBack]) =>
        () =>
          ({ type: 'stop_rollout', reason: why, takenBack }) as const,
    ),
  },
  { weight: 3, arbitrary: fc.constant((() => ({ type: 'hold', reason: 'x' }) as const) satisfies Wish) },
  { weight: 4, arbitrary: fc.constant((() => ({ type: 'resume', launch: null }) as const) satisfies Wish) },
  {
    weight: 4,
    arbitrary: fc.constant(
      (() =>
        ({
          type: 'close',
          outcome: 'x',
          lessons: 'x',
          goal: { value: '1', answer: 'reached' },
          lookBack: { held: true, reason: '' },
        }) as const) satisfies Wish,
    ),
  },
  { weight: 1, arbitrary: fc.constant((() => ({ type: 'retro_due' }) as const) satisfies Wish) },
  {
    weight: 6,
    arbitrary: groupId.map(
      (id): Wish =>
        ({ rollout }) => ({ type: 'ask_stage', groupId: rollout?.begun.at(-1)?.id ?? id }),
    ),
  },
  {
    weight: 2,
    arbitrary: groupId.map(
      (id): Wish =>
        () => ({ type: 'remove_item', part: 'cohorts', itemId: id }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.option(groupId), name, soak).map(
      ([itemId, typed, time]): Wish =>
        () => ({ type: 'put_item', part: 'cohorts', itemId, values: { name: typed, soak: time } }),
    ),
  },
);

const SIGNALS: readonly Command['type'][] = ['ask_stage', 'retro_due'];

const step = fc.record({ wish, minutes: fc.constantFrom(1, 30, 300, 900, 1440, 4320) });

test('no release that goes out group by group ends before everybody has it, or somebody stopped it', () => {
  const seen = new Map<string, number>();
  const saw = (what: string): void => void seen.set(what, (seen.get(what) ?? 0) + 1);
  fc.assert(
    fc.property(plan, fc.array(step, { minLength: 30, maxLength: 80 }), (chosen, steps) => {
      let release: Release = allGreen({ plan: chosen });
      let now = LAUNCH_AT;
      // Told by the record alone: how many reach everybody, and whether somebody stopped it.
      let isWhole = false;
      let isStopped = false;
      const take = (command: Command, actor = anActor()): void => {
        const before = release;
        const isSignal = SIGNALS.includes(command.type) || command.type === 'announced';
        const decision = decide(before, command, { actor: isSignal ? null : actor, now, settings });
        if (!decision.ok) {
          saw(decision.refusal.code);
          return;
        }
        for (const event of decision.events as readonly ReleaseEvent[]) {
          saw(event.type);
          if (event.type === 'stage_begun') isWhole = event.index === event.of;
          if (event.type === 'rollout_completed') expect(isWhole).toBe(true);
          if (event.type === 'rollout_stopped') isStopped = true;
          if (event.type === 'release_closed') expect(isWhole || isStopped).toBe(true);
        }
        release = decision.release;
        const named = decision.events.map((event, index) => ({ id: `ev-${index}`, event }));
        deliveriesFor({ release, before, settings, now }, named);
        const asks = timelineOf(release, settings, now).filter(({ kind }) => kind === 'time.stage_ask');
        // A rollout that goes on is asked about, always; one that is over, or on hold, never.
        const goesOn = release.rollout !== null && !isStopped && release.rollout.completedAt === null;
        expect(asks).toHaveLength(goesOn && release.hold === null && release.stage === 'live' ? 1 : 0);
      };
      take({ type: 'launch', mode: 'live_now', announcementId: 'ann-1', early: false });
      take({ type: 'announced' });
      expect(release.stage).toBe('live');
      for (const { wish: drawn, minutes } of steps) {
        now = addMinutes(now, minutes);
        take(drawn(release));
      }
    }),
    { numRuns: 300, seed: 20261210 },
  );
  for (const what of [
    'stage_begun',
    'stage_asked',
    'stage_extended',
    'rollout_stopped',
    'rollout_completed',
    'release_closed',
    'release_resumed',
    'groups_left',
    'group_has_it',
    'another_group_next',
    'groups_stopped',
  ]) {
    expect(seen.get(what) ?? 0, what).toBeGreaterThan(5);
  }
});
