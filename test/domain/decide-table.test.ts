import { describe, expect, test } from 'vitest';
import type { CommandType } from '../../src/domain/command.ts';
import { type Release, STAGES, type Stage } from '../../src/domain/release.ts';
import { NOW } from '../support/builders.ts';
import { CASES, type Case, settings } from './decide-cases.ts';
import { announcing, deciding, deploying, expectRefused, inStage } from './deciding.ts';

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
  ([type, { command, actor, given, legal, now = NOW }]) =>
    STAGES.map((stage) => {
      // What is announced was declared live; everything else about a launch happens before.
      const base = type === 'announced' && stage === 'launching' ? announcing() : inStage[stage]();
      return {
        type,
        stage,
        command,
        actor,
        now,
        release: given(base),
        legal: legal.split(' ').includes(LETTER[stage]),
      };
    }),
);

test('the table has every command in every stage', () => {
  expect(pairs).toHaveLength(102 * 8);
});

describe('legal pairs', () => {
  test.each(pairs.filter(({ legal }) => legal))(
    '$type is taken in $stage',
    ({ release, command, actor, now }) => {
      const decision = deciding(release, command, { actor, settings, now });
      expect(decision).toMatchObject({ ok: true });
      expect(decision.ok && decision.events.length).toBeGreaterThan(0);
    },
  );
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
