import type { Actor } from '../../domain/person.ts';
import type { Release } from '../../domain/release.ts';
import { presentRun, standingOf } from '../../domain/runbook/run.ts';
import type { Step } from '../../domain/runbook/step.ts';
import { peopleOf } from '../../domain/runbook/step-owner.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';

/** A step of the runbook that is up. */
export type NeedOfRunbook = { kind: 'step'; release: Release; attempt: number; step: Step };

/** The step that waits for this person: its owner, or whoever speaks for its department; else its manager. */
export const needsOfRunbook = (
  release: Release,
  { actor, settings }: { actor: Pick<Actor, 'userId'>; settings: WorkspaceSettings },
): NeedOfRunbook[] => {
  const run = presentRun(release);
  const standing = standingOf(release);
  if (run === null || run.turn === null || standing.is !== 'up') return [];
  const { step } = standing;
  const people = release.practice ? [] : peopleOf(step, settings);
  const waitsFor = people.length > 0 ? people : [release.manager.userId];
  return waitsFor.includes(actor.userId) ? [{ kind: 'step', release, attempt: run.attempt, step }] : [];
};
