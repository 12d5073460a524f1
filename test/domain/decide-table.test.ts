import { describe, expect, test } from 'vitest';
import type { Command, CommandType } from '../../src/domain/command.ts';
import type { Actor } from '../../src/domain/person.ts';
import { type Release, STAGES, type Stage } from '../../src/domain/release.ts';
import { aLight, anActor, departmentId, launchOn, MAYA, NOW, someSettings } from '../support/builders.ts';
import {
  allGreen,
  announcing,
  answerOf,
  deciding,
  deploying,
  expectRefused,
  held,
  inStage,
  leadActor,
  notConcerned,
  onTrack,
} from './deciding.ts';

const settings = someSettings({ releaseManagers: [MAYA.userId, 'U0RICO'] });
const maya = anActor();
const rico = anActor({ userId: 'U0RICO', name: 'Rico' });
const sales = departmentId('sales');

const waitingForConsent = (release: Release): Release => ({
  ...release,
  lights: release.lights.map((light) =>
    light.departmentId === sales
      ? {
          ...light,
          askedAt: NOW,
          state: 'not_applicable_asked',
          answer: { ...notConcerned, by: MAYA, at: NOW, asDeputy: false },
        }
      : light,
  ),
});

const saidOnTrack = (release: Release): Release => ({
  ...release,
  lights: release.lights.map((light) =>
    light.departmentId === sales
      ? {
          ...light,
          askedAt: NOW,
          state: 'on_track',
          answer: { ...onTrack, by: MAYA, at: NOW, asDeputy: false },
        }
      : light,
  ),
});

const asIs = (release: Release): Release => release;
const green = (release: Release): Release => ({ ...release, lights: allGreen().lights });

type Case = {
  command: Command;
  actor: Actor | null;
  /** What the command needs besides the stage. */
  given: (release: Release) => Release;
  /** Written by hand: d draft, p planning, s sign-off, L launching, l live, r retro, c closed, x cancelled. */
  legal: string;
};

const CASES: Record<CommandType, Case> = {
  edit: {
    command: { type: 'edit', change: { plan: { goal: 'New' } } },
    actor: maya,
    given: asIs,
    legal: 'd p s',
  },
  start: { command: { type: 'start' }, actor: maya, given: asIs, legal: 'd' },
  hold: { command: { type: 'hold', reason: 'Wait' }, actor: maya, given: asIs, legal: 'p s L' },
  resume: {
    command: { type: 'resume', launch: launchOn('2026-12-11') },
    actor: maya,
    given: (release) => ({ ...release, hold: held }),
    legal: 'p s L',
  },
  cancel: { command: { type: 'cancel', reason: 'No budget' }, actor: maya, given: asIs, legal: 'd p s' },
  hand_over: {
    command: { type: 'hand_over', to: { userId: 'U0RICO', name: 'Rico' } },
    actor: maya,
    given: asIs,
    legal: 'd p s L l r',
  },
  take_over: {
    command: { type: 'take_over' },
    actor: rico,
    given: (release) => ({ ...release, seeksManager: true }),
    legal: 'd p s L l r',
  },
  answer: {
    command: answerOf('sales', { answer: 'green' }),
    actor: leadActor('sales'),
    given: asIs,
    legal: 'p s',
  },
  consent: {
    command: { type: 'consent', departmentId: sales, agreed: true },
    actor: maya,
    given: waitingForConsent,
    legal: 'p s',
  },
  launch: {
    command: { type: 'launch', mode: 'live_now', announcementId: 'ann-1', early: true },
    actor: maya,
    given: green,
    legal: 'p s',
  },
  declare_live: {
    command: { type: 'declare_live', announcementId: 'ann-1' },
    actor: maya,
    given: asIs,
    legal: 'L',
  },
  declare_failed: {
    command: { type: 'declare_failed', usersSee: 'nothing', cause: 'Disk full', askAgain: [] },
    actor: maya,
    given: asIs,
    legal: 'L',
  },
  close: {
    command: { type: 'close', outcome: 'Good', lessons: 'Ask early' },
    actor: maya,
    given: asIs,
    legal: 'l r',
  },
  ask: {
    command: { type: 'ask', departmentId: sales },
    actor: null,
    given: (release) => ({
      ...release,
      lights: release.lights.map((light) => (light.departmentId === sales ? aLight('sales') : light)),
    }),
    legal: 'p s',
  },
  ask_again: {
    command: { type: 'ask_again', departmentId: sales },
    actor: null,
    given: saidOnTrack,
    legal: 'p s',
  },
  announced: { command: { type: 'announced' }, actor: null, given: asIs, legal: 'L' },
  retro_due: { command: { type: 'retro_due' }, actor: null, given: asIs, legal: 'l' },
  seek_manager: { command: { type: 'seek_manager' }, actor: null, given: asIs, legal: 'd p s L l r' },
};

const LETTER: Record<Stage, string> = {
  draft: 'd',
  planning: 'p',
  sign_off: 's',
  launching: 'L',
  live: 'l',
  retro: 'r',
  closed: 'c',
  cancelled: 'x',
};

const pairs = (Object.entries(CASES) as [CommandType, Case][]).flatMap(
  ([type, { command, actor, given, legal }]) =>
    STAGES.map((stage) => {
      // What is announced was declared live; everything else about a launch happens before.
      const base = type === 'announced' && stage === 'launching' ? announcing() : inStage[stage]();
      return {
        type,
        stage,
        command,
        actor,
        release: given(base),
        legal: legal.split(' ').includes(LETTER[stage]),
      };
    }),
);

test('the table has every command in every stage', () => {
  expect(pairs).toHaveLength(18 * 8);
});

describe('legal pairs', () => {
  test.each(pairs.filter(({ legal }) => legal))('$type is taken in $stage', ({ release, command, actor }) => {
    const decision = deciding(release, command, { actor, settings });
    expect(decision).toMatchObject({ ok: true });
    expect(decision.ok && decision.events.length).toBeGreaterThan(0);
  });
});

describe('illegal pairs', () => {
  const SINCE: Record<Stage, (release: Release) => string | null> = {
    draft: () => null,
    planning: (release) => release.startedAt,
    sign_off: (release) => release.startedAt,
    launching: (release) => release.launch?.decidedAt ?? null,
    live: (release) => release.launch?.liveAt ?? null,
    retro: (release) => release.launch?.liveAt ?? null,
    closed: (release) => release.endedAt,
    cancelled: (release) => release.endedAt,
  };

  test.each(pairs.filter(({ legal }) => !legal))(
    '$type is refused in $stage, with the stage and since when',
    ({ type, stage, release, command, actor }) => {
      const refusal = { code: 'wrong_stage', command: type, stage, since: SINCE[stage](release) };
      expectRefused(release, command, refusal, { actor, settings });
    },
  );
});

test('a deployment that was declared live cannot be declared again, fail or be held: a later stop is a rollback', () => {
  const release = announcing();
  for (const type of ['declare_live', 'declare_failed', 'hold'] as const) {
    const refusal = { code: 'wrong_stage', command: type, stage: 'launching', since: release.launch?.liveAt };
    expectRefused(release, CASES[type].command, refusal);
  }
});

test('nothing that a delivery reports makes a running deployment live', () => {
  const decision = deciding(deploying(), { type: 'announced' }, { actor: null });
  expect(decision).toEqual({ ok: true, release: deploying(), events: [] });
});
