import { expect } from 'vitest';
import type { Command, CommandType } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { ReleaseEvent } from '../../src/domain/event.ts';
import type { Light, LightAnswer } from '../../src/domain/lights/light.ts';
import type { Actor } from '../../src/domain/person.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import { lightOf, type Release, type Stage } from '../../src/domain/release.ts';
import type { WorkspaceSettings } from '../../src/domain/settings/settings.ts';
import {
  aGreenLight,
  anActor,
  aRelease,
  aStartedRelease,
  DEPARTMENT_KEYS,
  type DepartmentKey,
  departmentId,
  deputyOf,
  launchOn,
  leadOf,
  MAYA,
  NOW,
  someSettings,
} from '../support/builders.ts';

/** The planned moment of the builders' release. */
export const LAUNCH_AT = launchOn('2026-12-10').at;

export const leadActor = (key: DepartmentKey): Actor => anActor({ userId: leadOf(key), name: leadOf(key) });
export const deputyActor = (key: DepartmentKey): Actor =>
  anActor({ userId: deputyOf(key), name: deputyOf(key) });
export const stranger = anActor({ userId: 'U0STRANGER', name: 'Sam' });

type When = { actor?: Actor | null; now?: string; settings?: WorkspaceSettings };

/** Decides as Maya at NOW in the builders' workspace, unless told otherwise. */
export const deciding = (
  release: Release,
  command: Command,
  { actor = anActor(), now = NOW, settings = someSettings() }: When = {},
): Decision => decide(release, command, { actor, now, settings });

/** The release after a command that the rules must take. */
export const after = (release: Release, command: Command, when: When = {}): Release => {
  const decision = deciding(release, command, when);
  if (!decision.ok) throw new Error(`Refused: ${JSON.stringify(decision.refusal)}`);
  return decision.release;
};

export const eventsOf = (release: Release, command: Command, when: When = {}): readonly ReleaseEvent[] => {
  const decision = deciding(release, command, when);
  if (!decision.ok) throw new Error(`Refused: ${JSON.stringify(decision.refusal)}`);
  return decision.events;
};

export const eventTypes = (release: Release, command: Command, when: When = {}): string[] =>
  eventsOf(release, command, when).map(({ type }) => type);

export const refusalOf = (release: Release, command: Command, when: When = {}): Refusal | null => {
  const decision = deciding(release, command, when);
  return decision.ok ? null : decision.refusal;
};

/** A refusal must leave no events and no new facts: it is nothing but its code and facts. */
export const expectRefused = (release: Release, command: Command, refusal: object, when: When = {}): void => {
  const decision = deciding(release, command, when);
  expect(decision).toMatchObject({ ok: false, refusal });
  expect(Object.keys(decision).sort()).toEqual(['ok', 'refusal']);
};

export const answerOf = (key: DepartmentKey, answer: LightAnswer): Command => ({
  type: 'answer',
  departmentId: departmentId(key),
  answer,
});

export const light = (release: Release, key: DepartmentKey): Light => {
  const found = lightOf(release, departmentId(key));
  if (found === undefined) throw new Error(`No light of ${key}.`);
  return found;
};

export const notYet: LightAnswer = {
  answer: 'not_yet',
  reason: 'The price list is missing.',
  solver: 'Pat',
  expectedOn: '2026-11-24',
};
export const onTrack: LightAnswer = { answer: 'on_track', askAgainOn: '2026-11-24' };
export const notConcerned: LightAnswer = { answer: 'not_applicable', reason: 'Nothing to sell.' };

export const allGreen = (overrides: Partial<Release> = {}): Release =>
  aStartedRelease({ lights: DEPARTMENT_KEYS.map((key) => aGreenLight(key)), ...overrides });

export const held = { by: MAYA, at: NOW, reason: 'The API is down.' } as const;

const launched = { attempt: 1, decidedBy: MAYA, decidedAt: LAUNCH_AT };
/** The deployment runs; users do not have it yet. */
export const deploying = (overrides: Partial<Release> = {}): Release =>
  allGreen({ stage: 'launching', attempts: 1, launch: { ...launched, liveAt: null }, ...overrides });
/** Declared live: its announcements are on their way. */
export const announcing = (overrides: Partial<Release> = {}): Release =>
  allGreen({
    stage: 'launching',
    attempts: 1,
    launch: { ...launched, liveAt: LAUNCH_AT },
    announcementId: 'ann-1',
    ...overrides,
  });
export const live = (overrides: Partial<Release> = {}): Release =>
  announcing({ stage: 'live', ...overrides });

/** Closed with all that is asked: the goal was reached, and they looked back. */
export const closedWell = {
  type: 'close',
  outcome: 'Good',
  lessons: 'Ask early',
  goal: { value: '812 boards', answer: 'reached' },
  lookBack: { held: true, reason: '' },
} as const satisfies Command;

/** A release as it looks in each stage. */
export const inStage: Record<Stage, (overrides?: Partial<Release>) => Release> = {
  draft: aRelease,
  planning: (overrides) => aRelease({ stage: 'planning', startedAt: NOW, ...overrides }),
  sign_off: aStartedRelease,
  launching: deploying,
  live,
  retro: (overrides) => live({ stage: 'retro', ...overrides }),
  closed: (overrides) =>
    live({
      stage: 'closed',
      endedAt: '2027-01-08T09:00:00.000Z',
      outcome: 'Good.',
      lessons: 'Ask early.',
      ...overrides,
    }),
  cancelled: (overrides) =>
    aStartedRelease({ stage: 'cancelled', endedAt: '2026-11-20T09:00:00.000Z', ...overrides }),
};

export type { CommandType };
