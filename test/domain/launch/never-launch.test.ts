import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMinutes } from '../../../src/domain/calendar.ts';
import { type Command, isLegal } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import { deliveriesFor } from '../../../src/domain/delivery/effects.ts';
import { timelineOf } from '../../../src/domain/delivery/timeline.ts';
import type { LightAnswer } from '../../../src/domain/lights/light.ts';
import { isReady, obstaclesTo } from '../../../src/domain/lights/verdict.ts';
import type { Actor } from '../../../src/domain/person.ts';
import { mayNot } from '../../../src/domain/policy.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  aDepartment,
  aLight,
  anActor,
  aRelease,
  deputyOf,
  launchOn,
  leadOf,
  MAYA,
  NOW,
  someSettings,
} from '../../support/builders.ts';
import { stranger } from '../deciding.ts';

const KEYS = ['docs', 'sales', 'qa'] as const;
const RICO = { userId: 'U0RICO', name: 'Rico' };
const settings = someSettings({
  releaseManagers: [MAYA.userId, RICO.userId],
  admins: ['U0ADA'],
  departments: KEYS.map((key) => aDepartment(key, { required: key !== 'qa' })),
});

const PEOPLE: readonly (Actor | null)[] = [
  null,
  anActor(),
  anActor(RICO),
  anActor({ userId: 'U0ADA', name: 'Ada' }),
  anActor({ isFullMember: false }),
  stranger,
  ...KEYS.flatMap((key) => [
    anActor({ userId: leadOf(key), name: key }),
    anActor({ userId: deputyOf(key), name: key }),
  ]),
];

const department = fc.constantFrom(...KEYS.map((key) => aDepartment(key).id));
const text = fc.constantFrom('', 'Because');

const answer: fc.Arbitrary<LightAnswer> = fc.oneof(
  { weight: 12, arbitrary: fc.constant({ answer: 'green' } as const) },
  fc.constant({ answer: 'on_track', askAgainOn: '2026-11-24' } as const),
  fc.constant({ answer: 'not_yet', reason: 'x', solver: 'y', expectedOn: '2026-11-25' } as const),
  fc.constant({ answer: 'not_applicable', reason: 'x' } as const),
);

/** Cancelling ends the search, so it is tried less often. */
const BRAKES = ['hold', 'hold', 'hold', 'hold', 'hold', 'cancel'] as const;

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 16,
    arbitrary: fc.record({ type: fc.constant('answer' as const), departmentId: department, answer }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('consent' as const),
      departmentId: department,
      agreed: fc.boolean(),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('launch' as const),
      mode: fc.constantFrom('live_now' as const, 'deployment_starts' as const),
      announcementId: fc.constant('ann'),
      early: fc.constantFrom(true, true, false),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('ask' as const, 'ask_again' as const),
      departmentId: department,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('report_fact' as const),
      by: fc.constant({ userId: 'hook:ci', name: 'ci' }),
      fact: fc.record({
        at: fc.constant(NOW),
        kind: fc.constantFrom('check' as const, 'stage' as const, 'alert' as const),
        name: fc.constant('tests'),
        state: fc.constantFrom('passed' as const, 'failed' as const, 'running' as const),
        candidate: fc.constantFrom('', 'rc2'),
        stage: fc.constant(''),
        percent: fc.constant(null),
        count: fc.constant(null),
        link: fc.constant(''),
        words: fc.constant(''),
      }),
      departmentId: fc.option(department),
      known: fc.constant(null),
      toldLately: fc.constant(0),
    }),
  },
  fc.constantFrom<Command>(
    { type: 'start' },
    { type: 'take_over' },
    { type: 'announced' },
    { type: 'retro_due' },
    { type: 'seek_manager' },
    { type: 'resume', launch: null },
    { type: 'resume', launch: launchOn('2026-12-20') },
    { type: 'hand_over', to: RICO },
    { type: 'hand_over', to: MAYA },
    { type: 'declare_live', announcementId: 'ann' },
    { type: 'declare_failed', usersSee: 'part', cause: 'x', askAgain: [aDepartment('docs').id] },
    { type: 'edit', change: { plan: { launch: launchOn('2026-12-15') } } },
    { type: 'plan_move', to: launchOn('2026-12-15'), reason: 'people', words: '' },
    { type: 'undo_move' },
    { type: 'apply_move' },
  ),
  fc.record({ type: fc.constantFrom(...BRAKES), reason: text }),
  fc.record({ type: fc.constant('close' as const), outcome: text, lessons: text }),
);

/** Most steps are somebody's who may: otherwise nothing would ever happen. */
const step = fc.record({
  command,
  who: fc.option(fc.constantFrom(...PEOPLE), { nil: undefined, freq: 3 }),
  minutes: fc.integer({ min: 0, max: 60 * 12 }),
});

const entitled = (release: Release, wanted: Command): Actor | null =>
  PEOPLE.find((actor) => actor !== null && mayNot(actor, wanted, release, settings) === null) ?? null;

const STARTS = ['draft', 'sign_off'] as const;
const begin = (stage: (typeof STARTS)[number]): Release =>
  aRelease({
    stage,
    startedAt: stage === 'draft' ? null : NOW,
    lights: KEYS.map((key) => aLight(key, { required: key !== 'qa' })),
  });

/** What must hold of every release, whatever was tried. */
const expectConsistent = (release: Release): void => {
  const { stage, launch, hold, lights } = release;
  expect(launch !== null).toBe(['launching', 'live', 'retro', 'closed'].includes(stage));
  if (hold !== null) expect(['planning', 'sign_off', 'launching']).toContain(stage);
  if (hold !== null) expect(launch?.liveAt ?? null).toBeNull();
  expect(release.endedAt !== null).toBe(stage === 'closed' || stage === 'cancelled');
  expect(release.announcementId !== null).toBe((launch?.liveAt ?? null) !== null);
  for (const light of lights) {
    if (['green', 'on_track', 'not_yet'].includes(light.state))
      expect(light.answer?.answer).toBe(light.state);
    if (light.state !== 'waiting') expect(light.askedAt).not.toBeNull();
  }
  // From the decision on the lights are locked, so what was agreed stays readable.
  if (launch !== null) expect(obstaclesTo({ ...release, hold: null })).toEqual([]);
};

test('whatever people try, nothing is launched while anything is in the way', () => {
  let launches = 0;
  let refusals = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...STARTS),
      fc.array(step, { minLength: 8, maxLength: 45 }),
      (stage, steps) => {
        let release = begin(stage);
        let now = NOW;
        for (const { command: wanted, who, minutes } of steps) {
          now = addMinutes(now, minutes);
          const actor = who === undefined ? entitled(release, wanted) : who;
          const decision = decide(release, wanted, { actor, now, settings });
          if (!decision.ok) {
            refusals += 1;
            continue;
          }
          expect(isLegal(wanted.type, release)).toBe(true);
          if (actor !== null) expect(mayNot(actor, wanted, release, settings)).toBeNull();
          const launching = release.launch === null && decision.release.launch !== null;
          if (launching) {
            launches += 1;
            expect(wanted.type).toBe('launch');
            expect(obstaclesTo(release)).toEqual([]);
          }
          const types = decision.events.map(({ type }) => type);
          if (types.includes('all_green'))
            expect([isReady(release), isReady(decision.release)]).toEqual([false, true]);
          if (decision.events.length === 0) expect(decision.release).toBe(release);
          release = decision.release;
          expectConsistent(release);
          // What follows from the facts can always be drawn.
          timelineOf(release, settings, now);
          const named = decision.events.map((event, index) => ({ id: `ev-${index}`, event }));
          deliveriesFor({ release, settings, now }, named);
        }
      },
    ),
    { numRuns: 400, seed: 20261210 },
  );
  // The search must have reached both sides of the rule.
  expect(launches).toBeGreaterThan(20);
  expect(refusals).toBeGreaterThan(500);
});
