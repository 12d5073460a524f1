import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMinutes } from '../../../src/domain/calendar.ts';
import type { Command } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import { deliveriesFor } from '../../../src/domain/delivery/effects.ts';
import { timelineOf } from '../../../src/domain/delivery/timeline.ts';
import { counts } from '../../../src/domain/launch/waiver.ts';
import { standingOf } from '../../../src/domain/launch-day/roll-call.ts';
import { USUAL_RULES } from '../../../src/domain/lights/light-rules.ts';
import { isNeeded } from '../../../src/domain/lights/needed.ts';
import { isReady } from '../../../src/domain/lights/verdict.ts';
import type { Actor } from '../../../src/domain/person.ts';
import { mayNot } from '../../../src/domain/policy.ts';
import { lightsAreOpen, type Release } from '../../../src/domain/release.ts';
import { riskOf } from '../../../src/domain/risk/risk.ts';
import {
  aDepartment,
  anActor,
  aPlan,
  aStartedRelease,
  departmentId,
  launchOn,
  leadOf,
  MAYA,
  someSettings,
} from '../../support/builders.ts';
import { answered, HIGH, LOW, PAT, RICO } from '../matters.ts';
import { RollCallRecount } from './roll-call-recount.ts';

const KEYS = ['eng', 'qa', 'docs', 'sales'] as const;
const IDS = KEYS.map(departmentId);
/** Sales comes after Docs, and QA is optional. */
const settings = someSettings({
  releaseManagers: [MAYA.userId, RICO.userId],
  departments: KEYS.map((key) => aDepartment(key, { key: key === 'eng' ? 'engineering' : key })),
});
const PEOPLE: readonly Actor[] = [
  anActor(),
  anActor(RICO),
  ...KEYS.map((key) => anActor({ userId: leadOf(key), name: key })),
];
const AT = '2026-12-10T12:40:00.000Z';

const rules = { ...USUAL_RULES, judges: ['price' as const] };
const begin = (): Release =>
  aStartedRelease({
    plan: aPlan({ risk: HIGH, backOut: 'Switch it off.', beta: 'Liked.' }),
    lights: KEYS.map((key) => answered(key, 'green', { answer: 'green' }, { required: key !== 'qa', rules })),
  });

const department = fc.constantFrom(...IDS);
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record({
      type: fc.constant('answer_station' as const),
      departmentId: department,
      word: fc.constantFrom(
        'go' as const,
        'go' as const,
        'go' as const,
        'go' as const,
        'no_go' as const,
        'hold' as const,
      ),
      reason: fc.constantFrom('x', 'x', ''),
    }),
  },
  { weight: 8, arbitrary: fc.constant({ type: 'start_roll_call', duty: {} } as const) },
  {
    weight: 16,
    arbitrary: fc.record({ type: fc.constant('station_silent' as const), departmentId: department }),
  },
  { weight: 12, arbitrary: fc.constant({ type: 'wait_for_station' } as const) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('scrub' as const), reason: fc.constantFrom('', 'x') }),
  },
  { weight: 5, arbitrary: fc.constant({ type: 'resume', launch: null } as const) },
  { weight: 1, arbitrary: fc.constant({ type: 'resume', launch: launchOn('2026-12-17') } as const) },
  { weight: 1, arbitrary: fc.constant({ type: 'hold', reason: 'x' } as const) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('edit' as const),
      change: fc.record({
        plan: fc.constantFrom({ price: '10' }, { price: '' }, { risk: LOW }, { risk: HIGH }),
      }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('answer' as const),
      departmentId: department,
      answer: fc.constantFrom(
        { answer: 'green' } as const,
        { answer: 'green' } as const,
        { answer: 'green' } as const,
        { answer: 'not_yet', reason: 'x', solver: 'y', expectedOn: '2026-12-11' } as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('ask_confirmation' as const), departmentId: department }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('confirm_light' as const),
      departmentId: department,
      advance: fc.constant(false),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('waive' as const),
      departmentId: department,
      reason: fc.constant('x'),
      acceptedBy: fc.constant(PAT),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      type: fc.constant('agree_waiver' as const),
      departmentId: department,
      agreed: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.constant({
      type: 'launch',
      mode: 'deployment_starts',
      announcementId: 'a',
      early: true,
    } as const),
  },
  {
    weight: 14,
    arbitrary: fc.record({
      type: fc.constant('second_launch' as const),
      agreed: fc.constantFrom(true, true, true, false),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constant({
      type: 'declare_failed',
      usersSee: 'nothing',
      cause: 'x',
      askAgain: [],
    } as const),
  },
);
/** Mostly about the station that is up: otherwise nobody would ever get through. */
const step = fc.record({
  command,
  inTurn: fc.constantFrom(true, true, false),
  minutes: fc.constantFrom(0, 1, 10, 10, 10, 200),
});

const SIGNALS = ['station_silent', 'ask_confirmation'];
const actorFor = (release: Release, wanted: Command): Actor | null =>
  SIGNALS.includes(wanted.type)
    ? null
    : (PEOPLE.find((person) => mayNot(person, wanted, release, settings) === null) ?? anActor());

const aboutNext = (drawn: Command, release: Release, now: string): Command => {
  const standing = standingOf(release, now);
  return (drawn.type === 'answer_station' || drawn.type === 'station_silent') && 'station' in standing
    ? { ...drawn, departmentId: standing.station.departmentId }
    : drawn;
};

test('whatever is said, held, moved and taken back, the roll-call stands where a naive recount of the record has it, and nothing is launched before all said go', () => {
  const seen = new Map<string, number>();
  const saw = (what: string): void => void seen.set(what, (seen.get(what) ?? 0) + 1);
  fc.assert(
    fc.property(fc.array(step, { minLength: 60, maxLength: 120 }), (steps) => {
      let release = begin();
      let now = AT;
      const recount = new RollCallRecount();
      for (const { command: drawn, inTurn, minutes } of steps) {
        now = addMinutes(now, minutes);
        const wanted = inTurn ? aboutNext(drawn, release, now) : drawn;
        const before = release;
        const decision = decide(release, wanted, { actor: actorFor(release, wanted), now, settings });
        if (!decision.ok) {
          saw(decision.refusal.code);
          continue;
        }
        const awaitedOf = ({ lights }: Release) =>
          lights
            .filter((light) => isNeeded(light, before) && !counts(light.waiver))
            .map((light) => light.departmentId);
        for (const event of decision.events) {
          saw(event.type);
          if (event.type === 'launch_decided') {
            const isHigh = riskOf(before.plan.risk) === 'high';
            if (isHigh) expect(recount.outcome(awaitedOf(before), now)).toBe('complete');
            saw(isHigh ? 'launched at high risk' : 'launched otherwise');
            expect(isReady(before)).toBe(true);
          }
          recount.hear(event, now);
        }
        release = decision.release;
        const awaited = release.lights
          .filter((light) => isNeeded(light, release) && !counts(light.waiver))
          .map((light) => light.departmentId);
        const standing = standingOf(release, now);
        const is = 'station' in standing ? `${standing.is}: ${standing.station.departmentId}` : standing.is;
        if (lightsAreOpen(release) && riskOf(release.plan.risk) === 'high')
          expect(is).toBe(recount.outcome(awaited, now));
        if (decision.events.some(({ type }) => type === 'roll_call_complete')) expect(is).toBe('complete');
        const { rollCall } = release;
        // Somebody is waited for, or nobody is.
        if (rollCall !== null && rollCall.silentAt !== null) expect(standing.is).not.toBe('complete');
        const named = decision.events.map((event, index) => ({ id: `ev-${index}`, event }));
        deliveriesFor({ release, before, settings, now }, named);
        timelineOf(release, settings, now);
      }
    }),
    { numRuns: 400, seed: 20261210 },
  );
  for (const what of [
    'roll_call_started',
    'roll_call_complete',
    'station_silent',
    'station_waited',
    'launch_scrubbed',
    'launched at high risk',
    'launched otherwise',
    'release_resumed',
    'not_your_turn',
    'roll_call_open',
    'launch_failed',
    'waiver_agreed',
    'light_stale',
  ]) {
    expect(seen.get(what) ?? 0, what).toBeGreaterThan(5);
  }
});
